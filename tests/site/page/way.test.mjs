import assert from "node:assert/strict";
import { test } from "node:test";
import { way } from "../../../cocreation_teach/site/page/way.mjs";
import { act, data } from "./course.mjs";

test("each page tells how many of its questions are answered", () => {
  assert.deepEqual(way([act("t.one", "b")], data.pages), [
    { path: "lessons/01-one.ipynb", minutes: 20, questions: 2, answered: 1 },
    { path: "lessons/02-two.ipynb", minutes: 20, questions: 5, answered: 0 },
  ]);
});
