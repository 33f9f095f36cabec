// A small course, and acts in it, for the tests of what a page makes of a journal.

import * as withBank from "../../../cocreation_teach/site/page/with_bank.mjs";

const OPTIONS = [
  { id: "a", label: "A" },
  { id: "b", label: "B" },
];
const mark = (credit, said) => ({ credit, feedback: [said], misconception: null });

export const asked = (id, more = {}) => ({
  id,
  prompt: `What is ${id}?`,
  shape: "one",
  feedback: true,
  options: OPTIONS,
  marks: { a: mark(1, "Yes."), b: mark(0, "No.") },
  version: "v",
  concepts: ["I1"],
  alone: true,
  ...more,
});

const page = (path, questions, more = {}) => ({
  path,
  title: path,
  minutes: 20,
  concepts: ["I1"],
  exercise: null,
  questions,
  recalls: false,
  ...more,
});

export const data = {
  pages: [
    page("lessons/01-one.ipynb", [
      ["t.one", ""],
      ["t.two", "prediction"],
    ]),
    page("lessons/02-two.ipynb", [["case", "continuum"]], { recalls: true }),
  ],
  bank: {
    questions: {
      "t.one": asked("t.one"),
      "t.two": asked("t.two"),
      "t.spare": asked("t.spare"),
      case: asked("case"),
    },
    rail: { case: asked("case", { prompt: "Where on the continuum?" }) },
    spare: ["t.spare"],
  },
  paper: "body {}\n",
  edition: "1.0",
};

/** The same as a page has it once it has brought it. */
export const brought = { ...data, ...withBank };

let n = 0;
export const act = (question, answer, more = {}) => {
  n += 1;
  return {
    question,
    act: "try",
    answer,
    confidence: null,
    occasion: "",
    version: "",
    at: "2026-11-20T10:00:00Z",
    uid: `u${n}`,
    n,
    ...more,
  };
};
