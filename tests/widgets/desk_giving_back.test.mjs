import assert from "node:assert/strict";
import { test } from "node:test";
import { parted } from "../../cocreation_teach/widgets/desk_giving_back.mjs";

test("of many notes the first stand there, and no note is lost", () => {
  assert.deepEqual(parted(["a", "b", "c"], 2), [["a", "b"], ["c"]]);
  assert.deepEqual(parted([]), [[], []]);
});
