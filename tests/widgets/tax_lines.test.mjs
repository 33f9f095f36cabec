import assert from "node:assert/strict";
import { test } from "node:test";
import { drawLog, hintOf } from "../../cocreation_teach/widgets/tax_lines.mjs";
import { pretendDocument, read } from "./page.mjs";

const wages = { id: "wages", label: "Wages", how: "preset", preset: 34_000 };
const kinds = { correcting: { label: "You corrected", why: "You know better." } };
const form = (more) => ({ values: {}, written: {}, ...more });

test("beside a line stands what to know of it, what was done to it, or what is wrong with it", () => {
  const hint = (more) => hintOf(wages, form(more), { most: 10_000_000, kinds });
  assert.equal(hint({}), "Filled in by the tax office. Leave it, or correct it.");
  assert.equal(hint({ values: { wages: 33_200 } }), "Your part: you corrected. The office had 34,000.");
  assert.match(hint({ written: { wages: "much" } }), /“much” is not an amount/);
});

test("the log tells each act with its reason, or that there is none", () => {
  pretendDocument();
  assert.match(read(drawLog([], kinds)), /Nothing yet/);
  assert.match(
    read(drawLog([{ line: wages, kind: "correcting" }], kinds)),
    /You corrected: Wages.*You know better/,
  );
});
