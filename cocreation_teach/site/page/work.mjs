// All of a learner's work as one file, and the way back: the format and the refusals of `learning/restoring.py`.

import { t } from "../../widgets/words.mjs";
import { asJson, entryFrom, inOrder } from "./entry.mjs";

export const FORMAT = "cocreation-teach/work";
export const VERSION = 1;
export const LARGEST = 20 * 2 ** 20; // bytes

const DEEPEST = 500; // by which no work is nested
const OTHERS = [
  [[0x1f, 0x8b], "gzip"],
  [[..."PK"], "zip"],
  [[..."<"], "page"],
  [[..."%PDF"], "pdf"],
  [[0x89, ..."PNG"], "picture"],
].map(([start, what]) => [start.map((one) => (typeof one === "string" ? one.charCodeAt(0) : one)), what]);

/** Why a file cannot be restored, for the learner; nothing was changed. */
export class WorkError extends Error {}

/** All acts as the text of one file; `course` is the edition. */
export function workFile(entries, course, madeAt) {
  const held = { format: FORMAT, version: VERSION, course, made_at: madeAt, entries: entries.map(asJson) };
  return `${JSON.stringify(held, null, 0)}\n`;
}

/** The acts in the bytes of such a file; a `WorkError` if it is none, is cut off, or comes from a newer edition. */
export function workFrom(bytes) {
  if (bytes.length > LARGEST) throw refusal("large", { megabytes: LARGEST / 2 ** 20 });
  const begin = bytes.findIndex((byte) => ![9, 10, 11, 12, 13, 32].includes(byte));
  const isOther = ([start]) => start.every((byte, at) => bytes[begin + at] === byte);
  const other = OTHERS.find(isOther);
  if (other) throw refusal("other", { what: t(`restoring.${other[1]}`) });
  const held = read(textOf(bytes));
  const format = typeof held === "object" && held !== null ? String(held.format ?? "") : "";
  if (!format.startsWith("cocreation-teach/")) throw refusal("strange");
  if (format !== FORMAT) throw refusal("of-course", { format: `'${format}'` });
  if (!Number.isInteger(held.version) || held.version < 1) throw refusal("no-version");
  if (held.version > VERSION) throw new WorkError(t("restoring.newer"));
  const entries = Array.isArray(held.entries) ? held.entries.map(entryFrom) : [null];
  if (entries.includes(null)) throw refusal("damaged");
  return entries;
}

/**
 * Which acts of a file a journal lacks, each with its place in the journal's order. Two histories that never met
 * have clocks that cannot be compared: an act that is older by its time than what the journal has on the question
 * is put before it, and any other comes last.
 */
export function lacking(journal, entries) {
  return [...entries]
    .sort(inOrder)
    .filter((entry) => !journal.holds(entry))
    .map((entry) => placed(journal, entry));
}

export function placed(journal, entry) {
  const newer = journal.about(entry.question, entry.occasion).filter(({ at }) => at > entry.at);
  return { ...entry, n: newer.reduce((least, { n }) => Math.min(least, n), newer[0]?.n ?? 0) };
}

function refusal(reason, values = {}) {
  const choose = t("restoring.choose", { ending: ".cocreation-work.json" });
  return new WorkError(`${t(`restoring.${reason}`, values)} ${choose}`);
}

function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw refusal("no-text");
  }
}

function read(text) {
  try {
    const held = JSON.parse(text);
    if (deepest(text) > DEEPEST) throw refusal("deep");
    if (standsTwice(text)) throw new SyntaxError(t("restoring.twice"));
    return held;
  } catch (error) {
    if (error instanceof WorkError) throw error;
    throw refusal("cut", { error: error.message.replace(/\s+/g, " ") });
  }
}

const COLON = /\s*:/y;

/** Each bracket in a text of JSON, and the names in its objects as `{name}`; one step at a time, however long. */
function* marks(text) {
  let start = -1; // of the string that is being read
  for (const { 0: mark, index } of text.matchAll(/\\.|["[\]{}]/gs)) {
    if (start >= 0 && mark === '"') {
      COLON.lastIndex = index + 1;
      if (COLON.test(text)) yield { name: JSON.parse(text.slice(start, index + 1)) };
      start = -1;
    } else if (start < 0 && mark === '"') start = index;
    else if (start < 0) yield mark;
  }
}

function deepest(text) {
  let [depth, most] = [0, 0];
  for (const mark of marks(text)) {
    if (mark === "[" || mark === "{") depth += 1;
    if (mark === "]" || mark === "}") depth -= 1;
    most = Math.max(most, depth);
  }
  return most;
}

/** Whether in a text of JSON some object has a name twice: a program may read the one and people the other. */
function standsTwice(text) {
  const open = [];
  for (const mark of marks(text)) {
    if (mark === "{") open.push(new Set());
    else if (mark === "}") open.pop();
    else if (mark.name !== undefined) {
      if (open.at(-1).has(mark.name)) return true;
      open.at(-1).add(mark.name);
    }
  }
  return false;
}
