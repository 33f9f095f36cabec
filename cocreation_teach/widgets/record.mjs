// The record of what a student did: acts, and what they make of it. The journal's rules, once more for the page.

/** The record {tries, shown, drafts} after one more act; the record itself is left as it was. */
export function after(record, { act, question, answer, confidence = null }) {
  const { [question]: _, ...drafts } = record.drafts;
  const { [question]: before = [], ...others } = record.tries;
  switch (act) {
    case "try":
      return { ...record, drafts, tries: { ...others, [question]: [...before, { answer, confidence }] } };
    case "shown":
      return { ...record, drafts, shown: [...new Set([...record.shown, question])] };
    case "cleared":
      return { tries: others, shown: record.shown.filter((id) => id !== question), drafts };
    default: // kept: written, and not yet given as an answer
      return { ...record, drafts: { ...drafts, [question]: answer } };
  }
}

export function lastTry(tries, id) {
  return tries[id]?.at(-1);
}
