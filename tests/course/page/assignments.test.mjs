import assert from "node:assert/strict";
import { test } from "node:test";
import "./english.mjs";
import {
  sorted,
  standing,
  toDo,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/assignments.mjs";

const NOW = new Date("2026-11-28T12:00:00Z");
const row = (more) => ({
  path: "week-5/week-5.ipynb",
  answered: 3,
  questions: 12,
  due: null,
  handed: "",
  changed: false,
  overtaken: null,
  ...more,
});
const due = "2026-11-30T12:00:00+00:00";
const handed = "2026-11-27T12:00:00+00:00";

test("how far one is, whether it is handed in, and when it is due", () => {
  const said = (more) => standing(row(more), NOW);
  assert.equal(said({}), "3 of 12 answered · not handed in");
  assert.match(said({ due }), /not handed in · due on Monday 30 November at \d\d:00$/);
  assert.match(said({ due: "2026-11-27T12:00:00Z" }), /not handed in · was due on Friday 27 November/);
  assert.match(said({ due, handed }), /^3 of 12 answered · handed in on Friday 27 November at \d\d:00$/);
  assert.match(said({ due, handed, changed: true }), /changed since you handed in · due on Monday/);
  assert.match(said({ due, overtaken: "" }), /not handed in · your class does not have it any more$/);
  assert.match(said({ overtaken: "week-5 (2)" }), /newer one lies in week-5 \(2\)$/);
  assert.match(said({ path: "" }), /take it once more/);
});

test("what is still to be handed in stands there at once, and all else is folded away", () => {
  const done = row({ handed });
  const again = row({ handed, changed: true });
  const older = row({ overtaken: "elsewhere" });
  const spoilt = row({ path: "" });
  const open = [1, 2, 3, 4, 5, 6].map(() => row());
  assert.deepEqual(toDo([done, again, older, spoilt]), [again]);
  const { shown, folded } = sorted([...open, done]);
  assert.deepEqual([shown.length, folded.length], [3, 4]);
  assert.equal(folded[3], done);
});

test("what is late comes after what can still be in time", () => {
  const late = row({ due: "2026-11-27T12:00:00Z" });
  assert.deepEqual(toDo([late, row({ due }), row()], NOW), [row({ due }), row(), late]);
});
