import assert from "node:assert/strict";
import { test } from "node:test";
import { closing, compared, inWords, pathOf, spots } from "../../cocreation_teach/widgets/feeling_line.mjs";

const points = [
  { title: "A call", told: "-2" },
  { title: "A letter", told: "1" },
];
const labelOf = (value) => ({ "-2": "very bad", "-1": "bad", 1: "good", 2: "very good" })[value];

test("better is higher, and what is not answered has no place in the figure", () => {
  assert.deepEqual(spots(["-2", undefined, null, "2"]), [
    { at: 0, x: 12.5, y: 90 },
    { at: 3, x: 87.5, y: 10 },
  ]);
});

test("the line joins neighbours and breaks off at a gap", () => {
  assert.equal(pathOf(spots(["0", "0", undefined, "2"])), "M12.5 50 L37.5 50 M87.5 10");
  assert.equal(pathOf([]), "");
});

test("a reading is compared, never marked", () => {
  assert.equal(compared("1", "1", "Inês"), "You put it where Inês puts it.");
  assert.equal(compared("2", "1", "Inês"), "You put it one step higher than Inês.");
  assert.equal(compared("-2", "0", "Inês"), "You put it two steps lower than Inês.");
  assert.equal(compared("-2", "2", "Inês"), "You put it four steps lower than Inês.");
});

test("the figure says in words what it shows", () => {
  assert.equal(
    inWords(points, [undefined, undefined], [null, null], labelOf, "Inês"),
    "The line is still empty.",
  );
  assert.equal(
    inWords(points, ["-1", "2"], ["-2", null], labelOf, "Inês"),
    "The line so far. 1, A call: bad; Inês: very bad. 2, A letter: very good.",
  );
});

test("at the end it says where readings differ, and whose word counts", () => {
  const [first, second, third] = closing(points, ["2", "1"], "Inês");
  assert.equal(first, "You put 1 of 2 touch-points where Inês puts them.");
  assert.equal(second, "Furthest apart, by four steps: “A call”.");
  assert.match(third, /^A difference is no mistake\./);
  assert.equal(closing(points, ["-2", "2"], "Inês").length, 2);
});

test("without the person's telling readings are only noted", () => {
  const silent = points.map(({ title }) => ({ title }));
  assert.deepEqual(closing(silent, ["2", "1"], "Inês"), [
    "All 2 touch-points have an answer. Your readings are noted.",
  ]);
});
