import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import {
  keep,
  kept,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/store.mjs";
import { openStorage } from "./lab.mjs";

beforeEach(openStorage);

test("what is kept is found again, in its own table", () => {
  keep("places", "lessons/09.ipynb", { cell: "c" });
  assert.deepEqual(kept("places", "lessons/09.ipynb"), { cell: "c" });
  assert.equal(kept("views", "lessons/09.ipynb"), undefined);
});

test("a table keeps the entries that were used last", () => {
  for (const key of ["a", "b", "a", "c"]) keep("places", key, key, 2);
  assert.deepEqual(
    ["a", "b", "c"].map((key) => kept("places", key)),
    ["a", undefined, "c"],
  );
});
