// What to practise, and when: the rules of `learning/practice.py` and `widgets/practice.py`, once more for the page.

import { markOf, rightAnswer } from "../../widgets/marking.mjs";
import { t } from "../../widgets/words.mjs";
import { sha256 } from "../vendor/sha256.mjs";
import { FSRSAlgorithm, generatorParameters, Rating } from "../vendor/ts-fsrs.mjs";
import { isAnswer } from "./answers.mjs";
import { findQuestion, usualOf } from "./bank.mjs";
import { dayOf, isoOf, weekdayAndDay } from "./days.mjs";

const LONGEST = 30; // days; a question that would wait longer is done with
const MOST = 10; // questions in one sitting
const NEW = 4; // of these, at the most so many that the student has not seen
const OCCASION = "practice";

const memory = new FSRSAlgorithm(generatorParameters({ learning_steps: [], relearning_steps: [] }));
const RIGHT = { guess: Rating.Hard, fair: Rating.Good, certain: Rating.Easy };
const UNKNOWN = [Rating.Again, Rating.Hard]; // what brings a question in

const isAct = ({ act, occasion }) => ["try", "shown"].includes(act) && occasion !== "prediction";
const compare = (one, other) => (one < other ? -1 : Number(one > other));

/** Things by what is said of each, as lists in their order. */
function grouped(things, say) {
  const found = new Map();
  for (const one of things) found.set(say(one), [...(found.get(say(one)) ?? []), one]);
  return found;
}

/**
 * The questions that come again, the first due first: {question, occasion, answered, due}. Of a day the first act
 * counts: what follows it has seen the feedback.
 */
export function schedule(entries, bank) {
  const acts = grouped(entries.filter(isAct), (one) => JSON.stringify(usualOf(one)));
  return [...acts.keys()]
    .sort()
    .map((key) => cardOf(JSON.parse(key), acts.get(key), bank))
    .filter(Boolean)
    .sort((one, other) => one.due - other.due);
}

function cardOf([id, occasion], acts, bank) {
  const question = findQuestion(bank, id, occasion);
  if (!question?.alone) return null;
  const days = [...grouped(acts, ({ at }) => dayOf(at))].sort(([one], [other]) => one - other);
  const rated = days
    .map(([day, [first]]) => [day, ratingOf(question, first)])
    .filter(([, rating]) => rating !== null);
  if (!rated.some(([, rating]) => UNKNOWN.includes(rating))) return null;
  const answered = rated.at(-1)[0];
  const wait = waitAfter(rated);
  return wait > LONGEST ? null : { question, occasion, answered, due: answered + wait };
}

/** For how many days a memory lasts after some answers, each a day and how well the question was known. */
function waitAfter(rated) {
  let state = null;
  let before = null;
  for (const [day, rating] of rated) {
    state = memory.next_state(state, before === null ? 0 : day - before, rating);
    before = day;
  }
  return memory.next_interval(state.stability, 0);
}

/** How well a question was known; null if an act cannot tell, as an answer to older words. */
function ratingOf(question, { act, answer, confidence }) {
  if (act === "shown") return question.feedback ? Rating.Again : null;
  const mark = isAnswer(question, answer) ? markOf(question, answer) : null;
  if (!mark) return null;
  return mark.credit === 1 ? (RIGHT[confidence] ?? Rating.Good) : Rating.Again;
}

/** What to ask on a day: what is due, so mixed that no two in a row have the same answer if it can be. */
export function due(cards, day, most = MOST) {
  const right = ({ question }) => JSON.stringify(rightAnswer(question));
  const waiting = cards.filter((card) => card.due <= day).slice(0, most);
  const mixed = [];
  while (waiting.length) {
    const last = mixed.length ? right(mixed.at(-1)) : null;
    const at = waiting.findIndex((card) => right(card) !== last);
    mixed.push(...waiting.splice(Math.max(0, at), 1));
  }
  return mixed;
}

/** The next day after one on which something is due; null if nothing is. */
export function nextDay(cards, day) {
  const later = cards.map((card) => card.due).filter((one) => one > day);
  return later.length ? Math.min(...later) : null;
}

/** How much is due for practice on a day, and on which day there is more. */
export function dueOn(entries, day, bank) {
  const cards = schedule(entries, bank);
  const next = nextDay(cards, day);
  return { due: due(cards, day, cards.length).length, next_day: next === null ? null : isoOf(next) };
}

/** Questions that no page asks, about concepts of pages that were worked on; others come on another day. */
export function unseen(entries, day, most, { pages, bank }) {
  const tries = entries.filter(({ act, occasion }) => act === "try" && occasion !== "prediction");
  const answered = new Set(tries.map(({ question }) => question));
  const worked = pages.filter(({ questions }) => questions.some(([id]) => answered.has(id)));
  const met = new Set(worked.flatMap(({ concepts }) => concepts));
  const order = (id) => sha256(`${isoOf(day)}${id}`);
  return bank.spare
    .filter((id) => !answered.has(id) && bank.questions[id].concepts.some((one) => met.has(one)))
    .sort((one, other) => compare(order(one), order(other)))
    .slice(0, most)
    .map((id) => bank.questions[id]);
}

/** What is practised on a day: what is `said` of it, and what is `asked`, each a question and its occasion. */
export function practice(entries, day, { pages, bank }) {
  const occasion = `${OCCASION} ${isoOf(day)}`;
  // What was answered earlier on the day stays on the page, with its feedback.
  const before = entries.filter((entry) => !entry.occasion.startsWith(occasion));
  const cards = schedule(before, bank);
  const again = due(cards, day);
  const fresh = unseen(before, day, Math.min(NEW, MOST - again.length), { pages, bank });
  const asked = [...again, ...fresh.map((question) => ({ question, occasion: "" }))];
  return {
    said: sentence({ cards, again: again.length, fresh: fresh.length, day, pages }),
    asked: asked.map(({ question, occasion: usual }) => ({
      question,
      occasion: `${occasion} ${usual}`.trimEnd(),
    })),
  };
}

/** What there is to practise, and when there is more, in words. */
function sentence({ cards, again, fresh, day, pages }) {
  if (!again && !fresh && !cards.length)
    return t("practice.nothing", { lesson: pages.find(({ concepts }) => concepts.length).title });
  const left = due(cards, day, cards.length).length - again;
  const next = nextDay(cards, day);
  return [
    again ? t("practice.due", { count: again }) : t("practice.none-due"),
    left && t("practice.more", { count: left }),
    fresh && t(again ? "practice.then" : "practice.new", { count: fresh }),
    next !== null && t("practice.next", { day: weekdayAndDay(next) }),
  ]
    .filter(Boolean)
    .join(" ");
}
