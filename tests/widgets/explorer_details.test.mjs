import assert from "node:assert/strict";
import { test } from "node:test";
import { drawTable, drawWorking } from "../../cocreation_teach/widgets/explorer_details.mjs";
import { pretendDocument } from "./page.mjs";

test("a corner of the table that says nothing is no header", () => {
  pretendDocument();
  const table = drawTable({ caption: "The numbers", columns: ["", "Value"], rows: [["Food", "0.70"]] });
  assert.equal(table.querySelectorAll("th").length, 2);
  assert.match(table.textContent, /The numbersValueFood0\.70/);
});

test("how a model works is told in three lists", () => {
  pretendDocument();
  const working = drawWorking({ equations: ["A = B"], assumptions: ["C"], sources: ["D (2020)"] });
  assert.match(working.textContent, /Equations, in wordsA = BWhat it assumesCWhere the ideas come fromD/);
});
