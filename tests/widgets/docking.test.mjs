import assert from "node:assert/strict";
import { test } from "node:test";
import { dock } from "../../cocreation_teach/widgets/docking.mjs";

/** A narrow page with a figure 300 by 400, scrolled to where the exhibit's top is; `docked` says what became of it. */
function pageAt(top, { scroller = 80, natural = [300, 400] } = {}) {
  const listeners = {};
  globalThis.ResizeObserver = class {
    observe() {}
    disconnect() {}
  };
  globalThis.getComputedStyle = ({ overflowY = "visible" }) => ({ overflowY });
  globalThis.window = {
    addEventListener: (name, listen) => Object.assign(listeners, { [name]: listen }),
    removeEventListener: (name) => delete listeners[name],
  };
  const panel = { overflowY: "auto", getBoundingClientRect: () => ({ top: scroller }), parentElement: null };
  const classes = new Set();
  const root = {
    parentElement: { parentElement: panel },
    classList: { toggle: (name, on) => (on ? classes.add(name) : classes.delete(name)) },
    style: { setProperty() {} },
  };
  const spare = { style: {} };
  const exhibit = { clientWidth: 300, getBoundingClientRect: () => ({ top }) };
  const image = { naturalWidth: natural[0], naturalHeight: natural[1], offsetHeight: 400 };
  const stop = dock({ root, exhibit, seen: { offsetHeight: 470 }, image, spare });
  listeners.scroll();
  return { docked: classes.has("cct-docked"), height: spare.style.height, stop, listeners };
}

test("a figure that is still in sight stays where it is", () => {
  assert.equal(pageAt(300).docked, false);
  assert.equal(pageAt(-159).docked, false);
});

test("once no more of it is seen than it keeps, it docks, and what it gives up is made good", () => {
  const { docked, height } = pageAt(-160);
  assert.deepEqual([docked, height], [true, "240px"]);
});

test("a figure that is small anyway, or not loaded yet, does not dock", () => {
  assert.equal(pageAt(-900, { natural: [300, 150] }).docked, false);
  assert.equal(pageAt(-900, { natural: [0, 0] }).docked, false);
});

test("it listens no longer than it is there", () => {
  const { stop, listeners } = pageAt(0);
  stop();
  assert.deepEqual(listeners, {});
});
