// The explorers' models by the names that the course gives them.

import * as destruction from "./destruction.mjs";
import * as enactment from "./enactment.mjs";
import * as homes from "./homes.mjs";
import * as meal from "./meal.mjs";
import * as stakeholders from "./stakeholders.mjs";

export const MODELS = {
  "two-homes": homes,
  "one-meal": meal,
  "service-enacted": enactment,
  stakeholders,
  "co-destruction": destruction,
};
