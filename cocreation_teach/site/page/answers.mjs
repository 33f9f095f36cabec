// What answers a question takes, and how one reads in words: the rules of `theory/kinds`, once more for the page.
// A question is {id, shape} with what its form has: options, rows and options, or actors and things.

import { t } from "../../widgets/words.mjs";

/** How sure a learner can be. */
export const CONFIDENCE = ["guess", "fair", "certain"];

const LONGEST = 50_000; // signs of an answer in one's own words
const ARROW = ">";

/** Whether a text has more than blanks, as Python counts them. */
const hasWords = (text) =>
  [...text].some((sign) => sign === "\ufeff" || (sign.trim() && !BLANKS.includes(sign)));
const BLANKS = "\u001c\u001d\u001e\u001f\u0085";

/** Whether an answer is one that a question takes. */
export function isAnswer(question, answer) {
  const ids = (name) => question[name].map(({ id }) => id);
  switch (question.shape) {
    case "several":
      return isSome(answer) && answer.every((one) => ids("options").includes(one));
    case "match":
      return (
        typeof answer === "object" &&
        answer !== null &&
        !Array.isArray(answer) &&
        Object.keys(answer).length === question.rows.length &&
        ids("rows").every((row) => Object.hasOwn(answer, row) && ids("options").includes(answer[row]))
      );
    case "flows":
      return isSome(answer) && answer.every((one) => isArrow(one, ids("actors"), ids("things")));
    case "text":
      return typeof answer === "string" && hasWords(answer) && [...answer].length <= LONGEST;
    default:
      return ids("options").includes(answer);
  }
}

/** Whether something is a list of one or more things, each once. */
const isSome = (answer) =>
  Array.isArray(answer) && answer.length > 0 && new Set(answer.map(String)).size === answer.length;

function isArrow(arrow, actors, things) {
  const [giver, thing, receiver, ...more] = typeof arrow === "string" ? arrow.split(ARROW) : [];
  const isBetween = actors.includes(giver) && actors.includes(receiver) && giver !== receiver;
  return isBetween && things.includes(thing) && !more.length;
}

/** An answer as a person reads it; what the question does not know stands as it was given. */
export function inWords(question, answer) {
  if (Array.isArray(answer)) return answer.map((one) => labelOf(question, one)).join("; ");
  if (typeof answer !== "object" || answer === null) return labelOf(question, answer);
  const rowOf = (row) => question.rows?.find(({ id }) => id === row)?.label ?? row;
  return Object.entries(answer)
    .map(([row, option]) => `${rowOf(row)}: ${labelOf(question, option)}`)
    .join("; ");
}

function labelOf({ shape, options = [], actors = [], things = [] }, answer) {
  const label = (those, key) => those.find(({ id }) => id === key)?.label;
  if (shape !== "flows") return label(options, answer) ?? String(answer);
  const [giver, thing, receiver] = String(answer).split(ARROW);
  const parts = {
    giver: label(actors, giver),
    thing: label(things, thing),
    receiver: label(actors, receiver),
  };
  return Object.values(parts).every(Boolean) ? t("flows.arrow", parts) : String(answer);
}
