import assert from "node:assert/strict";
import { test } from "node:test";
import {
  gainInWords,
  movedInWords,
  nameOf,
  percent,
  rowsOf,
  signed,
} from "../../cocreation_teach/widgets/vote_figures.mjs";

const ballot = {
  options: [
    { id: "y", label: "Yes" },
    { id: "n", label: "No" },
  ],
};
const results = [
  { voted: 4, counts: { y: 1, n: 3 } },
  { voted: 3, counts: { y: 2, n: 1 } },
];
const moved = [
  ["n", "n", 1],
  ["n", "y", 1],
  ["y", "y", 1],
];

test("shares are whole hundredths, and of nobody none", () => {
  assert.deepEqual([percent(1, 3), percent(0, 0), percent(3, 3)], [33, 0, 100]);
});

test("a row tells both rounds and what changed between them", () => {
  const [yes, no] = rowsOf({ ballot, results, right: "y" });
  assert.deepEqual([yes.counts, yes.shares, yes.change, yes.right], [[1, 2], [25, 67], 42, true]);
  assert.deepEqual([no.change, no.right], [-42, false]);
  assert.equal(rowsOf({ ballot, results: [results[0]], right: null })[0].change, null);
});

test("a change has its sign", () => {
  assert.deepEqual([signed(42), signed(-42), signed(0)], ["+42", "−42", "0"]);
});

test("what moved is told in sentences, and of hands that it is not known", () => {
  assert.deepEqual(movedInWords({ ballot, results, moved }), [
    "1 of 3 who voted twice has changed the answer.",
    "1 from “No” to “Yes”.",
  ]);
  assert.match(movedInWords({ ballot, results, moved: null })[0], /Hands do not tell/);
  assert.deepEqual(movedInWords({ ballot, results: [results[0]], moved: null }), []);
});

test("the gain stands with its n", () => {
  assert.equal(gainInWords({ gain: null }), null);
  assert.match(gainInWords({ gain: { n: 3, normalised: 0.5 } }), /0\.50 .* of 3 who/);
  assert.match(gainInWords({ gain: { n: 3, normalised: null } }), /no normalised gain: of 3/);
});

test("rounds have names", () => {
  assert.deepEqual([nameOf(1), nameOf(2)], ["First round", "After the talk"]);
});
