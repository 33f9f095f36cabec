import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressOf,
  opening,
  pathAt,
  target,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/opening.mjs";

const BASE = "/user/lab/"; // a reader of this name on a hub

test("an address names a page in the application that is open", () => {
  const to = (here) => addressOf("my course/ä.ipynb", BASE, BASE + here);
  assert.equal(to("doc/tree/lessons/01.ipynb"), "/user/lab/doc/tree/my%20course/%C3%A4.ipynb");
  assert.equal(to("lab"), "/user/lab/lab/tree/my%20course/%C3%A4.ipynb");
  assert.equal(
    to("lab/workspaces/auto-b/tree/x.ipynb"),
    "/user/lab/lab/workspaces/auto-b/tree/my%20course/%C3%A4.ipynb",
  );
  assert.equal(to("notebooks/lessons/01.ipynb"), "/user/lab/notebooks/my%20course/%C3%A4.ipynb");
  assert.equal(to("notebooks/doc/01.ipynb"), "/user/lab/notebooks/my%20course/%C3%A4.ipynb");
});

test("the page that an address names is read back from it, and from no other address", () => {
  for (const here of ["doc/tree/x", "lab", "lab/workspaces/b", "notebooks/x"]) {
    assert.equal(pathAt(addressOf("my course/ä.ipynb", BASE, BASE + here), BASE), "my course/ä.ipynb");
  }
  for (const here of ["lab", "doc/tree/notes.md", "doc/tree/%.ipynb", "api/contents/a.ipynb"]) {
    assert.equal(pathAt(BASE + here, BASE), null);
  }
  assert.equal(pathAt("/elsewhere/doc/tree/a.ipynb", BASE), null);
});

test("a link leads to a page by its place beside this one, by its file or by its address", () => {
  const at = { current: "my course/lessons/00.ipynb", base: BASE, origin: "http://localhost" };
  const to = { path: "my course/exercises/01.ipynb", id: "" };
  for (const link of [
    "../exercises/01.ipynb",
    "/user/lab/files/my%20course/exercises/01.ipynb?_xsrf=1",
    "http://localhost/user/lab/doc/tree/my%20course/exercises/01.ipynb",
  ]) {
    assert.deepEqual(target(link, at), to, link);
  }
  assert.deepEqual(target("01.ipynb#a-word", at), { path: "my course/lessons/01.ipynb", id: "#a-word" });
});

test("a link to a place of this page, to a file or to another site is left to the browser", () => {
  const at = { current: "lessons/00.ipynb", base: BASE, origin: "http://localhost" };
  const others = ["#below", "picture.png", "https://example.org/files/a.ipynb", "//example.org/a.ipynb"];
  for (const link of [...others, "mailto:a@b.c", "http://", "/user/lab/api/contents/a.ipynb"]) {
    assert.equal(target(link, at), null, link);
  }
});

/** A link of a page that is open, and what comes of a click on it: what is opened here, who else hears of it. */
function clickOn(href, held) {
  const heard = {};
  const seen = [];
  globalThis.window = { addEventListener: (name, act) => Object.assign(heard, { [name]: act }) };
  globalThis.location = {
    href: "http://host/doc/tree/a.ipynb",
    origin: "http://host",
    pathname: "/doc/tree/a.ipynb",
  };
  globalThis.history = { pushState() {}, replaceState() {} };
  const link = { getAttribute: () => href };
  const panel = { node: { contains: (one) => one === link }, context: { path: "a.ipynb" } };
  const contents = { driveName: () => "", localPath: (path) => path };
  const app = {
    serviceManager: { contents, serverSettings: { baseUrl: "http://host/" } },
    shell: { currentWidget: panel },
    commands: { execute: async (_, to) => seen.push(to) },
  };
  opening({ app, tracker: { find: (fits) => (fits(panel) ? panel : undefined) } }).add(panel);
  const hears = (what) => () => seen.push(what);
  const also = { preventDefault: hears("not the browser"), stopImmediatePropagation: hears("nobody else") };
  heard.click({ target: { closest: () => link }, button: 0, ...held, ...also });
  return seen;
}

test("a click on a link opens its page here, and with a key held down the browser alone does", () => {
  assert.deepEqual(clickOn("b.ipynb", {}), ["nobody else", "not the browser", { path: "b.ipynb", id: "" }]);
  for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey"]) {
    assert.deepEqual(clickOn("b.ipynb", { [key]: true }), ["nobody else"], key);
    assert.deepEqual(clickOn("https://example.org/", { [key]: true }), [], key);
  }
});
