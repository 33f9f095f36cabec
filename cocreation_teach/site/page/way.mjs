// The way through the course: how far the learner is on each page, and what is due (as `course/way.py`).

import { isoOf } from "./days.mjs";
import { due, nextDay, schedule } from "./practice.mjs";
import { answeredOn } from "./progress.mjs";
import { standings } from "./standing.mjs";

/** The pages of the course, each with how many of its questions are answered. */
export function way(entries, pages) {
  const known = standings(entries);
  return pages.map((page) => ({ path: page.path, ...answeredOn(page, known) }));
}

/** How much is due for practice on a day, and on which day there is more. */
export function dueOn(entries, day, bank) {
  const cards = schedule(entries, bank);
  const next = nextDay(cards, day);
  return { due: due(cards, day, cards.length).length, next_day: next === null ? null : isoOf(next) };
}
