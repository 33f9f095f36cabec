import assert from "node:assert/strict";
import { test } from "node:test";
import { after, lastTry } from "../../cocreation_teach/widgets/record.mjs";

const NOTHING = { tries: {}, shown: [], drafts: {} };
const record = (...acts) =>
  acts.map(([act, question, answer]) => ({ act, question, answer })).reduce(after, NOTHING);

test("a try is added to a new record, and the old one stays as it was", () => {
  const before = record(["try", "a", "I"]);
  const now = after(before, { act: "try", question: "a", answer: "II", confidence: "certain" });
  assert.deepEqual(now.tries.a, [
    { answer: "I", confidence: null },
    { answer: "II", confidence: "certain" },
  ]);
  assert.equal(before.tries.a.length, 1);
  assert.equal(lastTry(now.tries, "a").answer, "II");
  assert.equal(lastTry(now.tries, "b"), undefined);
});

test("what was shown is listed once, and starting over takes all of one question away", () => {
  const before = record(["try", "a", "I"], ["shown", "a"], ["shown", "b"], ["shown", "a"]);
  assert.deepEqual(before.shown, ["a", "b"]);
  assert.deepEqual(after(before, { act: "cleared", question: "a" }), { tries: {}, shown: ["b"], drafts: {} });
});

test("a draft lasts until anything else is done with its question", () => {
  const drafted = record(["kept", "a", "So far"], ["kept", "b", ""]);
  assert.deepEqual(drafted.drafts, { a: "So far", b: "" });
  for (const act of ["try", "shown", "cleared"]) {
    assert.deepEqual(after(drafted, { act, question: "a", answer: "x" }).drafts, { b: "" }, act);
  }
});
