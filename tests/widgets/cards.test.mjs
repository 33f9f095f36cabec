import assert from "node:assert/strict";
import { test } from "node:test";
import { drawDesk, drawTray } from "../../cocreation_teach/widgets/cards.mjs";
import { pretendDocument, read } from "./page.mjs";

const card = (at) => ({ id: `card-${at}`, title: `Card ${at}`, description: "A case.", meta: "", marks: {} });
const many = Array.from({ length: 20 }, (_, at) => card(at));
const waiting = { place: null, state: "waiting" };
const now = {
  current: "card-0",
  choice: "",
  stands: Object.fromEntries(many.map(({ id }) => [id, waiting])),
};

test("the tray says how many cards wait, and how many of them do not lie on it", () => {
  pretendDocument();
  const said = read(drawTray(many, now, {}));
  assert.match(said, /Cards to place: 20/);
  assert.match(said, /8 more follow/);
  const placed = { ...now, stands: { ...now.stands, "card-1": { place: "I", state: "noted" } } };
  assert.match(read(drawTray(many.slice(1, 2), placed, {})), /Every card has a place/);
});

test("the card being read has a menu of all places, and a button", () => {
  pretendDocument();
  const kind = { noun: "idea", places: [{ id: "I", label: "First" }] };
  assert.match(read(drawDesk(card(0), kind, now, {})), /Choose one idea.*First.*Place/);
});
