import assert from "node:assert/strict";
import { test } from "node:test";
import { showQuestions } from "../../../cocreation_teach/site/page/questions.mjs";
import { pretendDocument } from "../../widgets/page.mjs";

const KINDS = ["QuestionCard", "QuadrantBoard", "Recall", "QuestionCard"];

/** What a page shows of the questions that it asks: the numbers by its places, the button at its head, keys. */
function shown(kind, kinds) {
  pretendDocument();
  const numbers = {};
  const next = { disabled: true };
  const keys = [];
  const places = kinds.map((_, at) => ({
    dataset: { widget: String(at) },
    style: {
      setProperty: (_name, said) => {
        numbers[at] = said;
      },
    },
  }));
  const page = {
    querySelectorAll: () => places,
    querySelector: () => next,
    addEventListener: (name) => keys.push(name),
  };
  const widgets = kinds.map((name) => ({ kind: name }));
  showQuestions({ kind }, widgets, page);
  return { numbers, next, keys };
}

test("cards are numbered as in JupyterLab: no board, and none that a box chooses", () => {
  const { numbers, next, keys } = shown("lesson", KINDS);
  assert.deepEqual(numbers, { 0: '"Question 1 of 2"', 3: '"Question 2 of 2"' });
  assert.deepEqual([next.disabled, typeof next.onclick, keys], [false, "function", ["keydown"]]);
});

test("where nothing waits there is no way to it", () => {
  assert.ok(shown("solution", KINDS).next.disabled);
  assert.deepEqual(shown("lesson", []), { numbers: {}, next: { disabled: true }, keys: [] });
});
