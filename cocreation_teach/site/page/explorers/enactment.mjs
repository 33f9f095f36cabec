// A service enacted, as `simulations/enactment.py` explains it.

import { t } from "../../../widgets/words.mjs";
import { mean, points, signed } from "./numbers.mjs";

const PROMISED = 1;

/** The service as far as it has been played. */
export function run(settings, { moments, belief, hope, ease }) {
  const [prior, promise, active] = ["prior", "promise", "part"].map((name) => settings[name] / 100);
  const expectation = prior + belief * (promise - prior);
  let part = Math.min(1, active * (1 + hope * (expectation - 0.5)));
  const steps = [];
  for (const { name, conduct, demand } of moments.slice(0, Math.max(0, settings.step - PROMISED))) {
    const experience = 0.5 * conduct + 0.5 * (1 - demand * (1 - ease * part));
    const gap = experience - expectation;
    steps.push({ name, part, experience, gap, outcome: part * demand * (2 * conduct - 1) });
    part = Math.max(0, part + Math.min(0, gap));
  }
  return {
    prior,
    promise,
    expectation,
    steps,
    satisfaction: mean(steps.map(({ gap }) => gap)),
    outcome: mean(steps.map(({ outcome }) => outcome)),
    promised: settings.step >= PROMISED,
    moments: moments.map(({ name }) => name),
  };
}

/** The reading of a service, what is to be seen, and its numbers so far. */
export function say(service) {
  return { sentence: sentenceOn(service), alt: altOf(service), table: tableOf(service) };
}

function level(share) {
  return t("enactment.level", { points: points(share) });
}

function sentenceOn({ prior, promise, expectation, steps, satisfaction, outcome, promised, moments }) {
  if (!promised) return t("enactment.before", { prior: level(prior) });
  if (!steps.length) {
    return t("enactment.promised", {
      promise: level(promise),
      prior: points(prior),
      expectation: points(expectation),
    });
  }
  const results = { satisfaction: signed(satisfaction), outcome: signed(outcome) };
  if (steps.length === moments.length) {
    const felt = t(`enactment.felt-${sideOf(satisfaction)}`);
    const done = t(`enactment.done-${sideOf(outcome)}`);
    return t("enactment.end", { count: steps.length, felt, done, ...results });
  }
  const { name, gap } = steps.at(-1);
  const id = gap >= 0 ? "enactment.better" : "enactment.worse";
  return t(id, { moment: name, gap: points(Math.abs(gap)), ...results });
}

function sideOf(number) {
  if (Math.abs(number) < 0.005) return "level";
  return number > 0 ? "above" : "below";
}

function altOf({ prior, promise, expectation, steps, satisfaction, outcome, promised }) {
  if (!promised) return t("enactment.seen-before", { prior: level(prior) });
  const head = t("enactment.seen-head", { expectation: level(expectation), promise: level(promise) });
  if (!steps.length) return t("enactment.seen-promised", { head });
  const moments = steps.map((at) =>
    t("enactment.seen-moment", {
      moment: at.name.toLowerCase(),
      experience: points(at.experience),
      gap: points(at.gap),
      part: points(at.part),
      outcome: signed(at.outcome),
    }),
  );
  return t("enactment.seen", {
    head,
    moments: moments.join("; "),
    satisfaction: signed(satisfaction),
    outcome: signed(outcome),
  });
}

function tableOf({ expectation, steps, satisfaction, outcome }) {
  const rows = steps.map((at) => [
    at.name,
    points(expectation),
    points(at.experience),
    points(at.gap),
    points(at.part),
    signed(at.outcome),
  ]);
  const means = [t("enactment.mean"), "–", "–", signed(satisfaction), "–", signed(outcome)];
  return {
    caption: t("enactment.caption"),
    columns: [
      "",
      t("enactment.expected"),
      t("enactment.experienced"),
      t("enactment.gap"),
      t("enactment.part"),
      t("enactment.outcome"),
    ],
    rows: rows.length ? [...rows, means] : [[t("enactment.none"), "–", "–", "–", "–", "–"]],
  };
}
