import assert from "node:assert/strict";
import { test } from "node:test";
import { greeting, offering, ownWords, standingOf } from "../../cocreation_teach/widgets/keeping.mjs";

const act = (question, uid, more = {}) => ({
  question,
  act: "try",
  answer: "I",
  occasion: "",
  version: "v",
  at: "2026-11-23",
  uid,
  n: 1,
  ...more,
});

test("the line says how it stands", () => {
  const line = (more) => standingOf({ waiting: 0, kept: 0, slow: false, problems: [], ...more });
  assert.equal(line({}), "Saved.");
  assert.equal(line({ waiting: 1, kept: 1 }), "Saving …");
  assert.match(line({ waiting: 2, kept: 2, slow: true }), /^Kept in this browser until the kernel is back/);
  assert.match(line({ waiting: 2, kept: 1, slow: true }), /^Not saved yet/);
  assert.equal(line({ problems: ["The disk is full."] }), "The disk is full.");
  assert.equal(greeting({ last: "", reworded: [] }), "");
  assert.match(
    greeting({ last: "2026-11-22T10:00:00Z", reworded: ["a"] }),
    /22 November 2026 are here\. One question has new words/,
  );
});

test("the offer says how much and from when", () => {
  const held = [
    act("a", "u1"),
    act("a", "u2"),
    act("b", "u3", { at: "2026-11-25T10:00:00Z" }),
    act("c", "u4", { act: "shown" }),
  ];
  assert.match(offering(held), /holds 2 answers of yours, the latest of 25 November 2026/);
});

test("a solution puts the student's own answer beside the key", () => {
  assert.deepEqual(ownWords(undefined), []);
  assert.deepEqual(ownWords("II Co-construction"), ["Your own answer: II Co-construction."]);
  assert.deepEqual(ownWords("I think so."), ["Your own answer: I think so."]);
});
