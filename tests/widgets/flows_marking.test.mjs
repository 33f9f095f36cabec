import assert from "node:assert/strict";
import { test } from "node:test";
import {
  arrowInWords,
  flowsMark,
  hintsOnFlows,
  standingOfArrow,
} from "../../cocreation_teach/widgets/flows_marking.mjs";

const rule = (giver, thing, receiver, why = "", misconception = null) => ({
  giver,
  thing,
  receiver,
  why,
  misconception,
});
const question = {
  actors: [
    { id: "ana", label: "Ana" },
    { id: "clinic", label: "the clinic" },
  ],
  things: [
    { id: "news", label: "news" },
    { id: "time", label: "time" },
  ],
  drawn: {
    needed: [
      rule("ana", "news", "clinic", "It could not know."),
      rule("clinic", "time", "ana", "She waited."),
    ],
    possible: [rule("ana", "time", "")],
    wrong: [rule("", "", "ana", "Nothing else comes to her.", "M8")],
    absent: [rule("ana", "", "", "Ana only receives.", "M1")],
    otherwise: "It is not told.",
  },
};

test("an arrow is said in words", () => {
  assert.equal(arrowInWords(question, "ana>news>clinic"), "news, from Ana to the clinic");
});

test("an arrow is needed, possible, wrong, or noted where there is no key", () => {
  const stands = ["ana>news>clinic", "ana>time>clinic", "clinic>news>ana"];
  assert.deepEqual(
    stands.map((arrow) => standingOfArrow(question, arrow)),
    ["right", "partly", "wrong"],
  );
  assert.equal(standingOfArrow({}, "ana>news>clinic"), "noted");
});

test("a wrong arrow costs, a possible one does not, and what is missing is said with its reason", () => {
  const drawn = ["ana>news>clinic", "ana>time>clinic", "clinic>news>ana"];
  assert.deepEqual(flowsMark(question, drawn), {
    credit: 1 / 3,
    feedback: [
      "Not quite: part of this is right.",
      "“news, from the clinic to Ana”: Nothing else comes to her.",
      "Missing: “time, from the clinic to Ana”: She waited.",
    ],
    misconception: "M8",
  });
});

test("the first miss is told what the whole lacks, and how many, but not which", () => {
  assert.deepEqual(hintsOnFlows(question, ["clinic>news>ana"]), [
    "Ana only receives.",
    "One of your arrows does not belong.",
    "2 more arrows belong.",
  ]);
});
