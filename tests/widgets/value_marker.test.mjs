import assert from "node:assert/strict";
import { test } from "node:test";
import marker from "../../cocreation_teach/widgets/value_marker.mjs";
import { COPY, modelOf, pretendDocument, storageOf } from "./page.mjs";

test("a step is marked by itself, and nothing is sent before something is ticked", () => {
  const el = pretendDocument()("div");
  globalThis.localStorage = storageOf();
  const keeping = { copy: COPY, occasion: "", versions: {}, empty: false, clock: 0, last: "", reworded: [] };
  const mark = (credit) => ({ credit, feedback: [credit ? "That is right." : "Not quite."] });
  const content = {
    title: "A journey",
    person: "Ines rides.",
    options: [
      { id: "needs", label: "Needs met" },
      { id: "none", label: "None of them" },
    ],
    letters: { needs: "N" },
    steps: ["a", "b"].map((id) => ({ id, title: id, text: "", marks: { needs: mark(1), none: mark(0) } })),
    beliefs: {},
    keeping,
  };
  const model = modelOf({ content, tries: {}, shown: [], drafts: {}, heard: {}, own: {} });
  const stop = marker.render({ model, el });
  const check = () => el.find(({ tag }) => tag === "form").listeners.submit({ preventDefault() {} });
  check();
  assert.equal(model.sent.length, 0);
  const tick = el.find(({ attributes }) => attributes.value === "none");
  tick.checked = true;
  tick.listeners.change({ target: tick });
  check();
  assert.deepEqual(
    model.sent.flatMap(({ acts }) => acts.map(({ question, answer }) => [question, answer])),
    [["a", ["none"]]],
  );
  assert.match(el.textContent, /You marked: none of them\.✕?Not quite/);
  assert.match(el.textContent, /1 of 2 steps answered/);
  stop();
});
