// A browser that does not understand the course's script says so by one that every browser understands.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { runInNewContext } from "node:vm";

const script = readFileSync(new URL("../../../cocreation_teach/site/page/old.js", import.meta.url), "utf8");

function hiddenAfter(window) {
  const told = { hidden: true };
  const document = { getElementById: (id) => ({ "ccs-old": told })[id] };
  runInNewContext(script, { window, document });
  return told.hidden;
}

test("a browser that could not read the course's script is told, and no other", () => {
  assert.equal(hiddenAfter({}), false);
  assert.equal(hiddenAfter({ cocreationModules: {} }), true);
});

test("nothing in it is newer than the browsers it speaks to", () => {
  assert.doesNotMatch(
    script.replace(/^\/\/.*$/gm, ""),
    /=>|`|\b(?:const|let|class|import|export|async)\b|\?[.?]/,
  );
});
