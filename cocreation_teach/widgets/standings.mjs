// Where cards stand that are placed, and what the whole board shows.

import { lastTry } from "./record.mjs";
import { verdictOf } from "./shared.mjs";
import { t, times } from "./words.mjs";

/** The place that earns full credit. */
export function keyOf(card) {
  return Object.keys(card.marks).find((place) => card.marks[place].credit === 1);
}

/** Where a card stands and how: {place, state}, state being waiting, right, partly, wrong, noted or shown. */
export function standing(card, tries, shown) {
  if (shown.includes(card.id)) return { place: keyOf(card), state: "shown" };
  const place = lastTry(tries, card.id)?.answer;
  return place ? { place, state: verdictOf(card.marks[place]) } : { place: null, state: "waiting" };
}

/** Settled cards stay where they are: they are right, or their place was shown. */
export function isSettled(state) {
  return state === "right" || state === "shown";
}

/** The next card to think about: first those still waiting after this one, then those in a wrong place. */
export function nextCard(cards, tries, shown, current) {
  const at = cards.findIndex((card) => card.id === current);
  const round = [...cards.slice(at + 1), ...cards.slice(0, Math.max(at, 0))];
  const having = (...states) => round.find((card) => states.includes(standing(card, tries, shown).state));
  return (having("waiting") ?? having("wrong", "partly"))?.id ?? null;
}

/** What the whole board shows: how many stand where, and which ideas wrong places pointed to. */
export function summarise(cards, tries, shown) {
  const states = cards.map((card) => standing(card, tries, shown).state);
  const count = (wanted) => states.filter((state) => state === wanted).length;
  const first = cards.filter(
    (card, at) => states[at] === "right" && tries[card.id][0].answer === keyOf(card),
  ).length;
  const misconceptions = {};
  for (const { misconception } of wrongTries(cards, tries).map(({ card, answer }) => card.marks[answer])) {
    if (misconception) misconceptions[misconception] = (misconceptions[misconception] ?? 0) + 1;
  }
  return {
    cards: cards.length,
    placed: cards.length - count("waiting"),
    noted: count("noted"),
    first,
    later: count("right") - first,
    defended: count("partly"),
    shown: count("shown"),
    open: count("wrong"),
    misconceptions,
  };
}

/** Every try that earned nothing, whatever came after it. */
export function wrongTries(cards, tries) {
  return cards.flatMap((card) =>
    (tries[card.id] ?? [])
      .filter(({ answer }) => card.marks[answer]?.credit === 0)
      .map(({ answer }) => ({ card, answer })),
  );
}

const TABLE = 12;

/** The waiting cards that lie on the table: the first dozen, and always the one being read. */
export function onTable(waiting, current) {
  const at = waiting.findIndex(({ id }) => id === current);
  return at < TABLE ? waiting.slice(0, TABLE) : [...waiting.slice(0, TABLE - 1), waiting[at]];
}

/** The summary in sentences; `advice` is what the widget adds between the count and the recurring ideas. */
export function summarySentences(summary, beliefs, advice) {
  if (summary.noted) return [t("board.noted", summary)];
  const counted = (id, count) => (count ? [t(id, { count })] : []);
  const also = [
    ...counted("board.later", summary.later),
    ...counted("board.defended", summary.defended),
    ...counted("board.shown", summary.shown),
    ...counted("board.open", summary.open),
  ];
  const result = t(also.length ? "board.first-and" : "board.first", { ...summary, also: also.join(", ") });
  const recurring = Object.entries(summary.misconceptions).filter(([, count]) => count > 1);
  return [
    result,
    ...(summary.first === summary.cards ? [t("board.hardest")] : advice),
    ...recurring.map(([id, count]) => `${t("board.idea", { times: times(count) })} ${beliefs[id]}`),
  ];
}
