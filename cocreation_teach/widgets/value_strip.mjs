// The strip below a journey: a kind of value a row, a step a column, each kind with its sign.

import { trace } from "./journey.mjs";
import { h, svg } from "./shared.mjs";
import { t } from "./words.mjs";

// A house for needs met, a disc drawn wide for well-being, an arrow into the future for capacity.
const SHAPES = {
  needs: "M12 1.5 22 9v13H2V9Z",
  wellbeing: "M12 3c6.2 0 10.5 3.9 10.5 9S18.2 21 12 21 1.5 17.1 1.5 12 5.8 3 12 3Z",
  capacity: "M1.5 5h13V1.500L23 12l-8.5 10.500V19h-13Z",
};

/** The sign of a kind of value: its shape, with its letter. */
export function drawSign(kind, letters) {
  const [x, y] = [kind === "capacity" ? 10.5 : 12, kind === "needs" ? 18.5 : 16.5];
  return svg(
    "svg",
    { viewBox: "0 0 24 24", class: `cct-sign cct-sign-${kind}`, "aria-hidden": "true" },
    svg("path", { d: SHAPES[kind] }),
    svg("text", { x, y }, letters[kind]),
  );
}

const SAID = { arises: t("strip.arises"), not: t("strip.not"), open: t("strip.open") };

function drawCell(known, kind, letters) {
  const sign = { arises: () => drawSign(kind, letters), not: () => "–", open: () => "?" }[known]();
  return h(
    "td",
    { class: `cct-${known}` },
    h("span", { "aria-hidden": "true" }, sign),
    h("span", { class: "cct-hidden" }, SAID[known]),
  );
}

/** The strip: a kind a row, a step a column. It is a table, so it is its own text alternative. */
export function drawStrip({ steps, options, letters }, tries, shown) {
  const kinds = options.filter(({ id }) => id in letters);
  return h(
    "table",
    { class: "cct-strip" },
    h("caption", {}, t("strip")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, t("strip.step")),
        steps.map(({ title }, at) => h("th", { scope: "col", title }, at + 1)),
      ),
    ),
    h(
      "tbody",
      {},
      kinds.map(({ id, label }) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, label),
          trace(id, steps, options, tries, shown).map((known) => drawCell(known, id, letters)),
        ),
      ),
    ),
  );
}
