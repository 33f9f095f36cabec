import assert from "node:assert/strict";
import { test } from "node:test";
import {
  greeting,
  offering,
  ownWords,
  recorder,
  standingOf,
} from "../../cocreation_teach/widgets/keeping.mjs";
import { openStore } from "../../cocreation_teach/widgets/storage.mjs";
import { act, COPY, modelOf, pretendDocument, storageOf } from "./page.mjs";

test("the line says how it stands", () => {
  const line = (more) => standingOf({ waiting: 0, held: 0, slow: false, problems: [], ...more });
  assert.equal(line({}), "Saved.");
  assert.equal(line({ waiting: 1, held: 1 }), "Saving …");
  assert.match(line({ waiting: 2, held: 2, slow: true }), /^Kept in this browser until the kernel is back/);
  assert.match(line({ waiting: 2, held: 1, slow: true }), /^Not saved yet/);
  assert.equal(line({ problems: ["That is no option."] }), "That is no option.");
  const full = { waiting: 1, problems: ["The disk is full."] };
  assert.equal(line({ ...full, held: 1 }), "The disk is full. Until then it is kept in this browser.");
  assert.match(line(full), /^The disk is full\. This browser keeps no copy either/);
  assert.match(line({ passing: 1 }), /^Saved on this machine alone, which is thrown away/);
  assert.equal(greeting({ last: "", reworded: [] }), "");
  assert.match(
    greeting({ last: "", reworded: [], unread: true }),
    /answer that you gave here may be missing/,
  );
  assert.match(
    greeting({ last: "2026-11-22T10:00:00Z", reworded: ["a"] }),
    /22 November 2026 are here\. One question has new words/,
  );
});

test("the offer says how much, whose and from when", () => {
  const acts = [
    act("a", "u1"),
    act("a", "u2"),
    act("b", "u3", { at: "2026-11-25T10:00:00Z" }),
    act("c", "u4", { act: "shown" }),
  ];
  const said = (more) => offering({ acts, isOwn: false, whose: "", ...more });
  assert.match(
    said({ whose: "Ana, /home/ana" }),
    /2 answers that were given in Ana, \/home\/ana, the latest of 25/,
  );
  assert.match(
    said({ isOwn: true, whose: "/here" }),
    /given in this course folder, the latest of 25 November 2026/,
  );
  assert.match(said(), /2 answers, the latest of 25 November 2026\. Whose they are, it does not know/);
  assert.match(said({ acts: [act("c", "u4", { act: "kept" })] }), /1 answer,/);
});

test("a solution puts the student's own answer beside the key", () => {
  assert.deepEqual(ownWords(undefined), []);
  assert.deepEqual(ownWords("II Co-construction"), ["Your own answer: II Co-construction."]);
  assert.deepEqual(ownWords("I think so."), ["Your own answer: I think so."]);
});

const KEEPING = {
  copy: COPY,
  occasion: "",
  versions: { a: "v" },
  empty: false,
  clock: 0,
  last: "",
  reworded: [],
};
const TRIED = [{ answer: "I", confidence: null }];
const nothing = () => ({ tries: {}, shown: [], drafts: {}, heard: {} });

/** A page with one recording widget; `drawn` counts how often it drew, `took` how often it took the record. */
function pageOf({ keeping = KEEPING, storage = storageOf(), ...state } = {}) {
  const root = pretendDocument()("div");
  globalThis.localStorage = storage;
  const page = { root, drawn: 0, took: 0, model: modelOf({ content: { keeping }, ...nothing(), ...state }) };
  const count = (name) => () => {
    page[name] += 1;
  };
  page.record = recorder(page.model, root, count("drawn"), count("took"));
  page.acts = () => page.model.sent.flatMap(({ acts }) => acts);
  return page;
}

test("a tap makes one act: shown at once, sent once as a message, and no trait is written", () => {
  const { record, model, acts, ...page } = pageOf();
  record.answer("a", "I");
  assert.deepEqual(record.now(), { tries: { a: TRIED }, shown: [], drafts: {} });
  assert.equal(model.sent.length, 1);
  assert.deepEqual(
    acts().map(({ question, act, answer }) => [question, act, answer]),
    [["a", "try", "I"]],
  );
  record.stop();
  assert.equal(page.took, 0);
});

