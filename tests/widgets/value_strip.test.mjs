import assert from "node:assert/strict";
import { test } from "node:test";
import { drawStrip } from "../../cocreation_teach/widgets/value_strip.mjs";
import { pretendDocument } from "./page.mjs";

test("the strip tells in words where a kind of value arises, and of no step that is open", () => {
  pretendDocument();
  const marks = { needs: { credit: 1 }, none: { credit: 0 } };
  const content = {
    steps: [
      { id: "a", title: "A call", marks },
      { id: "b", title: "A letter", marks },
    ],
    options: [
      { id: "needs", label: "Needs met" },
      { id: "none", label: "None of them" },
    ],
    letters: { needs: "N" },
  };
  const strip = drawStrip(content, { a: [{ answer: ["needs"] }] }, []);
  assert.match(strip.textContent, /Needs met.*arises.*not settled yet/);
  assert.doesNotMatch(strip.textContent, /None of them/);
});
