import assert from "node:assert/strict";
import { test } from "node:test";
import { drawPlace } from "../../cocreation_teach/widgets/cards.mjs";
import { called, placeCards } from "../../cocreation_teach/widgets/placing.mjs";
import { cards } from "./cards.mjs";
import { COPY, modelOf, pretendDocument, storageOf } from "./page.mjs";

const PLACES = ["I", "II", "III", "IV"].map((id) => ({ id, label: id }));
const KIND = {
  mapLabel: "The map",
  noun: "quadrant",
  places: PLACES,
  nameOf: (id) => `quadrant ${id}`,
  advice: () => [],
  drawMap: (some, now, act) => PLACES.map((place) => drawPlace(place, place.id, place.label, some, now, act)),
};

/** A board on which nothing is placed yet, and the acts that it sent. */
function boardOf(some = cards) {
  const root = pretendDocument()("div");
  globalThis.localStorage = storageOf();
  const keeping = { copy: COPY, occasion: "", versions: {}, empty: false, clock: 0, last: "", reworded: [] };
  const drawn = some.map((card) => ({ ...card, title: `Card ${card.id}`, description: "", meta: "" }));
  const content = { cards: drawn, beliefs: {}, keeping };
  const model = modelOf({ content, tries: {}, shown: [], drafts: {}, heard: {}, own: {} });
  const stop = placeCards(root, model, KIND);
  const acts = () => model.sent.flatMap((message) => message.acts);
  return { root, stop, acts };
}

test("a card that is tapped goes where one taps next, and that is one act", () => {
  const { root, stop, acts } = boardOf();
  root.press("Card ward");
  root.press("II");
  assert.deepEqual(
    acts().map(({ question, answer }) => [question, answer]),
    [["ward", "II"]],
  );
  assert.match(root.textContent, /1 of 3 cards placed/);
  stop();
});

test("a card that has its place stays there", () => {
  const { root, stop, acts } = boardOf();
  root.press("I");
  root.press("III");
  assert.equal(acts().length, 1);
  assert.match(root.textContent, /“Card home” has its place/);
  stop();
});

test("next comes each card that is not yet in its place, also one that can be defended", () => {
  const { root, stop } = boardOf([cards[2], cards[0]]);
  root.press("I");
  root.press("Next card");
  root.press("I");
  root.press("Next card");
  assert.match(root.textContent, /another quadrant/);
  stop();
});

test("boards of one kind on a page are told apart by their first cards", () => {
  const board = (...titles) => ({ cards: titles.map((title) => ({ title })) });
  const names = [called("quadrants", board("A night call", "A gate")), called("quadrants", board("A gate"))];
  assert.deepEqual(names, ["Quadrant board: A night call", "Quadrant board: A gate"]);
});
