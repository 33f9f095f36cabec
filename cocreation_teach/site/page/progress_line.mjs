// How far the learner is, at the head of a page and beside each page in the contents; it goes along with what is done.

import { progressOf, shortly } from "../../course/jupyter/labextensions/cocreation-teach/static/progress.mjs";
import { language, t } from "../../widgets/words.mjs";
import { today } from "./days.mjs";
import { Missing } from "./loading.mjs";
import { answeredOn } from "./progress.mjs";
import { standings } from "./standing.mjs";
import { way } from "./way.mjs";

const PRACTICE = "exercises/00-practice.ipynb";

/** Of pages in the order of the course, the one on which a learner goes on; none before the first answer. */
export function goesOn(pages) {
  const last = pages.findLastIndex(({ answered }) => answered);
  return last < 0 ? undefined : pages.slice(last).find(({ answered, questions }) => answered < questions);
}

/** Show it on a page: `asks` is what the page itself asks, `pages` what those ask that it lists. */
export function showProgress({ asks, pages = [] }, { journal, bank, whenShared }, place = document) {
  const say = (row) => {
    const line = place.querySelector(`[data-path="${row.path}"] > span`);
    if (line) line.textContent = shortly(row, t, language);
  };
  const begin = (rows) => {
    const to = goesOn(rows);
    const there = to && place.querySelector(`[data-path="${to.path}"] > a`);
    const link = place.querySelector(".ccs-begin > a");
    if (!link || !there) return;
    link.href = there.href;
    link.textContent = t("site.go-on", { page: there.textContent });
  };
  const show = async () => {
    const acts = journal.all();
    const line = place.querySelector(".ccp-progress");
    if (asks && line) line.textContent = progressOf({ ...asks, ...answeredOn(asks, standings(acts)) }, t);
    const rows = way(acts, pages);
    for (const row of rows) say(row);
    begin(rows);
    if (!pages.length || !acts.length) return;
    try {
      const course = await bank();
      const practice = rows.find(({ path }) => path === PRACTICE);
      say({ path: PRACTICE, ...practice, ...course.dueOn(acts, today(), course.bank) });
    } catch (error) {
      if (!(error instanceof Missing)) throw error; // then nothing is said of what is due
    }
  };
  whenShared(show);
  return show();
}
