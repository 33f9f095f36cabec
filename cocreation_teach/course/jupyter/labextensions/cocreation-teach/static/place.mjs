/** Where a reader was on a page: it opens there again, and stays there while its cards come. */

import { keep, kept } from "./store.mjs";

const SOON = 300; // ms
const SETTLED = 1500; // ms: cards have their height by then
const TRIES = 40;
const ACTS = ["pointerdown", "touchstart", "wheel", "keydown"];

/** The element that a page scrolls in. */
export const scrollerOf = ({ node }) => node.querySelector(".jp-WindowedPanel-outer") ?? node;

/** Which of some boxes, from above to below, stands at a height; the last one if all stand above it. */
export function boxAt(boxes, height) {
  const at = boxes.findIndex(({ bottom }) => bottom > height);
  return at < 0 ? boxes.length - 1 : at;
}

/** A place as the browser kept it: a cell, and how far its top is above that of the window; null if it is none. */
export const asPlace = (held) =>
  Array.isArray(held) && typeof held[0] === "string" && Number.isFinite(held[1])
    ? { cell: held[0], above: held[1] }
    : null;

/** The cell that a reader has at the top of the window. */
export function cellInSight(notebook) {
  const { top } = scrollerOf(notebook).getBoundingClientRect();
  const boxes = notebook.widgets.map(({ node }) => node.getBoundingClientRect());
  return notebook.widgets[boxAt(boxes, top)];
}

/** Hear which heading a link leads to, from the first moment on: JupyterLab asks for it when it likes. */
export function hearFragments(notebook, fragment = "") {
  const { setFragment } = notebook;
  const heard = { go: (newer) => Object.assign(heard, { fragment: newer }), fragment };
  notebook.setFragment = (asked) => {
    heard.go(asked);
    return setFragment.call(notebook, asked);
  };
  return heard;
}

/** What a selector has to be to find the heading that a link leads to. */
export const headingOf = (fragment) => {
  const name = JSON.stringify(decodeURIComponent(fragment.replace(/^#/, "")));
  return `[data-jupyter-id=${name}], [id=${name}]`;
};

/**
 * Keep the place of a reader on a page, under its path.
 *
 * `heard` is which heading a link led to, which goes before the place.  Returns what holds the page where it is, and what lets it go again.  It is held no longer than cards come:
 * who reads with a screen reader moves a page without a key or a touch that could be heard here.
 */
export function keepPlace({ content: notebook, disposed }, path, heard) {
  const scroller = scrollerOf(notebook);
  const known = ({ cell }) => notebook.widgets.findIndex(({ model }) => model.id === cell);
  const open = () => !notebook.isDisposed && scroller.clientHeight > 0; // no other page lies over it
  let held = asPlace(kept("places", path));

  function here() {
    const cell = cellInSight(notebook);
    const above = scroller.getBoundingClientRect().top - cell.node.getBoundingClientRect().top;
    return { cell: cell.model.id, above: Math.round(above) };
  }

  /** How many pixels the page is away from where it is held. */
  function away() {
    const at = held && open() ? known(held) : -1;
    if (at < 0) return 0;
    const now = scroller.getBoundingClientRect().top - notebook.widgets[at].node.getBoundingClientRect().top;
    return held.above - now;
  }

  /** Nothing but the reader moves the page: cards that come above the place push it down, and it is put back. */
  function stay() {
    const at = held && open() ? known(held) : -1;
    if (at < 0) return;
    if (Math.abs(away()) > 1) scroller.scrollTop += away();
    if (notebook.activeCellIndex !== at) notebook.activeCellIndex = at;
  }

  let later;
  const save = () => {
    if (held || !open() || !notebook.widgets.length) return;
    const { cell, above } = here();
    keep("places", path, [cell, above]);
  };
  const scrolled = () => {
    clearTimeout(later);
    later = setTimeout(save, SOON);
  };
  const letGo = () => {
    held = null;
  };
  scroller.addEventListener("scroll", scrolled);
  const grown = new ResizeObserver(stay);
  for (const inside of [scroller, ...scroller.children, notebook.viewportNode ?? scroller])
    grown.observe(inside);
  for (const act of ACTS) window.addEventListener(act, letGo, { capture: true, passive: true });
  window.addEventListener("pagehide", save);
  disposed.connect(() => {
    grown.disconnect();
    clearTimeout(later);
    for (const act of ACTS) window.removeEventListener(act, letGo, { capture: true });
    window.removeEventListener("pagehide", save);
  });
  let turn = 0;
  const drawn = () => Promise.all(notebook.widgets.map(({ ready }) => ready)); // none is an empty box any more
  const place = {
    /** Whether the page is where it is held. */
    stands: () => Math.abs(away()) <= 1,
    hold() {
      turn += 1;
      if (open() && notebook.widgets.length) held ??= here();
    },
    async letGo() {
      const mine = ++turn;
      await drawn();
      await new Promise((resolve) => setTimeout(resolve, SETTLED));
      if (mine !== turn) return;
      stay();
      letGo();
    },
  };
  const goTo = async (fragment) => {
    letGo();
    await drawn();
    let heading = null;
    // A cell is there before its words are.
    for (let tries = 0; tries < TRIES && !heading; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, SOON));
      heading = notebook.node.querySelector(headingOf(fragment));
    }
    const cell = heading && notebook.widgets.find(({ node }) => node.contains(heading));
    if (!cell) return;
    const above = heading.getBoundingClientRect().top - cell.node.getBoundingClientRect().top;
    held = { cell: cell.model.id, above: Math.round(above) };
    stay();
    void place.letGo();
  };
  heard.go = (fragment) => void goTo(fragment);
  if (heard.fragment) void goTo(heard.fragment);
  else stay();
  return place;
}
