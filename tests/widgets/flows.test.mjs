import assert from "node:assert/strict";
import { test } from "node:test";
import { connectActors } from "../../cocreation_teach/widgets/flows.mjs";
import { COPY, modelOf, pretendDocument, storageOf } from "./page.mjs";

const rule = (giver, thing, receiver, why) => ({ giver, thing, receiver, why, misconception: null });
const flows = {
  id: "ana.flows",
  feedback: true,
  actors: ["ana", "clinic", "sister"].map((id) => ({ id, label: id })),
  things: ["news", "time"].map((id) => ({ id, label: id })),
  drawn: {
    needed: [rule("ana", "news", "clinic", "It could not know.")],
    possible: [],
    wrong: [],
    absent: [rule("ana", "", "", "Ana only receives.")],
    otherwise: "It is not told.",
  },
};

function page(feedback = true) {
  const root = pretendDocument()("div");
  globalThis.localStorage = storageOf();
  globalThis.ResizeObserver = class {
    observe() {}
    disconnect() {}
  };
  const keeping = { copy: COPY, occasion: "", versions: {}, empty: false, clock: 0, last: "", reworded: [] };
  const asked = feedback ? flows : { ...flows, feedback: false, drawn: undefined };
  const model = modelOf({
    content: { flows: asked, keeping },
    tries: {},
    shown: [],
    drafts: {},
    heard: {},
    own: {},
  });
  const stop = connectActors(root, model);
  const key = (name) => root.find(({ attributes }) => attributes["data-key"] === name);
  const press = (name) => key(name).listeners.click({ preventDefault() {} });
  const draw = (giver, thing, receiver) => {
    press(`actor:${giver}`);
    press(`actor:${receiver}`);
    press(`thing:${thing}`);
  };
  const acts = () =>
    model.sent.flatMap((message) => message.acts ?? []).map(({ act, answer }) => [act, answer]);
  return { root, key, press, draw, acts, stop };
}

test("two taps and a choice draw an arrow, which is kept at once and said in words", () => {
  const { root, draw, acts } = page();
  draw("clinic", "news", "ana");
  assert.deepEqual(acts(), [["kept", "clinic>news>ana"]]);
  assert.match(root.textContent, /1 arrow1\.News, from clinic to ana/);
});

test("the same arrow is drawn once, and the giver tapped again gives nothing", () => {
  const { draw, press, acts } = page();
  draw("clinic", "news", "ana");
  draw("clinic", "news", "ana");
  press("actor:ana");
  press("actor:ana");
  assert.equal(acts().length, 1);
});

test("one act removes an arrow", () => {
  const { root, draw, press, acts } = page();
  draw("clinic", "news", "ana");
  press("remove:clinic>news>ana");
  assert.deepEqual(acts().at(-1), ["kept", ""]);
  assert.match(root.textContent, /No arrow yet/);
});

test("the first miss is told in numbers, the second with its reasons, and a right drawing stays", () => {
  const { root, key, draw, press, acts } = page();
  draw("clinic", "news", "ana");
  press("check");
  assert.match(
    root.textContent,
    /Ana only receives\.One of your arrows does not belong\.One more arrow belongs\./,
  );
  draw("ana", "news", "clinic");
  press("check");
  assert.match(root.textContent, /“news, from clinic to ana”: It is not told\./);
  press("remove:clinic>news>ana");
  press("check");
  assert.match(root.textContent, /That is right\.“news, from ana to clinic”: It could not know\./);
  assert.equal(key("check"), null);
  assert.deepEqual(acts().at(-1), ["try", ["ana>news>clinic"]]);
});

test("without feedback the drawing is noted and can be changed", () => {
  const { root, key, draw, press } = page(false);
  press("check");
  assert.match(root.textContent, /Draw an arrow first\./);
  draw("clinic", "news", "ana");
  press("check");
  assert.match(root.textContent, /Noted\. You can still change the drawing\./);
  assert.ok(key("remove:clinic>news>ana"));
});

test("on request the arrows that belong are shown", () => {
  const { root, draw, press } = page();
  draw("clinic", "news", "ana");
  press("check");
  press("show");
  assert.match(root.textContent, /News, from ana to clinic.*This is the answer\./);
});
