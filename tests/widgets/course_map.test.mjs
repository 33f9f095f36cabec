import assert from "node:assert/strict";
import { test } from "node:test";
import { goOn, inWords, practiceLine } from "../../cocreation_teach/widgets/course_map.mjs";

const row = (questions, answered, right = 0) => ({ questions, answered, right });

test("how far someone has come is said in words", () => {
  assert.equal(inWords(row(0, 0)), "");
  assert.equal(inWords(row(7, 0)), "7 questions, none answered yet");
  assert.equal(inWords(row(7, 3, 2)), "3 of 7 answered, 2 right at the first try");
});

test("one goes on where one began, else at the first untouched lesson", () => {
  const [done, untouched, begun] = [row(3, 3), row(4, 0), row(5, 1)];
  assert.equal(goOn([done, untouched, begun]), begun);
  assert.equal(goOn([done, untouched]), untouched);
  assert.equal(goOn([done]), null);
});

test("what is due is counted", () => {
  assert.equal(practiceLine(0), "");
  assert.match(practiceLine(1), /^One question/);
  assert.match(practiceLine(4), /^4 questions/);
});
