import assert from "node:assert/strict";
import { test } from "node:test";
import "./english.mjs";
import {
  inFolder,
  nameOf,
  onward,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/way.mjs";

test("a page is called by its kind and number, or by its title", () => {
  assert.equal(nameOf({ kind: "lesson", number: "09", title: "The four quadrants" }), "Lesson 09");
  assert.equal(nameOf({ kind: "lesson", number: "", title: "References" }), "References");
});

test("a page leads on in the order of the course, and nowhere if it lies in no course folder", () => {
  const to = (path) => ({ path, kind: "lesson", number: "01", title: path });
  const links = { next: to("lessons/02.ipynb"), previous: to("lessons/00.ipynb") };
  const found = onward({ links, root: "spring" }, (path) => `/tree/${path}`);
  assert.deepEqual(
    found.map(({ says, href }) => [says, href]),
    [
      ["Before this", "/tree/spring/lessons/00.ipynb"],
      ["Next", "/tree/spring/lessons/02.ipynb"],
    ],
  );
  assert.deepEqual(onward({ links, root: null }, assert.fail), []);
  assert.equal(inFolder("", "lessons/02.ipynb"), "lessons/02.ipynb");
});
