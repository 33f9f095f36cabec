/** The bar at the top of a page that does not run by itself: why, and the button that runs it. */

import { clear, h } from "./dom.mjs";

/** Show why a page does not run by itself, `run` being what the button does; nothing if there is no reason. */
export function sayWhy(panel, why, run) {
  const { content: notebook } = panel;
  clear(notebook.node, "ccp-bar");
  const [first] = notebook.widgets;
  if (!why || !first) return;
  first.node.prepend(
    h(
      "section",
      { class: "ccp-bar", "aria-label": "About this page" },
      h("p", {}, why),
      h("button", { type: "button", onclick: run }, "Run this page"),
    ),
  );
}
