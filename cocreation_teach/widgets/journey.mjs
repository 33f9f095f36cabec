// A person's journey: which kinds of value are marked at each step, and what is known of them so far.

import { lastTry } from "./record.mjs";
import { t, times } from "./words.mjs";

export const NONE = "none";

/** The options ticked once one more is ticked or unticked: none of the kinds, or some, never both. */
export function withOption(options, ticked, id, on) {
  if (on && id === NONE) return [NONE];
  return options
    .map((option) => option.id)
    .filter((each) => (each === id ? on : ticked.includes(each) && !(on && each === NONE)));
}

/** The mark of an answer, whatever the order of its options. */
export function markOf({ marks }, options, answer) {
  return marks[
    options
      .map(({ id }) => id)
      .filter((id) => answer.includes(id))
      .join(" ")
  ];
}

/** The answer that earns full credit. */
export function rightAnswer({ marks }) {
  return Object.keys(marks)
    .find((answer) => marks[answer].credit === 1)
    .split(" ");
}

/** How a step stands: its last answer and mark, and whether the kinds that arise there are known by now. */
export function stateOf(step, options, tries, shown) {
  const answer = lastTry(tries, step.id)?.answer;
  const mark = answer ? markOf(step, options, answer) : null;
  const wasShown = shown.includes(step.id);
  const first = tries[step.id]?.length === 1;
  return { answer, mark, first, shown: wasShown, settled: wasShown || mark?.credit === 1 };
}

/** The answer in words. */
export function inWords(options, answer) {
  return options.flatMap(({ id, label }) => (answer.includes(id) ? [label.toLowerCase()] : [])).join(", ");
}

/** What is known of one kind at each step: arises, not, or open while the step is. */
export function trace(kind, steps, options, tries, shown) {
  return steps.map((step) => {
    if (!stateOf(step, options, tries, shown).settled) return "open";
    return rightAnswer(step).includes(kind) ? "arises" : "not";
  });
}

/** What the whole journey shows, once each step was answered or shown; nothing before that. */
export function summarySentences({ steps, options, beliefs }, tries, shown) {
  const states = steps.map((step) => stateOf(step, options, tries, shown));
  if (states.some(({ answer, shown: seen }) => !answer && !seen)) return [];
  const marks = steps.map(({ id, ...step }) =>
    (tries[id] ?? []).map(({ answer }) => markOf(step, options, answer)),
  );
  const first = marks.filter(([mark]) => mark?.credit === 1).length;
  const later = marks.filter(
    ([mark, ...more]) => mark && mark.credit < 1 && more.some(({ credit }) => credit === 1),
  ).length;
  const counts = {};
  for (const { misconception } of marks.flat())
    if (misconception) counts[misconception] = (counts[misconception] ?? 0) + 1;
  return [
    t(later ? "journey.first-and" : "journey.first", { first, later, steps: steps.length }),
    ...Object.entries(counts)
      .sort(([, one], [, other]) => other - one)
      .map(([id, count]) => `${t("journey.idea", { times: times(count) })} ${beliefs[id]}`),
  ];
}
