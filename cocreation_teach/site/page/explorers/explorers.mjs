// What an explorer shows, as `Explorer` in Python answers it: asked for settings and a look, it gives a reply and a
// picture.

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
