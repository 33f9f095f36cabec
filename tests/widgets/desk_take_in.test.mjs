import assert from "node:assert/strict";
import { test } from "node:test";
import { someOf } from "../../cocreation_teach/widgets/desk_take_in.mjs";

test("of many names some are told, and how many more there are", () => {
  assert.equal(someOf(["a", "b", "c"], 3), "a, b and c");
  assert.equal(someOf(["a", "b", "c"], 2), "a and b, and 1 more");
});
