import assert from "node:assert/strict";
import { test } from "node:test";
import { answerAssignment, asked as askedOf } from "../../../cocreation_teach/site/page/assignment.mjs";
import { occasionOf } from "../../../cocreation_teach/site/page/hand_in.mjs";
import { JournalError } from "../../../cocreation_teach/site/page/journal.mjs";
import { act, asked } from "./course.mjs";

const blind = (id, points) => ({ question: { ...asked(id), feedback: false, marks: {} }, points });
const week = {
  id: "a1",
  title: "Week 5",
  digest: "d",
  due: null,
  items: [blind("q1", 1), blind("q2", 2)],
  forms: [["q1", "q2"]],
};
const ANA = { id: "1001", name: "Ana" };

/** An assignment as its page has it, on a journal that may be full. */
function open(...acts) {
  const told = { head: [], foot: [], shown: [] };
  const part = (name) => ({
    tell: ({ content }) => told[name].push(content),
    say: (message, buffers = []) => told[name].push({ ...message, buffers }),
  });
  const journal = {
    full: false,
    all: () => acts,
    about: (question, occasion = "") =>
      acts.filter((one) => one.question === question && one.occasion === occasion),
    refresh: async () => {},
    async record(entries) {
      if (journal.full) throw new JournalError("The disk is full.");
      acts.push(...entries.map((one) => ({ ...one, n: acts.length + 1 })));
    },
  };
  let name = 0;
  const course = {
    journal,
    share() {},
    now: () => "2026-11-23T14:05:00.000Z",
    newName: () => `n${++name}`,
  };
  const page = {
    head: part("head"),
    foot: null,
    show(who) {
      told.shown.push(who.id);
      page.foot = part("foot");
    },
  };
  const answers = answerAssignment(week, course, page);
  if (answers.student) page.show(answers.student);
  return { told, answers, journal, acts };
}

const tried = (id, answer, who = "1001") => act(id, answer, { occasion: occasionOf(week, who) });

test("who begins is asked the questions of their form", async () => {
  const { told, answers, acts } = open();
  assert.equal(answers.headContent().student, null);
  await answers.hearHead({ ask: "begin", id: "", name: "Ana" });
  assert.match(told.head.at(-1).said, /student id is missing/);
  await answers.hearHead({ ask: "begin", ...ANA });
  assert.deepEqual(told.shown, ["1001"]);
  assert.ok(told.head.at(-1).done);
  assert.deepEqual(acts.at(-1).answer, ANA);
  const [first, second] = askedOf(week, "1001");
  assert.equal(first.heading, "Question 1 of 2");
  assert.match(second.heading, /^Question 2 of 2 .*2 points/);
  assert.equal(first.card.state.content.question.feedback, false);
});

test("what is handed in is what the journal holds, and is noted", async () => {
  const { told, answers, acts } = open(act("student", ANA, { act: "kept" }), tried("q1", "b"));
  assert.deepEqual(answers.footContent().open, [2]);
  await answers.hearFoot({ ask: "hand-in", ...ANA });
  const { file, noted, buffers } = told.foot.at(-1);
  assert.equal(file, "week-5-1001.cocreation.json");
  assert.deepEqual(JSON.parse(buffers[0]).answers[0].answer, "b");
  assert.deepEqual([noted.answered, noted.at], [1, "2026-11-23T14:05:00+00:00"]);
  assert.equal(answers.footContent().changed, false);
  acts.push(tried("q1", "a"));
  acts.at(-1).n = 100;
  assert.equal(answers.footContent().changed, true);
});

test("a journal that is full costs nobody their hand-in", async () => {
  const { told, answers, journal } = open(act("student", ANA, { act: "kept" }), tried("q1", "b"));
  journal.full = true;
  await answers.hearFoot({ ask: "hand-in", ...ANA });
  assert.equal(told.foot.at(-1).said, "The disk is full.");
  assert.equal(told.foot.at(-1).buffers.length, 1);
});

test("whoever hands in as another person looks at that person's answers first", async () => {
  const { told, answers } = open(act("student", ANA, { act: "kept" }), tried("q1", "b"));
  await answers.hearFoot({ ask: "hand-in", id: "1002", name: "Bo" });
  assert.match(told.foot.at(-1).said, /questions and answers of 1002/);
  assert.equal(told.foot.at(-1).buffers, undefined);
  assert.deepEqual(told.shown, ["1001", "1002"]);
  assert.deepEqual(answers.headContent().others, [{ ...ANA, answered: 1, mine: true }]);
  await answers.hearHead({ ask: "take", id: "1001" });
  assert.match(told.head.at(-1).said, /taken/);
  assert.equal(answers.footContent().answered, 1);
});

test("a text that was written and not kept is told", () => {
  const draft = act("q2", "More words.", { act: "kept", occasion: occasionOf(week, "1001") });
  const { answers } = open(act("student", ANA, { act: "kept" }), draft);
  assert.deepEqual(answers.footContent().unkept, [2]);
});
