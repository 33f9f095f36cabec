// One outcome, several stakeholders, as `simulations/stakeholders.py` explains it.

import { t } from "../../../widgets/words.mjs";
import { capital, clip, fixed, mean, signed, total } from "./numbers.mjs";

/** Each outcome as it is scored by all; you take part as soon as anything weighs with you. */
export function run(settings, { aspects, outcomes, stakeholders }) {
  const torn = stakeholders.map(({ name, setting, weights }) => {
    const together = settings[setting] / 100;
    const both = weights.safety + weights.family_together;
    const shared = { safety: both * (1 - together), family_together: both * together };
    return { name, weights: { ...weights, ...shared } };
  });
  const weights = Object.fromEntries(aspects.map((aspect) => [aspect, settings[aspect] / 100]));
  const you = Object.values(weights).some(Boolean) ? [{ name: t("stakeholders.you"), weights }] : [];
  const all = [...torn, ...you];
  return {
    names: all.map(({ name }) => name),
    chosen: outcomes.findIndex(({ setting }) => setting === settings.outcome),
    outcomes: outcomes.map((outcome) => weigh(outcome, all, aspects)),
  };
}

function weigh(outcome, stakeholders, aspects) {
  const scores = stakeholders.map(({ weights }) => scoreOf(outcome, weights, aspects));
  const sorted = scores.toSorted((one, other) => one - other);
  const [low, high] = [(sorted.length - 1) >> 1, sorted.length >> 1];
  const pairs = scores.flatMap((one, at) => scores.slice(at + 1).map((other) => Math.abs(one - other)));
  return {
    name: outcome.name,
    scores,
    disagreement: mean(pairs),
    span: sorted.at(-1) - sorted[0],
    single: (sorted[low] + sorted[high]) / 2,
  };
}

function scoreOf(outcome, weights, aspects) {
  const all = total(aspects.map((aspect) => Math.abs(weights[aspect])));
  if (!all) return 0;
  return clip(total(aspects.map((aspect) => (weights[aspect] / all) * outcome.aspects[aspect])), -1, 1);
}

/** The reading of the chosen outcome, what is to be seen, and all scores. */
export function say(weighed) {
  const { names, outcomes } = weighed;
  const chosen = outcomes[weighed.chosen];
  return {
    sentence: sentenceOn(chosen, names),
    alt: altOf(chosen, names),
    table: tableOf(outcomes, names),
  };
}

function sentenceOn({ name: outcome, scores, disagreement }, names) {
  const [low, high] = [Math.min(...scores), Math.max(...scores)];
  const [least, most] = [signed(low), signed(high)];
  if (least === most) return t("stakeholders.same", { outcome, score: most });
  return t("stakeholders.apart", {
    outcome,
    most,
    high: names[scores.indexOf(high)],
    least,
    low: names[scores.indexOf(low)],
    disagreement: fixed(disagreement, 2),
  });
}

function altOf({ name: outcome, scores, single, disagreement, span }, names) {
  const said = names.map((name, at) => t("stakeholders.seen-score", { name, score: signed(scores[at]) }));
  return t("stakeholders.seen", {
    outcome,
    scores: said.join(", "),
    single: signed(single),
    disagreement: fixed(disagreement, 2),
    span: fixed(span, 2),
  });
}

function tableOf(outcomes, names) {
  const row = (name, cell) => [capital(name), ...outcomes.map(cell)];
  return {
    caption: t("stakeholders.caption"),
    columns: ["", ...outcomes.map(({ name }) => capital(name))],
    rows: [
      ...names.map((name, at) => row(name, ({ scores }) => signed(scores[at]))),
      row(t("stakeholders.distance"), ({ disagreement }) => fixed(disagreement, 2)),
      row(t("stakeholders.span"), ({ span }) => fixed(span, 2)),
      row(t("stakeholders.best"), ({ single }) => signed(single)),
    ],
  };
}
