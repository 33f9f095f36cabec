import assert from "node:assert/strict";
import { test } from "node:test";
import {
  hasMore,
  pieceAfter,
  piecesOf,
  turnOf,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/projector.mjs";

/** What a key was pressed in: an element that these parts of a selector find. */
const inside = (...found) => ({
  closest: (selector) => selector.split(", ").find((part) => found.includes(part)) ?? null,
});
const press = (key, target = inside(), more = {}) => turnOf({ key, target, ...more });

test("a clicker's keys, the arrows and space lead forward and back", () => {
  for (const key of ["PageDown", "ArrowRight", "ArrowDown", " "]) assert.equal(press(key), 1, key);
  for (const key of ["PageUp", "ArrowLeft", "ArrowUp"]) assert.equal(press(key), -1, key);
  assert.equal(press(" ", inside(), { shiftKey: true }), -1);
});

test("all other keys stay what they are", () => {
  for (const key of ["Tab", "Enter", "a", "Home", "toString"]) assert.equal(press(key), 0, key);
  for (const held of ["altKey", "ctrlKey", "metaKey"])
    assert.equal(press("PageDown", inside(), { [held]: true }), 0, held);
  assert.equal(press("ArrowRight", inside(), { shiftKey: true }), 0);
});

test("a key that what it is pressed in uses is left to that", () => {
  assert.equal(press(" ", inside("button")), 0);
  assert.equal(press("ArrowDown", inside("input")), 0);
  assert.equal(press("PageDown", inside("input")), 1, "a clicker turns the page also from an option");
  for (const field of ["textarea", "select", "input[type=range]"])
    assert.equal(press("PageDown", inside(field)), 0, field);
});

test("of a piece that is higher than the window the rest comes first", () => {
  const box = { clientHeight: 500, scrollHeight: 1200 };
  assert.ok(hasMore(1, { ...box, scrollTop: 0 }));
  assert.ok(!hasMore(-1, { ...box, scrollTop: 0 }));
  assert.ok(!hasMore(1, { ...box, scrollTop: 699.5 }));
  assert.ok(hasMore(-1, { ...box, scrollTop: 700 }));
});

const cell = (type, outputs = 0, isHidden = false) => ({
  isHidden,
  model: { type, outputs: { length: outputs } },
});

test("prose is a piece, and code that shows something", () => {
  const cells = [cell("markdown"), cell("code"), cell("code", 1), cell("markdown", 0, true)];
  assert.deepEqual(piecesOf(cells), [cells[0], cells[2]]);
});

test("forward and back go from piece to piece, and end at the ends", () => {
  const cells = "abcde".split("");
  const pieces = ["b", "d", "e"];
  assert.equal(pieceAfter(cells, pieces, "b", 1), "d");
  assert.equal(pieceAfter(cells, pieces, "d", -1), "b");
  assert.equal(pieceAfter(cells, pieces, "e", 1), "e");
  assert.equal(pieceAfter(cells, pieces, "b", -1), "b");
  assert.equal(pieceAfter(cells, pieces, "c", 1), "d", "from a cell that shows nothing");
});
