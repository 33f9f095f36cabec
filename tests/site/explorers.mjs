// What the explorers' models give on the page: settings come in on standard input, and results go out.

import { readFileSync } from "node:fs";
import { answer, EXHIBITS } from "../../cocreation_teach/site/page/explorers/explorers.mjs";
import { weeksOf } from "../../cocreation_teach/site/page/explorers/homes.mjs";

/** The numbers of a result in a row, as the test in Python puts its own. */
const NUMBERS = {
  "two-homes": ({ homes }) =>
    homes.flatMap(({ daily, index, negative }) => [...daily.flatMap(weeksOf), index, negative]),
  "one-meal": ({ cost, diners }) => [
    cost,
    ...diners.flatMap(({ parts, value, satisfaction }) => [
      ...parts.flatMap(({ share, adds, miss }) => [share, adds, miss]),
      value,
      satisfaction,
    ]),
  ],
  "service-enacted": ({ expectation, steps, satisfaction, outcome }) => [
    expectation,
    ...steps.flatMap((at) => [at.part, at.experience, at.gap, at.outcome]),
    satisfaction,
    outcome,
  ],
  stakeholders: ({ outcomes }) =>
    outcomes.flatMap(({ scores, disagreement, span, single }) => [...scores, disagreement, span, single]),
  "co-destruction": ({ staff, part, expected, observed, ...turns }) => [
    ...[...staff, ...part, ...expected, ...observed],
    ...[turns.turn, turns.ifUserHeld, turns.ifStaffHeld].map((at) => at ?? 0),
  ],
};

const { name, given, draws, looks } = JSON.parse(readFileSync(0, "utf8"));
const { run, say } = EXHIBITS[name];
const found = draws.map((settings) => run(settings, given)).map((one) => [NUMBERS[name](one), say(one)]);
const pictures = looks.map(
  (look, at) => answer({ name, given, first: draws[at] }, { settings: {}, look, number: 1 }).picture,
);
process.stdout.write(JSON.stringify({ found, pictures }));
