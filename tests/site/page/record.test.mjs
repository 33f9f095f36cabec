import assert from "node:assert/strict";
import { test } from "node:test";
import { asPage, makeRecord } from "../../../cocreation_teach/site/page/record.mjs";
import { act, data } from "./course.mjs";

const page = (...acts) => asPage(makeRecord(acts, data), data);

test("a record without acts says so", () => {
  assert.match(page(), /Nothing is answered yet\./);
});

test("what a learner wrote stands in it as text", () => {
  const html = page(act("gone", "<img src=x> & 'so' \ud83d"));
  assert.match(html, /&lt;img src=x&gt; &amp; &#39;so&#39; \ufffd/);
  assert.doesNotMatch(html, /<img/);
});

test("an answer stands with its mark, a prediction without", () => {
  assert.match(page(act("t.one", "a")), /<p class="verdict">Yes\.<\/p>/);
  assert.doesNotMatch(page(act("t.two", "a", { occasion: "prediction" })), /verdict/);
});

test("the gain counts what was asked before and after", () => {
  const html = page(
    act("t.two", "b", { occasion: "prediction" }),
    act("t.two", "a", { occasion: "post-test" }),
  );
  assert.match(html, /Of 1 questions .* 0 right before and 1 after\.\nThat is 100 per cent/);
});
