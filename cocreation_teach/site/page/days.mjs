// Days as numbers, counted from 1970 on, and in words.

import { language } from "../../widgets/words.mjs";

const LENGTH = 86_400_000; // milliseconds

/** The first of all days, on which was done what says of no day. */
const FIRST = Date.parse("0001-01-01") / LENGTH;

/** The day that a moment of a learner's clock begins with, in UTC. */
export function dayOf(at) {
  const written = at.slice(0, 10);
  const day = /^\d{4}-\d\d-\d\d$/.test(written) ? Date.parse(written) / LENGTH : Number.NaN;
  // What is parsed as a day of the next month, such as 30 February, is none.
  return Number.isNaN(day) || isoOf(day) !== written ? FIRST : day;
}

export function isoOf(day) {
  return new Date(day * LENGTH).toISOString().slice(0, 10);
}

/** Today by this computer's clock. */
export function today(now = new Date()) {
  return Math.floor(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / LENGTH);
}

/** A day of the near future in words. */
export function weekdayAndDay(day) {
  const format = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  return new Date(day * LENGTH).toLocaleDateString(language, format);
}
