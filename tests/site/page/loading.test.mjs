import assert from "node:assert/strict";
import { test } from "node:test";
import { bring, Missing, orSay } from "../../../cocreation_teach/site/page/loading.mjs";
import { pretendDocument } from "../../widgets/page.mjs";

/** A document in which a script comes, or does not. */
function pretend(comes) {
  const scripts = [];
  return {
    scripts,
    createElement: () => ({}),
    head: {
      append(script) {
        scripts.push(script.src);
        queueMicrotask(() => (comes() ? script.onload() : script.onerror()));
      },
    },
  };
}

test("a script is brought once", async () => {
  globalThis.cocreationData = { numbers: [1, 2] };
  const place = pretend(() => true);
  assert.deepEqual(await bring("numbers", "../", place), [1, 2]);
  assert.deepEqual(await bring("numbers", "../", place), [1, 2]);
  assert.deepEqual(place.scripts, ["../numbers.js"]);
});

test("what does not come is asked for again", async () => {
  globalThis.cocreationData = { late: 7 };
  let there = false;
  const place = pretend(() => there);
  await assert.rejects(bring("late", "", place), Missing);
  there = true;
  assert.equal(await bring("late", "", place), 7);
});

test("where something does not come, its place says so, and any other fault is none of these", async () => {
  const place = pretendDocument()("div");
  await orSay(place, () => Promise.reject(new Missing("widgets/tax_return.js")));
  assert.match(place.textContent, /did not come/);
  await assert.rejects(
    orSay(place, () => Promise.reject(new TypeError("other"))),
    TypeError,
  );
});
