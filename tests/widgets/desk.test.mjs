import assert from "node:assert/strict";
import { test } from "node:test";
import { standingInWords } from "../../cocreation_teach/widgets/desk.mjs";

const STANDING = {
  made: true,
  due: "",
  received: 0,
  handed_in: null,
  listed: null,
  unlisted: 0,
  waiting: 0,
  problem: "",
};

test("where an assignment stands is said in sentences", () => {
  assert.deepEqual(standingInWords({ ...STANDING, made: false }), ["Not made yet."]);
  assert.deepEqual(standingInWords({ ...STANDING, problem: "It is damaged." }), ["It is damaged."]);
  assert.deepEqual(standingInWords(STANDING), ["Made.", "Nothing handed in yet."]);
  assert.deepEqual(
    standingInWords({ ...STANDING, received: 1 }).at(-1),
    "1 file dropped here, not graded yet.",
  );
  assert.deepEqual(standingInWords({ ...STANDING, handed_in: 58, listed: 60, waiting: 2 }), [
    "Made.",
    "58 of 60 on the roster handed in.",
    "2 texts to mark.",
  ]);
  assert.deepEqual(standingInWords({ ...STANDING, released: true, handed_in: 1, given_back: true }), [
    "Made, and the release given out.",
    "1 student handed in.",
    "Marks given back.",
  ]);
  assert.equal(standingInWords({ ...STANDING, handed_in: 1 })[1], "1 student handed in.");
  assert.deepEqual(standingInWords({ ...STANDING, handed_in: 299, listed: 40, unlisted: 260 }).slice(1), [
    "39 of 40 on the roster handed in.",
    "260 more are not on it.",
  ]);
});
