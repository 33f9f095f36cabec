// What each part of a meal adds to the value in use of each diner, as `plots/meal.py` draws it.

import { t } from "../../../widgets/words.mjs";
import { BLUE, drawing, VERMILION } from "./drawing.mjs";
import { fixed, signed } from "./numbers.mjs";

export function draw({ cost, diners }, look) {
  const { narrow } = look;
  const figure = drawing(look, narrow ? [300, 528] : [660, 288]);
  figure.text(t("meal.cost", { cost: fixed(cost, 2) }), narrow ? 3 : 6.6, 10);
  diners.forEach((diner, at) => {
    const place = narrow ? [88, 66 + 158 * at, 204, 106] : [92 + 194 * at, 68, 172, 176];
    drawDiner(figure, place, diner, look, {
      named: narrow || at === 0,
      numbered: !narrow || at === diners.length - 1,
      scaled: at === (narrow ? diners.length - 1 : 1),
    });
  });
  return figure.svg();
}

function drawDiner(figure, place, diner, look, { named, numbered, scaled }) {
  const { name, purpose, parts, value, satisfaction } = diner;
  const rows = [
    ...parts.map(({ label, adds }, at) => ({ label, number: adds, at })),
    // The sum stands a little apart, and satisfaction, which is no part of it, further.
    { label: t("meal.value"), number: value, at: parts.length + 0.25, sum: true },
    { label: t("meal.satisfaction"), number: satisfaction, at: parts.length + 1.5, apart: true },
  ];
  // Room for the longest numbers, -1.00 and +1.00.
  const panel = figure.panel(place, [-1.75, 1.75], [rows.at(-1).at + 0.55, -0.6]);
  panel.upright(0);
  for (const { at } of rows.slice(-2)) panel.level(at - 0.63, { stroke: look.rule, "stroke-width": 0.8 });
  panel.title(name[0].toUpperCase() + name.slice(1), 20);
  panel.text(purpose, place[0], place[1] - 9, { fill: look.soft, size: look.size - 1 });
  if (numbered) {
    panel.below([
      [-1, "−1"],
      [0, "0"],
      [1, "+1"],
    ]);
  }
  if (scaled) panel.under(t("meal.scale"), 27);
  for (const row of rows) {
    if (named) drawName(panel, row, place[0], look);
    drawBar(panel, row, look);
  }
}

function drawName(panel, { label, at, sum }, left, look) {
  const style = sum ? { "font-weight": "bold" } : { fill: look.soft };
  panel.text(label, left - 6, panel.y(at), { size: look.size - 1, side: "end", ...style });
}

function drawBar(panel, { number, at, sum, apart }, look) {
  const below = number < 0;
  const half = sum ? 0.31 : 0.2;
  const [top, height] = [panel.y(at - half), panel.y(at + half) - panel.y(at - half)];
  const [from, to] = [0, number].map(panel.x).sort((one, other) => one - other);
  const bar = (fill) => panel.rect(from, top, to - from, height, { fill });
  bar(apart ? look.soft : below ? VERMILION : BLUE);
  if (below && !apart) bar("url(#hatch)");
  panel.text(signed(number), panel.x(number) + (below ? -4 : 4), panel.y(at), {
    size: look.size - 1,
    side: below ? "end" : "start",
    ...(sum && { "font-weight": "bold" }),
  });
}
