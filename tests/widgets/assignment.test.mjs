import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dueInWords,
  handedInWords,
  questionsIn,
  whatGoes,
} from "../../cocreation_teach/widgets/assignment.mjs";

const DUE = "2026-11-30T12:00:00Z";
const HANDED = {
  answered: 11,
  questions: 12,
  id: "1234",
  name: "Ana",
  at: "2026-11-23T14:05:00Z",
  receipt: "0a1b2c3d4e5f",
  file: "week-5-1234.cocreation.json",
};

test("due: before, after, and not at all", () => {
  assert.match(dueInWords(DUE, new Date("2026-11-29T12:00:00Z")), /^Due on Monday, 30 November 2026/);
  assert.match(dueInWords(DUE, new Date("2026-12-01T12:00:00Z")), /You can still hand in; .* late/);
  assert.equal(dueInWords(null, new Date()), "");
});

test("what goes: all, some open, and what is not kept", () => {
  assert.deepEqual(whatGoes({ answered: 12, questions: 12, open: [], unkept: [] }), ["12 of 12 answered."]);
  const words = whatGoes({ answered: 9, questions: 12, open: [3, 7, 9], unkept: [7] });
  assert.equal(words[1], "Not answered: questions 3, 7 and 9.");
  assert.match(words[2], /in question 7 is not kept yet/);
  assert.equal(questionsIn([4]), "question 4");
});

test("what was handed in, and that it was changed since", () => {
  assert.deepEqual(handedInWords(null, false), []);
  const [first, second, third] = handedInWords(HANDED, false);
  assert.match(first, /^11 of 12 answered, handed in as 1234 Ana, at 2[234] November 2026/);
  assert.match(second, /receipt 0a1b2c3d4e5f/);
  assert.match(third, /newest file counts/);
  assert.match(handedInWords({ ...HANDED, lies: true }, false)[2], /you need not send it/);
  assert.match(handedInWords(HANDED, true)[2], /hand in once more/);
  assert.match(handedInWords({ ...HANDED, lies: true }, true)[2], /hand in once more/);
});
