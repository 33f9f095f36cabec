// What answers the course map: how far one has come, by the record in this browser. `widgets/course_map.py`, for the page.

import { today } from "./days.mjs";
import { Missing } from "./loading.mjs";
import { conceptProgress, pageProgress } from "./progress.mjs";
import { standings } from "./standing.mjs";

/** The map `content` of somebody who has done nothing, as it is after some acts. */
export function mapAfter(content, acts, { pages, bank, dueOn }, day) {
  const known = standings(acts);
  const concepts = conceptProgress(pages, known, bank);
  const row = (one) => {
    const page = pages.find(({ path }) => one.href === `../${path}`);
    return { ...one, ...pageProgress(page, known, bank) };
  };
  return {
    ...content,
    lessons: content.lessons.map((one) => ({ ...row(one), exercise: one.exercise && row(one.exercise) })),
    others: content.others.map(row),
    concepts: content.concepts.map((one) => ({ ...one, ...concepts[one.id] })),
    due: dueOn(acts, day, bank).due,
  };
}

/** The same map with its links to the pages of the site. */
export function linked(content) {
  const link = (one) => one && { ...one, href: one.href.replace(/\.ipynb$/, ".html") };
  return {
    ...content,
    practice: link(content.practice),
    lessons: content.lessons.map((one) => ({ ...link(one), exercise: link(one.exercise) })),
    others: content.others.map(link),
  };
}

/** The answer to the course map; `bank` brings the course's questions. */
export function answerCourseMap({ state }, { journal, bank }) {
  const show = async ({ tell }) => {
    const acts = journal.all();
    try {
      const now = acts.length ? mapAfter(state.content, acts, await bank(), today()) : state.content;
      tell({ content: linked(now) });
    } catch (error) {
      if (!(error instanceof Missing)) throw error; // then it stays the map of the course, which leads everywhere
    }
  };
  return {
    state: { content: linked(state.content) },
    hear: (_message, _buffers, out) => show(out),
    shared: (_changed, out) => show(out),
  };
}
