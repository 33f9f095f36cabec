// With which earlier questions a lesson opens: the rules of `learning/recall.py`, once more for the page.

import { t } from "../../widgets/words.mjs";
import { findQuestion, usualOf } from "./bank.mjs";
import { schedule } from "./practice.mjs";
import { numberOf, RECALLED, recalledIn, recalling } from "./progress.mjs";
import { keyOf } from "./standing.mjs";

/**
 * The questions with which a lesson opens, each {question, occasion, own}: `own` where the learner's record asks for
 * it. `usual` are ids of what is asked where the record asks for nothing. From the first answer on they stay the same.
 */
export function toRecall(entries, lesson, usual, { pages, bank }) {
  const isHere = ({ occasion }) => recalledIn(occasion) === lesson;
  const start = entries.findIndex(isHere);
  const chosen = chosenFrom(start < 0 ? entries : entries.slice(0, start), lesson, usual, { pages, bank });
  const begun = new Set(entries.filter(isHere).map((one) => keyOf(...usualOf(one))));
  const more = Math.max(0, RECALLED - begun.size);
  const unbegun = new Set([...chosen.keys()].filter((key) => !begun.has(key)).slice(0, more));
  // Another tab may have answered something that is no longer chosen here.
  const strays = [...begun].filter((key) => !chosen.has(key));
  return [...[...chosen.keys()].filter((key) => begun.has(key) || unbegun.has(key)), ...strays]
    .map((key) => {
      const [id, occasion] = JSON.parse(key);
      return { question: findQuestion(bank, id, occasion), occasion, own: chosen.get(key) ?? true };
    })
    .filter(({ question }) => question);
}

/** By key which questions to ask, in order, each with whether the learner's own record asks for it. */
function chosenFrom(entries, lesson, usual, { pages, bank }) {
  const earlier = askedBefore(lesson, pages);
  const own = schedule(entries, bank)
    .filter(({ question }) => earlier.has(question.id))
    .sort((one, other) => one.answered - other.answered)
    .slice(0, RECALLED)
    .map(({ question, occasion }) => keyOf(question.id, occasion));
  const others = usual.map((id) => keyOf(id)).filter((key) => !own.includes(key));
  return new Map([
    ...own.map((key) => [key, true]),
    ...others.slice(0, RECALLED - own.length).map((key) => [key, false]),
  ]);
}

/** The ids of what lessons and exercises before a lesson ask, and it does not. */
function askedBefore(lesson, pages) {
  const ids = (some) => new Set(some.flatMap(({ questions }) => questions.map(([id]) => id)));
  const numbered = pages
    .map((page) => ({ ...page, number: numberOf(page.path) }))
    .filter((page) => page.number);
  const here = ids(numbered.filter(({ number }) => number === lesson));
  return new Set([...ids(numbered.filter(({ number }) => number < lesson))].filter((id) => !here.has(id)));
}

/** What a lesson opens with: what is `said` of it, and what is `asked`, each a question and its occasion. */
export function recall(entries, lesson, usual, data) {
  const recalled = toRecall(entries, lesson, usual, data);
  return {
    said: sentence(recalled),
    asked: recalled.map(({ question, occasion }) => ({ question, occasion: recalling(lesson, occasion) })),
  };
}

/** Where the questions come from, in words. */
function sentence(recalled) {
  const own = recalled.filter((one) => one.own).length;
  if (!own) return t("recall.usual");
  return own === recalled.length ? t("recall.all-own") : t("recall.own", { count: own });
}
