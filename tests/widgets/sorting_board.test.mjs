import assert from "node:assert/strict";
import { test } from "node:test";
import { columnsOf } from "../../cocreation_teach/widgets/sorting_board.mjs";

test("two places side by side, three in a row, four two by two, more in rows of three", () => {
  assert.deepEqual([2, 3, 4, 5, 6].map(columnsOf), [2, 3, 2, 3, 3]);
});
