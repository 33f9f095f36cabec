import assert from "node:assert/strict";
import { test } from "node:test";
import { finder } from "../../../cocreation_teach/site/page/finding.mjs";

const at = (where, heading, text, page = "Lesson 01: One") => ({ where, page, heading, text });
const find = finder([
  at("one.html#call", "A call for help", "Who rings the fire brigade?"),
  at("one.html#value", "Value-in-use", "Citizens make it. They call, too."),
  at("two.html#q", "Which café is this?", "A place; another place"),
]);
const where = (query) => find(query).map((one) => one.where);

test("a heading goes before words below one, and all words are there", () => {
  assert.deepEqual(where("call"), ["one.html#call", "one.html#value"]);
  assert.deepEqual(where("call citizens"), ["one.html#value"]);
  assert.deepEqual(where("call cafe"), []);
});

test("a beginning, a slip, capitals and accents find the word all the same", () => {
  for (const query of ["brig", "BRIGADE", "brigate"])
    assert.deepEqual(where(query), ["one.html#call"], query);
  for (const query of ["cafe", "Café"]) assert.deepEqual(where(query), ["two.html#q"], query);
});

test("what was found tells its page, and signs alone find nothing", () => {
  assert.deepEqual(find("café"), [
    { where: "two.html#q", page: "Lesson 01: One", heading: "Which café is this?" },
  ]);
  for (const query of ["", " ", "?!", "constructor", "__proto__"]) assert.deepEqual(where(query), []);
});

test("two headings of one name are both found", () => {
  const twice = finder([at("one.html#try", "Try it", "Bread"), at("one.html#try", "Try it", "Soup")]);
  assert.equal(twice("try").length, 2);
});
