// All scores beside the spread of those of the chosen outcome, row for row, as `plots/stakeholders.py` draws it.

import { t } from "../../../widgets/words.mjs";
import { BLUE, drawing, VERMILION, wrapped } from "./drawing.mjs";
import { clip, signed } from "./numbers.mjs";

const FULL = 0.7; // the score at which a colour is full

export function draw({ names, outcomes, chosen }, look) {
  const { narrow } = look;
  const figure = drawing(look, narrow ? [300, 396] : [660, 314]);
  const [grid, spread] = narrow
    ? [
        [104, 44, 192, 150],
        [104, 226, 192, 144],
      ]
    : [
        [116, 50, 312, 234],
        [452, 50, 200, 234],
      ];
  drawScores(
    figure.panel(grid, [0, outcomes.length], [names.length, 0]),
    grid,
    { names, outcomes, chosen },
    look,
  );
  drawSpread(figure.panel(spread, [-1, 1], [names.length, 0]), spread, outcomes[chosen], look);
  if (narrow) drawNames(figure.panel(spread, [-1, 1], [names.length, 0]), names, spread[0], look);
  return figure.svg();
}

function drawNames(panel, names, left, look) {
  names.forEach((name, at) => {
    panel.text(name, left - 6, panel.y(at + 0.5), { side: "end", size: look.size });
  });
}

function drawScores(panel, [left, top, width, height], { names, outcomes, chosen }, look) {
  const size = look.size - (look.narrow ? 2 : 0);
  drawNames(panel, names, left, look);
  outcomes.forEach(({ name, scores }, column) => {
    const lines = wrapped(name, 11);
    lines.forEach((line, at) => {
      panel.text(line, panel.x(column + 0.5), top - 5 - (lines.length - at - 0.5) * size * 1.2, {
        side: "middle",
        size,
        ...(column === chosen && { "font-weight": "bold" }),
      });
    });
    scores.forEach((score, row) => {
      const [wide, high] = [width / outcomes.length, height / names.length];
      panel.rect(panel.x(column) + 1, panel.y(row) + 1, wide - 2, high - 2, { fill: colourOf(score, look) });
      panel.text(signed(score), panel.x(column + 0.5), panel.y(row + 0.5), { side: "middle" });
    });
  });
  panel.rect(panel.x(chosen), top, width / outcomes.length, height, {
    fill: "none",
    stroke: look.ink,
    "stroke-width": 2,
  });
}

/** Vermilion over the ground to blue, pale enough for ink to be read on either end. */
function colourOf(score, { dark, ground }) {
  const [low, high] = dark ? ["#a04e12", "#0f6699"] : ["#f0a878", "#7fb6dc"];
  const share = clip(Math.abs(score) / FULL, 0, 1);
  const channel = (colour, at) => Number.parseInt(colour.slice(1 + 2 * at, 3 + 2 * at), 16);
  const mixed = [0, 1, 2].map((at) => {
    const from = channel(ground, at);
    return Math.round(from + share * (channel(score < 0 ? low : high, at) - from));
  });
  return `rgb(${mixed.join(" ")})`;
}

function drawSpread(panel, [left, top, width, height], { scores, single }, look) {
  const [low, high] = [Math.min(...scores), Math.max(...scores)].map(panel.x);
  panel.rect(low, top, high - low, height, { fill: look.rule, "fill-opacity": 0.35 });
  panel.upright(0);
  panel.upright(single, { stroke: look.ink, "stroke-width": 1.2, "stroke-dasharray": "4.8 3.6" });
  scores.forEach((score, at) => {
    const y = panel.y(at + 0.5);
    panel.line(
      [
        [panel.x(single), y],
        [panel.x(score), y],
      ],
      { stroke: look.soft },
    );
    const [shape, colour] = score >= 0 ? ["^", BLUE] : ["v", VERMILION];
    panel.mark(shape, panel.x(score), y, 9, colour);
  });
  panel.line(
    [
      [left, top + height],
      [left + width, top + height],
    ],
    { stroke: look.rule, "stroke-width": 0.8 },
  );
  const small = { size: look.size - 1, fill: look.soft };
  for (const [said, x, side] of [
    [t("stakeholders.worst"), left, "start"],
    ["0", left + width / 2, "middle"],
    [t("stakeholders.better"), left + width, "end"],
  ]) {
    panel.text(said, x, top + height + 12, { ...small, side });
  }
  panel.text(t("stakeholders.single", { score: signed(single) }), left, top - 11, { size: look.size - 1 });
}
