import assert from "node:assert/strict";
import { test } from "node:test";
import { words } from "../../cocreation_teach/widgets/explorer_controls.mjs";

test("a value is said in the last wording that it has reached", () => {
  const control = {
    said: [
      [-100, "against ({})"],
      [0, "does not weigh"],
      [1, "weighs ({})"],
      [100, "all"],
    ],
  };
  assert.deepEqual(
    [-100, -5, 0, 1, 99, 100].map((value) => words(control, value)),
    ["against (−100)", "against (−5)", "does not weigh", "weighs (1)", "weighs (99)", "all"],
  );
});
