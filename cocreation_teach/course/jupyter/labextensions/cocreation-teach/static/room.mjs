/** Room for the cards of a page before they are there: as much as they took the last time, so that nothing moves. */

import { codeCells } from "./code.mjs";
import { scrollerOf } from "./place.mjs";
import { keep, kept } from "./store.mjs";

const SOON = 1000; // ms: cards have their height by then, and a place is still held
const PAGES = 60;
const TYPICAL = 400; // px: what most cards need at least
const MOST = 10_000; // px
const SEVERAL = /^(Recall|Practice)\(/m; // a line that shows a few cards
const A_FEW = 4;
const WIDGET = /^[A-Z]\w*\(/m; // a line of code that shows one

/** What each code cell of a page took, as the browser kept it for this width; null if it fits no such page. */
export function asHeights(held, width, count) {
  const fits = Array.isArray(held) && held.length === count + 1 && held[0] === width;
  const sound = (height) => Number.isFinite(height) && height >= 0 && height <= MOST;
  return fits && held.every(sound) ? held.slice(1) : null;
}

/** How high the place of a cell is to be that shows nothing yet, where nobody knows better. */
export function typical(code) {
  if (SEVERAL.test(code)) return A_FEW * TYPICAL;
  return WIDGET.test(code) ? TYPICAL : 0;
}

/** Keep how much room the cells of a page take, under its path; returns what reserves it, and gives it free. */
export function keepRoom({ content: notebook, node, disposed }, path) {
  const scroller = scrollerOf(notebook);
  const { classList } = node;
  let reserved = false;
  let later;

  function save() {
    const other = ["ccp-with-code", "ccp-projecting"].some((view) => classList.contains(view));
    const asRead = classList.contains("ccp-reading") && !other;
    if (reserved || !asRead || !scroller.clientWidth) return;
    const heights = codeCells(notebook).map((cell) => Math.round(cell.node.getBoundingClientRect().height));
    if (heights.some((height) => height)) keep("rooms", path, [scroller.clientWidth, ...heights], PAGES);
  }

  function put(heights) {
    for (const [at, cell] of codeCells(notebook).entries()) {
      const height = heights[at] ?? typical(cell.model.sharedModel.getSource());
      cell.node.style.setProperty("--ccp-room", `${height}px`);
    }
  }

  const soon = (act) => {
    clearTimeout(later);
    later = setTimeout(act, SOON);
  };
  const grown = new ResizeObserver(() => !reserved && soon(save));
  grown.observe(notebook.viewportNode ?? scroller);
  disposed.connect(() => {
    grown.disconnect();
    clearTimeout(later);
  });
  return {
    reserve() {
      clearTimeout(later);
      reserved = true;
      put(asHeights(kept("rooms", path), scroller.clientWidth, codeCells(notebook).length) ?? []);
    },
    free() {
      soon(() => {
        reserved = false;
        for (const cell of codeCells(notebook)) cell.node.style.removeProperty("--ccp-room");
        soon(save);
      });
    },
  };
}
