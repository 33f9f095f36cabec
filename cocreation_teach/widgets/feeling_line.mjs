// The line of a journey: how its touch-points feel, drawn and in words.

import { h, svg } from "./shared.mjs";
import { t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** Where the points of a line stand, in hundredths of the figure; those without a value are left out. */
export function spots(values) {
  return values.flatMap((value, at) =>
    value == null ? [] : [{ at, x: ((at + 0.5) / values.length) * 100, y: 90 - (Number(value) + 2) * 20 }],
  );
}

/** The line through the points as an SVG path; it breaks off where a point is missing. */
export function pathOf(points) {
  return points.map(({ at, x, y }, n) => `${points[n - 1]?.at === at - 1 ? "L" : "M"}${x} ${y}`).join(" ");
}

const steps = (count) => t("feeling.steps", { count });

/** How a reading stands to how the person tells it. */
export function compared(yours, told, person) {
  const apart = Number(yours) - Number(told);
  if (!apart) return t("feeling.same", { person });
  return t(apart > 0 ? "feeling.higher" : "feeling.lower", { steps: steps(Math.abs(apart)), person });
}

/** The figure in words; `told` holds how the person tells the points that have been answered. */
export function inWords(points, yours, told, labelOf, person) {
  const each = points.flatMap(({ title }, at) => {
    if (yours[at] == null) return [];
    const point = { number: at + 1, title, feeling: labelOf(yours[at]), person };
    if (told[at] == null) return [t("feeling.point", point)];
    return [t("feeling.point-told", { ...point, told: labelOf(told[at]) })];
  });
  return each.length ? t("feeling.line", { points: each.join(". ") }) : t("feeling.empty");
}

/** What there is to say once every touch-point has an answer. */
export function closing(points, yours, person) {
  if (points.some(({ told }) => told == null)) return [t("feeling.all-noted", { points: points.length })];
  const apart = points.map(({ told }, at) => Math.abs(yours[at] - told));
  const furthest = Math.max(...apart);
  const titles = points.filter((_, at) => apart[at] === furthest).map((point) => t("feeling.title", point));
  const agreed = apart.filter((steps) => !steps).length;
  return [
    t("feeling.agreed", { agreed, points: points.length, person }),
    ...(furthest > 1 ? [t("feeling.furthest", { steps: steps(furthest), titles: titles.join(", ") })] : []),
    t("feeling.no-mistake", { person }),
  ];
}

// ---- drawing --------------------------------------------------------------------------------------

export function drawFigure({ points, yours, told, labelOf, person }) {
  const line = (name, values) => svg("path", { class: `cct-line cct-${name}`, d: pathOf(spots(values)) });
  const dots = (name, values) =>
    spots(values).map(({ x, y }) => {
      const dot = h("span", { class: `cct-dot cct-${name}` });
      Object.assign(dot.style, { left: `${x}%`, top: `${y}%` }); // a page's policy may forbid a style in markup
      return dot;
    });
  const levels = [10, 30, 50, 70, 90].map((y) =>
    svg("path", { class: y === 50 ? "cct-level cct-middle" : "cct-level", d: `M0 ${y} H100` }),
  );
  return [
    h(
      "div",
      { class: "cct-scale", "aria-hidden": "true" },
      h("span", {}, t("feeling.very-good")),
      h("span", {}, t("feeling.very-bad")),
    ),
    h(
      "div",
      { class: "cct-plot", role: "img", "aria-label": inWords(points, yours, told, labelOf, person) },
      svg(
        "svg",
        { viewBox: "0 0 100 100", preserveAspectRatio: "none", "aria-hidden": "true" },
        ...levels,
        line("told", told),
        line("yours", yours),
      ),
      dots("told", told),
      dots("yours", yours),
    ),
  ];
}
