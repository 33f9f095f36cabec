import assert from "node:assert/strict";
import { test } from "node:test";
import {
  inWords,
  markOf,
  rightAnswer,
  stateOf,
  summarySentences,
  trace,
  withOption,
} from "../../cocreation_teach/widgets/journey.mjs";

const options = [
  { id: "needs", label: "Needs met" },
  { id: "wellbeing", label: "Well-being" },
  { id: "none", label: "None of them" },
];
const mark = (credit, misconception = null) => ({ credit, feedback: ["A verdict."], misconception });
const step = (id, right, idea) => ({
  id,
  marks: Object.fromEntries(
    ["needs", "wellbeing", "needs wellbeing", "none"].map((answer) => [
      answer,
      answer === right ? mark(1) : mark(0, idea),
    ]),
  ),
});
const steps = [step("a", "needs wellbeing", "M13"), step("b", "none", "M11")];
const beliefs = { M11: "Idea eleven.", M13: "Idea thirteen." };
const content = { steps, options, beliefs };
const tried = (...answers) => answers.map((answer) => ({ answer, confidence: null }));

test("none of them clears the kinds, and a kind clears none of them", () => {
  assert.deepEqual(withOption(options, ["wellbeing"], "needs", true), ["needs", "wellbeing"]);
  assert.deepEqual(withOption(options, ["needs", "wellbeing"], "none", true), ["none"]);
  assert.deepEqual(withOption(options, ["none"], "needs", true), ["needs"]);
  assert.deepEqual(withOption(options, ["none"], "none", false), []);
  assert.deepEqual(withOption(options, ["needs"], "wellbeing", false), ["needs"]);
});

test("the mark is looked up, whatever the order of ticks", () => {
  assert.equal(markOf(steps[0], options, ["wellbeing", "needs"]).credit, 1);
  assert.deepEqual(rightAnswer(steps[0]), ["needs", "wellbeing"]);
  assert.deepEqual(rightAnswer(steps[1]), ["none"]);
});

test("a step is settled once it is right or was shown", () => {
  assert.deepEqual(stateOf(steps[1], options, {}, []), {
    answer: undefined,
    mark: null,
    first: false,
    shown: false,
    settled: false,
  });
  assert.equal(stateOf(steps[1], options, { b: tried(["needs"]) }, []).settled, false);
  assert.equal(stateOf(steps[1], options, { b: tried(["needs"], ["none"]) }, []).settled, true);
  assert.equal(stateOf(steps[1], options, {}, ["b"]).settled, true);
});

test("an answer in words", () => {
  assert.equal(inWords(options, ["wellbeing", "needs"]), "needs met, well-being");
  assert.equal(inWords(options, ["none"]), "none of them");
});

test("the strip tells nothing of a step that is still open", () => {
  assert.deepEqual(trace("needs", steps, options, { a: tried(["needs"]) }, []), ["open", "open"]);
  assert.deepEqual(trace("needs", steps, options, { a: tried(["needs", "wellbeing"]) }, ["b"]), [
    "arises",
    "not",
  ]);
});

test("the summary waits for every step", () => {
  assert.deepEqual(summarySentences(content, { a: tried(["needs"]) }, []), []);
  assert.deepEqual(summarySentences(content, { a: tried(["needs", "wellbeing"]), b: tried(["none"]) }, []), [
    "2 of 2 steps right at the first try.",
  ]);
});

test("the summary counts first tries and names the ideas that came up, the most frequent first", () => {
  const tries = { a: tried(["needs"], ["needs", "wellbeing"]), b: tried(["needs"], ["wellbeing"]) };
  assert.deepEqual(summarySentences(content, tries, ["b"]), [
    "0 of 2 steps right at the first try; 1 after another try.",
    "This idea came up twice. Idea eleven.",
    "This idea came up once. Idea thirteen.",
  ]);
});
