import assert from "node:assert/strict";
import { test } from "node:test";
import { counted, filtered } from "../../cocreation_teach/widgets/desk_take_in.mjs";

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
  assert.deepEqual(paths({ outcome: "", words: " " }), ["a.json", "b.json"]);
  assert.deepEqual(paths({ outcome: "refused", words: "" }), ["b.json"]);
  assert.deepEqual(paths({ outcome: "", words: "CUT short" }), ["b.json"]);
  assert.deepEqual(paths({ outcome: "accepted", words: "again" }), []);
});
