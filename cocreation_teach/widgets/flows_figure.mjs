// The figure of who gives what to whom: actors round a ring, and curved arrows between them. The list beside it says the same.

import { endsOf } from "./flows_marking.mjs";
import { svg } from "./shared.mjs";

const BOW = 0.16; // how far an arrow bends, of its length
const STEPS = 60;
const GAP = 5; // pixels between an arrow and what it comes from or leads to
const HEAD = 8; // pixels

// ---- pure functions -------------------------------------------------------------------------------

/** Where the actors stand, the first on top: percentages of the figure. */
export function ring(count) {
  return Array.from({ length: count }, (_, at) => {
    const angle = (2 * Math.PI * at) / count - Math.PI / 2;
    return { x: 50 + 35 * Math.cos(angle), y: 50 + 41 * Math.sin(angle) };
  });
}

/** The drawn arrows by giver and receiver, with their numbers, which are those of the list. */
export function together(drawn) {
  const found = new Map();
  for (const [at, arrow] of drawn.entries()) {
    const { giver, receiver } = endsOf(arrow);
    const key = `${giver} ${receiver}`;
    const { numbers } = found.get(key) ?? { numbers: [] };
    found.set(key, { giver, receiver, numbers: [...numbers, at + 1] });
  }
  return [...found.values()];
}

/** Boxes are {x, y, width, height}, x and y being their middle. */
function within({ x, y, width, height }, point) {
  return Math.abs(point.x - x) < width / 2 + GAP && Math.abs(point.y - y) < height / 2 + GAP;
}

/**
 * An arrow from one box to another: its line and head as SVG paths, and where its number stands. It bends to its own
 * left, so that one there and one back lie apart. Null where the boxes leave no room.
 */
export function curve(from, to) {
  const middle = {
    x: (from.x + to.x) / 2 - BOW * (to.y - from.y),
    y: (from.y + to.y) / 2 + BOW * (to.x - from.x),
  };
  const at = (u) => {
    const mix = (axis) => (1 - u) ** 2 * from[axis] + 2 * u * (1 - u) * middle[axis] + u ** 2 * to[axis];
    return { x: mix("x"), y: mix("y") };
  };
  const points = Array.from({ length: STEPS + 1 }, (_, step) => at(step / STEPS));
  const open = points.filter((point) => !within(from, point) && !within(to, point));
  if (open.length < 3) return null;
  const [before, tip] = [open.at(-3), open.at(-1)];
  return { line: path(open), head: head(before, tip), label: open[Math.floor(open.length / 2)] };
}

const round = (value) => Math.round(value * 10) / 10;
const path = (points) => `M${points.map(({ x, y }) => `${round(x)} ${round(y)}`).join(" L")}`;

function head(before, tip) {
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const corner = (turn) => ({
    x: tip.x - HEAD * Math.cos(angle + turn),
    y: tip.y - HEAD * Math.sin(angle + turn),
  });
  return path([corner(0.45), tip, corner(-0.45)]);
}

// ---- drawing --------------------------------------------------------------------------------------

/** The arrows among boxes, by actor; `stands` says how an arrow of the list stands, by its number. */
export function drawArrows(drawn, boxes, stands) {
  return together(drawn).flatMap(({ giver, receiver, numbers }) => {
    const found = curve(boxes[giver], boxes[receiver]);
    if (!found) return [];
    const states = new Set(numbers.map(stands));
    const state = states.size === 1 ? [...states][0] : "noted";
    return [
      svg("path", { class: `cct-arrow cct-${state}`, d: found.line }),
      svg("path", { class: `cct-arrow cct-head cct-${state}`, d: found.head }),
      svg("text", { x: round(found.label.x), y: round(found.label.y) }, numbers.join(", ")),
    ];
  });
}
