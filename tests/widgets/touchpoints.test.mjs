import assert from "node:assert/strict";
import { test } from "node:test";
import { feelTouchpoints } from "../../cocreation_teach/widgets/touchpoints.mjs";
import { COPY, modelOf, pretendDocument, storageOf } from "./page.mjs";

test("what was felt is kept once, and the next touch-point is offered", () => {
  const root = pretendDocument()("div");
  globalThis.localStorage = storageOf();
  const keeping = { copy: COPY, occasion: "", versions: {}, empty: false, clock: 0, last: "", reworded: [] };
  const feelings = [-1, 1].map((id) => ({ id: String(id), label: id > 0 ? "Good" : "Bad" }));
  const touchpoints = ["call", "letter"].map((id) => ({ id, title: `A ${id}`, text: "It came." }));
  const content = { person: "Ines", feelings, touchpoints, keeping };
  const model = modelOf({ content, tries: {}, shown: [], drafts: {}, heard: {}, own: {} });
  const stop = feelTouchpoints(root, model);
  const keep = () => root.find(({ tag }) => tag === "form").listeners.submit({ preventDefault() {} });
  keep();
  assert.equal(model.sent.length, 0);
  root.find(({ attributes }) => attributes.value === "1").listeners.change();
  keep();
  keep();
  assert.deepEqual(
    model.sent.flatMap(({ acts }) => acts.map(({ question, answer }) => [question, answer])),
    [["call", "1"]],
  );
  root.press("Next touch-point");
  assert.match(root.textContent, /2. A letter/);
  stop();
});
