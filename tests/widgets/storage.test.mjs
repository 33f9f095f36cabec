import assert from "node:assert/strict";
import { test } from "node:test";
import {
  actsIn,
  bare,
  isAct,
  LONGEST,
  openStore,
  ROOM,
  theStorage,
} from "../../cocreation_teach/widgets/storage.mjs";
import { act, COPY, storageOf } from "./page.mjs";

const THROWN_AWAY = { ...COPY, durable: false };
const openFor = (storage, copy = THROWN_AWAY, base = "/") => openStore(storage, copy, base);

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
  const store = openFor(storage);
  assert.equal(store.add(act("a", "u1")), true);
  assert.equal(store.add(act("a", "u2")), true);
  store.markSafe([act("a", "u1")]);
  assert.deepEqual(
    openFor(storage)
      .all()
      .map(({ uid, safe }) => [uid, !!safe]),
    [
      ["u1", true],
      ["u2", false],
    ],
  );
});

test("an act is let go of alone", () => {
  const store = openFor(storageOf());
  for (const uid of ["u1", "u2"]) store.add(act("a", uid));
  store.add(act("b", "u3"));
  store.drop([act("a", "u1"), act("b", "u3"), act("c", "u4")]);
  assert.deepEqual(store.all().map(bare), [act("a", "u2")]);
});

const uids = (acts) => acts.map(({ uid }) => uid);
const of = (more) => ({ ...COPY, ...more });

test("where the disk lasts, a copy leaves the browser once the journal has it; elsewhere it stays", () => {
  const storage = storageOf();
  const store = openFor(storage, COPY);
  for (const uid of ["u1", "u2"]) store.add(act("a", uid));
  store.markSafe([act("a", "u1")]);
  assert.deepEqual(uids(store.all()), ["u2"]);
  store.markSafe([act("a", "u2")]);
  assert.deepEqual(Object.keys(storage), []);
});

test("what an earlier edition left of the journal's goes too, and nothing else does", () => {
  const storage = storageOf();
  storage.setItem(
    "cocreation-teach/1/ana//a",
    JSON.stringify([act("a", "u0", { safe: true }), act("a", "u1")]),
  );
  storage.setItem("cocreation-teach/1/bob//a", JSON.stringify([act("a", "u2", { safe: true })]));
  openFor(storage, of({ user: "ana", durable: false })).tidy();
  assert.match(storage.getItem("cocreation-teach/1/ana//a"), /u0/);
  openFor(storage, of({ user: "ana" })).tidy();
  assert.doesNotMatch(storage.getItem("cocreation-teach/1/ana//a"), /u0/);
  assert.match(storage.getItem("cocreation-teach/1/ana//a"), /u1/);
  assert.match(storage.getItem("cocreation-teach/1/bob//a"), /u2/);
});

test("folders, addresses and users have copies of their own", () => {
  const storage = storageOf();
  storage.setItem("cocreation-teach/1x", "[]");
  const mine = openFor(storage, of({ user: "ana" }), "/user/ana/");
  mine.add(act("a", "u1"));
  const others = [
    [of({ user: "ana" }), "/"],
    [of({ user: "ana/" }), "/user/ana/"],
    [of({ user: "" }), "/user/ana/"],
    [of({ user: "ana", identity: "f2" }), "/user/ana/"],
    [of({ user: "ana", identity: "" }), "/user/ana/"],
  ];
  others.forEach(([copy, base], at) => {
    const store = openFor(storage, copy, base);
    assert.deepEqual(store.all(), []);
    store.add(act("a", `o${at}`));
  });
  assert.deepEqual(uids(mine.all()), ["u1"]);
  assert.deepEqual(uids(mine.pending()), ["u1"]);
});

test("of a hub's users none sees, is offered or forgets what another left", () => {
  const storage = storageOf();
  openFor(storage, of({ user: "ana", identity: "a" }), "/user/ana/").add(act("a", "u1"));
  const bobs = openFor(storage, of({ user: "bob", identity: "b" }), "/user/bob/");
  bobs.tidy();
  assert.deepEqual([bobs.copies(), bobs.offered(true), bobs.pending()], [[], [], []]);
  assert.equal(Object.keys(storage).length, 1);
});

test("what is offered: of others what no journal has, and to an empty folder all; until it is put off", () => {
  const storage = storageOf();
  const anas = openFor(storage, of({ identity: "a", durable: false }));
  for (const uid of ["u1", "u2"]) anas.add(act("a", uid));
  const bobs = openFor(storage, of({ identity: "b" }));
  const offered = (isEmpty) => bobs.offered(isEmpty).map(({ acts, whose }) => [uids(acts), whose]);
  assert.deepEqual(offered(false), [[["u1", "u2"], COPY.whose]]);
  anas.markSafe(anas.all());
  assert.deepEqual(offered(false), []);
  assert.equal(offered(true).length, 1);
  bobs.putOff(bobs.copies()[0].acts);
  assert.deepEqual(offered(true), []);
  assert.equal(openFor(storage, of({ identity: "c" })).offered(true).length, 1);
  anas.add(act("a", "u3"));
  assert.equal(offered(true).length, 1);
  assert.equal(openFor(storage, of({ identity: "a" })).offered(false).length, 0);
});

