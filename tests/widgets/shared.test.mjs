import assert from "node:assert/strict";
import { test } from "node:test";
import { verdictOf } from "../../cocreation_teach/widgets/shared.mjs";

test("no mark is noted, never wrong", () => {
  assert.equal(verdictOf(null), "noted");
  assert.equal(verdictOf({ credit: 1 }), "right");
  assert.equal(verdictOf({ credit: 0.5 }), "partly");
  assert.equal(verdictOf({ credit: 0 }), "wrong");
});
