import assert from "node:assert/strict";
import { test } from "node:test";
import { recall, toRecall } from "../../../cocreation_teach/site/page/recall.mjs";
import { act, data } from "./course.mjs";

const ids = (acts) =>
  toRecall(acts, "02", ["t.two", "t.one"], data).map(({ question, own }) => [question.id, own]);

test("what the record asks for comes before what everybody is asked", () => {
  const usual = [
    ["t.two", false],
    ["t.one", false],
  ];
  assert.deepEqual(ids([]), usual);
  assert.deepEqual(ids([act("t.one", "b")]), [
    ["t.one", true],
    ["t.two", false],
  ]);
});

test("a lesson that was begun stays as it was left", () => {
  const begun = act("t.two", "a", { occasion: "recall 02" });
  const [first] = ids([begun, act("t.one", "b")]);
  assert.deepEqual(first, ["t.two", false]);
});

test("where the questions come from is said", () => {
  const said = (acts) => recall(acts, "02", ["t.two", "t.one"], data);
  assert.match(said([]).said, /asked of everybody/);
  assert.match(said([act("t.one", "b")]).said, /^One of these is yours/);
  assert.deepEqual(
    said([]).asked.map(({ occasion }) => occasion),
    ["recall 02", "recall 02"],
  );
});
