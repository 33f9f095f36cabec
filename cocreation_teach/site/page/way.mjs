// The way through the course: how far the learner is on each page (as `course/way.py`).

import { answeredOn } from "./progress.mjs";
import { standings } from "./standing.mjs";

/** The pages of the course, each with how many of its questions are answered. */
export function way(entries, pages) {
  const known = standings(entries);
  return pages.map((page) => ({ path: page.path, minutes: page.minutes, ...answeredOn(page, known) }));
}
