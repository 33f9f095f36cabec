import assert from "node:assert/strict";
import { test } from "node:test";
import {
  firstCard,
  same,
  upTo,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/code.mjs";

const cell = (type) => ({ model: { type } });

test("the first card stands in the first cell that does more than import", () => {
  const imports = "import pandas as pd\n\nfrom cocreation_teach.widgets import QuestionCard";
  assert.equal(firstCard([imports, "QuestionCard(q)", "QuestionCard(r)"]), 1);
  assert.equal(firstCard([`${imports}\nQuestionCard(q)`]), 0);
  assert.equal(firstCard([imports]), -1);
  assert.equal(firstCard([]), -1);
});

test("two pages are the same if every cell is", () => {
  assert.ok(same(["a", "b"], ["a", "b"]));
  assert.ok(!same(["a", "b"], ["a", "b "]));
  assert.ok(!same(["a"], ["a", "b"]));
  assert.ok(!same(["a", "b"], ["a"]));
});

test("all cells are run, or those before the code that is not", () => {
  const [text, one, more, two, end] = ["markdown", "code", "markdown", "code", "markdown"].map(cell);
  const cells = [text, one, more, two, end];
  assert.deepEqual(upTo(cells, 2), cells);
  assert.deepEqual(upTo(cells, 1), [text, one, more]);
  assert.deepEqual(upTo(cells, 0), [text]);
});
