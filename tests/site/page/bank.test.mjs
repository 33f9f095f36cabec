import assert from "node:assert/strict";
import { test } from "node:test";
import { findQuestion, isOnRail, usualOf } from "../../../cocreation_teach/site/page/bank.mjs";
import { data } from "./course.mjs";

test("an encounter is another question on the continuum", () => {
  assert.equal(findQuestion(data.bank, "case").prompt, "What is case?");
  assert.match(findQuestion(data.bank, "case", "recall 02 continuum").prompt, /continuum/);
  assert.equal(findQuestion(data.bank, "t.one", "continuum").id, "t.one");
});

test("what the course does not ask is found nowhere, whatever its name", () => {
  for (const id of ["gone", "constructor", "__proto__"]) assert.equal(findQuestion(data.bank, id), null);
});

test("a later occasion leads back to the usual one", () => {
  assert.ok(isOnRail("practice 2026-11-20 continuum"));
  assert.deepEqual(usualOf({ question: "case", occasion: "recall 02 continuum" }), ["case", "continuum"]);
  assert.deepEqual(usualOf({ question: "case", occasion: "post-test" }), ["case", ""]);
});
