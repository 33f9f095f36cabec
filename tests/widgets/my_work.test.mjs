import assert from "node:assert/strict";
import { test } from "node:test";
import { browserFile, heldInWords, summed } from "../../cocreation_teach/widgets/my_work.mjs";

const act = (question, n, more = {}) => ({
  question,
  act: "try",
  answer: "I",
  occasion: "",
  version: "v",
  at: "2026-11-23T10:00:00Z",
  uid: `u${n}`,
  n,
  ...more,
});

test("how much there is, in words", () => {
  assert.equal(
    summed({ questions: 300, answered: 0, right: 0, last: "", unread: [] }),
    "Nothing is answered yet in this course folder.",
  );
  assert.equal(
    summed({ questions: 300, answered: 0, right: 0, last: "", unread: ["a.jsonl: Permission denied."] }),
    "What you have answered cannot be read.",
  );
  assert.match(
    summed({ questions: 300, answered: 12, right: 9, last: "2026-11-23T10:00:00Z" }),
    /12 of the course’s 300 questions, 9 of them right at the first try\. Last saved on 23 November 2026/,
  );
  assert.equal(
    summed({ last: "2026-11-23T10:00:00Z", unread: [] }),
    "What you have answered is kept, the latest of 23 November 2026.",
  );
});

test("the browser's own file is in the form that a restore reads, in order", () => {
  const held = JSON.parse(browserFile([act("b", 2, { safe: true }), act("a", 1)], "now"));
  assert.deepEqual([held.format, held.version], ["cocreation-teach/work", 1]);
  assert.deepEqual(
    held.entries.map(({ n }) => n),
    [1, 2],
  );
  assert.equal("safe" in held.entries[1], false);
});

test("what the browser holds, in words", () => {
  assert.match(
    heldInWords({ acts: [act("a", 1), act("a", 2), act("b", 3)], isOwn: true }),
    /copy of your answers to 2 questions, the latest of 23 November 2026/,
  );
  assert.match(
    heldInWords({ acts: [act("a", 1)], whose: "Ana, /ana" }),
    /1 question that were given in Ana, \/ana,/,
  );
  assert.match(
    heldInWords({ acts: [act("a", 1)], whose: "" }),
    /1 question,.* Whose they are, it does not know/,
  );
});
