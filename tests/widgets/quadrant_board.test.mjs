import assert from "node:assert/strict";
import { test } from "node:test";
import { isSettled, keyOf, nextCard, standing, summarise, summarySentences } from "../../cocreation_teach/widgets/quadrant_board.mjs";

const mark = (credit, misconception = null) => ({ credit, feedback: ["A verdict."], misconception });
const card = (id, key, second) => ({
  id,
  marks: Object.fromEntries(["I", "II", "III", "IV"].map((q) => [q, q === key ? mark(1) : q === second ? mark(0.5) : mark(0, "M3")])),
});
const tried = (...answers) => answers.map((answer) => ({ answer, confidence: null }));
const cards = [card("home", "I"), card("ward", "II"), card("plan", "III", "I")];

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

test("next comes a waiting card, then one in a wrong place, then none", () => {
  assert.equal(nextCard(cards, {}, [], "home"), "ward");
  assert.equal(nextCard(cards, { ward: tried("II") }, [], "plan"), "home");
  const placed = { home: tried("IV"), ward: tried("II"), plan: tried("III") };
  assert.equal(nextCard(cards, placed, [], "ward"), "home");
  assert.equal(nextCard(cards, { ...placed, home: tried("IV", "I") }, [], "ward"), null);
});

test("the summary counts first tries, later ones, shown ones and the axis that was missed", () => {
  const tries = { home: tried("III", "I"), ward: tried("II"), plan: tried("II") };
  const summary = summarise(cards, tries, ["plan"]);
  assert.deepEqual(
    { first: summary.first, later: summary.later, shown: summary.shown, open: summary.open, placed: summary.placed },
    { first: 1, later: 1, shown: 1, open: 0, placed: 3 },
  );
  assert.deepEqual(summary.missed, { nature: 2, locus: 1 });
  assert.deepEqual(summary.misconceptions, { M3: 2 });
});

test("a first try counts once, however the card moved afterwards", () => {
  const summary = summarise([cards[2]], { plan: tried("III") }, []);
  assert.deepEqual([summary.first, summary.later, summary.open, summary.defended], [1, 0, 0, 0]);
});

test("the summary speaks to the weaker axis and to an idea that came back", () => {
  const tries = { home: tried("III", "I"), ward: tried("IV", "II"), plan: tried("III") };
  const sentences = summarySentences(summarise(cards, tries, []), { M3: "You may think that an active part is a voluntary part." });
  assert.equal(sentences[0], "1 of 3 right at the first try; 2 after another try.");
  assert.match(sentences[1], /^You missed the nature twice and the locus never\./);
  assert.match(sentences[2], /^One idea came up twice\. You may think/);
});

test("an all-right board is asked for a reason, a noted one is told no result", () => {
  const all = { home: tried("I"), ward: tried("II"), plan: tried("III") };
  assert.match(summarySentences(summarise(cards, all, []), {})[1], /pick the hardest card/);
  const silent = cards.map(({ id }) => ({ id, marks: {} }));
  assert.deepEqual(summarySentences(summarise(silent, all, []), {}), ["All 3 cards have a place. Your answers are noted."]);
});
