// The line of a journey: how its touch-points feel, drawn and in words.

import { h, svg } from "./shared.mjs";

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

const steps = (n) =>
  `${n === 1 ? "one" : n === 2 ? "two" : n === 3 ? "three" : "four"} ${n === 1 ? "step" : "steps"}`;

/** How a reading stands to how the person tells it. */
export function compared(yours, told, person) {
  const apart = Number(yours) - Number(told);
  if (!apart) return `You put it where ${person} puts it.`;
  return `You put it ${steps(Math.abs(apart))} ${apart > 0 ? "higher" : "lower"} than ${person}.`;
}

/** The figure in words; `told` holds how the person tells the points that have been answered. */
export function inWords(points, yours, told, labelOf, person) {
  const each = points.map(({ title }, at) => {
    if (yours[at] == null) return null;
    const other = told[at] == null ? "" : `; ${person}: ${labelOf(told[at])}`;
    return `${at + 1}, ${title}: ${labelOf(yours[at])}${other}`;
  });
  return each.some(Boolean)
    ? `The line so far. ${each.filter(Boolean).join(". ")}.`
    : "The line is still empty.";
}

/** What there is to say once every touch-point has an answer. */
export function closing(points, yours, person) {
  if (points.some(({ told }) => told == null))
    return [`All ${points.length} touch-points have an answer. Your readings are noted.`];
  const apart = points.map(({ told }, at) => Math.abs(yours[at] - told));
  const furthest = Math.max(...apart);
  const titles = points.filter((_, at) => apart[at] === furthest).map(({ title }) => `“${title}”`);
  return [
    `You put ${apart.filter((steps) => !steps).length} of ${points.length} touch-points where ${person} puts them.`,
    ...(furthest > 1 ? [`Furthest apart, by ${steps(furthest)}: ${titles.join(", ")}.`] : []),
    `A difference is no mistake. How a touch-point feels is for ${person} to say, so a service that wants to know has to ask.`,
  ];
}

// ---- drawing --------------------------------------------------------------------------------------

export function drawFigure({ points, yours, told, labelOf, person }) {
  const line = (name, values) => svg("path", { class: `cct-line cct-${name}`, d: pathOf(spots(values)) });
  const dots = (name, values) =>
    spots(values).map(({ x, y }) =>
      h("span", { class: `cct-dot cct-${name}`, style: `left: ${x}%; top: ${y}%` }),
    );
  const levels = [10, 30, 50, 70, 90].map((y) =>
    svg("path", { class: y === 50 ? "cct-level cct-middle" : "cct-level", d: `M0 ${y} H100` }),
  );
  return [
    h(
      "div",
      { class: "cct-scale", "aria-hidden": "true" },
      h("span", {}, "Very good"),
      h("span", {}, "Very bad"),
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
