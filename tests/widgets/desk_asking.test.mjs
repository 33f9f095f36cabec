import assert from "node:assert/strict";
import { test } from "node:test";
import { makeAsking } from "../../cocreation_teach/widgets/desk_asking.mjs";

function asked(patience) {
  const [sent, said, shown] = [[], [], []];
  const model = { send: (message) => sent.push(message) };
  const say = (words) => said.push(words);
  return { sent, said, shown, ...makeAsking({ model, say, progress: (how) => shown.push(how), patience }) };
}

test("an answer comes to what was asked, with the bytes that it brings", async () => {
  const { ask, hear, sent, shown } = asked(60_000);
  const [first, second] = [ask("a/b", { assignment: "week-9" }), ask("a/c")];
  assert.deepEqual(sent, [
    { ask: "a/b", id: 1, assignment: "week-9" },
    { ask: "a/c", id: 2 },
  ]);
  hear({ to: 2, heard: true });
  hear({ to: 2, doing: "Reading", done: 1, of: 3 });
  hear({ to: 2, answer: { file: "a.zip" } }, ["bytes"]);
  hear({ to: 1, answer: {} });
  hear({ to: 7, answer: {} });
  assert.deepEqual(await second, { file: "a.zip", bytes: "bytes" });
  assert.deepEqual(await first, {});
  assert.deepEqual(shown, [{ to: 2, doing: "Reading", done: 1, of: 3 }, null, null]);
});

test("what the kernel refuses is said, and answers nothing; so is a kernel that does not hear", async () => {
  const { ask, hear, said } = asked(5);
  const refused = ask("a/b");
  hear({ to: 1, said: "There is no key." });
  assert.equal(await refused, null);
  assert.equal(await ask("a/b"), null);
  assert.equal(said[0], "There is no key.");
  assert.match(said[1], /has lost the course/);
});

test("a kernel that is long at work is asked whether it lives, and one that dies at work is told of", async () => {
  const { ask, hear, sent, said } = asked(20);
  const wait = () => new Promise((resolve) => setTimeout(resolve, 30));
  const answer = ask("a/b");
  hear({ to: 1, heard: true });
  await wait();
  assert.deepEqual(sent.at(-1), { ask: "alive", id: 1 });
  assert.deepEqual(said, []);
  hear({ to: 1, heard: true });
  assert.equal(await answer, null);
  assert.deepEqual(sent.slice(1), [
    { ask: "alive", id: 1 },
    { ask: "alive", id: 1 },
  ]);
  assert.match(said[0], /has lost the course/);
});
