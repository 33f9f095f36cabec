import { drawPlace } from "./cards.mjs";
import { called, placeCards } from "./placing.mjs";
import { makeRoot } from "./root.mjs";
import { h, svg } from "./shared.mjs";
import { keyOf, wrongTries } from "./standings.mjs";
import { t, times } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** How often wrong places missed the nature, and how often the locus. */
export function missedAxes(quadrants, cards, tries) {
  const at = (id) => quadrants.find((quadrant) => quadrant.id === id);
  const misses = (axis) =>
    wrongTries(cards, tries).filter(({ card, answer }) => at(answer)[axis] !== at(keyOf(card))[axis]).length;
  return { nature: misses("nature"), locus: misses("locus") };
}

/** A sentence on the axis to look at first. */
export function adviceOnAxes({ nature, locus }) {
  const often = { nature: times(nature), locus: times(locus) };
  if (nature > locus) return [t("axes.nature", often)];
  if (locus > nature) return [t("axes.locus", often)];
  return nature ? [t("axes.both", often)] : [];
}

// ---- drawing --------------------------------------------------------------------------------------

// Beside its colour, which the style sheet gives by the numeral, each quadrant has a shape of its own.
const SHAPES = {
  I: ["circle", { cx: 8, cy: 8, r: 7 }],
  II: ["rect", { x: 1.5, y: 1.5, width: 13, height: 13 }],
  III: ["path", { d: "M8 1 L15.5 14.5 H0.5 Z" }],
  IV: ["path", { d: "M8 0 L16 8 L8 16 L0 8 Z" }],
};

function sign(id) {
  const attributes = { viewBox: "0 0 16 16", class: `cct-sign cct-fill-${id}`, "aria-hidden": "true" };
  return svg("svg", attributes, svg(...SHAPES[id]));
}

function heading({ id, label }) {
  // Words stay whole: a line must not end in "co-".
  const words = label
    .split(" ")
    .flatMap((word, at) => [at ? " " : "", h("span", { class: "cct-word" }, word)]);
  return [sign(id), h("span", { class: "cct-numeral" }, id), h("span", {}, words)];
}

const name = ({ id, label }) => t("quadrants.name", { id, label: label.toLowerCase() });

/** What `placeCards` has to know of the quadrants and the ends of their axes. */
function kindOfQuadrants({ quadrants, ends }) {
  const axis = (kind, text) => h("div", { class: `cct-axis cct-${kind}` }, h("span", {}, text));
  return {
    mapLabel: t("quadrants.map"),
    noun: t("quadrants.noun"),
    places: quadrants.map(({ id, label }) => ({ id, label: `${id} ${label}` })),
    nameOf: (id) => name(quadrants.find((quadrant) => quadrant.id === id)),
    advice: (cards, tries) => adviceOnAxes(missedAxes(quadrants, cards, tries)),
    drawMap: (cards, now, act) => [
      axis("locus", t("quadrants.locus")),
      axis("nature", t("quadrants.nature")),
      ...ends.map(({ id, label }) => axis(id, label)),
      ...quadrants.map((quadrant) => drawPlace(quadrant, name(quadrant), heading(quadrant), cards, now, act)),
    ],
  };
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content");
  return placeCards(makeRoot(el, "board", called("quadrants", content)), model, kindOfQuadrants(content));
}

export default { render };
