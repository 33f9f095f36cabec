import assert from "node:assert/strict";
import { test } from "node:test";
import { filteredCases, kindsOf, meta } from "../../cocreation_teach/widgets/desk_cases.mjs";

const ANY = { sector: "", country: "", quadrant: "", contested: "", length: "" };
const CASES = [
  { id: "a", sector: "health", country: "Norway", quadrant: "I", contested: "", words: 64 },
  { id: "b", sector: "health", country: "Chad", quadrant: "III", contested: "I", words: 85 },
  { id: "c", sector: "courts", country: "Chad", quadrant: "III", contested: "", words: 86 },
];

test("cases are found by all that is asked for at once", () => {
  const found = (asked) => filteredCases(CASES, { ...ANY, ...asked }).map(({ id }) => id);
  assert.deepEqual(found({}), ["a", "b", "c"]);
  assert.deepEqual(found({ sector: "health" }), ["a", "b"]);
  assert.deepEqual(found({ country: "Chad", quadrant: "III", contested: "no" }), ["c"]);
  assert.deepEqual(found({ contested: "yes" }), ["b"]);
  assert.deepEqual(
    ["short", "middling", "long"].map((length) => found({ length })),
    [["a"], ["b"], ["c"]],
  );
  assert.deepEqual(kindsOf(CASES, "country"), ["Chad", "Norway"]);
});

test("beside a case stands where it is, its quadrant and any second one", () => {
  assert.equal(meta(CASES[0]), "health · Norway · Quadrant I · 64 words");
  assert.equal(meta(CASES[1]), "health · Chad · Quadrant III or I · 85 words");
});
