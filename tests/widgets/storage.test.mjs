import assert from "node:assert/strict";
import { test } from "node:test";
import {
  actsIn,
  isAct,
  LONGEST,
  openStore,
  ROOM,
  theStorage,
} from "../../cocreation_teach/widgets/storage.mjs";
import { act, storageOf } from "./page.mjs";

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
    act("\ud800", "u"),
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
  store.markSafe([act("a", "u1")]);
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

test("an act is let go of alone", () => {
  const store = openStore(storageOf(), "");
  for (const uid of ["u1", "u2"]) store.add(act("a", uid));
  store.add(act("b", "u3"));
  store.drop([act("a", "u1"), act("b", "u3"), act("c", "u4")]);
  assert.deepEqual(store.all(), [act("a", "u2")]);
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

test("a question keeps its last dozen acts, and whatever the journal has not", () => {
  const store = openStore(storageOf(), "");
  for (let n = 0; n < 30; n += 1) store.add(act("a", `u${n}`));
  assert.equal(store.all().length, 30);
  store.markSafe(store.all().filter(({ uid }) => uid !== "u3"));
  assert.deepEqual(
    store.all().map(({ uid }) => uid),
    ["u3", ...Array.from({ length: 12 }, (_, n) => `u${n + 18}`)],
  );
});

test("room is made by what the journal has, never by what it has not", () => {
  const store = openStore(storageOf(), "");
  const long = "x".repeat(90_000);
  for (let n = 0; n < 10; n += 1) store.add(act(`old${n}`, `o${n}`, { answer: long, at: `2026-01-0${n}` }));
  store.markSafe(store.all().slice(0, 5));
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

/** A storage of which some calls throw something. */
function throwing(names, thrown, storage = storageOf()) {
  const fail = () => {
    throw thrown;
  };
  return new Proxy(storage, {
    get: (held, name) => (names.includes(name) ? fail : Reflect.get(held, name)),
    ownKeys: (held) => (names.includes("keys") ? fail() : Reflect.ownKeys(held)),
  });
}

const CALLS = ["getItem", "setItem", "removeItem", "keys"];

for (const thrown of [new Error("NS_ERROR_FILE_CORRUPTED"), new DOMException("no"), "a text", undefined]) {
  test(`storage that throws ${thrown} at any call, or at all, costs nothing but what it held`, () => {
    for (const names of [...CALLS.map((name) => [name]), CALLS]) {
      const held = storageOf();
      openStore(held, "").add(act("a", "u0"));
      const store = openStore(throwing(names, thrown, held), "");
      const isHeld = store.add(act("b", "u1"));
      assert.equal(
        isHeld,
        names.every((name) => name === "removeItem" || name === "keys"),
        names.join(),
      );
      store.markSafe([act("a", "u0")]);
      store.drop([act("a", "u0")]);
      assert.equal(Array.isArray(store.all()), true);
      assert.equal(typeof store.forget(), "boolean");
    }
  });
}

test("a copy that the browser does not let go of is not told to be gone", () => {
  const held = storageOf();
  openStore(held, "").add(act("a", "u0"));
  assert.equal(openStore(throwing(["removeItem"], new Error("no"), held), "").forget(), false);
  assert.equal(openStore(held, "").forget(), true);
});

test("an act that the storage swallowed is not held", () => {
  const deaf = { getItem: () => null, setItem() {}, removeItem() {} };
  assert.equal(openStore(deaf, "").add(act("a", "u")), false);
});

test("a storage that may not even be looked at is none", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("SecurityError");
    },
  });
  assert.equal(theStorage(), null);
});
