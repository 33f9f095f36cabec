import assert from "node:assert/strict";
import { test } from "node:test";
import {
  moments,
  outcome,
  passageMark,
  readingsFor,
  withTick,
} from "../../cocreation_teach/widgets/two_lenses.mjs";

const marks = { ticked: { feedback: ["Ticked."] }, unticked: { feedback: ["Unticked."] } };
const passages = [
  { id: "list", moment: false, marks },
  { id: "counter", moment: true, marks },
  { id: "card", moment: true, marks },
  { id: "home", moment: false, marks },
];

test("ticks keep the order of the story", () => {
  assert.deepEqual(withTick(passages, ["card"], "counter", true), ["counter", "card"]);
  assert.deepEqual(withTick(passages, ["counter", "card"], "counter", false), ["card"]);
  assert.deepEqual(withTick(passages, ["card"], "card", true), ["card"]);
});

test("a passage has its mark only while its tick is the one that was checked", () => {
  const [list] = passages;
  assert.equal(passageMark(list, undefined, []), null);
  assert.equal(passageMark(list, ["list"], ["list"]), marks.ticked);
  assert.equal(passageMark(list, ["card"], ["card"]), marks.unticked);
  assert.equal(passageMark(list, ["list"], []), null);
});

test("the outcome names the passages to read again", () => {
  assert.deepEqual(outcome(passages, moments(passages)), { right: true, words: "All 4 passages are right." });
  assert.deepEqual(outcome(passages, ["counter"]), {
    right: false,
    words: "3 of 4 passages are right. Read passage 3 again.",
  });
  assert.equal(
    outcome(passages, ["list"]).words,
    "1 of 4 passages are right. Read passages 1, 2 and 3 again.",
  );
});

test("a lens lets one view through, side by side lets all", () => {
  const readings = ["public-management", "service-management", "critics"].map((view) => ({ view }));
  assert.deepEqual(readingsFor({ readings }, "critics"), [{ view: "critics" }]);
  assert.deepEqual(readingsFor({ readings }, "all"), readings);
});
