import assert from "node:assert/strict";
import { test } from "node:test";
import {
  actsBetween,
  actsIn,
  isAct,
  LONGEST,
  openStore,
  ROOM,
} from "../../cocreation_teach/widgets/storage.mjs";

const KEPT = { occasion: "", versions: { a: "v1", b: "v2" } };
const NONE = { tries: {}, shown: [] };
const tried = (...answers) => answers.map((answer) => ({ answer, confidence: null }));
const acts = (before, after) =>
  actsBetween(before, after, KEPT, "2026-11-23T10:00:00Z", () => "u").map(({ question, act, answer }) =>
    [question, act, answer].filter(Boolean).join(" "),
  );
const act = (question, uid, more = {}) => ({
  question,
  act: "try",
  answer: "I",
  occasion: "",
  version: "v",
  at: "2026-11-23",
  uid,
  n: 1,
  ...more,
});

/** As much of localStorage as the store uses, with a limit of its own. */
function storageOf(limit = Infinity) {
  const items = {};
  const hidden = (value) => ({ value, enumerable: false });
  return Object.defineProperties(items, {
    getItem: hidden((key) => items[key] ?? null),
    removeItem: hidden((key) => delete items[key]),
    setItem: hidden((key, text) => {
      const others = Object.entries(items).reduce(
        (sum, [name, held]) => sum + (name === key ? 0 : held.length),
        0,
      );
      if (others + text.length > limit) throw new DOMException("full", "QuotaExceededError");
      items[key] = text;
    }),
  });
}

test("what was done is what lies between two records", () => {
  const one = { tries: { a: tried("I") }, shown: [] };
  const two = { tries: { a: tried("I", "II") }, shown: ["b"] };
  assert.deepEqual(acts(NONE, one), ["a try I"]);
  assert.deepEqual(acts(one, two), ["a try II", "b shown"]);
  assert.deepEqual(acts(two, NONE), ["a cleared", "b cleared"]);
  assert.deepEqual(acts(two, one), ["a cleared", "a try I", "b cleared"]);
  assert.deepEqual(acts(one, one), []);
});

test("each act names its wording, its occasion and itself", () => {
  const [found] = actsBetween(
    NONE,
    { tries: { b: tried(["x"]) }, shown: [] },
    { ...KEPT, occasion: "prediction" },
    "now",
    () => "u7",
  );
  assert.deepEqual(found, {
    question: "b",
    act: "try",
    occasion: "prediction",
    version: "v2",
    at: "now",
    uid: "u7",
    answer: ["x"],
    confidence: null,
  });
});

test("what is read back is checked", () => {
  assert.equal(isAct(act("a", "u")), true);
  for (const strange of [
    null,
    7,
    "x",
    [],
    {},
    act("", "u"),
    act("a", ""),
    act("a", 3),
    act("a", "u", { act: "dance" }),
    act("a", "u", { n: -1 }),
    act("a", "u", { n: 1.5 }),
    act("a", "u", { n: "1" }),
    act("a", "u", { at: null }),
    act("a".repeat(301), "u"),
  ]) {
    assert.equal(isAct(strange), false, JSON.stringify(strange));
  }
  assert.deepEqual(actsIn("<html>"), []);
  assert.deepEqual(actsIn('{"a": 1}'), []);
  assert.deepEqual(actsIn(JSON.stringify([act("a", "u"), 7])), [act("a", "u")]);
});

test("acts come back, and the safe ones are known", () => {
  const storage = storageOf();
  const store = openStore(storage, "");
  assert.equal(store.add(act("a", "u1")), true);
  assert.equal(store.add(act("a", "u2")), true);
  store.markSafe([act("a", "u1")], ["u1"]);
  assert.deepEqual(
    openStore(storage, "")
      .all()
      .map(({ uid, safe }) => [uid, !!safe]),
    [
      ["u1", true],
      ["u2", false],
    ],
  );
});

test("two people on one hub do not meet, nor does anything else on the page's origin", () => {
  const storage = storageOf();
  storage.setItem("cocreation-teach/1x", "[]");
  openStore(storage, "ana").add(act("a", "u1"));
  openStore(storage, "ana/").add(act("a", "u2"));
  assert.deepEqual(
    openStore(storage, "ana")
      .all()
      .map(({ uid }) => uid),
    ["u1"],
  );
  assert.deepEqual(openStore(storage, "").all(), []);
  openStore(storage, "ana").forget();
  assert.equal(openStore(storage, "ana/").all().length, 1);
});

test("a question keeps its last dozen acts", () => {
  const store = openStore(storageOf(), "");
  for (let n = 0; n < 30; n += 1) store.add(act("a", `u${n}`));
  assert.equal(store.all().length, 12);
  assert.equal(store.all().at(-1).uid, "u29");
});

test("room is made by what the journal has, never by what it has not", () => {
  const store = openStore(storageOf(), "");
  const long = "x".repeat(90_000);
  for (let n = 0; n < 10; n += 1) store.add(act(`old${n}`, `o${n}`, { answer: long, at: `2026-01-0${n}` }));
  store.markSafe(store.all(), ["o0", "o1", "o2", "o3", "o4"]);
  for (let n = 0; n < 20; n += 1) store.add(act(`new${n}`, `n${n}`, { answer: long }));
  const left = store.all().map(({ uid }) => uid);
  assert.equal(
    ["o5", "o6", "o7", "o8", "o9"].every((uid) => left.includes(uid)),
    true,
  );
  assert.equal(left.includes("o0"), false);
  assert.equal(JSON.stringify(store.all()).length <= ROOM, true);
});

test("full, blocked and too long: it says no and goes on", () => {
  assert.equal(openStore(storageOf(50), "").add(act("a", "u")), false);
  assert.equal(openStore(null, "").add(act("a", "u")), false);
  assert.deepEqual(openStore(null, "").all(), []);
  assert.equal(openStore(storageOf(), "").add(act("a", "u", { answer: "x".repeat(LONGEST) })), false);
});
