// Arrows drawn among the actors of a system: how each stands, and what the drawing earns. As `theory.kinds.flows` has it.

import { t } from "./words.mjs";

const ARROW = ">";

/** A label in quotation marks, unless it holds some of its own, as what somebody says does. */
export const quoted = (label) => (label.includes("“") ? label : t("mark.label", { label }));

/** What is said of one of several things; its label alone where nothing is. */
export const saidOf = (label, why) => (why ? t("mark.why", { label: quoted(label), why }) : quoted(label));

export function arrowOf(giver, thing, receiver) {
  return [giver, thing, receiver].join(ARROW);
}

export function endsOf(arrow) {
  const [giver, thing, receiver] = arrow.split(ARROW);
  return { giver, thing, receiver };
}

const ofRule = ({ giver, thing, receiver }) => arrowOf(giver, thing, receiver);

/** Whether an arrow is one of those that a rule means: what it leaves empty, any will fit. */
function fits({ giver, thing, receiver }, arrow) {
  return [giver, thing, receiver].every((mine, at) => mine === "" || mine === arrow.split(ARROW)[at]);
}

/** An arrow in words. */
export function arrowInWords({ actors, things }, arrow) {
  const label = (pairs, key) => pairs.find(({ id }) => id === key).label;
  const { giver, thing, receiver } = endsOf(arrow);
  return t("flows.arrow", {
    thing: label(things, thing),
    giver: label(actors, giver),
    receiver: label(actors, receiver),
  });
}

/** How an arrow stands: right, wrong, partly where it may be there, noted where there is no key. */
export function standingOfArrow({ drawn }, arrow) {
  if (!drawn) return "noted";
  if (drawn.needed.some((rule) => fits(rule, arrow))) return "right";
  return drawn.possible.some((rule) => fits(rule, arrow)) ? "partly" : "wrong";
}

/** The arrows that must be there. */
export function neededArrows({ drawn }) {
  return drawn.needed.map(ofRule);
}

function faultsOf(question, answer) {
  const { wrong, otherwise } = question.drawn;
  return answer
    .filter((arrow) => standingOfArrow(question, arrow) === "wrong")
    .map((arrow) => ({ arrow, ...(wrong.find((rule) => fits(rule, arrow)) ?? { why: otherwise }) }));
}

const absentIn = ({ drawn }, answer) =>
  drawn.absent.filter((rule) => !answer.some((arrow) => fits(rule, arrow)));

const missingIn = ({ drawn }, answer) => drawn.needed.filter((rule) => !answer.includes(ofRule(rule)));

export function flowsMark(question, answer) {
  const { needed } = question.drawn;
  const said = (arrow, why) => saidOf(arrowInWords(question, arrow), why);
  const missing = missingIn(question, answer);
  const faults = faultsOf(question, answer);
  if (!missing.length && !faults.length)
    return {
      credit: 1,
      feedback: [
        t("mark.right"),
        ...needed.filter(({ why }) => why).map((rule) => said(ofRule(rule), rule.why)),
      ],
      misconception: null,
    };
  const credit = (needed.length - missing.length) / (needed.length + faults.length);
  const absent = absentIn(question, answer);
  return {
    credit,
    feedback: [
      t(credit ? "mark.partly" : "mark.wrong"),
      ...absent.map(({ why }) => why).filter(Boolean),
      ...faults.map(({ arrow, why }) => said(arrow, why || t("mark.does-not-belong"))),
      ...missing.map((rule) => t("flows.missing", { said: said(ofRule(rule), rule.why) })),
    ],
    misconception: [...absent, ...faults].find(({ misconception }) => misconception)?.misconception ?? null,
  };
}

/** What the first miss is told: what the whole drawing lacks, and how many arrows are too many and too few. */
export function hintsOnFlows(question, answer) {
  const extra = faultsOf(question, answer).length;
  const missing = missingIn(question, answer).length;
  return [
    ...absentIn(question, answer)
      .map(({ why }) => why)
      .filter(Boolean),
    ...(extra ? [t("flows.extra", { count: extra })] : []),
    ...(missing ? [t("flows.lacking", { count: missing })] : []),
  ];
}
