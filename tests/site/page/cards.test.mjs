import assert from "node:assert/strict";
import { test } from "node:test";
import { cardOf, shuffled } from "../../../cocreation_teach/site/page/cards.mjs";
import { asked } from "./course.mjs";

const order = (question, seed) =>
  shuffled(question, seed)
    .options.map(({ id }) => id)
    .join("");

test("an order is decided by a seed, unless it is the question's own", () => {
  const seeds = ["1", "2", "3", "4", "5", "6"].map((seed) => order(asked("q1"), seed));
  assert.deepEqual(new Set(seeds), new Set(["ab", "ba"]));
  assert.equal(order(asked("q1", { ordered: true }), "1"), "ab");
  const text = { id: "q", shape: "text" };
  assert.equal(shuffled(text, "1"), text);
});

test("a card tells its occasion and the words that it asks in", () => {
  const { content } = cardOf(asked("q1"), "recall 02").state;
  assert.deepEqual(content.keeping, { occasion: "recall 02", versions: { q1: "v" } });
  assert.match(content.question.noted, /until you move on/);
});
