import assert from "node:assert/strict";
import { test } from "node:test";
import {
  goToUnanswered,
  nextWaiting,
  number,
  onNext,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/questions.mjs";

/** A card at a height, in which some selectors find something. */
function cardAt(bottom, ...finds) {
  const card = {
    gone: [],
    contains: (element) => element === card,
    compareDocumentPosition: (other) => (bottom < other.bottom ? 4 : 2),
    getBoundingClientRect: () => ({ bottom }),
    querySelector: (selector) => (finds.includes(selector) ? card : null),
    closest: () => card,
    focus: () => card.gone.push("focus"),
    scrollIntoView: () => card.gone.push("in sight"),
    bottom,
  };
  return card;
}

const [ASKS, SAYS, FIRST] = [
  "form .cct-main",
  ".cct-feedback:not(:empty)",
  "input, select, textarea, button",
];
const waiting = (bottom) => cardAt(bottom, ASKS, FIRST);

test("each card says which of how many it is", () => {
  const said = [];
  const style = { setProperty: (name, value) => said.push([name, value]) };
  number([{ style }, { style }], (id, { number: at, questions }) => `${id} ${at} "of" ${questions}`);
  assert.deepEqual(said, [
    ["--ccp-question", '"page.question 1 \\"of\\" 2"'],
    ["--ccp-question", '"page.question 2 \\"of\\" 2"'],
  ]);
});

test("the next that waits is below, or else the first; what was answered waits no more", () => {
  const cards = [waiting(1), cardAt(2, ASKS, SAYS), cardAt(3, ".cct-waiting"), cardAt(4)];
  assert.equal(
    nextWaiting(cards, ({ bottom }) => bottom < 2),
    cards[2],
  );
  assert.equal(
    nextWaiting(cards, ({ bottom }) => bottom < 4),
    cards[0],
  );
  assert.equal(
    nextWaiting([cards[1], cards[3]], () => false),
    undefined,
  );
});

test("one goes on from the card with the focus, or from what is in sight", () => {
  const [above, here, below] = [waiting(-5), waiting(10), waiting(20)];
  const node = { querySelectorAll: () => [above, here, below] };
  globalThis.document = { activeElement: { closest: () => null } };
  goToUnanswered(node, 0);
  assert.deepEqual(here.gone, ["in sight", "focus"]);
  globalThis.document = { activeElement: here };
  goToUnanswered(node, 0);
  assert.deepEqual([above.gone, below.gone], [[], ["in sight", "focus"]]);
  globalThis.document = { activeElement: below };
  goToUnanswered(node, 0);
  assert.deepEqual(above.gone, ["in sight", "focus"]);
});

test("the key goes on, and where somebody writes a letter it writes", () => {
  const went = [];
  const press = (key, writes, more = {}) =>
    onNext(() => went.push(key))({
      altKey: true,
      code: "KeyN",
      key,
      target: { closest: () => writes },
      preventDefault() {},
      ...more,
    });
  press("n", true);
  press("N", false);
  press("ñ", false);
  press("~", true);
  press("n", false, { ctrlKey: true });
  press("n", false, { altKey: false });
  assert.deepEqual(went, ["n", "N", "ñ"]);
});
