import assert from "node:assert/strict";
import { test } from "node:test";
import { dayOf, isoOf } from "../../../cocreation_teach/site/page/days.mjs";
import {
  due,
  dueOn,
  nextDay,
  practice,
  schedule,
  unseen,
} from "../../../cocreation_teach/site/page/practice.mjs";
import { act, asked, data } from "./course.mjs";

const day = dayOf("2026-11-21");
const asks = (...acts) => schedule(acts, data.bank).map(({ question, due: on }) => [question.id, isoOf(on)]);

test("what was wrong comes again on the next day, and what was known does not", () => {
  assert.deepEqual(asks(act("t.one", "b")), [["t.one", "2026-11-21"]]);
  assert.deepEqual(asks(act("t.one", "a")), []);
  assert.deepEqual(asks(act("t.one", "a", { confidence: "guess" })).length, 1);
  assert.deepEqual(asks(act("t.one", null, { act: "shown" })).length, 1);
});

test("the first answer of a day counts, for the next has seen the feedback", () => {
  assert.deepEqual(asks(act("t.one", "a"), act("t.one", "b")), []);
  assert.deepEqual(asks(act("t.one", "b"), act("t.one", "a")), [["t.one", "2026-11-21"]]);
});

test("two with the same answer do not follow each other if it can be", () => {
  const card = (id, right) => ({
    question: asked(id, {
      marks: { a: { credit: right === "a" ? 1 : 0 }, b: { credit: right === "b" ? 1 : 0 } },
    }),
    due: day,
  });
  const cards = [card("1", "a"), card("2", "a"), card("3", "b"), card("4", "a")];
  assert.deepEqual(
    due(cards, day).map(({ question }) => question.id),
    ["1", "3", "2", "4"],
  );
  assert.equal(due(cards, day - 1).length, 0);
  assert.equal(nextDay(cards, day), null);
  assert.equal(nextDay(cards, day - 1), day);
});

test("what no page asks is asked about what was worked on", () => {
  assert.deepEqual(unseen([], day, 4, data), []);
  const ids = (acts) => unseen(acts, day, 4, data).map(({ id }) => id);
  assert.deepEqual(ids([act("t.one", "a")]), ["t.spare"]);
  assert.deepEqual(ids([act("t.one", "a"), act("t.spare", "a")]), []);
});

test("a sitting says what there is, and stays as it is on its day", () => {
  assert.match(practice([], day, data).said, /^There is nothing to practise yet.*lessons\/01-one/);
  const wrong = act("t.one", "b");
  const first = practice([wrong], day, data);
  assert.match(first.said, /^One question .* Then comes one that you have not seen\.$/);
  assert.deepEqual(
    first.asked.map(({ question, occasion }) => [question.id, occasion]),
    [
      ["t.one", "practice 2026-11-21"],
      ["t.spare", "practice 2026-11-21"],
    ],
  );
  const again = act("t.one", "a", { occasion: "practice 2026-11-21", at: "2026-11-21T09:00:00Z" });
  assert.deepEqual(practice([wrong, again], day, data), first);
});

test("what is due is told for a day, with the next day", () => {
  const acts = [act("t.one", "b")];
  assert.deepEqual(dueOn(acts, dayOf("2026-11-20"), data.bank), { due: 0, next_day: "2026-11-21" });
  assert.deepEqual(dueOn(acts, dayOf("2026-11-21"), data.bank), { due: 1, next_day: null });
});
