import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf } from "../../../cocreation_teach/site/page/days.mjs";
import { dueOn, way } from "../../../cocreation_teach/site/page/way.mjs";
import { act, data } from "./course.mjs";

test("each page tells how many of its questions are answered", () => {
  assert.deepEqual(way([act("t.one", "b")], data.pages), [
    { path: "lessons/01-one.ipynb", questions: 2, answered: 1 },
    { path: "lessons/02-two.ipynb", questions: 5, answered: 0 },
  ]);
});

test("what is due is told for a day, with the next day", () => {
  const acts = [act("t.one", "b")];
  assert.deepEqual(dueOn(acts, dayOf("2026-11-20"), data.bank), { due: 0, next_day: "2026-11-21" });
  assert.deepEqual(dueOn(acts, dayOf("2026-11-21"), data.bank), { due: 1, next_day: null });
});
