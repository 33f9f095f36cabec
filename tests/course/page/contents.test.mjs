import assert from "node:assert/strict";
import { test } from "node:test";
import "./english.mjs";
import {
  inOrder,
  shortly,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/contents.mjs";

test("a lesson stands before its exercises, and last what has no number", () => {
  const page = (kind, number, path) => ({ kind, number, path });
  const pages = [
    page("lesson", "", "lessons/glossary.ipynb"),
    page("exercise", "02", "exercises/02.ipynb"),
    page("lesson", "03", "lessons/03.ipynb"),
    page("lesson", "02", "lessons/02.ipynb"),
  ];
  assert.deepEqual(
    inOrder(pages).map(({ path }) => path),
    ["lessons/02.ipynb", "exercises/02.ipynb", "lessons/03.ipynb", "lessons/glossary.ipynb"],
  );
});

test("a page that asks nothing has no progress", () => {
  assert.equal(shortly({ answered: 0, questions: 0 }), "");
  assert.equal(shortly({ answered: 0, questions: 9, minutes: 45 }), "about 45 minutes");
  assert.equal(shortly({ answered: 3, questions: 9 }), "3 of 9 answered");
});

test("practice says what is due today, or when something will be", () => {
  const page = { answered: 0, questions: 0 };
  assert.equal(shortly({ ...page, due: 3, next_day: "2026-12-03" }), "3 due today");
  assert.equal(shortly({ ...page, due: 0, next_day: "2026-12-03" }), "next due on Thursday 3 December");
  assert.equal(shortly({ ...page, due: 0, next_day: null }), "");
});
