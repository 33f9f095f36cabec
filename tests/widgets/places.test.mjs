import assert from "node:assert/strict";
import { test } from "node:test";
import { adviceOnPlaces, kindOfPlaces } from "../../cocreation_teach/widgets/places.mjs";
import { tried } from "./cards.mjs";

const places = [
  { id: "use", label: "In use", note: "as it is used" },
  { id: "design", label: "Design", note: "" },
];
const card = (id, key) => ({
  id,
  marks: Object.fromEntries(
    places.map((place) => [
      place.id,
      { credit: Number(place.id === key), feedback: ["."], misconception: null },
    ]),
  ),
});
const cards = [card("a", "design"), card("b", "design"), card("c", "use")];

test("advice names the one place that drew most of the wrong cards", () => {
  assert.deepEqual(
    adviceOnPlaces(places, cards, { a: tried("use"), b: tried("use", "design"), c: tried("use") }),
    ["“In use” drew most of the cards that belong elsewhere (twice). It means: as it is used."],
  );
  const reversed = [card("a", "use"), card("b", "use")];
  assert.deepEqual(adviceOnPlaces(places, reversed, { a: tried("design"), b: tried("design") }), [
    "“Design” drew most of the cards that belong elsewhere (twice).",
  ]);
});

test("one wrong card or a tie needs no advice", () => {
  assert.deepEqual(adviceOnPlaces(places, cards, { a: tried("use") }), []);
  assert.deepEqual(
    adviceOnPlaces(places, cards, { a: tried("use", "use"), c: tried("design", "design") }),
    [],
  );
});

test("a place is named by its label", () => {
  assert.equal(kindOfPlaces(places, "kind").nameOf("design"), "“Design”");
});
