import assert from "node:assert/strict";
import { test } from "node:test";
import { spokes } from "../../cocreation_teach/widgets/system_map.mjs";

test("six lines lead out from the person in the middle", () => {
  const lines = spokes().match(/M50 50 L\d+ \d+/g);
  assert.equal(new Set(lines).size, 6);
});
