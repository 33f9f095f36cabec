import assert from "node:assert/strict";
import { mock, test } from "node:test";
import explorer, {
  byChance,
  conveyor,
  isNarrow,
  nextStep,
  oneStepOn,
} from "../../cocreation_teach/widgets/explorer.mjs";
import { pretendDocument } from "./page.mjs";

test("chance moves the seed alone, round and round", () => {
  assert.deepEqual(byChance({ seed: 1, food: 3 }), { seed: 2, food: 3 });
  assert.equal(byChance({ seed: 9999 }).seed, 1);
});

test("steps go on, and from the last back to the first", () => {
  const steps = ["promise", "meet"];
  assert.equal(oneStepOn({ step: 0 }, steps).step, 1);
  assert.equal(oneStepOn({ step: 2 }, steps).step, 0);
  assert.deepEqual(
    [0, 1, 2].map((step) => nextStep({ step }, steps)),
    ["promise", "meet", "Play it again from the first step"],
  );
});

test("a place without a width is not narrow", () => {
  assert.deepEqual([0, 294, 519, 520, 900].map(isNarrow), [false, true, true, false, false]);
});

test("one request is underway at a time, and the newest of the waiting goes next", () => {
  const sent = [];
  const requests = conveyor((request) => sent.push([request.food, request.number]), 4);
  requests.want({ food: 1 });
  requests.want({ food: 2 });
  requests.want({ food: 3 });
  assert.deepEqual(sent, [[1, 5]]);
  assert.equal(requests.done(5), false);
  assert.deepEqual(sent, [
    [1, 5],
    [3, 6],
  ]);
  assert.equal(requests.done(5), false);
  assert.equal(requests.done(6), true);
  assert.equal(requests.done(6), true);
  assert.equal(sent.length, 2);
});

test("when nobody answers, what is asked next goes out at once", () => {
  const sent = [];
  const requests = conveyor(({ food }) => sent.push(food));
  requests.want({ food: 1 });
  requests.want({ food: 2 });
  requests.giveUp();
  requests.want({ food: 3 });
  assert.deepEqual(sent, [1, 3]);
});

/** An explorer on the page, of which no kernel has been asked yet. */
function openExplorer() {
  const el = pretendDocument()("div");
  const heard = {};
  class Watcher {
    observe() {}
    disconnect() {}
  }
  globalThis.window.removeEventListener = () => {};
  globalThis.ResizeObserver = Watcher;
  globalThis.MutationObserver = class extends Watcher {
    constructor(see) {
      super();
      heard.theme = see;
    }
  };
  globalThis.matchMedia = (query) => ({
    matches: query.includes("dark"),
    addEventListener() {},
    removeEventListener() {},
  });
  document.body = { dataset: { jpThemeLight: "true" } };
  const table = { caption: "", columns: [], rows: [] };
  const reply = { number: 0, settings: { seed: 1 }, look: {}, sentence: "As it was.", refusal: "", table };
  const content = { title: "A model", groups: [], steps: [], chance: "By chance", first: { seed: 1 } };
  const state = {
    reply,
    picture: "",
    content: { ...content, working: { equations: [], assumptions: [], sources: [] } },
  };
  const model = {
    get: (name) => state[name],
    set: (_, request) => Object.assign(state, { request }),
    save_changes() {},
    on: (_, hear) => Object.assign(heard, { reply: hear }),
    off() {},
  };
  const stop = explorer.render({ model, el });
  const answer = (sentence) => {
    state.reply = { ...reply, ...state.request, sentence };
    heard.reply();
    mock.timers.tick(1000);
  };
  const said = () => el.find(({ attributes }) => attributes.role === "status").textContent;
  const theme = (light) => {
    document.body.dataset.jpThemeLight = light;
    heard.theme();
  };
  return { el, stop, answer, said, darken: () => theme("false"), theme, asked: () => state.request?.look };
}

test("a reading is spoken when somebody has changed something, and not when the theme has changed", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { el, stop, answer, said, darken } = openExplorer();
  await Promise.resolve(); // the live region stands by then
  darken();
  answer("As it was.");
  assert.equal(said(), "");
  el.press("By chance");
  answer("It came otherwise.");
  assert.equal(said(), "It came otherwise.");
  stop();
  mock.timers.reset();
});

test("the ground is the theme’s, and the system’s where a page has no theme", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const { stop, theme, answer, asked } = openExplorer();
  theme(undefined);
  assert.equal(asked().dark, true);
  answer("As it is.");
  theme("true");
  assert.equal(asked().dark, false);
  stop();
  mock.timers.reset();
});
