/** The way through the course, in words. */

import { t } from "./words.mjs";

const KINDS = { lesson: "page.lesson", exercise: "page.exercise", solution: "page.solution" };
const LINKS = {
  previous: "page.to-previous",
  exercise: "page.to-exercise",
  solution: "page.to-solution",
  next: "page.to-next",
};

/** What a page is called: *Lesson 09*; its title where it stands outside the sequence. */
export const nameOf = ({ kind, number, title }) => (number ? t(KINDS[kind], { number }) : title);

/** How far a reader is on a page; empty where it asks nothing. What cannot be read is not told as nothing. */
export function progressOf(row, unread = false) {
  if (!row?.questions) return "";
  if (unread) return t("page.progress-unread", row);
  const left = minutesLeft(row);
  return left ? t("page.progress", { ...row, left }) : t("page.progress-done", row);
}

/** About how many minutes a page still takes, in fives. */
export function minutesLeft({ minutes, answered, questions }) {
  return Math.ceil((minutes * (1 - answered / questions)) / 5) * 5;
}

/** Where a page leads: what the link says of it, and where it goes. */
export const onward = ({ links, root }, address) =>
  root === null
    ? []
    : Object.entries(LINKS).flatMap(([name, says]) =>
        links[name]
          ? [{ name, says: t(says), to: links[name], href: address(inFolder(root, links[name].path)) }]
          : [],
      );

/** A path of the course as its server names it. */
export const inFolder = (root, path) => (root ? `${root}/${path}` : path);
