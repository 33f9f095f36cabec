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
