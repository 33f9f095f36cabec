import assert from "node:assert/strict";
import { test } from "node:test";
import {
  isSettled,
  keyOf,
  nextCard,
  onTable,
  standing,
  summarise,
  summarySentences,
  wrongTries,
} from "../../cocreation_teach/widgets/standings.mjs";
import { cards, tried } from "./cards.mjs";

test("the key is the quadrant with full credit", () => {
  assert.deepEqual(cards.map(keyOf), ["I", "II", "III"]);
});

test("a card stands where it was last placed, or where it was shown", () => {
  assert.deepEqual(standing(cards[0], {}, []), { place: null, state: "waiting" });
  assert.deepEqual(standing(cards[0], { home: tried("III") }, []), { place: "III", state: "wrong" });
  assert.deepEqual(standing(cards[0], { home: tried("III", "I") }, []), { place: "I", state: "right" });
  assert.deepEqual(standing(cards[0], { home: tried("III") }, ["home"]), { place: "I", state: "shown" });
  assert.deepEqual(standing(cards[2], { plan: tried("I") }, []), { place: "I", state: "partly" });
});

test("without marks a place is noted and the card stays movable", () => {
  const silent = { id: "home", marks: {} };
  assert.deepEqual(standing(silent, { home: tried("IV") }, []), { place: "IV", state: "noted" });
  assert.equal(isSettled("noted"), false);
  assert.equal(isSettled("right") && isSettled("shown"), true);
});

test("next comes a waiting card, then one that is not in its place, then none", () => {
  assert.equal(nextCard(cards, {}, [], "home"), "ward");
  assert.equal(nextCard(cards, { ward: tried("II") }, [], "plan"), "home");
  const placed = { home: tried("IV"), ward: tried("II"), plan: tried("III") };
  assert.equal(nextCard(cards, placed, [], "ward"), "home");
  assert.equal(nextCard(cards, { ...placed, home: tried("IV", "I") }, [], "ward"), null);
  const defended = { home: tried("I"), ward: tried("II"), plan: tried("I") };
  assert.equal(nextCard(cards, defended, [], "ward"), "plan");
});

test("the summary counts first tries, later ones, shown ones and ideas", () => {
  const tries = { home: tried("III", "I"), ward: tried("II"), plan: tried("II") };
  const summary = summarise(cards, tries, ["plan"]);
  assert.deepEqual(
    {
      first: summary.first,
      later: summary.later,
      shown: summary.shown,
      open: summary.open,
      placed: summary.placed,
    },
    { first: 1, later: 1, shown: 1, open: 0, placed: 3 },
  );
  assert.deepEqual(summary.misconceptions, { M3: 2 });
});

test("a first try counts once, however the card moved afterwards", () => {
  const summary = summarise([cards[2]], { plan: tried("III") }, []);
  assert.deepEqual([summary.first, summary.later, summary.open, summary.defended], [1, 0, 0, 0]);
});

test("the summary gives the widget's advice and names an idea that came back", () => {
  const tries = { home: tried("III", "I"), ward: tried("IV", "II"), plan: tried("III") };
  const beliefs = { M3: "You may think that an active part is a voluntary part." };
  assert.deepEqual(summarySentences(summarise(cards, tries, []), beliefs, ["Advice."]), [
    "1 of 3 right at the first try; 2 after another try.",
    "Advice.",
    "One idea came up twice. You may think that an active part is a voluntary part.",
  ]);
});

test("an all-right board is asked for a reason, a noted one is told no result", () => {
  const all = { home: tried("I"), ward: tried("II"), plan: tried("III") };
  assert.match(summarySentences(summarise(cards, all, []), {}, ["Advice."])[1], /pick the hardest card/);
  const silent = cards.map(({ id }) => ({ id, marks: {} }));
  assert.deepEqual(summarySentences(summarise(silent, all, []), {}, []), [
    "All 3 cards have a place. Your answers are noted.",
  ]);
});

test("every try without credit is wrong, one that can be defended is not", () => {
  const tries = { home: tried("III", "I"), plan: tried("I", "II") };
  assert.deepEqual(
    wrongTries(cards, tries).map(({ card, answer }) => [card.id, answer]),
    [
      ["home", "III"],
      ["plan", "II"],
    ],
  );
});

test("a dozen waiting cards lie on the table, the one being read always among them", () => {
  const waiting = Array.from({ length: 20 }, (_, at) => ({ id: `card-${at}` }));
  const ids = (current) => onTable(waiting, current).map(({ id }) => id);
  assert.deepEqual(
    ids("elsewhere"),
    waiting.slice(0, 12).map(({ id }) => id),
  );
  assert.deepEqual(ids("card-15"), [...waiting.slice(0, 11).map(({ id }) => id), "card-15"]);
  assert.deepEqual(onTable(waiting.slice(0, 3), "card-1"), waiting.slice(0, 3));
});
