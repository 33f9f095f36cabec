import assert from "node:assert/strict";
import { test } from "node:test";
import "./english.mjs";
import { head } from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/frame.mjs";

class Element {
  constructor(name) {
    Object.assign(this, { name, inside: [] });
  }
  setAttribute(key, value) {
    this[key] = value;
  }
  append(...inside) {
    this.inside.push(...inside);
  }
}

/** The links in the head of a page. */
function links(page) {
  globalThis.document = { createElement: (name) => new Element(name) };
  const view = { reading: () => true, code: () => false };
  const found = ({ name, inside = [], ...rest }) => [
    ...(name === "a" ? [{ ...rest, says: inside.join("") }] : []),
    ...inside.flatMap(found),
  ];
  return found(head({ widgets: [] }, { kind: "lesson", number: "09", root: "", ...page }, { view }));
}

test("a page leads to itself on the web where its machine is thrown away, in a tab of its own", () => {
  const web = "https://ana.github.io/course/lessons/09-four-quadrants.html";
  const [link, ...others] = links({ web });
  assert.deepEqual([link.href, link.target, link.says], [web, "_blank", "On the web"]);
  assert.deepEqual(others, []);
  assert.deepEqual(links({ web: null }), []);
  assert.deepEqual(links({}), []);
});
