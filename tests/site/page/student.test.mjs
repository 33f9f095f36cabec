import assert from "node:assert/strict";
import { test } from "node:test";
import { studentFrom } from "../../../cocreation_teach/site/page/student.mjs";

test("somebody says who they are", () => {
  assert.deepEqual(studentFrom({ id: " ００12 ", name: "Ana" }), [{ id: "0012", name: "Ana" }, []]);
});

test("what is missing or cannot be is told, all of it", () => {
  const problems = (held) => studentFrom(held)[1];
  assert.deepEqual(problems(null), ["Your student id is missing.", "Your name is missing."]);
  assert.match(problems({ id: "12-Mar", name: "A\nB" }).join(" "), /spreadsheet.*cannot be seen/);
  assert.match(
    problems({ id: "1", name: "x".repeat(201) })[0],
    /200 characters are allowed, and these are 201/,
  );
});
