import assert from "node:assert/strict";
import { test } from "node:test";
import {
  actInWords,
  cookie,
  handsIn,
  nextActs,
  standing,
} from "../../cocreation_teach/widgets/vote_controls.mjs";

const state = { open: false, round: 1, may_open: true, has_key: true, right: null, voted: 3, results: [] };

test("what leads on comes first", () => {
  assert.deepEqual(nextActs({ ...state, open: true }), ["close"]);
  assert.deepEqual(nextActs(state), ["open", "tell"]);
  assert.deepEqual(nextActs({ ...state, may_open: false }), ["tell"]);
  assert.deepEqual(nextActs({ ...state, may_open: false, right: "I" }), []);
  assert.deepEqual(nextActs({ ...state, has_key: false }), ["open"]);
});

test("an act says what it does now", () => {
  assert.equal(actInWords("open", { round: 0 }), "Open the first round");
  assert.equal(actInWords("open", { round: 1 }), "Vote again");
});

test("how a vote stands, in a line", () => {
  assert.equal(standing({ ...state, open: true }), "First round is open: 3 votes.");
  assert.equal(standing({ ...state, results: [{ voted: 1 }] }), "First round is closed: 1 vote.");
});

test("a cookie is found among others, and by its whole name", () => {
  assert.equal(cookie("_xsrf", "a_xsrf=1; _xsrf=2%7C3; b=4"), "2|3");
  assert.equal(cookie("_xsrf", "a=1"), "");
});

test("fields that are left empty are no hands", () => {
  assert.deepEqual(
    handsIn([
      ["I", "3"],
      ["II", ""],
      ["III", "0"],
    ]),
    { I: 3, III: 0 },
  );
});
