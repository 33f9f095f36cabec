import assert from "node:assert/strict";
import { test } from "node:test";
import {
  drawMark,
  drawTold,
  inBrief,
  shownMark,
  spoken,
  verdictOf,
} from "../../cocreation_teach/widgets/shared.mjs";
import { pretendDocument } from "./page.mjs";

test("no mark is noted, never wrong", () => {
  assert.equal(verdictOf(null), "noted");
  assert.equal(verdictOf({ credit: 1 }), "right");
  assert.equal(verdictOf({ credit: 0.5 }), "partly");
  assert.equal(verdictOf({ credit: 0 }), "wrong");
});

test("few words are read aloud, of many the first sentence and where the others stand", () => {
  assert.equal(inBrief(["Not quite.", "Because."]), "Not quite. Because.");
  assert.equal(inBrief(["Not quite.", "so ".repeat(60)]), "Not quite. The reasons stand under “Feedback”.");
});

test("the sign of a verdict is for the eye alone", () => {
  pretendDocument();
  const mark = drawMark({ credit: 0, feedback: ["Not quite.", "Because."] });
  assert.match(mark.textContent, /✕Not quite/);
  assert.equal(spoken(mark), "Not quite. Because.");
});

test("what was shown has a sign of its own, not that of a right answer", () => {
  pretendDocument();
  const mark = drawMark(shownMark({ credit: 1, feedback: ["That is right.", "Because."] }));
  assert.match(mark.textContent, /→This is the answer/);
  assert.equal(mark.attributes.class, "cct-mark cct-shown");
});

test("a document keeps its lines, and what stands before and after it is told as it was", () => {
  pretendDocument();
  const [before, sheet, after] = drawTold(
    "A note was found.\n\nMonday: Ada\nTuesday: <b>Jo</b>\n\nWho is away?",
  );
  assert.equal(before.textContent, "A note was found.");
  assert.equal(sheet.attributes.class, "cct-sheet");
  assert.deepEqual(
    sheet.childNodes.map((line) => line.textContent),
    ["Monday: Ada\n", "Tuesday: <b>Jo</b>\n"],
  );
  assert.equal(after.textContent, "Who is away?");
});