test("a copy that finds no room in its new place stays in its old one as well", () => {
  const storage = storageOf(350);
  const anas = openFor(storage, of({ identity: "a" }));
  const long = "x".repeat(90);
  for (const [at, answer] of ["I", long].entries()) anas.add(act(`q${at}`, `u${at}`, { answer }));
  assert.deepEqual(uids(anas.all()), ["u0"]);
  storage.setItem("another program's", long);
  const bobs = openFor(storage, of({ identity: "b" }));
  assert.deepEqual(uids(bobs.copies()[0].take()), ["u0"]);
  assert.deepEqual([uids(anas.all()), bobs.all()], [["u0"], []]);
});

test("room is enough for a copy to move if there is some for each question's", () => {
  const storage = storageOf(1500);
  const anas = openFor(storage, of({ identity: "a" }));
  for (let n = 0; n < 7; n += 1) anas.add(act(`q${n}`, `u${n}`));
  const held = uids(anas.all());
  const bobs = openFor(storage, of({ identity: "b" }));
  bobs.copies()[0].take();
  assert.deepEqual([held.length, uids(bobs.all()), anas.all()], [7, held, []]);
});

test("whose a copy is is shown only if it is a short text", () => {
  for (const whose of [7, null, {}, "x".repeat(301), "\ud800"]) {
    const storage = storageOf();
    storage.setItem("cocreation-teach/2/%2F/x/y//a", "[]");
    storage.setItem("cocreation-teach/2///y//a", JSON.stringify([{ ...act("a", "u1"), whose }]));
    assert.deepEqual(
      openFor(storage)
        .copies()
        .map((copy) => copy.whose),
      [""],
    );
  }
});

test("what was put off in a way that nobody can read is offered again", () => {
  for (const text of ["{", "7", '{"a":1}', '[{"a":1},null]']) {
    const storage = storageOf();
    openFor(storage, of({ identity: "a" })).add(act("a", "u1"));
    storage.setItem("cocreation-teach/not-now//%2F/f1/", text);
    assert.equal(openFor(storage).offered(false).length, 1);
  }
});

test("a question keeps its last dozen acts, and whatever the journal has not", () => {
  const store = openFor(storageOf());
  for (let n = 0; n < 30; n += 1) store.add(act("a", `u${n}`));
  assert.equal(store.all().length, 30);
  store.markSafe(store.all().filter(({ uid }) => uid !== "u3"));
  assert.deepEqual(
    store.all().map(({ uid }) => uid),
    ["u3", ...Array.from({ length: 12 }, (_, n) => `u${n + 18}`)],
  );
});

test("room is made by what the journal has, never by what it has not", () => {
  const store = openFor(storageOf());
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
  assert.equal(openFor(storageOf(50)).add(act("a", "u")), false);
  assert.equal(openFor(null).add(act("a", "u")), false);
  assert.deepEqual(openFor(null).all(), []);
  assert.equal(openFor(storageOf()).add(act("a", "u", { answer: "x".repeat(LONGEST) })), false);
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
      openFor(held).add(act("a", "u0"));
      const store = openFor(throwing(names, thrown, held));
      const isHeld = store.add(act("b", "u1"));
      assert.equal(
        isHeld,
        names.every((name) => name === "removeItem" || name === "keys"),
        names.join(),
      );
      store.markSafe([act("a", "u0")]);
      store.drop([act("a", "u0")]);
      assert.equal(Array.isArray(store.all()), true);
      store.putOff(store.all());
      store.tidy();
      assert.equal(Array.isArray(store.offered(true)), true);
      for (const copy of store.copies()) {
        assert.equal(typeof copy.forget(), "boolean");
        copy.take();
      }
    }
  });
}

test("a copy that the browser does not let go of is not told to be gone", () => {
  const held = storageOf();
  openFor(held).add(act("a", "u0"));
  const forgotten = (storage) => openFor(storage).copies()[0].forget();
  assert.equal(forgotten(throwing(["removeItem"], new Error("no"), held)), false);
  assert.equal(forgotten(held), true);
});

test("an act that the storage swallowed is not held", () => {
  const deaf = { getItem: () => null, setItem() {}, removeItem() {} };
  assert.equal(openFor(deaf).add(act("a", "u")), false);
});

test("a storage that may not even be looked at is none", () => {
  Object.defineProperty(globalThis, "localStorage", {
    configurable: true,
    get() {
      throw new Error("SecurityError");
    },
  });
  assert.equal(theStorage(), null);
  delete globalThis.localStorage;
});
