// How far the learner is, at the head of a page and beside each page in the contents; it goes along with what is done.

import { t } from "../../widgets/words.mjs";
import { dayOf, today, weekdayAndDay } from "./days.mjs";
import { Missing } from "./loading.mjs";
import { answeredOn } from "./progress.mjs";
import { standings } from "./standing.mjs";
import { way } from "./way.mjs";

const PRACTICE = "exercises/00-practice.ipynb";

/** How far a reader is on a page, and about how many minutes it still takes, in fives; empty where it asks nothing. */
export function onPage({ minutes, answered, questions }) {
  if (!questions) return "";
  const left = Math.ceil((minutes * (1 - answered / questions)) / 5) * 5;
  return t(left ? "page.progress" : "page.progress-done", { answered, questions, left });
}

/** The same, shortly, or what is due there; before the first answer, how long it takes. */
export function shortly({ answered, questions, minutes, due, next_day: next }) {
  if (due) return t("page.due", { due });
  if (next) return t("page.next-due", { day: weekdayAndDay(dayOf(next)) });
  if (questions && answered) return t("page.answered", { answered, questions });
  return minutes ? t("page.minutes", { minutes }) : "";
}

/** Of pages in the order of the course, the one on which a learner goes on; none before the first answer. */
export function goesOn(pages) {
  const last = pages.findLastIndex(({ answered }) => answered);
  return last < 0 ? undefined : pages.slice(last).find(({ answered, questions }) => answered < questions);
}

/** Show it on a page: `asks` is what the page itself asks, `pages` what those ask that it lists. */
export function showProgress({ asks, pages = [] }, { journal, bank, whenShared }, place = document) {
  const say = (row) => {
    const line = place.querySelector(`[data-path="${row.path}"] > span`);
    if (line) line.textContent = shortly(row);
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
    if (asks && line) line.textContent = onPage({ ...asks, ...answeredOn(asks, standings(acts)) });
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
