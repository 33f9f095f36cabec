// The three kinds of value of two homes beside their accounts, as `plots/homes.py` draws them.

import { t } from "../../../widgets/words.mjs";
import { BLUE, drawing, VERMILION } from "./drawing.mjs";
import { accountsOf, weeksOf, whole } from "./homes.mjs";
import { mean, signed } from "./numbers.mjs";

const STYLES = [
  { colour: BLUE, dash: {}, shape: "o", glyph: "●" },
  { colour: VERMILION, dash: { "stroke-dasharray": "8 3" }, shape: "^", glyph: "▲" },
];
const WEEKS_A_MONTH = 52 / 12;

export function draw(two, look) {
  const { narrow } = look;
  const figure = drawing(look, narrow ? [300, 444] : [660, 314]);
  const [left, top, width, gap, height] = narrow ? [34, 86, 80, 12, 112] : [36, 82, 134, 16, 172];
  drawLegend(figure, two.given.names);
  two.given.kinds.forEach((kind, at) => {
    const place = [left + at * (width + gap), top, width, height];
    const panel = figure.panel(place, [0, 53], [-0.75, 1]);
    panel.title(kind, narrow ? 34 : 21);
    drawYear(panel, place, two, at, look);
  });
  const note = { fill: look.soft, size: look.size - 1, "dominant-baseline": "auto" };
  figure.text(t("homes.above"), left, narrow ? 244 : 305, note);
  const books = narrow ? [34, 270, 256, 168] : [504, 50, 152, 214];
  drawAccounts(figure, books, two, look);
  return figure.svg();
}

function drawLegend(figure, names) {
  names.forEach((name, at) => {
    const { colour, dash, shape } = STYLES[at];
    const x = 4 + at * 128;
    const line = [
      [x, 12],
      [x + 30, 12],
    ];
    figure.line(line, { stroke: colour, "stroke-width": 2, ...dash });
    figure.mark(shape, x + 15, 12, 6, colour);
    figure.text(name, x + 38, 12);
  });
}

function drawYear(panel, [left, top], { homes, residents }, at, look) {
  const small = { size: look.size - 1 };
  panel.level(0);
  panel.below(
    (look.narrow ? [1, 6, 12] : [1, 4, 8, 12]).map((one) => [(one - 0.5) * WEEKS_A_MONTH, String(one)]),
  );
  panel.under(t("homes.month"), 26);
  if (at === 0) {
    panel.before([
      [-0.5, "−0.5"],
      [0, "0"],
      [0.5, "+0.5"],
      [1, "+1"],
    ]);
  }
  if (!residents) {
    panel.text(t("homes.empty"), panel.x(26), panel.y(0.07), {
      side: "middle",
      fill: look.soft,
      size: look.size - 2,
      "dominant-baseline": "auto",
    });
    return;
  }
  const means = homes.map(({ daily }, home) => {
    const { colour, dash, shape, glyph } = STYLES[home];
    const weeks = weeksOf(daily[at]);
    const points = weeks.map((value, week) => [week + 1, value]);
    panel.curve(points, { stroke: colour, "stroke-width": 2, ...dash });
    panel.mark(shape, panel.x(weeks.length), panel.y(weeks.at(-1)), 5, colour);
    return `${glyph} ${signed(mean(weeks))}`;
  });
  const lines = look.narrow ? means : [means.join("   ")];
  lines.forEach((line, row) => {
    panel.text(line, left, top - 10 - (lines.length - 1 - row) * 13, small);
  });
}

function drawAccounts(figure, place, { given, residents }, look) {
  const rows = Object.entries(given.accounts);
  const [books, most] = [residents, given.most].map((count) => accountsOf(count, given.days));
  const panel = figure.panel(place, [0, 1.9], [rows.length - 0.6, -0.6]);
  const small = { size: look.size - 1 };
  panel.title(t("homes.accounts"), 4);
  panel.upright(0, { stroke: look.rule, "stroke-width": 0.8 });
  rows.forEach(([name, label], row) => {
    panel.text(label, place[0], panel.y(row - 0.42), { fill: look.soft, ...small });
    const share = books[name] / most[name];
    // Lines as in the panels of value, so that each home is known by its line as well as its colour.
    STYLES.forEach(({ colour, dash, shape }, home) => {
      const at = row + (home ? 0.22 : -0.1);
      panel.curve(
        [
          [0, at],
          [share, at],
        ],
        { stroke: colour, "stroke-width": 2, ...dash },
      );
      panel.mark(shape, panel.x(share), panel.y(at), 6, colour);
      panel.text(whole(books[name]), panel.x(share + 0.08), panel.y(at), small);
    });
  });
}
