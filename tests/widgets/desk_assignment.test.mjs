import assert from "node:assert/strict";
import { test } from "node:test";
import { withOffset } from "../../cocreation_teach/widgets/desk_assignment.mjs";

test("a moment goes to the kernel with the offset of the lecturer's own clock", () => {
  assert.equal(withOffset("2026-11-30T18:00", -60), "2026-11-30T18:00+01:00");
  assert.equal(withOffset("2026-11-30T18:00", 210), "2026-11-30T18:00-03:30");
  assert.equal(withOffset("2026-11-30T18:00", 0), "2026-11-30T18:00+00:00");
  assert.equal(withOffset("", Number.NaN), "");
});
