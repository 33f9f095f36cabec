import assert from "node:assert/strict";
import { test } from "node:test";
import { makeKeeper } from "../../cocreation_teach/widgets/keeper.mjs";
import { openStore } from "../../cocreation_teach/widgets/storage.mjs";
import { COPY, storageOf } from "./page.mjs";

const THROWN_AWAY = { ...COPY, durable: false };
const KEPT = { occasion: "prediction", versions: { a: "v1", b: "v2" }, clock: 10, copy: THROWN_AWAY };
const MINUTE = 60_000;

/** A keeper in a host whose time passes on command. `messages` is what it sent, `line` what it said last. */
function keeperIn(storage = storageOf(), { kept = KEPT, tab = "u" } = {}) {
  const timers = [];
  const host = { store: openStore(storage, kept.copy, "/"), messages: [], told: [] };
  let clock = 0;
  let names = 0;
  const keeper = makeKeeper(kept, {
    store: host.store,
    send: (acts) => host.messages.push(acts),
    tell: (standing) => host.told.push(standing),
    later: (run, delay) => timers.push({ run, at: clock + delay }),
    now: () => "2026-11-23T10:00:00Z",
    name: () => `${tab}${++names}`,
  });
  const wait = (time) => {
    clock += time;
    for (const timer of timers.splice(0)) timer.at <= clock ? timer.run() : timers.push(timer);
  };
  return Object.assign(host, keeper, {
    wait,
    line: () => host.told.at(-1),
    sent: () => host.messages.map((acts) => acts.map(({ uid }) => uid)),
    /** The browser's acts: name, place in the order, and whether the journal is known to have it. */
    browser: () => host.store.all().map(({ uid, n, safe = false }) => [uid, n, safe]),
  });
}

const SAVED = { waiting: 0, held: 0, slow: false, problems: [], passing: 0 };
const answer = (question, value = "I") => ({ question, act: "try", answer: value, confidence: null });
const shown = (keeper) => keeper.shown().map(({ uid }) => uid);

test("an act names its wording, its occasion and itself, and is sent once", () => {
  const keeper = keeperIn();
  keeper.keep(answer("b"));
  const act = {
    question: "b",
    act: "try",
    answer: "I",
    confidence: null,
    occasion: "prediction",
    version: "v2",
    at: "2026-11-23T10:00:00Z",
    uid: "u1",
  };
  assert.deepEqual(keeper.messages, [[act]]);
  assert.deepEqual(keeper.shown(), [act]);
  assert.deepEqual(keeper.browser(), [["u1", 11, false]]);
});

test("a question that is called like what every object has brings no wording along", () => {
  const keeper = keeperIn();
  for (const question of ["constructor", "__proto__", "toString"]) keeper.keep(answer(question));
  assert.deepEqual(
    keeper.messages.at(-1).map(({ version }) => version),
    [""],
  );
});

test("several acts of one tap go in one message", () => {
  const keeper = keeperIn();
  keeper.keep({ question: "a", act: "cleared" }, { question: "b", act: "cleared" });
  assert.deepEqual(keeper.sent(), [["u1", "u2"]]);
});

test("saved: said when the kernel says so, and the browser notes it", () => {
  const keeper = keeperIn();
  keeper.keep(answer("a"));
  assert.deepEqual(keeper.told, []);
  keeper.hear({ safe: ["u1"], clock: 40 });
  assert.deepEqual(keeper.told, [SAVED]);
  assert.deepEqual(shown(keeper), []);
  keeper.keep(answer("a", "II"));
  assert.deepEqual(keeper.browser(), [
    ["u1", 11, true],
    ["u2", 41, false],
  ]);
  keeper.hear({ safe: ["u2"] });
  keeper.wait(MINUTE);
  assert.deepEqual(keeper.line(), SAVED);
});

test("saving: said after a moment, not at once", () => {
  const keeper = keeperIn();
  keeper.keep(answer("a"));
  keeper.wait(299);
  assert.deepEqual(keeper.told, []);
  keeper.wait(1);
  assert.deepEqual(keeper.line(), { waiting: 1, held: 1, slow: false, problems: [], passing: 0 });
});

test("slow: said once the kernel is silent, and no more once it has answered all", () => {
  const keeper = keeperIn();
  keeper.keep(answer("a"));
  keeper.wait(2499);
  assert.equal(keeper.line().slow, false);
  keeper.wait(1);
  assert.deepEqual(keeper.line(), { waiting: 1, held: 1, slow: true, problems: [], passing: 0 });
  keeper.keep(answer("b"));
  keeper.hear({ safe: ["u1"] });
  assert.deepEqual(keeper.line(), { waiting: 1, held: 1, slow: true, problems: [], passing: 0 });
  keeper.hear({ safe: ["u2"] });
  assert.deepEqual(keeper.line(), SAVED);
  keeper.keep(answer("a"));
  keeper.wait(300);
  assert.equal(keeper.line().slow, false);
});

