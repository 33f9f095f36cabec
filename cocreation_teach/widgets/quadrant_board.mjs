import { drawPlace, keyOf, renderPlacing, times, wrongTries } from "./placing.mjs";
import { h } from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

export const QUADRANTS = [
  { id: "I", label: "Co-production", nature: "involuntary", locus: "individual", shape: "circle" },
  { id: "II", label: "Co-construction", nature: "involuntary", locus: "system", shape: "square" },
  { id: "III", label: "Co-management", nature: "voluntary", locus: "individual", shape: "triangle" },
  { id: "IV", label: "Co-design and co-innovation", nature: "voluntary", locus: "system", shape: "diamond" },
];

const byId = (id) => QUADRANTS.find((quadrant) => quadrant.id === id);
/** How often wrong places missed the nature, and how often the locus. */
export function missedAxes(cards, tries) {
  const misses = (axis) =>
    wrongTries(cards, tries).filter(({ card, answer }) => byId(answer)[axis] !== byId(keyOf(card))[axis])
      .length;
  return { nature: misses("nature"), locus: misses("locus") };
}

/** A sentence on the axis to look at first. */
export function adviceOnAxes({ nature, locus }) {
  if (nature > locus)
    return [
      `You missed the nature ${times(nature)} and the locus ${times(locus)}. Ask first: does this part come with being served, or go beyond it?`,
    ];
  if (locus > nature)
    return [
      `You missed the locus ${times(locus)} and the nature ${times(nature)}. Ask: does the interplay stay with one service, or reach a system?`,
    ];
  return nature
    ? [`You missed nature and locus ${times(nature)} each. Settle one axis before you turn to the other.`]
    : [];
}

// ---- drawing --------------------------------------------------------------------------------------

const SHAPES = {
  circle: ["circle", { cx: 8, cy: 8, r: 7 }],
  square: ["rect", { x: 1.5, y: 1.5, width: 13, height: 13 }],
  triangle: ["path", { d: "M8 1 L15.5 14.5 H0.5 Z" }],
  diamond: ["path", { d: "M8 0 L16 8 L8 16 L0 8 Z" }],
};

function sign({ id, shape }) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const [tag, attributes] = SHAPES[shape];
  const figure = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries({
    viewBox: "0 0 16 16",
    class: `cct-sign cct-fill-${id}`,
    "aria-hidden": "true",
  }))
    svg.setAttribute(key, value);
  for (const [key, value] of Object.entries(attributes)) figure.setAttribute(key, value);
  svg.append(figure);
  return svg;
}

function heading({ id, label, ...quadrant }) {
  // Words stay whole: a line must not end in "co-".
  const words = label
    .split(" ")
    .flatMap((word, at) => [at ? " " : "", h("span", { class: "cct-word" }, word)]);
  return [sign({ id, ...quadrant }), h("span", { class: "cct-numeral" }, id), h("span", {}, words)];
}

const name = (id) => `quadrant ${id}, ${byId(id).label.toLowerCase()}`;

function drawMap(cards, now, act) {
  const axis = (kind, text) => h("div", { class: `cct-axis cct-${kind}` }, h("span", {}, text));
  return [
    axis("locus", "Locus of co-production"),
    axis("individual", "Individual service"),
    axis("system", "Service system"),
    axis("nature", "Nature of co-production"),
    axis("involuntary", "Involuntary"),
    axis("voluntary", "Voluntary"),
    ...QUADRANTS.map((quadrant) =>
      drawPlace(quadrant, name(quadrant.id), heading(quadrant), cards, now, act),
    ),
  ];
}

const BOARD = {
  name: "board",
  label: "Quadrant board",
  mapLabel: "The four quadrants",
  noun: "Quadrant",
  places: QUADRANTS.map(({ id, label }) => ({ id, label: `${id} ${label}` })),
  nameOf: name,
  drawMap,
  advice: (cards, tries) => adviceOnAxes(missedAxes(cards, tries)),
};

export default { render: (view) => renderPlacing(view, BOARD) };
