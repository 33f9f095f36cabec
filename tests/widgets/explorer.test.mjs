import assert from "node:assert/strict";
import { test } from "node:test";
import {
  byChance,
  conveyor,
  isNarrow,
  nextStep,
  oneStepOn,
} from "../../cocreation_teach/widgets/explorer.mjs";

test("chance moves the seed alone, round and round", () => {
  assert.deepEqual(byChance({ seed: 1, food: 3 }), { seed: 2, food: 3 });
  assert.equal(byChance({ seed: 9999 }).seed, 1);
});

test("steps go on, and from the last back to the first", () => {
  const steps = ["promise", "meet"];
  assert.equal(oneStepOn({ step: 0 }, steps).step, 1);
  assert.equal(oneStepOn({ step: 2 }, steps).step, 0);
  assert.deepEqual(
    [0, 1, 2].map((step) => nextStep({ step }, steps)),
    ["promise", "meet", "Play it again from the first step"],
  );
});

test("a place without a width is not narrow", () => {
  assert.deepEqual([0, 294, 519, 520, 900].map(isNarrow), [false, true, true, false, false]);
});

test("one request is underway at a time, and the newest of the waiting goes next", () => {
  const sent = [];
  const requests = conveyor((request) => sent.push([request.food, request.number]), 4);
  requests.want({ food: 1 });
  requests.want({ food: 2 });
  requests.want({ food: 3 });
  assert.deepEqual(sent, [[1, 5]]);
  assert.equal(requests.done(5), false);
  assert.deepEqual(sent, [
    [1, 5],
    [3, 6],
  ]);
  assert.equal(requests.done(5), false);
  assert.equal(requests.done(6), true);
  assert.equal(requests.done(6), true);
  assert.equal(sent.length, 2);
});

test("when nobody answers, what is asked next goes out at once", () => {
  const sent = [];
  const requests = conveyor(({ food }) => sent.push(food));
  requests.want({ food: 1 });
  requests.want({ food: 2 });
  requests.giveUp();
  requests.want({ food: 3 });
  assert.deepEqual(sent, [1, 3]);
});
