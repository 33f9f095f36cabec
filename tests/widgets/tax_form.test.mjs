import assert from "node:assert/strict";
import { test } from "node:test";
import {
  countOf,
  kindOf,
  logOf,
  parted,
  readAmount,
  textOf,
  withQuestion,
  withText,
} from "../../cocreation_teach/widgets/tax_form.mjs";

const MOST = 10_000_000;
const wages = { id: "wages", how: "preset", preset: 34_000 };
const gifts = { id: "gifts", how: "entry", preset: null };
const commute = { id: "commute", how: "choice", preset: null };
const lines = [wages, gifts, commute];
const untouched = { values: {}, written: {}, asked: [], handed_in: false, channel: "online" };

test("amounts are read as people write them", () => {
  for (const text of ["33200", "33,200", "33 200", " 33\u00a0200 ", "33’200", "033200"])
    assert.deepEqual(readAmount(text, MOST), { value: 33_200 }, text);
  assert.deepEqual(readAmount("0", MOST), { value: 0 });
  assert.deepEqual(readAmount("1,234,567", MOST), { value: 1_234_567 });
  assert.deepEqual(readAmount("10000000", MOST), { value: MOST });
});

test("an empty line is nothing, and no problem", () => {
  for (const text of ["", "   ", "\u00a0"]) assert.deepEqual(readAmount(text, MOST), { value: null });
});

test("what is no amount gets a sentence that says what to do", () => {
  const said = {
    "-5": /without a minus/,
    "−5": /without a minus/,
    "12,50": /whole crowns only/,
    "1.200,50": /not an amount/,
    12.5: /whole crowns only/,
    "€300": /without a currency/,
    "300 $": /without a currency/,
    "300 crowns": /without a currency/,
    "three hundred": /“three hundred” is not an amount/,
    "33.200": /not an amount/,
    "1,23": /whole crowns only/,
    "1,2345": /not an amount/,
    ",500": /not an amount/,
    "1e5": /not an amount/,
    "３００": /not an amount/,
    10000001: /at most 10,000,000 crowns/,
    ["9".repeat(400)]: /at most/,
    ["x".repeat(400)]: /^“x{20}…” is not/,
  };
  for (const [text, sentence] of Object.entries(said))
    assert.match(readAmount(text, MOST).problem ?? "", sentence, text);
});

test("a contribution has the name that the model gives it", () => {
  assert.equal(kindOf(wages, undefined), "accepting");
  assert.equal(kindOf(wages, 34_000), "accepting");
  assert.equal(kindOf(wages, 0), "correcting");
  assert.equal(kindOf(gifts, undefined), "blank");
  assert.equal(kindOf(gifts, 0), "entering");
  assert.equal(kindOf(commute, "far"), "choosing");
});

test("a text becomes a value, or stays as it was written, and is never lost", () => {
  const good = withText(untouched, gifts, " 1 300 ", MOST);
  assert.deepEqual([good.values, textOf(gifts, good)], [{ gifts: 1_300 }, "1,300"]);
  const bad = withText(good, gifts, "€ 12,50", MOST);
  assert.deepEqual([bad.values, bad.written, textOf(gifts, bad)], [{}, { gifts: "€ 12,50" }, "€ 12,50"]);
  assert.deepEqual(withText(bad, gifts, "", MOST), untouched);
  assert.equal(withText(untouched, gifts, "x".repeat(900), MOST).written.gifts.length, 200);
  assert.deepEqual(untouched.values, {});
});

test("an emptied preset is the office's again, and an emptied choice is blank", () => {
  const cleared = withText(withText(untouched, wages, "33200", MOST), wages, "", MOST);
  assert.deepEqual([cleared.values, textOf(wages, cleared)], [{}, "34,000"]);
  const chosen = withText(untouched, commute, "far", MOST);
  assert.equal(textOf(commute, chosen), "far");
  assert.equal(textOf(commute, withText(chosen, commute, "", MOST)), "");
});

test("the log grows act by act, and handing in settles the lines left alone", () => {
  const kinds = (form) => logOf(lines, form).map(({ kind }) => kind);
  assert.deepEqual(kinds(untouched), []);
  const form = withQuestion(withText(untouched, gifts, "300", MOST), "gifts");
  assert.deepEqual(kinds(form), ["asking", "entering"]);
  assert.deepEqual(kinds(withQuestion(form, "gifts")), ["asking", "entering"]);
  assert.deepEqual(kinds({ ...form, handed_in: true }), ["accepting", "asking", "entering", "blank"]);
});

test("the running count", () => {
  const said = (form) => countOf(logOf(lines, form), lines, form);
  assert.equal(said(untouched), "0 contributions so far. 3 lines as the office sent them.");
  const form = withText(untouched, gifts, "300", MOST);
  assert.equal(said(form), "1 contribution so far. 2 lines as the office sent them.");
  assert.equal(said({ ...form, handed_in: true }), "2 contributions, beyond letting presets stand.");
});

test("a channel parts the log, with a reason for what is made together", () => {
  const log = logOf(lines, withQuestion({ ...untouched, handed_in: true }, "gifts"));
  const { together, alone } = parted(log, { together: { asking: "Because." } });
  assert.deepEqual(
    together.map(({ kind, why }) => [kind, why]),
    [["asking", "Because."]],
  );
  assert.deepEqual(
    alone.map(({ kind }) => kind),
    ["accepting", "blank", "blank"],
  );
});