test("the kernel's answer draws nothing that is drawn already", () => {
  const page = pageOf();
  page.record.answer("a", "I");
  assert.equal(page.drawn, 1);
  const [{ uid }] = page.acts();
  page.model.update({ tries: { a: TRIED }, heard: { safe: [uid], problems: [], clock: 1 } });
  assert.deepEqual([page.drawn, page.took], [1, 0]);
  assert.deepEqual(page.record.now().tries, { a: TRIED });
  page.record.stop();
});

test("an answer to the first of two acts leaves the second in sight", () => {
  const page = pageOf();
  page.record.answer("a", "I");
  page.record.show("a");
  const [{ uid }] = page.acts();
  page.model.update({ tries: { a: TRIED }, heard: { safe: [uid], problems: [], clock: 1 } });
  assert.deepEqual(page.record.now(), { tries: { a: TRIED }, shown: ["a"], drafts: {} });
  assert.equal(page.drawn, 2);
  page.record.stop();
});

test("what the kernel restores is taken and drawn", () => {
  const page = pageOf();
  page.model.update({ tries: { a: TRIED } });
  assert.deepEqual([page.drawn, page.took], [1, 1]);
  assert.deepEqual(page.record.last("a"), TRIED[0]);
  page.record.stop();
  page.model.update({ tries: {} });
  assert.equal(page.drawn, 1);
});

test("a refused answer is undone on the page, and what is written stays to be mended", () => {
  const page = pageOf();
  page.record.answer("a", "far too long");
  const [{ uid }] = page.acts();
  page.model.update({ heard: { refused: [uid], problems: ["Too long."], clock: 0 } });
  assert.deepEqual(page.record.now().tries, {});
  assert.deepEqual([page.drawn, page.took], [2, 0]);
  page.record.stop();
});

test("starting over clears what was begun, in one message", () => {
  const page = pageOf({ tries: { a: TRIED }, shown: ["b"] });
  page.record.clear(["a", "b", "c"]);
  assert.deepEqual(
    page.model.sent.map(({ acts }) => acts.map(({ question, act }) => [question, act])),
    [
      [
        ["a", "cleared"],
        ["b", "cleared"],
      ],
    ],
  );
  assert.deepEqual(page.record.now(), { tries: {}, shown: [], drafts: {} });
  page.record.stop();
});

test("a draft is kept and sent, and the page is not drawn anew under the writer's hands", () => {
  const page = pageOf();
  page.record.draft("a", "So far");
  assert.deepEqual([page.acts()[0].act, page.drawn], ["kept", 0]);
  page.model.update({ drafts: { a: "So far" }, heard: { safe: [page.acts()[0].uid], clock: 1 } });
  assert.equal(page.drawn, 0);
  page.record.stop();
});

/** A browser in which acts were left: by question, in the part of a folder. */
function browserWith(copy, ...acts) {
  const storage = storageOf();
  const store = openStore(storage, copy, "");
  for (const one of acts) store.add(one);
  return storage;
}

const ANAS = { ...COPY, identity: "a0", whose: "/home/ana" };
const uids = (acts) => acts.map(({ uid }) => uid);
const offers = (page) => page.root.find(({ attributes }) => attributes.class === "cct-offer");

test("what the browser holds of this page is handed over, seen once the journal has it, and then gone", () => {
  const storage = browserWith(COPY, act("a", "u1"), act("else", "u2"));
  const page = pageOf({ storage });
  assert.deepEqual(uids(page.acts()), ["u1"]);
  assert.equal("whose" in page.acts()[0], false);
  assert.deepEqual(page.record.now().tries, {});
  page.model.update({ tries: { a: TRIED }, heard: { safe: ["u1"], clock: 1 } });
  assert.equal(page.took, 1);
  assert.deepEqual(uids(openStore(storage, COPY, "").all()), ["u2"]);
  page.record.stop();
});

test("another folder's answers are not handed over unasked; Not now is kept, and newer ones are offered anew", () => {
  const storage = browserWith(ANAS, act("a", "u1"));
  const page = pageOf({ storage });
  assert.match(offers(page).textContent, /1 answer that was given in \/home\/ana/);
  offers(page).press("Not now");
  page.record.answer("a", "II");
  page.model.update({ heard: { safe: uids(page.acts()), clock: 1 } });
  page.record.stop();
  const again = pageOf({ storage });
  assert.deepEqual([again.acts(), offers(again)], [[], null]);
  again.record.stop();
  openStore(storage, ANAS, "").add(act("a", "u2"));
  const later = pageOf({ storage });
  assert.match(offers(later).textContent, /2 answers|1 answer/);
  later.record.stop();
  assert.deepEqual(uids(openStore(storage, ANAS, "").pending()), ["u1", "u2"]);
});

