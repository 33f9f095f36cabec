import assert from "node:assert/strict";
import { test } from "node:test";
import * as assignmentBox from "../../../cocreation_teach/site/page/assignment_box.mjs";
import { filler } from "../../../cocreation_teach/site/page/boxes.mjs";
import { Missing } from "../../../cocreation_teach/site/page/loading.mjs";
import { apart, onPaper } from "../../../cocreation_teach/site/page/main.mjs";
import { pretendDocument } from "../../widgets/page.mjs";
import { act, asked, brought } from "./course.mjs";

/** What a box holds when it was filled: its words, and the widgets drawn in it. */
async function filled(kind, state, acts, bank = async () => brought) {
  const drawn = [];
  const stopped = [];
  const draw = (_place, widget, answer) => {
    drawn.push(widget);
    return { answer, tell() {}, say() {}, stop: () => stopped.push(widget) };
  };
  const about = (question) => acts.filter((one) => one.question === question);
  const course = {
    bank,
    assignment: async () => assignmentBox,
    draw,
    journal: { all: () => acts, empty: !acts.length, about },
    whenShared() {},
  };
  const place = pretendDocument()("div");
  const widget = { kind, state };
  await filler(widget, course.journal)(place, widget, course);
  return { said: place.textContent, drawn, stopped };
}

const ids = ({ drawn }) => drawn.map(({ state }) => state.content.question?.id ?? state.content.part);

test("practice and a lesson's beginning are chosen by what was done", async () => {
  assert.deepEqual(ids(await filled("Practice", {}, [act("t.one", "b")])), ["t.one", "t.spare"]);
  const opened = await filled("Recall", { lesson: "02", usual: ["t.two"] }, [act("t.one", "b")]);
  assert.match(opened.said, /^One of these is yours/);
  assert.deepEqual(ids(opened), ["t.one", "t.two"]);
});

test("of who has answered nothing a page shows what it holds, and waits for no other questions", () => {
  const card = (id) => ({ kind: "QuestionCard", state: { content: { question: { id } } } });
  const said = { kind: "HTML", state: { value: "Asked of everybody." } };
  const recall = { kind: "Recall", state: {}, children: [said, card("t.one")] };
  const box = { kind: "Box", state: {}, children: [recall, { kind: "Assignment", state: {}, children: [] }] };
  const make = pretendDocument();
  const drawn = (empty) => [...apart(make("div"), box, { empty })];
  assert.deepEqual(
    drawn(true).map(([place, { kind }]) => [kind, place.attributes.id]),
    [
      ["HTML", undefined],
      ["QuestionCard", "t.one"],
      ["Assignment", undefined],
    ],
  );
  assert.deepEqual(
    drawn(false).map(([, { kind }]) => kind),
    ["Recall", "Assignment"],
  );
});

test("what a board's place said is kept for paper, however often it is drawn", () => {
  const make = pretendDocument();
  const [place, board] = [make("div"), { state: { content: { cards: [{ id: "one" }] } } }];
  assert.deepEqual(onPaper(place, board), []);
  place.append("Two cards, as text.");
  place.replaceChildren(...onPaper(place, board), make("figure"));
  place.replaceChildren(...onPaper(place, board), make("figure"));
  assert.deepEqual(
    place.children.map(({ tag, textContent }) => [tag, textContent]),
    [
      ["div", "Two cards, as text."],
      ["figure", ""],
    ],
  );
  assert.deepEqual(onPaper(place, { state: { content: { question: {} } } }), []);
});

test("where the questions do not come, that is said", async () => {
  const gone = async () => {
    throw new Missing("bank.js");
  };
  assert.match((await filled("Practice", {}, [act("t.one", "b")], gone)).said, /did not come/);
});

test("an assignment asks nothing before it is known who answers", async () => {
  const items = [{ question: { ...asked("q1"), feedback: false, marks: {} }, points: 1 }];
  const assignment = { id: "a1", title: "Week 5", digest: "d", due: null, items, forms: [["q1"]] };
  assert.deepEqual(ids(await filled("Assignment", { assignment }, [])), ["head"]);
  const known = act("student", { id: "1001", name: "Ana" }, { act: "kept" });
  const opened = await filled("Assignment", { assignment }, [known]);
  assert.deepEqual(ids(opened), ["head", "q1", "foot"]);
  assert.match(opened.said, /Question 1 of 1/);
});
