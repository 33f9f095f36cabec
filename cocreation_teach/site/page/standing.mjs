// What the journal says about questions: the rules of `learning/standing.py` and `widgets/keeping.py`.

import { inOrder } from "./entry.mjs";

/**
 * Where a learner stands with one question after some acts, given in order: the `tries` since they last started
 * over, whether the answer was `shown` since, and the very `first` try, null if the answer was shown before any.
 */
export function standing(entries) {
  const fresh = entries.slice(entries.findLastIndex(({ act }) => act === "cleared") + 1);
  const begun = entries.find(({ act }) => act === "try" || act === "shown");
  return {
    tries: fresh.filter(({ act }) => act === "try"),
    shown: fresh.some(({ act }) => act === "shown"),
    first: begun?.act === "try" ? begun : null,
  };
}

/** Under what a question on an occasion is known. */
export const keyOf = (question, occasion = "") => JSON.stringify([question, occasion]);

/** Acts by question and occasion, each in order. */
export function byQuestion(entries) {
  const found = new Map();
  for (const entry of [...entries].sort(inOrder)) {
    const key = keyOf(entry.question, entry.occasion);
    if (found.has(key)) found.get(key).push(entry);
    else found.set(key, [entry]);
  }
  return found;
}

/** Where a learner stands with every question, by `keyOf` it. */
export function standings(entries) {
  return new Map([...byQuestion(entries)].map(([key, acts]) => [key, standing(acts)]));
}

/** What the page is told of one question: a try that is no answer by now is left out. */
export function restored(entries, isAnswer) {
  const { tries, shown } = standing(entries);
  const last = entries.at(-1);
  const isDraft = last?.act === "kept" && typeof last.answer === "string";
  return {
    tries: tries
      .map(({ answer, confidence }) => ({ answer, confidence }))
      .filter(({ answer }) => isAnswer(answer)),
    shown,
    draft: isDraft ? last.answer : null,
  };
}

/** When the latest of some acts was done; empty if none says so. */
export const latest = (acts) =>
  acts
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? "";

/** What is told of keeping some questions: `versions` are the digests of their wordings as they are asked now. */
export function keptOf(versions, entriesOf) {
  const known = Object.keys(versions).map((question) => [question, entriesOf(question)]);
  const isReworded = ([question, entries]) =>
    !["", versions[question]].includes(entries.at(-1)?.version ?? "");
  return {
    last: latest(known.flatMap(([, entries]) => entries)),
    reworded: known.filter(isReworded).map(([question]) => question),
  };
}
