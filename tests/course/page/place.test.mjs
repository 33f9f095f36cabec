import assert from "node:assert/strict";
import { test } from "node:test";
import {
  asPlace,
  boxAt,
  headingOf,
  hearFragments,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/place.mjs";

const BOXES = [{ bottom: 100 }, { bottom: 300 }, { bottom: 900 }];

test("the cell at a height is the first that is not all above it", () => {
  assert.deepEqual(
    [-5, 0, 99, 100, 299, 300].map((height) => boxAt(BOXES, height)),
    [0, 0, 0, 1, 1, 2],
  );
});

test("below all cells it is the last one", () => {
  assert.equal(boxAt(BOXES, 2000), 2);
});

test("what the browser kept is a place, or it is nothing", () => {
  assert.deepEqual(asPlace(["cell-07", -12]), { cell: "cell-07", above: -12 });
  for (const held of [
    undefined,
    null,
    "cell-07",
    [],
    ["cell-07"],
    [7, 7],
    ["cell-07", "12"],
    ["c", null],
    {},
  ])
    assert.equal(asPlace(held), null, JSON.stringify(held));
});

test("a link's heading is found by its name, whatever signs that holds", () => {
  assert.equal(headingOf("#Moment-of-truth"), '[data-jupyter-id="Moment-of-truth"], [id="Moment-of-truth"]');
  assert.equal(headingOf("#a%22b"), '[data-jupyter-id="a\\"b"], [id="a\\"b"]');
});

test("a link that leads here before the page is known is not forgotten", () => {
  const told = [];
  const notebook = { setFragment: (fragment) => told.push(fragment) };
  const heard = hearFragments(notebook);
  notebook.setFragment("#one");
  assert.equal(heard.fragment, "#one");
  heard.go = (fragment) => told.push(`to ${fragment}`);
  notebook.setFragment("#two");
  assert.deepEqual(told, ["#one", "to #two", "#two"]);
});
