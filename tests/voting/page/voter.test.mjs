import assert from "node:assert/strict";
import { test } from "node:test";
import { lookOf, outcome, pause } from "../../../cocreation_teach/voting/page/voter.mjs";

const ballot = { digest: "d", options: [{ id: "I", label: "I Co-production" }] };
const state = { round: 1, open: true, right: null, results: [], ballot };

test("a page is drawn anew when a round opens or closes or the key is told, and not for less", () => {
  assert.equal(lookOf(state), lookOf({ ...state, moved: null, gain: null }));
  for (const change of [
    { open: false },
    { round: 2 },
    { right: "I" },
    { ballot: { ...ballot, digest: "e" } },
  ])
    assert.notEqual(lookOf(state), lookOf({ ...state, ...change }));
});

test("what was counted is said in the words of the option", () => {
  assert.match(outcome({ answer: "I" }, ballot), /^Counted: I Co-production\. You can change it/);
});

test("a hall does not ask again at one moment", () => {
  assert.deepEqual([pause(1000, 0), pause(1000, 0.5), pause(1000, 1)], [750, 1000, 1250]);
});
