import assert from "node:assert/strict";
import { test } from "node:test";
import {
  idKey,
  isSpoiltId,
  oneLine,
  signsOf,
  slug,
  tidyId,
  visible,
  whole,
} from "../../../cocreation_teach/site/page/text.mjs";

test("two ways of typing an id are one", () => {
  assert.deepEqual([" ００７ ", "٠٠٧", "10\u200b01", "A  1"].map(tidyId), ["007", "007", "1001", "A 1"]);
  assert.equal(idKey("AB012 "), idKey("ａb012"));
  assert.equal(idKey("Straße"), idKey("STRASSE"));
  assert.notEqual(idKey("012"), idKey("12"));
  assert.notEqual(idKey("ı"), idKey("i"));
});

test("what a spreadsheet makes of an id is known", () => {
  const written = ["2,02E+10", "20230012345.0", "12-Mar", "#####", "'2,02E+10", "1E5", "00123"];
  assert.deepEqual(written.map(isSpoiltId), [true, true, true, true, false, false, false]);
});

test("a name has one line and few accents on a letter", () => {
  assert.equal(oneLine(" Ann\nLee\u202e "), "Ann Lee");
  assert.equal([...oneLine(`e${"\u0301".repeat(20)}`)].length, 5);
  assert.equal(visible("red\u001b[31m\r\n"), "red[31m\n");
});

test("a text goes into a file", () => {
  assert.deepEqual(["Évora: week 5", "../../x", "学生"].map(slug), ["evora-week-5", "x", "unnamed"]);
  assert.equal(whole("So 😀 \ud83d."), "So 😀 \ufffd.");
  assert.equal(signsOf("😀a"), 2);
});
