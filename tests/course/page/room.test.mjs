import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asHeights,
  typical,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/room.mjs";

test("cards have the room that they took in a window of this width", () => {
  assert.deepEqual(asHeights([1214, 0, 476, 755], 1214, 3), [0, 476, 755]);
  assert.equal(asHeights([1214, 0, 476, 755], 340, 3), null);
});

test("what the browser kept are heights, or it is nothing", () => {
  for (const held of [undefined, null, {}, "1214", [1214], [1214, 0, 476], [1214, 0, "476", 755]])
    assert.equal(asHeights(held, 1214, 3), null, JSON.stringify(held));
  for (const wrong of [-1, 1e9, null]) assert.equal(asHeights([1214, 0, 476, wrong], 1214, 3), null);
});

test("where nobody knows better, there is room for a card and none for what shows nothing", () => {
  assert.ok(typical('QuestionCard(question("quadrants.numerals"))') > 200);
  assert.ok(typical('case = encounter("rias-week")\nTwoLenses(case)') > 200);
  assert.ok(typical('Recall("05",\n    question("value.the-sum"),\n)') > 1200, "four cards");
  assert.equal(typical("from cocreation_teach.widgets import QuestionCard"), 0);
  assert.equal(typical("answers = journal.read()"), 0);
});
