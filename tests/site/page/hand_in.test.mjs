import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import {
  formOf,
  handIn,
  haveTheSame,
  lastAnswers,
  occasionOf,
  others,
  STUDENT,
  takenAlong,
} from "../../../cocreation_teach/site/page/hand_in.mjs";
import { act, asked } from "./course.mjs";

const blind = (id) => ({ question: { ...asked(id), feedback: false, marks: {} }, version: "v", points: 1 });
const week = {
  id: "a1",
  title: "Week 5",
  digest: "d",
  due: null,
  items: [blind("q1"), blind("q2")],
  forms: [["q1", "q2"]],
};
const ana = { id: "1001", name: "Ana" };
const of = (id) => ({ occasion: occasionOf(week, id) });
const AT = "2026-11-23T14:05:00+00:00";

test("the last answer that stands is handed in, with a receipt of the file", () => {
  const acts = [act("q1", "a", of("1001")), act("q1", "b", of("1001")), act("q1", "?", of("1001"))];
  const file = handIn(week, ana, acts, AT);
  const held = JSON.parse(file.content);
  assert.deepEqual(held.answers[0].answer, "b");
  assert.deepEqual([file.name, file.answered, file.questions], ["week-5-1001.cocreation.json", 1, 2]);
  assert.equal(file.receipt, createHash("sha256").update(file.content).digest("hex").slice(0, 12));
});

test("answers of another occasion or person count for nothing", () => {
  const acts = [act("q1", "a"), act("q1", "a", of("1002"))];
  assert.equal(lastAnswers(week, "1001", acts).size, 0);
  assert.equal(lastAnswers(week, "１００２", acts).size, 1);
});

test("who else answered here is told, and can have been a slip", () => {
  const named = (id) => act(STUDENT, { id, name: `N${id}` }, { act: "kept" });
  const acts = [named("1002"), act("q1", "a", of("1002")), named("1001")];
  assert.deepEqual(others(week, ana, acts), [{ id: "1002", name: "N1002", answered: 1 }]);
  assert.equal(haveTheSame(week, "1001", "1002", acts), false);
  const [taken] = takenAlong(week, "1001", "1002", acts);
  assert.deepEqual([taken.question, taken.answer, taken.occasion], ["q1", "a", occasionOf(week, "1001")]);
});

test("a form is decided by the id", () => {
  const two = { ...week, forms: [["q1"], ["q2"]] };
  const first = (id) => formOf(two, id)[0].question.id;
  assert.deepEqual(new Set(["1001", "1002", "1003", "1004"].map(first)), new Set(["q1", "q2"]));
});

test("what is too long to be handed in is told", () => {
  const own = { ...blind("q1"), question: { id: "q1", shape: "text", prompt: "?" } };
  const one = { ...week, items: [own], forms: [["q1"]] };
  const acts = [act("q1", "学".repeat(50_000), of("1001"))];
  assert.ok(handIn(one, ana, acts, AT).content);
  const items = ["q1", "q2", "q3", "q4"].map((id) => ({ ...own, question: { ...own.question, id } }));
  const long = { ...week, items, forms: [items.map(({ question }) => question.id)] };
  const many = items.map(({ question }) => act(question.id, "学".repeat(50_000), of("1001")));
  assert.match(handIn(long, ana, many, AT).problem, /too long/);
});
