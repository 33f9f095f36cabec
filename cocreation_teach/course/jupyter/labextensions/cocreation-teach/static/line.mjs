/** The line that stands where the first card will: what the page is waiting for, and what to do. */

import { codeCells, firstCard, sources } from "./code.mjs";
import { clear, h } from "./dom.mjs";
import { cellInSight } from "./place.mjs";
import { t } from "./words.mjs";

const SAYS = {
  starting: "page.starting",
  waiting: "page.waiting",
  "no kernel": "page.no-kernel",
  died: "page.died",
  stopped: "page.stopped",
};
const CAN_RUN = ["died", "stopped"];

/** What is said in a state; nothing where all is well. */
export const saying = (state) => (SAYS[state] ? t(SAYS[state]) : "");

/** Say in a page what state it is in; `run` runs it. */
export function sayState(panel, state, run) {
  const { content: notebook } = panel;
  const cells = codeCells(notebook);
  const first = cells[firstCard(sources(cells))];
  // What went wrong is told where the reader looks, which may be far from the first card.
  const place = CAN_RUN.includes(state) ? cellInSight(notebook) : first;
  clear(notebook.node, "ccp-line");
  if (!first || !saying(state)) return;
  const line = h(
    "div",
    { class: "ccp-line", "data-state": state, role: "status" },
    h("p", {}, saying(state)),
    CAN_RUN.includes(state) && h("button", { type: "button", onclick: run }, t("page.run")),
  );
  place.node.append(line);
  if (state === "starting") goWhenSomethingStands(first, line);
}

function goWhenSomethingStands({ model }, line) {
  const look = () => {
    if (!model.outputs.length) return;
    line.remove();
    model.outputs.changed.disconnect(look);
  };
  model.outputs.changed.connect(look);
}
