import assert from "node:assert/strict";
import { test } from "node:test";
import card from "../../cocreation_teach/widgets/question_card.mjs";
import { COPY, modelOf, pretendDocument, storageOf } from "./page.mjs";

const mark = (credit, why) => ({ credit, feedback: [credit ? "That is right." : "Not quite.", why] });
const QUESTION = {
  id: "q",
  prompt: "Which?",
  shape: "one",
  feedback: true,
  noted: "Noted.",
  options: ["a", "b"].map((id) => ({ id, label: `Option ${id}` })),
  marks: { a: mark(0, "A is not."), b: mark(1, "B is.") },
};
const KEEPING = { copy: COPY, occasion: "", versions: {}, empty: false, clock: 0, last: "", reworded: [] };

/** A card on the page, with what one does with it. */
function cardOf(question = QUESTION, confidence = []) {
  const el = pretendDocument()("div");
  globalThis.localStorage = storageOf();
  const content = { question, confidence, keeping: KEEPING };
  const model = modelOf({ content, tries: {}, shown: [], drafts: {}, heard: {}, own: {} });
  const stop = card.render({ model, el });
  return {
    el,
    stop,
    acts: () => model.sent.flatMap(({ acts }) => acts),
    choose: (id) => el.find(({ attributes }) => attributes.value === id).listeners.change(),
    check: () => el.find(({ tag }) => tag === "form").listeners.submit({ preventDefault() {} }),
  };
}

test("an answer is marked at once and sent once", () => {
  const { el, stop, acts, choose, check } = cardOf();
  check();
  assert.match(el.textContent, /Choose an answer first/);
  choose("a");
  check();
  assert.match(el.textContent, /Not quite\.A is not\./);
  assert.deepEqual(
    acts().map(({ act, answer }) => [act, answer]),
    [["try", "a"]],
  );
  stop();
});

test("that an answer is noted is said in one line, and of a verdict it is said that there is an answer", () => {
  const linesAfter = (question) => {
    const { el, stop, choose, check } = cardOf(question);
    choose("a");
    check();
    stop();
    return el.textContent.match(/Noted\.|Answered\./g);
  };
  assert.deepEqual(linesAfter({ ...QUESTION, feedback: false, marks: {} }), ["Noted."]);
  assert.deepEqual(linesAfter(QUESTION), ["Answered."]);
});

const TEXT = { id: "w", prompt: "Why?", shape: "text", feedback: false, noted: "Noted.", model: "As it is." };

test("a letter does not buy the model answer", () => {
  const { el, stop, acts, check } = cardOf(TEXT);
  const write = (words) => {
    const area = el.find(({ tag }) => tag === "textarea");
    area.value = words;
    area.listeners.input();
  };
  write("x");
  check();
  assert.match(el.textContent, /Write a sentence first, of 8 words or more/);
  assert.doesNotMatch(el.textContent, /As it is/);
  write("It is so because each of them took part.");
  check();
  assert.match(el.textContent, /compare with yours:As it is\./);
  assert.deepEqual(
    acts().map(({ act }) => act),
    ["try"],
  );
  stop();
});

test("what is being written is kept when the page is put away, once, and not after it was given as an answer", () => {
  const { el, stop, acts, check } = cardOf(TEXT);
  const area = el.find(({ tag }) => tag === "textarea");
  const write = (words) => {
    area.value = words;
    area.listeners.input();
  };
  document.putAway(); // nothing is written yet
  write("It is so");
  document.putAway();
  document.putAway();
  write("It is so because each of them took part.");
  check();
  document.putAway();
  assert.deepEqual(
    acts().map(({ act, answer }) => [act, answer]),
    [
      ["kept", "It is so"],
      ["try", "It is so because each of them took part."],
    ],
  );
  stop();
  document.putAway(); // and nobody hears it any more
});

test("who gives up is shown the model answer, has not answered, and can still write", () => {
  const { el, stop, acts } = cardOf(TEXT);
  el.press("I give up");
  assert.match(el.textContent, /As it is\./);
  assert.match(el.textContent, /Shown to you, not answered\./);
  assert.ok(el.textContent.includes("Keep my answer"));
  assert.deepEqual(
    acts().map(({ act }) => act),
    ["shown"],
  );
  stop();
});

test("what was shown is no answer", () => {
  const { el, stop, acts, choose, check } = cardOf();
  choose("a");
  check();
  el.press("Show me");
  assert.match(el.textContent, /This is the answer\.B is\./);
  assert.deepEqual(
    acts().map(({ act }) => act),
    ["try", "shown"],
  );
  stop();
});

test("how sure one was goes with the answer", () => {
  const { stop, acts, choose, check } = cardOf(QUESTION, ["guess", "certain"]);
  choose("b");
  choose("certain");
  check();
  assert.equal(acts()[0].confidence, "certain");
  stop();
});
