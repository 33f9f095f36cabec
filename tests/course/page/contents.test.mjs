import assert from "node:assert/strict";
import { test } from "node:test";
import "./english.mjs";
import { inOrder } from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/contents.mjs";

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
