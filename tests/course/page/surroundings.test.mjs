import assert from "node:assert/strict";
import { test } from "node:test";
import { surroundings } from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/surroundings.mjs";
import { signal } from "./lab.mjs";

/** Classes of a node; `changed` hears of each change. */
function classesOf(names, changed = () => {}) {
  const held = new Set(names);
  const toggle = (name, is) => {
    if (is) held.add(name);
    else held.delete(name);
    changed();
  };
  return { held, toggle, contains: (name) => held.has(name) };
}

/** A page with classes, as the document around it sees it. */
function opened(...names) {
  const page = { heard: () => {}, disposed: signal() };
  page.node = { page, classList: classesOf(names, () => page.heard()) };
  return page;
}

globalThis.MutationObserver = class {
  constructor(heard) {
    this.heard = heard;
  }
  observe({ page }) {
    page.heard = this.heard;
  }
};

test("the document has the classes of the pages in sight, until they are hidden or closed", () => {
  const root = { classList: classesOf([]) };
  const told = () => [...root.classList.held].sort();
  const follow = surroundings(root);
  const [one, other] = [opened("ccp-veiled"), opened("ccp-reading", "ccp-projecting")];
  follow(one);
  assert.deepEqual(told(), ["ccp-veils"]);
  follow(other);
  assert.deepEqual(told(), ["ccp-projects", "ccp-reads", "ccp-veils"]);
  one.node.classList.toggle("ccp-veiled", false);
  other.node.classList.toggle("lm-mod-hidden", true);
  assert.deepEqual(told(), []);
  other.node.classList.toggle("lm-mod-hidden", false);
  assert.deepEqual(told(), ["ccp-projects", "ccp-reads"]);
  other.disposed.emit();
  assert.deepEqual(told(), []);
});
