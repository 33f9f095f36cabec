import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceOnAxes, missedAxes, QUADRANTS } from "../../cocreation_teach/widgets/quadrant_board.mjs";
import { cards, tried } from "./cards.mjs";

test("the quadrants stand where the axes say", () => {
  assert.deepEqual(
    QUADRANTS.map(({ id, nature, locus }) => [id, nature, locus]),
    [
      ["I", "involuntary", "individual"],
      ["II", "involuntary", "system"],
      ["III", "voluntary", "individual"],
      ["IV", "voluntary", "system"],
    ],
  );
});

test("each wrong try misses one axis or both", () => {
  assert.deepEqual(missedAxes(cards, { home: tried("III", "I"), plan: tried("II") }), {
    nature: 2,
    locus: 1,
  });
});

test("advice goes to the weaker axis first", () => {
  assert.match(
    adviceOnAxes({ nature: 2, locus: 0 })[0],
    /^You missed the nature twice and the locus never\./,
  );
  assert.match(
    adviceOnAxes({ nature: 1, locus: 3 })[0],
    /^You missed the locus 3 times and the nature once\./,
  );
  assert.match(adviceOnAxes({ nature: 1, locus: 1 })[0], /^You missed nature and locus once each\./);
  assert.deepEqual(adviceOnAxes({ nature: 0, locus: 0 }), []);
});
