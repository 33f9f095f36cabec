import assert from "node:assert/strict";
import { test } from "node:test";
import board, { columnsOf } from "../../cocreation_teach/widgets/sorting_board.mjs";
import { cards } from "./cards.mjs";
import { COPY, modelOf, pretendDocument, storageOf } from "./page.mjs";

const PLACES = ["I", "II", "III", "IV"].map((id) => ({ id, label: id }));

test("two places side by side, three in a row, four two by two, more in rows of three", () => {
  assert.deepEqual([2, 3, 4, 5, 6].map(columnsOf), [2, 3, 2, 3, 3]);
});

test("of the boards of a page each is called by what it asks", () => {
  const el = pretendDocument()("div");
  globalThis.localStorage = storageOf();
  const keeping = { copy: COPY, occasion: "", versions: {}, empty: false, clock: 0, last: "", reworded: [] };
  const drawn = cards.map((card) => ({ ...card, title: `Card ${card.id}`, description: "", meta: "" }));
  const prompt = "Whose view is each of these, as the chapter tells them apart?";
  const content = { prompt, noun: "view", places: PLACES, cards: drawn, beliefs: {}, keeping };
  const stop = board.render({
    model: modelOf({ content, tries: {}, shown: [], drafts: {}, heard: {}, own: {} }),
    el,
  });
  const [root] = el.children;
  assert.equal(root.getAttribute("aria-label"), "Sorting board: Whose view is each of these, as the …");
  stop();
});
