import assert from "node:assert/strict";
import { test } from "node:test";
import { BOXES } from "../../../cocreation_teach/site/page/boxes.mjs";
import { Missing } from "../../../cocreation_teach/site/page/loading.mjs";
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
  const course = { bank, draw, journal: { all: () => acts, about }, whenShared() {} };
  const place = pretendDocument()("div");
  await BOXES[kind](place, { kind, state }, course);
  return { said: place.textContent, drawn, stopped };
}

const ids = ({ drawn }) => drawn.map(({ state }) => state.content.question?.id ?? state.content.part);

test("practice and a lesson's beginning are chosen by what was done", async () => {
  assert.match((await filled("Practice", {}, [])).said, /nothing to practise yet/);
  assert.deepEqual(ids(await filled("Practice", {}, [act("t.one", "b")])), ["t.one", "t.spare"]);
  const opened = await filled("Recall", { lesson: "02", usual: ["t.two"] }, [act("t.one", "b")]);
  assert.match(opened.said, /^One of these is yours/);
  assert.deepEqual(ids(opened), ["t.one", "t.two"]);
});

test("where the questions do not come, that is said", async () => {
  const gone = async () => {
    throw new Missing("bank.js");
  };
  assert.match((await filled("Practice", {}, [], gone)).said, /did not come/);
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
