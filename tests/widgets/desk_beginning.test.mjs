import assert from "node:assert/strict";
import { test } from "node:test";
import { isOpen } from "../../cocreation_teach/widgets/desk_beginning.mjs";

test("what is begun and not made can still be changed", () => {
  assert.equal(isOpen({ standing: { made: false, problem: "" } }), true);
  assert.equal(isOpen({ standing: { made: true, problem: "" } }), false);
  assert.equal(isOpen({ standing: { made: false, problem: "It is damaged." } }), false);
  assert.equal(isOpen({ standing: undefined }), false);
});
