// How far a learner has come, by page and by concept: the rules of `learning/progress.py`, once more for the page.
// `known` is what `standings` returns.

import { markOf } from "../../widgets/marking.mjs";
import { isAnswer } from "./answers.mjs";
import { findQuestion } from "./bank.mjs";
import { keyOf } from "./standing.mjs";

const RECALL = "recall"; // what the occasions begin with on which lessons open with earlier questions

/** Questions with which a lesson opens. */
export const RECALLED = 4;

/** The occasion on which a lesson opens with a question that is usually asked on another. */
export const recalling = (lesson, usual = "") => `${RECALL} ${lesson} ${usual}`.trimEnd();

/** The number of the lesson that opens on an occasion; empty if none does. */
export function recalledIn(occasion) {
  const [name, lesson = ""] = occasion.split(" ");
  return name === RECALL ? lesson : "";
}

/** The number of the lesson that a page is or belongs to; empty outside the sequence. */
export function numberOf(path) {
  return /^(\d\d[a-z]?)-/.exec(path.split("/").at(-1))?.[1] ?? "";
}

/** What a page asks, each as id and occasion: of earlier questions with which it opens, those that were begun. */
export function askedOn({ path, questions, recalls }, known) {
  const number = numberOf(path);
  const begun = recalls
    ? [...known.keys()]
        .map((key) => JSON.parse(key))
        .filter(([, occasion]) => recalledIn(occasion) === number)
    : [];
  return [...begun, ...questions];
}

/** How many questions a page asks, and how many of them are answered. */
export function answeredOn(page, known) {
  const asked = askedOn(page, known);
  return {
    questions: Math.max(page.questions.length + (page.recalls ? RECALLED : 0), asked.length),
    answered: asked.filter((pair) => isAnswered(pair, known)).length,
  };
}

/** The same, and how many of them were right at the first try. */
export function pageProgress(page, known, bank) {
  const right = askedOn(page, known).filter((pair) => isRight(pair, known, bank)).length;
  return { ...answeredOn(page, known), right };
}

/** How far a learner has come with each concept, over all pages. */
export function conceptProgress(pages, known, bank) {
  const found = {};
  const asked = new Map(pages.flatMap(({ questions }) => questions).map((pair) => [keyOf(...pair), pair]));
  for (const pair of asked.values()) {
    if (pair[1] === "prediction") continue;
    for (const concept of findQuestion(bank, ...pair)?.concepts ?? []) {
      found[concept] ??= { questions: 0, answered: 0, right: 0 };
      found[concept].questions += 1;
      found[concept].answered += isAnswered(pair, known);
      found[concept].right += isRight(pair, known, bank);
    }
  }
  return found;
}

/** The mark of a learner's very first answer; null where there is none, or none to give. */
export function firstMark(pair, known, bank) {
  return markOfTry(pair, known.get(keyOf(...pair))?.first, bank);
}

/** The mark of a learner's last answer; null where there is none, or none to give. */
export function lastMark(pair, known, bank) {
  return markOfTry(pair, known.get(keyOf(...pair))?.tries.at(-1), bank);
}

function markOfTry(pair, tried, bank) {
  const question = findQuestion(bank, ...pair);
  return question && tried && isAnswer(question, tried.answer) ? markOf(question, tried.answer) : null;
}

const isAnswered = (pair, known) => (known.get(keyOf(...pair))?.tries.length ?? 0) > 0;
const isRight = (pair, known, bank) => isAnswered(pair, known) && firstMark(pair, known, bank)?.credit === 1;
