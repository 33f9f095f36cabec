// One meal, three diners, as `simulations/meal.py` explains it.

import { t } from "../../../widgets/words.mjs";
import { capital, clip, fixed, signed, total } from "./numbers.mjs";

/** What the meal costs, and what it is worth to each diner, for some settings. */
export function run(settings, { diners }) {
  return {
    cost: settings.wages + settings.ingredients,
    diners: diners.map((diner) => serve(settings, diner)),
  };
}

function serve(settings, { name, purpose, setting, expects }) {
  const does = settings[setting] / 100;
  const needs = total(expects.map(({ need }) => Math.abs(need)));
  const parts = expects.map(({ part, label, level, need }) => {
    const met = settings[part] / 100;
    const share = Math.abs(need) / needs;
    const helps = (2 * met - 1) * (need > 0 ? 1 : -1);
    const miss = part === "food" ? Math.max(0, level - met) : Math.abs(level - met);
    return { label, expected: level, experienced: met, share, adds: does * share * helps, miss };
  });
  return {
    name,
    purpose,
    parts,
    value: clip(total(parts.map(({ adds }) => adds)), -1, 1),
    satisfaction: Math.max(-1, 1 - 2 * total(parts.map(({ share, miss }) => share * miss))),
  };
}

/** The reading of an evening, what is to be seen, and its numbers. */
export function say(evening) {
  return { sentence: sentenceOn(evening), alt: altOf(evening), table: tableOf(evening) };
}

function sentenceOn({ cost, diners }) {
  // Of diners to whom it is worth as much, the first is named, as in Python.
  const best = (better) => diners.reduce((one, other) => (better(other.value, one.value) ? other : one));
  const [most, least] = [best((a, b) => a > b), best((a, b) => a < b)];
  const [high, low] = [signed(most.value), signed(least.value)];
  if (high === low) return t("meal.same", { cost: fixed(cost, 2), value: high });
  return t("meal.worth", { cost: fixed(cost, 2), most: most.name, high, least: least.name, low });
}

function altOf({ cost, diners }) {
  const worth = diners.map(({ name, value, parts, satisfaction }) =>
    t("meal.seen-diner", {
      diner: name,
      value: signed(value),
      parts: parts
        .map(({ label, adds }) => t("meal.seen-part", { part: label.toLowerCase(), adds: signed(adds) }))
        .join(", "),
      satisfaction: signed(satisfaction),
    }),
  );
  return t("meal.seen", { cost: fixed(cost, 2), diners: worth.join("; ") });
}

function tableOf({ cost, diners }) {
  const row = ({ name }, what) =>
    t("meal.row", { diner: capital(name.replace(/^the /, "")), what: what.toLowerCase() });
  const parts = diners.flatMap((diner) =>
    diner.parts.map(({ label, expected, experienced, share, adds }) => [
      row(diner, label),
      fixed(expected, 2),
      fixed(experienced, 2),
      `${fixed(100 * share)}%`,
      signed(adds),
    ]),
  );
  const totals = diners.flatMap((diner) =>
    [
      [t("meal.value"), diner.value],
      [t("meal.satisfaction"), diner.satisfaction],
    ].map(([what, number]) => [row(diner, what), "–", "–", "100%", signed(number)]),
  );
  return {
    caption: t("meal.caption", { cost: fixed(cost, 2) }),
    columns: ["", t("meal.expected"), t("meal.experienced"), t("meal.weight"), t("meal.adds")],
    rows: [...parts, ...totals],
  };
}
