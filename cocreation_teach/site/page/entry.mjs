// One act of a learner, and what a sound act is: the rules of `learning/entry.py`, once more for the page.

import { CONFIDENCE } from "./answers.mjs";

const ACTS = ["try", "shown", "cleared", "kept"];
const FIELDS = ["question", "act", "answer", "confidence", "occasion", "version", "at", "uid", "n"];
const DEPTH = 20;
const LONGEST = 300;
const LAST_YEAR = 2200;
const TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?(?:Z|[+-](\d\d):(\d\d))?)?$/;

/** The logical clock's end: beyond it numbers are no longer exact. */
export const LAST = 2 ** 52;

/**
 * The act that something decoded from JSON holds, with all its fields; null if it holds none. What only goes
 * along with an answer (how sure, when) never costs the answer: it is left out if it says nothing.
 */
export function entryFrom(held) {
  if (typeof held !== "object" || held === null || Array.isArray(held)) return null;
  const of = (name, usual) => (Object.hasOwn(held, name) ? held[name] : usual);
  const entry = {
    question: of("question", ""),
    act: of("act", ""),
    answer: of("answer", null),
    confidence: of("confidence", null),
    occasion: of("occasion", ""),
    version: of("version", ""),
    at: of("at", ""),
    uid: of("uid", ""),
    n: of("n", 0),
  };
  if (!isSound(entry)) return null;
  const confidence = CONFIDENCE.includes(entry.confidence) ? entry.confidence : null;
  return { ...entry, confidence, at: moment(entry.at), n: Math.min(entry.n, LAST) };
}

function isSound({ question, act, answer, occasion, version, at, uid, n }) {
  return (
    [question, occasion, version, at, uid].every(isText) &&
    question !== "" &&
    uid !== "" &&
    ACTS.includes(act) &&
    Number.isInteger(n) &&
    n >= 0 &&
    comesBack(answer, DEPTH)
  );
}

/** Whether something is a text of at most so many signs, counted as Python counts them. */
const isText = (value) =>
  typeof value === "string" && (value.length <= LONGEST || [...value].length <= LONGEST);

/** Whether a value is the same when it has been written as JSON and read, and not too deep. */
function comesBack(value, depth) {
  if (Array.isArray(value)) return depth > 0 && value.every((item) => comesBack(item, depth - 1));
  if (typeof value === "object" && value !== null)
    return depth > 0 && Object.values(value).every((item) => comesBack(item, depth - 1));
  return value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
}

/** A time if it is one that a learner's clock may show, else an empty text. */
export function moment(at) {
  const [year, month, day, hour, minute, second, offHour, offMinute] = (TIME.exec(at) ?? [])
    .slice(1)
    .map((digits) => Number(digits ?? 0));
  const isDay = year >= 1 && year <= LAST_YEAR && month >= 1 && month <= 12;
  const isThere = isDay && day >= 1 && day <= daysIn(year, month);
  const isTime = hour < 24 && minute < 60 && second < 60 && offHour < 24 && offMinute < 60;
  return isThere && isTime ? at : "";
}

function daysIn(year, month) {
  const last = new Date(Date.UTC(2000, month, 0)); // in a leap year
  last.setUTCFullYear(year, month, 0);
  return last.getUTCDate();
}

/** What acts are sorted by: the logical clock, then time and name where it ties. */
export function inOrder(one, other) {
  const sign = (a, b) => (a < b ? -1 : Number(a > b));
  return sign(one.n, other.n) || sign(one.at, other.at) || sign(one.uid, other.uid);
}

/** An act without the fields that say nothing; an empty answer is one. */
export function asJson(entry) {
  const says = ([name, value]) => value != null && (value !== "" || name === "answer");
  return Object.fromEntries(FIELDS.map((name) => [name, entry[name]]).filter(says));
}
