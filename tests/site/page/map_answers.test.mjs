import assert from "node:assert/strict";
import { test } from "node:test";
import { answerCourseMap, linked, mapAfter } from "../../../cocreation_teach/site/page/map_answers.mjs";
import { dueOn } from "../../../cocreation_teach/site/page/practice.mjs";

const none = { questions: 1, answered: 0, right: 0 };
const lesson = {
  number: "01",
  href: "../lessons/01-a.ipynb",
  exercise: { href: "../exercises/01-a.ipynb", ...none },
  ...none,
};
const content = {
  lessons: [lesson],
  others: [],
  concepts: [{ id: "F1", name: "One", ...none }],
  practice: { href: "../exercises/00-practice.ipynb" },
  due: 0,
};
const page = (path, id) => ({ path, questions: [[id, ""]], recalls: false });
const question = (id) => ({
  id,
  shape: "one",
  feedback: true,
  options: [{ id: "yes", label: "Yes" }],
  marks: { yes: { credit: 1, feedback: ["Right."] } },
  concepts: ["F1"],
});
const data = {
  pages: [page("lessons/01-a.ipynb", "a"), page("exercises/01-a.ipynb", "b")],
  bank: { questions: { a: question("a"), b: question("b") }, rail: {}, spare: [] },
  dueOn,
};
const act = {
  question: "a",
  act: "try",
  answer: "yes",
  occasion: "",
  version: "",
  at: "2026-11-23",
  uid: "u",
  n: 1,
};

test("the map counts what is answered on each page and about each concept", () => {
  const after = mapAfter(content, [act], data, 0);
  const counts = ({ questions, answered, right }) => [questions, answered, right];
  assert.deepEqual(counts(after.lessons[0]), [1, 1, 1]);
  assert.deepEqual(counts(after.lessons[0].exercise), [1, 0, 0]);
  assert.deepEqual(counts(after.concepts[0]), [2, 1, 1]);
});

test("the map leads to the pages of the site", () => {
  const { lessons, practice } = linked(content);
  assert.deepEqual(
    [lessons[0].href, lessons[0].exercise.href],
    ["../lessons/01-a.html", "../exercises/01-a.html"],
  );
  assert.equal(practice.href, "../exercises/00-practice.html");
});

test("who has done nothing needs no more than the page holds", async () => {
  const journal = { all: () => [] };
  const bank = () => assert.fail("The questions were brought.");
  const told = [];
  await answerCourseMap({ state: { content } }, { journal, bank }).hear({}, [], {
    tell: (one) => told.push(one),
  });
  assert.deepEqual(told, [{ content: linked(content) }]);
});
