/** The bar of a page: why it does not run by itself, what is amiss with it, and the buttons that help. */

import { clear, h } from "./dom.mjs";
import { cellInSight } from "./place.mjs";
import { t } from "./words.mjs";

/**
 * Show, where the reader looks, what is to be said of a page: why it does not run, what else is to be known, and
 * whether it can be mended.  `acts` are what the buttons do; nothing is shown where nothing is to be said.
 */
export function showBar(panel, { why, notes, mend }, acts) {
  const { content: notebook } = panel;
  clear(notebook.node, "ccp-bar");
  const cell = notebook.widgets.length && cellInSight(notebook);
  if (!cell || !(why || notes.length)) return;
  const said = h("p", { role: "status" });
  const button = (says, act) => h("button", { type: "button", onclick: act }, says);
  cell.node.prepend(
    h(
      "section",
      { class: "ccp-bar", "aria-label": t("page.about") },
      h("div", {}, why && h("p", {}, why), ...notes.map((note) => h("p", {}, note)), said),
      why && button(t("page.run"), acts.run),
      mend && button(t("page.mend"), async () => said.replaceChildren(await acts.mend())),
    ),
  );
}
