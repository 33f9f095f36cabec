import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceOnAxes, missedAxes } from "../../cocreation_teach/widgets/quadrant_board.mjs";
import { cards, tried } from "./cards.mjs";

const quadrants = [
  { id: "I", nature: "involuntary", locus: "individual" },
  { id: "II", nature: "involuntary", locus: "system" },
  { id: "III", nature: "voluntary", locus: "individual" },
  { id: "IV", nature: "voluntary", locus: "system" },
];

test("each wrong try misses one axis or both", () => {
  assert.deepEqual(missedAxes(quadrants, cards, { home: tried("III", "I"), plan: tried("II") }), {
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