test("unsaved: not shown twice, told with its reason, and sent again with the next act", () => {
  const keeper = keeperIn();
  keeper.keep(answer("a"));
  keeper.hear({ unsaved: ["u1"], problems: ["The disk is full."], passing: 0 });
  assert.deepEqual(keeper.line(), {
    waiting: 1,
    held: 1,
    slow: false,
    problems: ["The disk is full."],
    passing: 0,
  });
  assert.deepEqual(shown(keeper), []);
  keeper.wait(MINUTE);
  assert.equal(keeper.line().slow, false);
  keeper.keep(answer("b"));
  assert.deepEqual(keeper.sent(), [["u1"], ["u1", "u2"]]);
  assert.deepEqual(shown(keeper), ["u2"]);
  keeper.wait(300);
  assert.deepEqual(keeper.line(), { waiting: 2, held: 2, slow: false, problems: [], passing: 0 });
  keeper.hear({ safe: ["u1", "u2"] });
  assert.deepEqual(keeper.line(), SAVED);
});

test("refused: undone, told, and let go by the browser", () => {
  const keeper = keeperIn();
  keeper.keep(answer("a", "nonsense"));
  const undone = keeper.hear({ refused: ["u1"], problems: ["nonsense is not an option."] });
  assert.deepEqual(
    undone.map(({ uid }) => uid),
    ["u1"],
  );
  assert.deepEqual(keeper.line(), { ...SAVED, problems: ["nonsense is not an option."] });
  assert.deepEqual([shown(keeper), keeper.browser()], [[], []]);
  keeper.keep(answer("a"));
  assert.deepEqual(keeper.sent(), [["u1"], ["u2"]]);
});

test("kernel gone: acts are kept and shown in their order, and handed over by the next page", () => {
  const storage = storageOf();
  const before = keeperIn(storage);
  before.keep(answer("a"));
  before.keep(answer("a", "II"));
  before.wait(MINUTE);
  assert.deepEqual(before.line(), { waiting: 2, held: 2, slow: true, problems: [], passing: 0 });
  assert.deepEqual(shown(before), ["u1", "u2"]);

  const next = keeperIn(storage, { tab: "w" });
  next.handOver(next.store.all());
  assert.deepEqual(next.sent(), [["u1", "u2"]]);
  assert.deepEqual(
    next.messages[0].map(({ n }) => n),
    [11, 12],
  );
  assert.deepEqual(shown(next), []);
  next.keep(answer("b"));
  assert.deepEqual(next.browser().at(-1), ["w1", 13, false]);
  next.hear({ safe: ["u1", "u2"] });
  assert.equal(next.line().waiting, 1);
  next.hear({ safe: ["w1"] });
  assert.deepEqual(next.line(), SAVED);
});

test("handed over again: what the kernel refuses by now does not come back", () => {
  const storage = storageOf();
  keeperIn(storage).keep(answer("a"));
  const next = keeperIn(storage);
  next.handOver(next.store.all());
  next.hear({ refused: ["u1"], problems: ["I is not an option."] });
  assert.deepEqual(keeperIn(storage).browser(), []);
});

test("lost on the way: what was sent before an answered act and has no answer goes again, once", () => {
  const keeper = keeperIn();
  keeper.keep(answer("a"));
  keeper.keep(answer("b"));
  keeper.keep(answer("a", "II"));
  keeper.hear({ safe: ["u2"] });
  assert.deepEqual(keeper.sent(), [["u1"], ["u2"], ["u3"], ["u1"]]);
  keeper.hear({ safe: ["u3"] });
  assert.equal(keeper.messages.length, 4);
  keeper.hear({ safe: ["u1"] });
  assert.deepEqual(keeper.line(), SAVED);
});

test("what lies on a machine that is thrown away and not in the browser is told apart from what is saved", () => {
  const throwing = new Proxy(
    {},
    {
      get: () => () => {
        throw new Error("damaged profile");
      },
    },
  );
  for (const storage of [storageOf(60), null, throwing]) {
    const keeper = keeperIn(storage);
    keeper.keep(answer("a"));
    keeper.hear({ safe: ["u1"] });
    assert.deepEqual(keeper.line(), { ...SAVED, passing: 1 });
  }
  const keeper = keeperIn();
  keeper.keep(answer("a"));
  keeper.hear({ safe: ["u1"] });
  assert.deepEqual(keeper.line(), SAVED);
});

test("storage full: the kernel saves it all the same; without a kernel it is told what is not held", () => {
  for (const storage of [storageOf(60), null]) {
    const keeper = keeperIn(storage, { kept: { ...KEPT, copy: COPY } });
    keeper.keep(answer("a"));
    keeper.wait(MINUTE);
    assert.deepEqual(keeper.line(), { waiting: 1, held: 0, slow: true, problems: [], passing: 0 });
    keeper.hear({ safe: ["u1"] });
    assert.deepEqual(keeper.line(), SAVED);
  }
});

test("two tabs: each waits for its own acts, and neither undoes what the other keeps", () => {
  const storage = storageOf();
  const [one, two] = [keeperIn(storage, { tab: "one" }), keeperIn(storage, { tab: "two" })];
  one.keep(answer("a"));
  two.keep(answer("a", "II"));
  // Both pages hear the kernel's every answer.
  for (const tab of [one, two]) tab.hear({ safe: ["one1"], clock: 11 });
  assert.deepEqual([one.line(), two.told], [SAVED, []]);
  assert.deepEqual(two.browser(), [
    ["one1", 11, true],
    ["two1", 11, false],
  ]);
  for (const tab of [one, two])
    tab.hear({ refused: ["two1"], problems: ["II is not an option."], clock: 11 });
  assert.deepEqual([one.line(), two.line().problems], [SAVED, ["II is not an option."]]);
  assert.deepEqual(one.browser(), [["one1", 11, true]]);
});
