import assert from "node:assert/strict";
import { test } from "node:test";
import "./english.mjs";
import {
  minutesLeft,
  progressOf,
  shortly,
} from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/progress.mjs";
import { t } from "../../../cocreation_teach/course/jupyter/labextensions/cocreation-teach/static/words.mjs";

test("what is left is told in fives, and nothing of a page that asks nothing", () => {
  assert.equal(minutesLeft({ minutes: 40, answered: 0, questions: 9 }), 40);
  assert.equal(minutesLeft({ minutes: 40, answered: 8, questions: 9 }), 5);
  assert.equal(
    progressOf({ minutes: 40, answered: 3, questions: 9 }, t),
    "3 of 9 answered, about 30 minutes left",
  );
  assert.equal(progressOf({ minutes: 40, answered: 9, questions: 9 }, t), "9 of 9 answered, all done");
  assert.equal(
    progressOf({ minutes: 40, answered: 0, questions: 9 }, t, true),
    "0 of 9 answered, as far as your journal can be read",
  );
  assert.equal(progressOf({ minutes: 5, answered: 0, questions: 0 }, t), "");
  assert.equal(progressOf(undefined, t), "");
});

test("in the contents a page says how long it takes, and later how far one is", () => {
  assert.equal(shortly({ answered: 0, questions: 0 }, t, "en-GB"), "");
  assert.equal(shortly({ answered: 0, questions: 9, minutes: 45 }, t, "en-GB"), "about 45 minutes");
  assert.equal(shortly({ answered: 3, questions: 9, minutes: 45 }, t, "en-GB"), "3 of 9 answered");
});

test("practice says what is due today, or when something will be", () => {
  const page = { answered: 0, questions: 0 };
  assert.equal(shortly({ ...page, due: 3, next_day: "2026-12-03" }, t, "en-GB"), "3 due today");
  assert.equal(
    shortly({ ...page, due: 0, next_day: "2026-12-03" }, t, "en-GB"),
    "next due on Thursday 3 December",
  );
  assert.equal(shortly({ ...page, due: 0, next_day: null }, t, "en-GB"), "");
});
