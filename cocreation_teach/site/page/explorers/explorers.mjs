// What an explorer shows on a page: asked for settings and a look, it answers as `Explorer` in Python does.
//
// Of three ways the models themselves are on the page: 18 kB compressed, and at once on a phone. Pictures made
// beforehand would be 65 thousand for the smallest exhibit and 10^12 for the largest; Python in the browser
// (Pyodide) takes 12 to 23 seconds to begin, and 8 to 16 more for widgets. `tests/site/test_explorers.py` holds
// them to Python's numbers and words, and `tests/benchmarks/explorers_site.py` measures them.

import * as destruction from "./destruction.mjs";
import { draw as drawDestruction } from "./destruction_figure.mjs";
import { inkOf } from "./drawing.mjs";
import * as enactment from "./enactment.mjs";
import { draw as drawEnactment } from "./enactment_figure.mjs";
import * as homes from "./homes.mjs";
import { draw as drawHomes } from "./homes_figure.mjs";
import * as meal from "./meal.mjs";
import { draw as drawMeal } from "./meal_figure.mjs";
import * as stakeholders from "./stakeholders.mjs";
import { draw as drawStakeholders } from "./stakeholders_figure.mjs";

/** Each exhibit's model, what is said of its result, and how that is drawn. */
export const EXHIBITS = {
  "two-homes": { ...homes, draw: drawHomes },
  "one-meal": { ...meal, draw: drawMeal },
  "service-enacted": { ...enactment, draw: drawEnactment },
  stakeholders: { ...stakeholders, draw: drawStakeholders },
  "co-destruction": { ...destruction, draw: drawDestruction },
};

/** The traits of an explorer once it has been asked for settings and a look. */
export function answer({ name, given, first }, { settings: asked = {}, look = {}, number = 0 }) {
  const { run, say, draw } = EXHIBITS[name];
  const settings = { ...first, ...asked };
  const result = run(settings, given);
  return {
    picture: draw(result, inkOf(look)),
    reply: { number, settings, look, ...say(result), refusal: "" },
  };
}

/** What stands in the kernel's place for an explorer. */
export function answerExplorer({ state: { content } }) {
  return {
    state: answer(content, {}),
    take({ request }, { tell }) {
      if (request) tell(answer(content, request));
    },
  };
}
