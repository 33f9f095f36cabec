import assert from "node:assert/strict";
import { test } from "node:test";
import { openJournal } from "../../../cocreation_teach/site/page/journal.mjs";
import { Missing } from "../../../cocreation_teach/site/page/loading.mjs";
import * as withBank from "../../../cocreation_teach/site/page/with_bank.mjs";
import { workFile, workFrom } from "../../../cocreation_teach/site/page/work.mjs";
import { answerMyWork } from "../../../cocreation_teach/site/page/work_answers.mjs";
import { channel, fakeDatabase } from "./fake_db.mjs";

const ACT = {
  question: "a",
  act: "try",
  answer: "née 🎓 </script>",
  confidence: null,
  occasion: "",
  version: "",
  at: "2026-11-23T10:00:00Z",
  uid: "u1",
  n: 0,
};

const DATA = {
  ...withBank,
  pages: [{ path: "lessons/01-a.ipynb", title: "A", questions: [["a", ""]], recalls: false }],
  bank: { questions: { a: { id: "a", shape: "text", prompt: "Why?", concepts: [] } }, rail: {}, spare: [] },
  paper: "",
  edition: "1.0",
};

async function opened(fake = fakeDatabase(), bank = async () => DATA) {
  const journal = await openJournal(fake.openDB, {}, channel());
  const heard = [];
  const answer = answerMyWork(
    { state: { content: { questions: 3, answered: 0, right: 0 } } },
    {
      journal,
      share: () => {},
      bank,
      edition: "1.0",
      now: () => "2026-11-28T10:00:00.000Z",
    },
  );
  const out = {
    tell: ({ content }) => heard.push({ content }),
    say: (message, buffers) => heard.push(buffers ? { ...message, buffers } : message),
  };
  const ask = async (message, ...buffers) => {
    heard.length = 0;
    await answer.hear(message, buffers, out);
    return [...heard];
  };
  return { journal, answer, ask };
}

test("work is taken away as a file, and is all there in another browser", async () => {
  const one = await opened();
  await one.journal.record([ACT]);
  const [{ file, buffers }] = await one.ask({ ask: "work" });
  assert.equal(file, "my-2026-11-28.cocreation-work.json");
  const bytes = new TextEncoder().encode(buffers[0]);
  assert.equal(workFrom(bytes)[0].answer, ACT.answer);
  const other = await opened();
  const [said, told] = await other.ask({ ask: "restore" }, bytes.buffer);
  assert.equal(told.content.answered, 1);
  assert.match(said.said, /1/);
  assert.equal(other.journal.isSaved(ACT), true);
  const again = await other.ask({ ask: "restore" }, bytes.buffer);
  assert.match(again[0].said, /nothing has changed/);
});

test("until the course is brought, or if it cannot be, it is not said that nothing is answered", async () => {
  const fake = fakeDatabase();
  await (await opened(fake)).journal.record([ACT]);
  const offline = await opened(fake, () => Promise.reject(new Missing("bank.js")));
  assert.equal(offline.answer.state.content.last, ACT.at);
  assert.equal("answered" in offline.answer.state.content, false);
  const [looked] = await offline.ask({ ask: "look" });
  assert.equal(looked.content.last, ACT.at);
  const bytes = new TextEncoder().encode(workFile([{ ...ACT, uid: "u2" }], "1.0", ACT.at));
  const said = (await offline.ask({ ask: "restore" }, bytes.buffer)).map(({ said }) => said).filter(Boolean);
  assert.deepEqual(said, ["Entries restored: 1. Cells that you run from now on show them."]);
});

test("a file that is none changes nothing, and says why", async () => {
  const one = await opened();
  const [{ said }] = await one.ask({ ask: "restore" }, new TextEncoder().encode("<html>").buffer);
  assert.match(said, /a web page/);
  assert.equal(one.journal.empty, true);
});

test("what the browser had kept for a moment is taken over", async () => {
  const one = await opened();
  const heard = await one.ask({ ask: "take", acts: [ACT] });
  assert.deepEqual(heard.at(-1), { safe: ["u1"] });
  assert.equal(one.journal.isSaved(ACT), true);
});

test("the record may be read as a page, and what is new is counted when one comes back", async () => {
  const one = await opened();
  await one.journal.record([ACT]);
  const [page] = await one.ask({ ask: "record" });
  assert.equal(page.file, "my-work-2026-11-28.html");
  assert.match(page.buffers[0], /Why\?/);
  const [{ content }] = await one.ask({ ask: "look" });
  assert.deepEqual([content.answered, content.last], [1, ACT.at]);
});
