import assert from "node:assert/strict";
import { test } from "node:test";
import { hasMoved, verdictOf } from "../../cocreation_teach/widgets/shared.mjs";

test("no mark is noted, never wrong", () => {
  assert.equal(verdictOf(null), "noted");
  assert.equal(verdictOf({ credit: 1 }), "right");
  assert.equal(verdictOf({ credit: 0.5 }), "partly");
  assert.equal(verdictOf({ credit: 0 }), "wrong");
});

test("a trembling hand is a click, a longer way is a drag", () => {
  const at = (clientX, clientY) => ({ clientX, clientY });
  assert.equal(hasMoved(at(0, 0), at(4, 4)), false);
  assert.equal(hasMoved(at(0, 0), at(5, 5)), true);
});
