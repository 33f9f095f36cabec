import assert from "node:assert/strict";
import { test } from "node:test";
import { hasMoved } from "../../cocreation_teach/widgets/dragging.mjs";

test("a trembling hand is a click, a longer way is a drag", () => {
  const at = (clientX, clientY) => ({ clientX, clientY });
  assert.equal(hasMoved(at(0, 0), at(4, 4)), false);
  assert.equal(hasMoved(at(0, 0), at(5, 5)), true);
});
