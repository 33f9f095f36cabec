import assert from "node:assert/strict";
import { test } from "node:test";
import { LAST } from "../../../cocreation_teach/site/page/entry.mjs";
import { openJournal, sentence } from "../../../cocreation_teach/site/page/journal.mjs";
import { LARGEST } from "../../../cocreation_teach/site/page/work.mjs";
import { channel, fakeDatabase } from "./fake_db.mjs";

const act = (question, uid, more = {}) => ({
  question,
  act: "try",
  answer: "I",
  confidence: null,
  occasion: "",
  version: "",
  at: "2026-11-23T10:00:00Z",
  uid,
  n: 0,
  ...more,
});
const answers = (journal, question) => journal.about(question).map(({ answer }) => answer);

test("what was recorded is there when the page is opened again, in order and once", async () => {
  const fake = fakeDatabase();
  const journal = await openJournal(fake.openDB, {}, channel());
  assert.equal(journal.empty, true);
  const two = [act("a", "u1"), act("a", "u2", { answer: "II" })];
  assert.deepEqual(
    (await journal.record(two)).map(({ n }) => n),
    [1, 2],
  );
  assert.deepEqual(await journal.record([act("a", "u1")]), []);
  const again = await openJournal(fake.openDB, {}, channel());
  assert.deepEqual(answers(again, "a"), ["I", "II"]);
  assert.equal(again.clock, 2);
  assert.equal(again.isSaved({ uid: "u1" }), true);
});

test("an act keeps a place of its own in the order, but not one in the future", async () => {
  const journal = await openJournal(fakeDatabase().openDB, {}, channel());
  const written = await journal.record([act("a", "u1", { n: 9 }), act("a", "u2", { n: 1 }), act("a", "u3")]);
  assert.deepEqual(
    written.map(({ n }) => n),
    [1, 1, 2],
  );
  await journal.record([act("b", "u4", { n: LAST })]);
  assert.equal(journal.clock, 3);
});

test("two pages that answer the same card at once both have both answers", async () => {
  const fake = fakeDatabase();
  const [one, other] = [channel(), channel()];
  const changed = [];
  const first = await openJournal(fake.openDB, { changed: (questions) => changed.push([...questions]) }, one);
  const second = await openJournal(fake.openDB, {}, other);
  await first.record([act("a", "u1")]);
  await second.record([act("a", "u2", { answer: "II" })]);
  assert.deepEqual(other.told, [["a"]]);
  await one.hear({ data: other.told[0] });
  assert.deepEqual(changed, [["a"]]);
  assert.deepEqual(answers(first, "a"), ["I", "II"]);
});

test("what cannot be written is known, not called saved, and goes with the next", async () => {
  const fake = fakeDatabase();
  const journal = await openJournal(fake.openDB, {}, channel());
  fake.refuse = new DOMException("", "QuotaExceededError");
  await assert.rejects(journal.record([act("a", "u1")]), /storage is full/);
  assert.equal(journal.isSaved({ uid: "u1" }), false);
  assert.deepEqual(answers(journal, "a"), ["I"]);
  assert.equal(fake.stores.acts.size, 0);
  fake.refuse = null;
  await journal.record([act("b", "u2")]);
  assert.equal(journal.isSaved({ uid: "u1" }), true);
  assert.deepEqual([...fake.stores.acts.keys()], ["u1", "u2"]);
});

test("a record is at most as large as a file with which it can be carried away", async () => {
  const fake = fakeDatabase();
  fake.stores.about.set("size", LARGEST - 10);
  const journal = await openJournal(fake.openDB, {}, channel());
  await assert.rejects(journal.record([act("a", "u1")]), /20 MB/);
  assert.equal(fake.stores.acts.size, 0);
});

test("a browser that keeps nothing says so before the first answer, and what is done is shown all the same", async () => {
  const fake = fakeDatabase();
  fake.refuseToOpen = new DOMException("", "SecurityError");
  const said = [];
  const journal = await openJournal(fake.openDB, { refused: (why) => said.push(why) }, channel());
  assert.match(said[0], /no storage/);
  await journal.refresh(); // as when one comes back to the page
  assert.equal(said.length, 2);
  await assert.rejects(journal.record([act("a", "u1")]), /no storage/);
  assert.deepEqual(answers(journal, "a"), ["I"]);
  fake.refuseToOpen = null;
  await journal.record([]);
  assert.equal(fake.stores.acts.has("u1"), true);
});

test("what was deleted while the page is open is not written again, and the page can give it back", async () => {
  const fake = fakeDatabase();
  const given = [];
  const journal = await openJournal(fake.openDB, { cleared: (known) => given.push(known) }, channel());
  await journal.record([act("a", "u1")]);
  fake.clear();
  fake.hooks.terminated();
  assert.deepEqual(
    given.map((known) => known.map(({ uid }) => uid)),
    [["u1"]],
  );
  assert.equal(journal.empty, true);
  await journal.record([act("a", "u2")]);
  assert.deepEqual([...fake.stores.acts.keys()], ["u2"]);
  assert.equal(journal.isSaved({ uid: "u1" }), false);
});

test("a newer edition that takes the record over while the page is open has deleted nothing", async () => {
  const fake = fakeDatabase();
  const [said, given] = [[], []];
  const tell = { refused: (why) => said.push(why), cleared: (known) => given.push(known) };
  const journal = await openJournal(fake.openDB, tell, channel());
  await journal.record([act("a", "u1")]);
  let closed = 0;
  fake.hooks.blocking(1, 2, { target: { close: () => closed++ } });
  fake.refuseToOpen = new DOMException("", "VersionError");
  await assert.rejects(journal.record([act("a", "u2")]), /newer edition/);
  assert.deepEqual([closed, given.length, said.length], [1, 0, 1]);
  assert.deepEqual(answers(journal, "a"), ["I", "I"]);
  fake.hooks.blocking(2, null, { target: { close: () => closed++ } });
  assert.deepEqual([closed, given.length], [2, 1]);
});

test("what another program has put there is no act", async () => {
  const fake = fakeDatabase();
  fake.stores.acts.set("u1", { uid: "u1", question: 7, n: 3 });
  fake.stores.acts.set("u2", act("a", "u2", { n: 4 }));
  const journal = await openJournal(fake.openDB, {}, channel());
  assert.deepEqual(
    journal.all().map(({ uid }) => uid),
    ["u2"],
  );
});

test("each refusal of a browser has its sentence", () => {
  const names = ["QuotaExceededError", "TimeoutError", "VersionError", "SecurityError"];
  assert.equal(new Set(names.map((name) => sentence({ name }))).size, 4);
  assert.equal(sentence({ name: "InvalidStateError" }), sentence({ name: "SecurityError" }));
});

test("the browser is asked to let go of nothing once there is something to lose, and may refuse", async () => {
  let asked = 0;
  const persist = async () => {
    asked += 1;
    return false;
  };
  const journal = await openJournal(fakeDatabase().openDB, {}, channel(), persist);
  assert.equal(asked, 0);
  await journal.record([act("a", "u1")]);
  await journal.record([act("a", "u2")]);
  assert.equal(asked, 1);
  const without = await openJournal(fakeDatabase().openDB, {}, channel()); // Node has no such storage
  assert.equal((await without.record([act("a", "u1")])).length, 1);
});
