import assert from "node:assert/strict";
import { test } from "node:test";
import { withOffset } from "../../cocreation_teach/widgets/desk_assignment.mjs";
import { isOpen } from "../../cocreation_teach/widgets/desk_beginning.mjs";
import { filteredCases, kindsOf, meta } from "../../cocreation_teach/widgets/desk_cases.mjs";
import { parted } from "../../cocreation_teach/widgets/desk_giving_back.mjs";
import { stillModel } from "../../cocreation_teach/widgets/desk_preview.mjs";

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

test("a moment goes to the kernel with the offset of the lecturer's own clock", () => {
  assert.equal(withOffset("2026-11-30T18:00", -60), "2026-11-30T18:00+01:00");
  assert.equal(withOffset("2026-11-30T18:00", 210), "2026-11-30T18:00-03:30");
  assert.equal(withOffset("2026-11-30T18:00", 0), "2026-11-30T18:00+00:00");
  assert.equal(withOffset("", Number.NaN), "");
});

test("what is begun and not made can still be changed", () => {
  assert.equal(isOpen({ standing: { made: false, problem: "" } }), true);
  assert.equal(isOpen({ standing: { made: true, problem: "" } }), false);
  assert.equal(isOpen({ standing: { made: false, problem: "It is damaged." } }), false);
  assert.equal(isOpen({ standing: undefined }), false);
});

test("a preview answers whatever is asked of it with what it is", () => {
  const said = [];
  const model = stillModel({ part: "head" });
  model.on("msg:custom", (message) => said.push(message.said));
  model.on("change:content", () => said.push("changed"));
  model.send({ ask: "begin" });
  assert.deepEqual(model.get("content"), { part: "head" });
  assert.deepEqual(said, ["This is a preview: nothing is kept, and nothing is handed in."]);
});

test("of many notes the first stand there, and no note is lost", () => {
  assert.deepEqual(parted(["a", "b", "c"], 2), [["a", "b"], ["c"]]);
  assert.deepEqual(parted([]), [[], []]);
});
