/** The projector: one piece of a page at a time, in large type, forward and back by key, clicker or button. */

import { h } from "./dom.mjs";
import { cellInSight, scrollerOf } from "./place.mjs";
import { t } from "./words.mjs";

const SHOWN = "ccp-shown";
const PROJECTING = "ccp-projecting";
const OVERLAP = 0.85; // of the window: what was read last is still in sight
const FORWARD = ["PageDown", "ArrowRight", "ArrowDown"];
const BACK = ["PageUp", "ArrowLeft", "ArrowUp"];
/** What has a use of its own for a key. */
const PAGING = "textarea, select, input[type=range], input[type=number], [contenteditable=true]";
const MOVING = "textarea, select, input, [contenteditable=true], .cct-card";
const PRESSED = `button, a, summary, label, ${MOVING}`;

/** Where a key leads: 1 is forward, -1 back, and 0 that the key is not ours, as what it was pressed in uses it. */
export function turnOf({ key, shiftKey, altKey, ctrlKey, metaKey, target }) {
  if (altKey || ctrlKey || metaKey) return 0;
  if (key === " ") return target.closest(PRESSED) ? 0 : shiftKey ? -1 : 1;
  if (shiftKey || target.closest(key.startsWith("Page") ? PAGING : MOVING)) return 0;
  return FORWARD.includes(key) - BACK.includes(key);
}

/** Whether more of a piece is out of sight in a direction: then a turn shows that first. */
export const hasMore = (turn, { scrollTop, clientHeight, scrollHeight }) =>
  turn > 0 ? scrollTop + clientHeight < scrollHeight - 1 : scrollTop > 1;

/** Which of some pieces comes after another; of one that is none of them, the piece that stands next. */
export function pieceAfter(cells, pieces, current, turn) {
  const at = cells.indexOf(current);
  const onward = pieces.filter((piece) => Math.sign(cells.indexOf(piece) - at) === turn);
  return (turn > 0 ? onward[0] : onward.at(-1)) ?? current;
}

/** The cells that show something: prose, and code that has put something there. */
export const piecesOf = (cells) =>
  cells.filter(({ isHidden, model }) => !isHidden && (model.type !== "code" || model.outputs.length > 0));

/** Returns what begins to project a page, from where the reader is. */
export function projector(panel, lab) {
  const { content: notebook } = panel;
  const scroller = scrollerOf(notebook);
  const place = h("span", { role: "status" });
  const button = (says, act) => h("button", { type: "button", onclick: act }, says);
  const bar = h(
    "nav",
    { class: "ccp-projector", "aria-label": t("page.projector") },
    button(t("page.piece-before"), () => turn(-1)),
    place,
    button(t("page.piece-after"), () => turn(1)),
    button(t("page.leave-projector"), leave),
  );
  let current = null;

  function show(cell) {
    current?.node.classList.remove(SHOWN);
    current = cell;
    cell.node.classList.add(SHOWN);
    const pieces = piecesOf(notebook.widgets);
    place.textContent = t("page.piece", { number: pieces.indexOf(cell) + 1, pieces: pieces.length });
    if (!bar.contains(document.activeElement)) focus(cell);
  }

  function turn(by) {
    if (hasMore(by, scroller)) return scroller.scrollBy(0, by * scroller.clientHeight * OVERLAP);
    const cell = pieceAfter(notebook.widgets, piecesOf(notebook.widgets), current, by);
    if (cell === current) return;
    show(cell);
    scroller.scrollTop = by > 0 ? 0 : scroller.scrollHeight;
  }

  function onKey(event) {
    const { key, target } = event;
    const ours = panel.node.contains(target) || target === document.body; // and not a dialog's
    if (!ours || lab.app.shell.currentWidget !== panel) return;
    const by = turnOf(event);
    if (!by && key !== "Escape") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (by) turn(by);
    else leave();
  }

  // A browser that fills the screen takes Escape for itself, and tells of it in this way.
  const onScreen = () => document.fullscreenElement || leave();

  function enter() {
    const here = cellInSight(notebook);
    const pieces = piecesOf(notebook.widgets);
    if (!pieces.length) return;
    panel.node.append(bar);
    panel.node.classList.add(PROJECTING);
    lab.fold();
    show(pieces.includes(here) ? here : pieceAfter(notebook.widgets, pieces, here, 1));
    scroller.scrollTop = 0;
    window.addEventListener("keydown", onKey, true);
    document.addEventListener("fullscreenchange", onScreen);
    // Where a browser will not fill the screen, as in a frame or on a phone, the page has the window.
    document.documentElement.requestFullscreen?.().catch(() => {});
  }

  function leave() {
    if (!current) return;
    window.removeEventListener("keydown", onKey, true);
    document.removeEventListener("fullscreenchange", onScreen);
    if (document.fullscreenElement) void document.exitFullscreen();
    panel.node.classList.remove(PROJECTING);
    bar.remove();
    lab.fold();
    const { node } = current;
    node.classList.remove(SHOWN);
    focus(current);
    current = null;
    // The document hears first that its type is small again.
    queueMicrotask(() => {
      scroller.scrollTop += node.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    });
  }

  panel.disposed.connect(leave);
  return enter;
}

function focus({ node }) {
  if (node.contains(document.activeElement)) return;
  node.setAttribute("tabindex", "-1");
  node.focus({ preventScroll: true });
}
