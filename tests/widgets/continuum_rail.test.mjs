import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceOnDirection } from "../../cocreation_teach/widgets/continuum_rail.mjs";

const card = (id, key) => ({
  id,
  marks: Object.fromEntries(
    [1, 2, 3, 4, 5].map((place) => [
      place,
      { credit: { 0: 1, 1: 0.5 }[Math.abs(place - key)] ?? 0, feedback: ["."], misconception: null },
    ]),
  ),
});
const cards = [card("home", 5), card("return", 1)];
const tried = (...answers) => answers.map((answer) => ({ answer, confidence: null }));

test("advice goes to the side on which most places missed", () => {
  assert.match(
    adviceOnDirection(cards, { home: tried("1", "2"), return: tried("1") })[0],
    /^You placed too low twice\./,
  );
  assert.match(
    adviceOnDirection(cards, { home: tried("5"), return: tried("4") })[0],
    /^You placed too high once\./,
  );
  assert.match(adviceOnDirection(cards, { home: tried("1"), return: tried("5") })[0], /as often as too high/);
});

test("neighbouring places need no advice", () => {
  assert.deepEqual(adviceOnDirection(cards, { home: tried("4"), return: tried("2") }), []);
});
