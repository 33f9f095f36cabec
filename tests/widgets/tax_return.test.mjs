import assert from "node:assert/strict";
import { test } from "node:test";
import tax from "../../cocreation_teach/widgets/tax_return.mjs";
import { modelOf, pretendDocument } from "./page.mjs";

const content = {
  most: 10_000_000,
  papers: ["A payslip."],
  rail: [{ id: "1" }],
  lines: [{ id: "gifts", label: "Gifts", how: "entry", preset: null, options: [], help: "Receipts." }],
  kinds: Object.fromEntries(
    ["entering", "blank", "asking"].map((id) => [id, { label: `By ${id}`, why: "So." }]),
  ),
  channels: [{ id: "online", label: "Online", intensity: 1, why: "A form.", together: {} }],
};
const UNTOUCHED = { values: {}, written: {}, asked: [], handed_in: false, channel: "online" };

test("an amount that cannot be read is told, and the return is not handed in", () => {
  const el = pretendDocument()("div");
  const state = { content, form: UNTOUCHED, assessment: {}, refusal: "" };
  const model = { ...modelOf(state), set: (name, value) => Object.assign(state, { [name]: value }) };
  model.save_changes = () => {};
  const stop = tax.render({ model, el });
  const line = el.find(({ attributes }) => attributes["data-key"] === "line:gifts");
  const handIn = () => el.find(({ tag }) => tag === "form").listeners.submit({ preventDefault() {} });
  const write = (text) => {
    line.value = text;
    line.listeners.change();
  };
  write("three hundred");
  handIn();
  assert.equal(state.form.handed_in, false);
  assert.match(el.textContent, /Not handed in: 1 line needs another look/);
  write("300");
  assert.match(el.textContent, /1 contribution so far/);
  handIn();
  assert.equal(state.form.handed_in, true);
  assert.deepEqual(state.form.values, { gifts: 300 });
  stop();
});

test("a connection that is gone throws, and the return stays as it was written", async (context) => {
  const warned = context.mock.method(console, "warn", () => {});
  for (const gone of [
    () => Promise.reject(new Error("gone")),
    () => assert.fail("no comm channel defined"),
  ]) {
    const el = pretendDocument()("div");
    const state = { content, form: UNTOUCHED, assessment: {}, refusal: "" };
    const model = { ...modelOf(state), set: (name, value) => Object.assign(state, { [name]: value }) };
    model.save_changes = gone;
    const stop = tax.render({ model, el });
    const line = el.find(({ attributes }) => attributes["data-key"] === "line:gifts");
    line.value = "300";
    line.listeners.change();
    assert.deepEqual(state.form.values, { gifts: 300 });
    await Promise.resolve();
    stop();
  }
  assert.equal(warned.mock.callCount(), 2);
});
