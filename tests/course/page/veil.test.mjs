import assert from "node:assert/strict";
import { test } from "node:test";
import {
  unveilWhenDrawn,
  veil,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/veil.mjs";

const IN_SIGHT = { top: 100, bottom: 300 };
const BELOW = { top: 900, bottom: 1200 };

/** A page of Markdown cells in a window 800 high; `words` says of each whether it is drawn. */
function pageOf(boxes, words) {
  const classes = new Set();
  const outer = { getBoundingClientRect: () => ({ top: 0, bottom: 800 }) };
  const widgets = boxes.map((box, at) => ({
    model: { type: "markdown" },
    node: {
      getBoundingClientRect: () => box,
      querySelector: () => ({ childElementCount: words[at] ? 2 : 0 }),
    },
  }));
  const node = { classList: { add: (name) => classes.add(name), remove: (name) => classes.delete(name) } };
  return { node, classes, isDisposed: false, content: { node: { querySelector: () => outer }, widgets } };
}

/** Draw frames until a page is shown; how many it took. */
async function framesUntilShown(panel, drawn = () => {}, place = { stands: () => true }) {
  let frames = 0;
  globalThis.requestAnimationFrame = (next) => {
    drawn(++frames);
    setImmediate(next);
  };
  veil(panel);
  assert.equal(panel.classes.size, 1);
  await unveilWhenDrawn(panel, place);
  assert.equal(panel.classes.size, 0);
  return frames;
}

test("a page is shown when the words are drawn that are in sight", async () => {
  assert.equal(await framesUntilShown(pageOf([IN_SIGHT, BELOW], [true, false])), 0);
  const words = [false, false];
  const drawn = (frame) => {
    words[0] = frame === 3;
  };
  assert.equal(await framesUntilShown(pageOf([IN_SIGHT, BELOW], words), drawn), 3);
});

test("a page is shown when it is where its reader was", async () => {
  let at = 0;
  const drawn = (frame) => {
    at = frame;
  };
  const place = { stands: () => at === 2 };
  assert.equal(await framesUntilShown(pageOf([IN_SIGHT], [true]), drawn, place), 2);
});

test("a page whose words never come is shown as it is", async () => {
  assert.ok((await framesUntilShown(pageOf([IN_SIGHT], [false]))) < 1000);
});
