import assert from "node:assert/strict";
import { test } from "node:test";
import {
  counted,
  decisionInWords,
  filtered,
  handedInBy,
  othersOf,
} from "../../cocreation_teach/widgets/desk_inbox.mjs";

const INBOX = [
  { path: "a.json", outcome: "accepted", reason: "It was graded.", what_to_do: "Nothing." },
  { path: "b.json", outcome: "refused", reason: "It is cut short.", what_to_do: "Ask for it again." },
];

test("the outcomes that there are have their numbers", () => {
  assert.deepEqual(counted(INBOX), [
    ["accepted", "Accepted", 1],
    ["refused", "Refused", 1],
  ]);
});

test("files are found by outcome and by any word that is said of them", () => {
  const paths = (asked) => filtered(INBOX, asked).map(({ path }) => path);
  assert.deepEqual(paths({ outcome: "", words: " " }), ["b.json", "a.json"]);
  assert.deepEqual(paths({ outcome: "refused", words: "" }), ["b.json"]);
  assert.deepEqual(paths({ outcome: "", words: "CUT short" }), ["b.json"]);
  assert.deepEqual(paths({ outcome: "accepted", words: "again" }), []);
});

test("a decision is a sentence, and the people that one may be are all others", () => {
  assert.equal(decisionInWords({ kind: "counts", of: "h1", file: "a.json" }), "a.json counts.");
  assert.equal(decisionInWords({ kind: "counts-not", of: "h1", file: "" }), "h1 does not count.");
  assert.equal(
    decisionInWords({ kind: "one-person", of: "id 1", same_as: "id 2", file: "a" }),
    "id 1 and id 2 are one person.",
  );
  const inbox = [
    { person: "id 2" },
    { person: "" },
    { person: "id 1" },
    { person: "id 2" },
    { person: "id 3" },
  ];
  assert.deepEqual(othersOf(inbox, "id 3"), ["id 1", "id 2"]);
});

test("of a file from an outbox it is told which user handed it in", () => {
  assert.equal(handedInBy({ person: "hub ana maria" }), "handed in by ana maria on the hub");
  assert.equal(handedInBy({ person: "id hub" }), "");
  assert.equal(handedInBy(INBOX[0]), "");
});
