// The course's questions, as a script of the site brings them: {questions, rail, spare}, the first two by id.

/** On which occasion an encounter is placed on the continuum, and how later occasions of that end. */
export const CONTINUUM = "continuum";

export const isOnRail = (occasion) => occasion.endsWith(CONTINUUM);

/** On which of its two occasions a question comes again: that of the continuum, or the usual one. */
export const usualOf = ({ question, occasion }) => [question, isOnRail(occasion) ? CONTINUUM : ""];

/** The question behind an id of the journal; null if the course no longer has it. */
export function findQuestion({ questions, rail }, id, occasion = "") {
  const held = isOnRail(occasion) && Object.hasOwn(rail, id) ? rail : questions;
  return Object.hasOwn(held, id) ? held[id] : null;
}
