import assert from "node:assert/strict";
import { test } from "node:test";
import { graded } from "../../cocreation_teach/widgets/desk_class_report.mjs";

test("a class can be compared with those that are graded", () => {
  const [before, after] = [{ handed_in: 0 }, { handed_in: null }];
  assert.deepEqual(graded([before, after]), [before]);
});
