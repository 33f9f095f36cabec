import assert from "node:assert/strict";
import { test } from "node:test";
import {
  answeredOn,
  conceptProgress,
  numberOf,
  pageProgress,
  recalledIn,
  recalling,
} from "../../../cocreation_teach/site/page/progress.mjs";
import { standings } from "../../../cocreation_teach/site/page/standing.mjs";
import { act, data } from "./course.mjs";

const [one, two] = data.pages;

test("what was tried until it was right is answered, and was not known", () => {
  const known = standings([act("t.one", "b"), act("t.one", "a")]);
  assert.deepEqual(pageProgress(one, known, data.bank), { questions: 2, answered: 1, right: 0 });
  assert.deepEqual(answeredOn(one, known), { questions: 2, answered: 1 });
});

test("a lesson counts the questions with which it opens, begun or not", () => {
  assert.deepEqual(answeredOn(two, standings([])), { questions: 5, answered: 0 });
  const known = standings([act("t.one", "a", { occasion: recalling("02") })]);
  assert.deepEqual(pageProgress(two, known, data.bank), { questions: 5, answered: 1, right: 1 });
});

test("a prediction says nothing of a concept", () => {
  const known = standings([act("t.one", "a"), act("t.two", "a", { occasion: "prediction" })]);
  assert.deepEqual(conceptProgress(data.pages, known, data.bank), {
    I1: { questions: 2, answered: 1, right: 1 },
  });
});

test("an occasion tells which lesson opens on it, a path which number its page has", () => {
  assert.equal(recalledIn(recalling("07", "continuum")), "07");
  assert.equal(recalledIn("continuum"), "");
  assert.deepEqual(["lessons/09-x.ipynb", "exercises/09b-y.ipynb", "references.ipynb"].map(numberOf), [
    "09",
    "09b",
    "",
  ]);
});
