// Value from encounter to encounter above the two halves that make it, as `plots/destruction.py` draws it.

import { t } from "../../../widgets/words.mjs";
import { apart, BLUE, drawing, GREEN, trail, VERMILION, wholeTicks } from "./drawing.mjs";

const MIDDLE = 0.5;
const BESIDE = 1.17; // how far from 0 the words of the upper panel stand: value lies within -1..1

const HALVES = [
  { of: "staff", id: "destruction.staff-line", colour: BLUE, dash: {}, shape: "o" },
  {
    of: "part",
    id: "destruction.user-line",
    colour: GREEN,
    dash: { "stroke-dasharray": "10 4" },
    shape: "s",
  },
];

export function draw(course, look) {
  const { narrow } = look;
  const figure = drawing(look, narrow ? [300, 396] : [660, 400]);
  const [left, width, height] = narrow ? [36, 256, 118] : [40, 496, 138];
  const end = Math.max(course.expected.length, 2) + 0.5;
  const above = figure.panel([left, 26, width, 150], [0.5, end], [-1.3, 1.3]);
  const below = figure.panel([left, 218, width, height], [0.5, end], [-0.06, 1.06]);
  const ticks = wholeTicks(0.5, end, narrow ? 5 : 9).map((at) => [at, String(at)]);
  for (const panel of [above, below]) panel.below(ticks, 8);
  above.title(t("destruction.above"), 8, 4);
  below.title(t("destruction.below"), 8, 4);
  drawValue(above, course, look, left + width);
  drawHalves(below, course, look);
  below.under(t("destruction.axis"), 24);
  if (narrow) drawLegend(figure, look);
  return figure.svg();
}

function drawValue(panel, { expected, observed, turn }, look, right) {
  panel.level(0);
  panel.before([
    [-1, "−1"],
    [0, "0"],
    [1, "+1"],
  ]);
  const soft = { fill: look.soft, size: look.size - 1, side: "end" };
  panel.text(t("destruction.created"), right, panel.y(BESIDE), soft);
  panel.text(t("destruction.lost"), right, panel.y(-BESIDE), soft);
  const points = expected.map((value, at) => [at + 1, value]);
  const area = areaTo0(points, panel);
  panel.path(area(Math.max), { fill: BLUE, "fill-opacity": 0.18 });
  panel.path(area(Math.min), { fill: VERMILION, "fill-opacity": 0.3 });
  panel.path(area(Math.min), { fill: "url(#hatch)" });
  observed.forEach((value, at) => {
    panel.mark("o", panel.x(at + 1), panel.y(value), 3.5, look.soft);
  });
  panel.curve(points, { "stroke-width": 2 });
  if (turn) drawTurn(panel, turn, expected, look);
}

/** The area between a curve and 0, on the side that `which` of a value and 0 leaves. */
function areaTo0(points, panel) {
  const crossed = points.flatMap(([x, y], at) => {
    const [before, was] = points[at - 1] ?? [x, y];
    return was * y < 0
      ? [
          [before + was / (was - y), 0],
          [x, y],
        ]
      : [[x, y]];
  });
  return (which) => {
    if (!points.length) return "";
    const edge = crossed.map(([x, y]) => [panel.x(x), panel.y(which(y, 0))]);
    const ends = [edge.at(-1), edge[0]].map(([x]) => [x, panel.y(0)]);
    return `${trail([...edge, ...ends])}Z`;
  };
}

function drawTurn(panel, at, expected, look) {
  panel.upright(at, { stroke: look.ink, "stroke-width": 1.2, "stroke-dasharray": "3.6 2.4" });
  panel.mark("D", panel.x(at), panel.y(expected[at - 1]), 7, VERMILION, { stroke: look.ground });
  const early = at <= Math.max(expected.length, 2) / 2;
  panel.text(
    t(look.narrow ? "destruction.turns-at" : "destruction.turning-point", { at }),
    panel.x(at) + (early ? 7 : -7),
    panel.y(BESIDE),
    { size: look.size - 1, side: early ? "start" : "end", "font-weight": "bold" },
  );
}

function drawHalves(panel, course, look) {
  panel.level(MIDDLE);
  panel.before([
    [0, "0"],
    [MIDDLE, "50"],
    [1, "100"],
  ]);
  const count = course.expected.length;
  if (!count) return;
  const heights = apart(
    HALVES.map((half) => course[half.of].at(-1)),
    0.14,
  );
  HALVES.forEach(({ of, id, colour, dash, shape }, at) => {
    panel.curve(
      course[of].map((share, one) => [one + 1, share]),
      { stroke: colour, "stroke-width": 2, ...dash },
    );
    panel.mark(shape, panel.x(count), panel.y(course[of].at(-1)), 5, colour);
    if (!look.narrow) {
      panel.text(t(id), panel.x(count) + 8, panel.y(heights[at]), { size: look.size - 1 });
    }
  });
}

function drawLegend(figure, look) {
  HALVES.forEach(({ id, colour, dash, shape }, at) => {
    const x = 4 + at * 136;
    const line = [
      [x, 388],
      [x + 24, 388],
    ];
    figure.line(line, { stroke: colour, "stroke-width": 2, ...dash });
    figure.mark(shape, x + 12, 388, 5, colour);
    figure.text(t(id), x + 32, 388, { size: look.size - 1 });
  });
}
