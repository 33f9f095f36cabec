// From co-creation to co-destruction, as `simulations/destruction.py` explains it.

import { t } from "../../../widgets/words.mjs";
import { chanceFrom } from "./chance.mjs";
import { clip, points, signed } from "./numbers.mjs";

const ROUNDING = 1e-12;
const LISTED = 6;

/** The course of encounters for some settings. */
export function run(settings, { chance }) {
  const { encounters } = settings;
  const [start, fall, answering, user, adaptation] = ["start", "fall", "answering", "user", "adaptation"].map(
    (name) => settings[name] / 100,
  );
  const halves = (falls, answers, adapts) => {
    const [staff, part] = [[], []];
    let [r, u] = [start, user];
    for (let at = 0; at < encounters; at++) {
      staff.push(r);
      part.push(u);
      [r, u] = [(1 - falls) * ((1 - answers) * r + answers * u), (1 - adapts) * u + adapts * r];
    }
    return { staff, part, expected: staff.map((r, at) => 2 * Math.sqrt(r * part[at]) - 1) };
  };
  const { staff, part, expected } = halves(fall, answering, adaptation);
  const luck = chanceFrom(settings.seed).uniform(-chance, chance, encounters);
  return {
    staff,
    part,
    expected,
    observed: expected.map((value, at) => clip(value + luck[at], -1, 1)),
    turn: turnOf(expected),
    ifUserHeld: turnOf(halves(fall, answering, 0).expected),
    ifStaffHeld: turnOf(halves(0, 0, adaptation).expected),
  };
}

/** The first of the negative encounters at the end, counted from 1; null if there is none. */
function turnOf(expected) {
  const kept = expected.findLastIndex((value) => value >= -ROUNDING);
  return kept + 1 < expected.length ? kept + 2 : null;
}

/** The reading of a course, what is to be seen, and some of its numbers. */
export function say(course) {
  return { sentence: sentenceOn(course), alt: altOf(course), table: tableOf(course) };
}

function sentenceOn({ expected, turn, ifUserHeld, ifStaffHeld }) {
  if (!expected.length) return t("destruction.never-met");
  if (turn === null) {
    const kept = Math.min(...expected) >= -ROUNDING;
    return kept ? t("destruction.kept", { count: expected.length }) : t("destruction.mended");
  }
  if (turn === 1) return t("destruction.first");
  const would = (at) => (at === null ? t("destruction.no-turn") : t("destruction.would-turn", { at }));
  return t("destruction.turned", { at: turn, user: would(ifUserHeld), staff: would(ifStaffHeld) });
}

function altOf({ expected, staff, part, turn }) {
  if (!expected.length) return t("destruction.seen-empty");
  return t("destruction.seen", {
    first: signed(expected[0]),
    last: signed(expected.at(-1)),
    count: expected.length,
    turn: turn
      ? t("destruction.seen-turn", { at: turn, value: signed(expected[turn - 1]) })
      : t("destruction.seen-no-turn"),
    staff: points(staff.at(-1)),
    user: points(part.at(-1)),
  });
}

function tableOf({ expected, observed, staff, part, turn }) {
  const rows = someOf(expected.length, turn).map((at) => [
    t(at === turn ? "destruction.turning-encounter" : "destruction.encounter", { at }),
    signed(expected[at - 1]),
    points(staff[at - 1]),
    points(part[at - 1]),
    signed(observed[at - 1]),
  ]);
  return {
    caption: t("destruction.caption"),
    columns: [
      "",
      t("destruction.expected"),
      t("destruction.staff"),
      t("destruction.user"),
      t("destruction.observed"),
    ],
    rows: rows.length ? rows : [[t("destruction.no-encounter"), "–", "–", "–", "–"]],
  };
}

/** The numbers of some encounters, spread evenly, the turning point among them. */
function someOf(count, turn) {
  if (!count) return [];
  const spread = Array.from({ length: LISTED }, (_, at) => 1 + evenly((at * (count - 1)) / (LISTED - 1)));
  return [...new Set(turn ? [...spread, turn] : spread)].sort((one, other) => one - other);
}

/** The nearest whole number; of two as near, the even one. */
function evenly(value) {
  return value % 1 === 0.5 ? 2 * Math.round(value / 2) : Math.round(value);
}
