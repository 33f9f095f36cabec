// What stands below an explorer: its numbers as a table, and how its model works.

import { h } from "./shared.mjs";
import { t } from "./words.mjs";

export function drawTable({ caption, columns, rows }) {
  return h(
    "table",
    {},
    h("caption", {}, caption),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        columns.map((column) => (column ? h("th", { scope: "col" }, column) : h("td"))),
      ),
    ),
    h(
      "tbody",
      {},
      rows.map(([name, ...cells]) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, name),
          cells.map((cell) => h("td", {}, cell)),
        ),
      ),
    ),
  );
}

export function drawWorking({ equations, assumptions, sources }) {
  const list = (title, entries) => [
    h("h4", {}, title),
    h(
      "ul",
      {},
      entries.map((entry) => h("li", {}, entry)),
    ),
  ];
  return h(
    "details",
    {},
    h("summary", {}, t("explorer.working")),
    h(
      "div",
      { class: "cct-working" },
      list(t("explorer.equations"), equations),
      list(t("explorer.assumptions"), assumptions),
      list(t("explorer.sources"), sources),
    ),
  );
}
