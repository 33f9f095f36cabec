// Experience against expectation above outcome, and what came of both, as `plots/enactment.py` draws it.

import { t } from "../../../widgets/words.mjs";
import { apart, BLUE, drawing, GREEN, VERMILION, wrapped } from "./drawing.mjs";
import { signed } from "./numbers.mjs";

const BEFORE = -1; // where the time before the first moment stands on the axis of moments

const RESULTS = [
  { of: "satisfaction", name: "enactment.satisfaction", ends: ["enactment.let-down", "enactment.pleased"] },
  { of: "outcome", name: "enactment.outcome", ends: ["enactment.done-below", "enactment.done-above"] },
];

export function draw(service, look) {
  const { narrow } = look;
  const figure = drawing(look, narrow ? [300, 424] : [660, 440]);
  const [left, width] = narrow ? [54, 240] : [66, 586];
  const [above, below, last] = narrow
    ? [
        [26, 130],
        [196, 92],
        [362, 44],
      ]
    : [
        [28, 162],
        [228, 110],
        [390, 42],
      ];
  const moments = [BEFORE - 0.6, service.moments.length - 0.5];
  const met = figure.panel([left, above[0], width, above[1]], moments, [-0.1, 1.1]);
  met.title(t("enactment.above"), 12, 4);
  drawExperience(met, service, look);
  const done = figure.panel([left, below[0], width, below[1]], moments, [-0.45, 1.05]);
  done.title(t("enactment.below"), 12, 4);
  drawOutcome(done, service, look, below[0] + below[1]);
  if (narrow) done.under(t("enactment.moment-of-truth"), 23);
  const half = (left + width - 40) / 2;
  RESULTS.forEach(({ of, name, ends }, at) => {
    const place = [8 + at * (half + 28), last[0], half, last[1]];
    const value = service.steps.length ? service[of] : null;
    drawResult(figure.panel(place, [-1.05, 1.05], [-1.3, 0.7]), t(name), value, ends, look);
  });
  return figure.svg();
}

function drawExperience(panel, { prior, promise, promised, expectation, steps, moments }, look) {
  panel.before([
    [0, t("enactment.low")],
    [0.5, look.narrow ? "" : t("enactment.middling")],
    [1, t("enactment.high")],
  ]);
  const expected = promised ? expectation : prior;
  panel.curve(
    [
      [BEFORE + 0.5, expected],
      [moments.length - 0.55, expected],
    ],
    { "stroke-width": 1.4, "stroke-dasharray": "7 4.2" },
  );
  drawBefore(panel, expected, promised ? [prior, promise] : [prior], look);
  steps.forEach(({ experience, gap }, at) => {
    const [shape, colour, away] = gap >= 0 ? ["^", BLUE, -12] : ["v", VERMILION, 12];
    drawStem(panel, [at, expected], [at, experience], colour);
    panel.mark(shape, panel.x(at), panel.y(experience), 8, colour);
    drawNumber(panel, gap, at, panel.y(experience) + away, look);
  });
}

/** What was expected before the promise, the promise, and the expectation that came of them. */
function drawBefore(panel, expected, levels, look) {
  const heights = apart(levels, 0.13);
  levels.forEach((level, at) => {
    const [id, shape, fill] = at
      ? ["enactment.promise", "D", look.ink]
      : ["enactment.prior", "o", look.ground];
    panel.curve(
      [
        [BEFORE, level],
        [BEFORE + 0.5, expected],
      ],
      { stroke: look.soft, "stroke-width": 0.8, "stroke-dasharray": "0.8 1.3" },
    );
    panel.mark(shape, panel.x(BEFORE), panel.y(level), 6, fill, { stroke: look.ink });
    panel.text(t(id), panel.x(BEFORE) - 7, panel.y(heights[at]), { side: "end", size: look.size - 2 });
  });
}

function drawStem(panel, from, to, colour) {
  panel.curve([from, to], { stroke: colour, "stroke-width": 5, "stroke-opacity": 0.4 });
}

function drawNumber(panel, number, at, y, look) {
  panel.text(signed(number), panel.x(at), y, { side: "middle", size: look.size - 1 });
}

function drawOutcome(panel, { steps, moments }, look, bottom) {
  panel.level(0);
  panel.before([
    [0, t("enactment.no-part")],
    [1, t("enactment.full-part")],
  ]);
  moments.forEach((name, at) => {
    const lines = look.narrow ? [String(at + 1)] : wrapped(`${at + 1} ${name}`, 16);
    lines.forEach((line, row) => {
      const style = { side: "middle", size: look.size - 1, fill: look.soft };
      panel.text(line, panel.x(at), bottom + 9 + row * look.size * 1.2, style);
    });
  });
  steps.forEach(({ outcome }, at) => {
    const [top, height] = [panel.y(Math.max(outcome, 0)), Math.abs(panel.y(outcome) - panel.y(0))];
    const wide = panel.x(0.25) - panel.x(-0.25);
    const bar = (fill) => panel.rect(panel.x(at - 0.25), top, wide, height, { fill });
    bar(outcome < 0 ? VERMILION : GREEN);
    if (outcome < 0) bar("url(#hatch)");
    drawNumber(panel, outcome, at, panel.y(Math.min(outcome, 0)) + 9, look);
  });
  panel.curve(
    steps.map(({ part }, at) => [at, part]),
    { stroke: look.soft, "stroke-width": 1.2, "stroke-dasharray": "1.2 2" },
  );
  steps.forEach(({ part }, at) => {
    panel.mark("s", panel.x(at), panel.y(part), 4.5, look.soft);
  });
}

function drawResult(panel, name, value, ends, look) {
  panel.title(
    value === null
      ? t("enactment.none-yet", { name })
      : t("enactment.so-far", { name, value: signed(value) }),
    1,
  );
  panel.curve(
    [
      [-1, 0],
      [1, 0],
    ],
    { stroke: look.rule, "stroke-width": 1.2 },
  );
  panel.curve(
    [
      [0, -0.3],
      [0, 0.3],
    ],
    { stroke: look.soft },
  );
  ends.forEach((id, at) => {
    const style = { side: at ? "end" : "start", size: look.size - 1, fill: look.soft };
    panel.text(t(id), panel.x(at ? 1 : -1), panel.y(-0.9), style);
  });
  if (value === null) return;
  const [shape, colour] = value >= 0 ? ["^", BLUE] : ["v", VERMILION];
  drawStem(panel, [0, 0], [value, 0], colour);
  panel.mark(shape, panel.x(value), panel.y(0), 8, colour);
}
