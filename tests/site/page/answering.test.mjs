import assert from "node:assert/strict";
import { test } from "node:test";
import { answerTo } from "../../../cocreation_teach/site/page/answerers.mjs";
import { openJournal } from "../../../cocreation_teach/site/page/journal.mjs";
import { channel, fakeDatabase } from "./fake_db.mjs";

const OPTIONS = ["I", "II"].map((id) => ({ id, label: `Quadrant ${id}` }));
const question = { id: "a", shape: "one", prompt: "?", options: OPTIONS };
const keeping = { occasion: "", versions: { a: "v2" } };
const card = { kind: "QuestionCard", state: { content: { question, keeping } } };
const act = (uid, more = {}) => ({
  question: "a",
  act: "try",
  answer: "I",
  occasion: "",
  version: "v2",
  at: "2026-11-23T10:00:00Z",
  uid,
  ...more,
});

async function course(fake = fakeDatabase()) {
  const shared = [];
  const journal = await openJournal(fake.openDB, {}, channel());
  return { fake, journal, shared, share: (questions) => shared.push([...questions]) };
}

/** What a widget is told when it has sent some acts. */
async function told(answer, acts) {
  const heard = [];
  await answer.hear({ acts }, [], { tell: (changes) => heard.push(changes) });
  assert.equal(heard.length, 1); // the record and what it holds go together
  return heard[0];
}

test("an answer is safe when the journal has it, and is there again", async () => {
  const one = await course();
  const { tries, heard } = await told(answerTo(card, one), [act("u1")]);
  assert.deepEqual(tries, { a: [{ answer: "I", confidence: null }] });
  assert.deepEqual(heard, { safe: ["u1"], unsaved: [], refused: [], problems: [], clock: 1 });
  assert.deepEqual(one.shared, [["a"]]);
  const { state } = answerTo(card, await course(one.fake));
  assert.deepEqual(state.tries, tries);
  assert.equal(state.content.keeping.last, "2026-11-23T10:00:00Z");
  assert.equal(state.content.keeping.empty, false);
});

test("what cannot be written is not called safe", async () => {
  const one = await course();
  one.fake.refuse = new DOMException("", "QuotaExceededError");
  const { tries, heard } = await told(answerTo(card, one), [act("u1")]);
  assert.deepEqual([heard.safe, heard.unsaved], [[], ["u1"]]);
  assert.match(heard.problems[0], /full/);
  assert.equal(tries.a.length, 1);
});

test("what is no answer is refused, and what is none of ours is taken", async () => {
  const one = await course();
  const acts = [act("u1", { answer: "V" }), act("u2", { question: "b" }), act("u3", { act: "dance" }), 7];
  const { tries, heard } = await told(answerTo(card, one), acts);
  assert.deepEqual([heard.safe, heard.refused], [["u2"], ["u1", "u3", "undefined"]]);
  assert.deepEqual(tries, {});
  assert.deepEqual((await told(answerTo(card, one), "acts")).heard.problems.length, 1);
});

test("an answer to an earlier wording is kept, and told of", async () => {
  const one = await course();
  await told(answerTo(card, one), [act("u1", { version: "v1", answer: "gone" })]);
  const { state } = answerTo(card, one);
  assert.deepEqual(state.tries, {});
  assert.deepEqual(state.content.keeping.reworded, ["a"]);
});

test("a step is no kind of value and some kind at once", async () => {
  const options = ["needs", "none"].map((id) => ({ id, label: id }));
  const marker = {
    kind: "ValueMarker",
    questions: [{ id: "a", shape: "several", options }],
    state: { content: { keeping } },
  };
  const acts = [act("u1", { answer: ["needs", "none"] }), act("u2", { answer: ["none"] })];
  const { heard } = await told(answerTo(marker, await course()), acts);
  assert.deepEqual([heard.safe, heard.refused], [["u2"], ["u1"]]);
});

test("a solution shows the learner's own last answer in words, and records nothing", async () => {
  const one = await course();
  await told(answerTo(card, one), [act("u1"), act("u2", { answer: "II" })]);
  const answer = answerTo({ ...card, state: { content: { question } } }, one);
  assert.deepEqual(answer, { state: { own: { a: "Quadrant II" } } });
});

test("what one card records the others of its question show", async () => {
  const one = await course();
  const other = answerTo(card, one);
  await told(answerTo(card, one), [act("u1")]);
  const seen = [];
  other.shared(new Set(["a"]), { tell: (changes) => seen.push(changes) });
  other.shared(new Set(["b"]), { tell: (changes) => seen.push(changes) });
  assert.deepEqual(
    seen.map(({ tries }) => tries.a.length),
    [1],
  );
});

test("the name on a report is kept", async () => {
  const one = await course();
  const report = {
    kind: "Capstone",
    questions: [{ id: "a", shape: "text" }],
    state: { content: { title: "Mine", keeping } },
  };
  assert.equal(answerTo(report, one).state.content.author, "");
  await told(answerTo(report, one), [act("u1", { question: "capstone.author", act: "kept", answer: "Ana" })]);
  assert.equal(answerTo(report, one).state.content.author, "Ana");
});

test("the report on a solution's page stays as the page holds it", async () => {
  const report = {
    kind: "Capstone",
    questions: [{ id: "a", shape: "text" }],
    state: { content: { title: "An example", sections: [] } },
  };
  assert.deepEqual(answerTo(report, await course()).state, { own: {} });
});

test("what asks nothing is answered nothing", async () => {
  assert.deepEqual(answerTo({ kind: "Timeline", state: {} }, await course()), {});
});