test("who says that they are theirs gets them, as from elsewhere, even if the kernel is gone just then", () => {
  const storage = browserWith(ANAS, act("a", "u1", { n: 70 }));
  const page = pageOf({ storage });
  offers(page).press("Restore them");
  assert.deepEqual(
    page.acts().map(({ uid, elsewhere }) => [uid, elsewhere]),
    [["u1", true]],
  );
  page.record.stop();
  assert.deepEqual(openStore(storage, ANAS, "").all(), []);
  const next = pageOf({ storage });
  assert.deepEqual(
    next.acts().map(({ uid, elsewhere }) => [uid, elsewhere]),
    [["u1", true]],
  );
  next.model.update({ heard: { safe: ["u1"], clock: 1 } });
  assert.deepEqual(openStore(storage, COPY, "").all(), []);
  next.record.stop();
});

test("a folder without an identity is handed nothing unasked, nor are answers from before there was one", () => {
  const nameless = { ...COPY, identity: "" };
  const page = pageOf({
    storage: browserWith(nameless, act("a", "u1")),
    keeping: { ...KEEPING, copy: nameless },
  });
  assert.deepEqual(page.acts(), []);
  assert.match(offers(page).textContent, /given in \/home\/ana\/course/);
  page.record.stop();
  const storage = storageOf();
  storage.setItem("cocreation-teach/1///a", JSON.stringify([act("a", "u1"), act("a", "u0", { safe: true })]));
  const before = pageOf({ storage });
  assert.deepEqual(before.acts(), []);
  assert.match(offers(before).textContent, /1 answer, of 23 November 2026\. Whose it is, it does not know/);
  before.record.stop();
});

test("a dead connection that throws costs nothing", (context) => {
  context.mock.method(console, "warn", () => {});
  const page = pageOf();
  page.model.send = () => {
    throw new Error("Kernel is dead");
  };
  page.record.answer("a", "I");
  assert.deepEqual(page.record.last("a"), TRIED[0]);
  assert.match(localStorage.getItem("cocreation-teach/2///f1//a"), /"answer":"I"/);
  page.record.stop();
});

test("the same answer once more, as by a double click, is no other try; a changed one is", () => {
  const page = pageOf();
  page.record.answer("a", "I", "fair");
  page.record.answer("a", "I", "fair");
  assert.equal(page.acts().length, 1);
  page.record.answer("a", "I", "certain");
  page.record.answer("a", "II", "certain");
  page.record.answer("a", "I", "certain");
  page.record.draft("a", "On second thoughts");
  page.record.answer("a", "I", "certain");
  page.record.clear(["a"]);
  page.record.answer("a", "I", "certain");
  assert.deepEqual(
    page.acts().map(({ act }) => act),
    ["try", "try", "try", "try", "kept", "try", "cleared", "try"],
  );
  page.record.stop();
});

test("nothing else is done twice by a double click", () => {
  const page = pageOf();
  page.record.answer("a", "I");
  for (const _ of [1, 2]) page.record.show("a");
  for (const _ of [1, 2]) page.record.clear(["a"]);
  assert.deepEqual(
    page.acts().map(({ act }) => act),
    ["try", "shown", "cleared"],
  );
  assert.equal(page.model.sent.length, 3);
  page.record.stop();
});

test("what is sent does not depend on what the browser can keep", () => {
  const fail = () => {
    throw new Error("NS_ERROR_FILE_CORRUPTED");
  };
  const storage = new Proxy({}, { get: () => fail, ownKeys: fail });
  const page = pageOf({ storage });
  page.record.answer("a", "I");
  const [{ uid, answer }] = page.acts();
  assert.equal(answer, "I");
  assert.deepEqual(page.record.last("a"), TRIED[0]);
  page.model.update({ tries: { a: TRIED }, heard: { safe: [uid], problems: [], clock: 1 } });
  assert.deepEqual(page.record.last("a"), TRIED[0]);
  page.record.stop();
});

test("in a solution an answer is shown, and nothing is kept or sent", () => {
  const page = pageOf({ keeping: null });
  page.record.answer("a", "I");
  assert.deepEqual(page.record.last("a"), TRIED[0]);
  assert.deepEqual([page.model.sent, Object.keys(localStorage)], [[], []]);
  page.record.stop();
});
