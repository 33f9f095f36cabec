import assert from "node:assert/strict";
import { test } from "node:test";
import {
  calibration,
  complete,
  hinted,
  hintsOn,
  hintsOnTicks,
  markOf,
  missing,
  opening,
  otherOptions,
  rightAnswer,
  withChoice,
} from "../../cocreation_teach/widgets/marking.mjs";

const mark = (credit, why, misconception = null) => ({ credit, feedback: ["Verdict.", why], misconception });
const options = [
  { id: "a", label: "A" },
  { id: "b", label: "B" },
];
const one = {
  shape: "one",
  feedback: true,
  options,
  marks: { a: mark(1, "Why a."), b: mark(0, "Why not b.", "M1") },
};
const parts = [
  { id: "a", label: "A", belongs: true, why: "Why a.", misconception: null },
  { id: "b", label: "B", belongs: true, why: "Why b.", misconception: null },
  { id: "c", label: "C", belongs: false, why: "Why not c.", misconception: "M3" },
];
const several = { shape: "several", feedback: true, options: parts };
const rows = [
  { id: "x", label: "Row x", marks: { a: mark(1, "."), b: mark(0, "No x.") } },
  { id: "y", label: "Row y", marks: { a: mark(0, "No y.", "M5"), b: mark(1, ".") } },
];
const match = { shape: "match", feedback: true, rows, options };
const text = { shape: "text", feedback: true };
const modelled = { ...text, model: "One could say ..." };

test("an answer is complete only when nothing of it is missing", () => {
  assert.equal(complete(one, null), null);
  assert.equal(complete(one, "b"), "b");
  assert.equal(complete(several, []), null);
  assert.deepEqual(complete(several, ["a"]), ["a"]);
  assert.equal(complete(match, { x: "a" }), null);
  assert.equal(complete(match, { x: "a", y: "" }), null);
  assert.deepEqual(complete(match, { x: "a", y: "b" }), { x: "a", y: "b" });
  assert.equal(complete(text, "  \n"), null);
  assert.equal(complete(text, " <b> "), " <b> ");
  assert.equal(complete(modelled, "x"), null);
  assert.equal(complete(modelled, " one two three four five six seven\n"), null);
  assert.equal(complete(modelled, "one two three four five six seven eight").length, 39);
  assert.match(missing(modelled), /8 words/);
  for (const question of [one, several, match, text]) assert.match(missing(question), /first\.$/);
});

test("choices add up: two ticks, two rows, a changed mind", () => {
  assert.deepEqual(withChoice(several, withChoice(several, null, "b", true), "a", true), ["a", "b"]);
  assert.deepEqual(withChoice(several, ["a", "b"], "a", false), ["b"]);
  assert.deepEqual(withChoice(match, withChoice(match, null, "x", "a"), "y", "b"), { x: "a", y: "b" });
  assert.equal(withChoice(one, "a", "b", true), "b");
  assert.equal(withChoice(text, "old", null, "new"), "new");
});

test("the mark is looked up, whatever the order of ticks", () => {
  assert.equal(markOf(one, "b").misconception, "M1");
  assert.equal(markOf(several, ["b", "a"]).credit, 1);
  assert.equal(markOf(text, "words"), null);
  assert.equal(markOf({ ...one, feedback: false, marks: undefined }, "a"), null);
});

test("several ticks earn what belongs less what does not, and a word on each option that was missed", () => {
  const half = markOf(several, ["a"]);
  assert.equal(half.credit, 0.5);
  assert.deepEqual(half.feedback, ["Not quite: part of this is right.", "“B”: Why b."]);
  assert.equal(markOf(several, ["a", "c"]).misconception, "M3");
  assert.equal(markOf(several, ["a", "b", "c"]).credit, 0);
  assert.equal(markOf(several, ["c"]).credit, 0);
  assert.equal(markOf(several, ["c"]).feedback[0], "Not quite.");
});

test("rows are marked one by one and the card says which missed", () => {
  assert.equal(markOf(match, { x: "a", y: "b" }).credit, 1);
  const half = markOf(match, { x: "a", y: "a" });
  assert.equal(half.credit, 0.5);
  assert.deepEqual(half.feedback, ["1 of 2 rows are right.", "“Row y”: Verdict. No y."]);
  assert.equal(half.misconception, "M5");
});

test("the right answer of every shape earns full credit", () => {
  for (const question of [one, several, match])
    assert.equal(markOf(question, rightAnswer(question)).credit, 1);
});

test("confidence is spoken to only where it teaches something", () => {
  assert.equal(calibration("certain", mark(0, "")).length, 1);
  assert.equal(calibration("guess", mark(1, "")).length, 1);
  assert.deepEqual(calibration("certain", mark(1, "")), []);
  assert.deepEqual(calibration(null, mark(0, "")), []);
  assert.deepEqual(calibration("certain", null), []);
});

test("the other options are explained once, the right one not again", () => {
  assert.deepEqual(otherOptions(one, "a"), [{ label: "B", why: "Why not b." }]);
  assert.deepEqual(otherOptions(several, ["a"]), []);
});

test("the first miss of several ticks tells how many are too many and too few", () => {
  assert.deepEqual(hintsOnTicks(["a", "b"], ["b", "c", "d"]), [
    "One of your ticks does not belong.",
    "2 more belong.",
  ]);
  assert.deepEqual(hintsOnTicks(["b"], ["b"]), []);
});

test("the first miss among rows tells which, and one answer among options needs no hint", () => {
  const marks = { a: { credit: 1 }, b: { credit: 0 } };
  const rows = ["first", "second"].map((id) => ({ id, label: `The ${id}`, marks }));
  assert.deepEqual(hintsOn({ shape: "match", rows }, { first: "b", second: "a" }), [
    "Look again at: “The first”.",
  ]);
  assert.deepEqual(hintsOn({ shape: "one" }, "a"), []);
});

test("a row that is something said has its own quotation marks and no others", () => {
  const marks = { a: { credit: 1, feedback: ["Yes."] }, b: { credit: 0, feedback: ["No."] } };
  const rows = [{ id: "said", label: "“Ring!” says the nurse", marks }];
  assert.deepEqual(hintsOn({ shape: "match", rows }, { said: "b" }), [
    "Look again at: “Ring!” says the nurse.",
  ]);
  const { feedback } = markOf({ shape: "match", feedback: true, rows }, { said: "b" });
  assert.equal(feedback.at(-1), "“Ring!” says the nurse: No.");
});

test("a hinted mark keeps its verdict and withholds its reasons", () => {
  const { feedback, credit } = hinted({ credit: 0.5, feedback: ["Not quite.", "Because."] }, [
    "One more belongs.",
  ]);
  assert.deepEqual([credit, feedback[0], feedback.includes("Because.")], [0.5, "Not quite.", false]);
});

test("a card is called by the first words of its prompt", () => {
  assert.equal(opening("Which belongs where?"), "Which belongs where?");
  assert.equal(
    opening("one two three four five six seven eight nine ten"),
    "one two three four five six seven eight …",
  );
});
