import assert from "node:assert/strict";
import { test } from "node:test";
import { Missing } from "../../../cocreation_teach/site/page/loading.mjs";
import { showSearch, toldOf } from "../../../cocreation_teach/site/page/search.mjs";
import { pretendDocument } from "../../widgets/page.mjs";

/** A page with search opened on it, for which so many places are found. */
async function opened(count, bring = async () => []) {
  const make = pretendDocument();
  const page = make("main");
  const opens = { disabled: true };
  const places = { querySelector: (selector) => (selector.includes("search") ? opens : page) };
  const found = Array.from({ length: count }, (_, at) => ({
    where: `a.html#${at}`,
    page: "P",
    heading: `H${at}`,
  }));
  const modules = { "site/page/finding.mjs": { finder: () => () => found } };
  showSearch({ root: "../" }, bring, modules, places);
  const dialog = page.find(({ tag }) => tag === "dialog");
  Object.assign(dialog, { showModal() {}, close: () => Object.assign(dialog, { closed: true }) });
  const field = dialog.find(({ tag }) => tag === "input");
  field.value = "";
  assert.equal(opens.disabled, false);
  await opens.onclick();
  const type = (words) => {
    field.value = words;
    field.listeners.input();
  };
  const links = () => dialog.querySelectorAll("a");
  const said = () => dialog.find(({ attributes }) => attributes.role === "status").textContent;
  return { dialog, type, links, said };
}

test("what is found leads to its place, and the page is there again", async () => {
  const { dialog, type, links, said } = await opened(2);
  assert.equal(said(), "");
  type("value");
  assert.equal(said(), "2 places");
  assert.deepEqual(
    links().map((link) => [link.attributes.href, link.textContent]),
    [
      ["../a.html#0", "H0P"],
      ["../a.html#1", "H1P"],
    ],
  );
  links()[0].listeners.click();
  assert.ok(dialog.closed);
  type(" ");
  assert.deepEqual([said(), links().length], ["", 0]);
});

test("of many places the best are listed, and that there are more is said", async () => {
  const { type, links, said } = await opened(21);
  type("value");
  assert.equal(links().length, 20);
  assert.match(said(), /^More than 20 places/);
  assert.deepEqual([toldOf(0), toldOf(1), toldOf(20)], ["Nothing is found.", "1 place", "20 places"]);
});

test("where the places do not come, that is said", async () => {
  const gone = async () => {
    throw new Missing("search.js");
  };
  const { said } = await opened(2, gone);
  assert.match(said(), /did not come/);
});
