/** The way through the course, in words. */

const KINDS = { lesson: "Lesson", exercise: "Exercise", solution: "Solution" };
const LINKS = { previous: "Before this", exercise: "Its exercise", solution: "Its solution", next: "Next" };

/** What a page is called: *Lesson 09*; its title where it stands outside the sequence. */
export const nameOf = ({ kind, number, title }) => (number ? `${KINDS[kind]} ${number}` : title);

/** How far a reader is on a page; empty where it asks nothing. What cannot be read is not told as nothing. */
export function progressOf(row, unread = false) {
  if (!row?.questions) return "";
  if (unread) return `${row.answered} of ${row.questions} answered, as far as your journal can be read`;
  const left = minutesLeft(row);
  const about = left ? `about ${left} minutes left` : "all done";
  return `${row.answered} of ${row.questions} answered, ${about}`;
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
        links[name] ? [{ says, to: links[name], href: address(inFolder(root, links[name].path)) }] : [],
      );

/** A path of the course as its server names it. */
export const inFolder = (root, path) => (root ? `${root}/${path}` : path);
