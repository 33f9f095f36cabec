// Figures as SVG, in the style of `plots/style.py`: the same ink, colours, places and sizes in pixels.
//
// No library of charts fits: of those that draw SVG, Observable Plot takes 161 kB compressed with D3, and
// frappe-charts (18 kB) has no dashes, hatching, shapes, or numbers in a grid; uPlot (22 kB) and Chart.js
// (71 kB) draw on a canvas, which has no words to be read and no colours of the system.

export const BLUE = "#0072b2";
export const VERMILION = "#d55e00";
export const GREEN = "#009e73";
const FONT = "system-ui,-apple-system,Roboto,sans-serif"; // the viewer's own, as the page has

/** The ink of a figure on a light or a dark ground, in a wide or a narrow place. */
export function inkOf({ dark, narrow }) {
  return {
    narrow: Boolean(narrow),
    dark: Boolean(dark),
    ink: dark ? "#e8e8e8" : "#212121",
    soft: dark ? "#b3b3b3" : "#5c5c5c",
    rule: dark ? "#4a4a4a" : "#cfcfcf",
    ground: dark ? "#111111" : "#ffffff",
    size: narrow ? 11 : 12,
  };
}

/** An empty figure of [width, height]; what is drawn first lies below. */
export function drawing(look, [width, height]) {
  const drawn = [];
  const add = (name, attributes, text) => {
    const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${plain(value)}"`);
    drawn.push(
      text === undefined ? `<${name}${said.join("")}/>` : `<${name}${said.join("")}>${safe(text)}</${name}>`,
    );
  };
  return {
    look,
    ...shapes(look, add),
    /** A panel with scales of its own at a place: left, top, width and height. */
    panel: (place, xs, ys) => panel(look, add, place, xs, ys),
    svg: () =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}">` +
      `<defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
      `<path d="M0 0V5" stroke="${look.ground}" stroke-width="2"/></pattern></defs>` +
      `<g font-family="${FONT}" font-size="${look.size}">${drawn.join("")}</g></svg>`,
  };
}

/** What can be drawn at places in pixels. */
function shapes(look, add) {
  const path = (d, style) => add("path", { d, fill: "none", ...style });
  return {
    path,
    line: (points, style) => path(trail(points), { stroke: look.ink, ...style }),
    rect: (x, y, width, height, style) => add("rect", { x, y, width, height, ...style }),
    /** A mark: o a circle, s a square, D a diamond, ^ and v triangles. */
    mark: (shape, x, y, size, colour, style = {}) =>
      path(MARKS[shape](x, y, size / 2), { fill: colour, stroke: colour, ...style }),
    /** Words from (or to, or around) a place, by their middle unless told otherwise. */
    text: (said, x, y, { fill = look.ink, size = look.size, side = "start", ...style } = {}) =>
      add(
        "text",
        { x, y, fill, "font-size": size, "text-anchor": side, "dominant-baseline": "central", ...style },
        said,
      ),
  };
}

function panel(look, add, [left, top, width, height], xs, ys) {
  const at = (value, [low, high], from, length) => from + ((value - low) / (high - low)) * length;
  const x = (value) => at(value, xs, left, width);
  const y = (value) => at(value, ys, top + height, -height);
  const draw = shapes(look, add);
  const small = { size: look.size - 1, fill: look.soft };
  const zero = { stroke: look.soft, "stroke-width": 0.9 };
  return {
    ...draw,
    x,
    y,
    curve: (points, style) =>
      draw.line(
        points.map(([one, other]) => [x(one), y(other)]),
        style,
      ),
    level: (value, style = zero) =>
      draw.line(
        [
          [left, y(value)],
          [left + width, y(value)],
        ],
        style,
      ),
    upright: (value, style = zero) =>
      draw.line(
        [
          [x(value), top],
          [x(value), top + height],
        ],
        style,
      ),
    below: (ticks, away = 11) => {
      for (const [value, said] of ticks) {
        draw.text(said, x(value), top + height + away, { ...small, side: "middle" });
      }
    },
    before: (ticks) => {
      for (const [value, said] of ticks) draw.text(said, left - 6, y(value), { ...small, side: "end" });
    },
    title: (said, away, from = left) =>
      draw.text(said, from, top - away, { "font-weight": "bold", "dominant-baseline": "auto" }),
    under: (said, away) =>
      draw.text(said, left + width / 2, top + height + away, { ...small, side: "middle" }),
  };
}

const MARKS = {
  o: (x, y, r) => `M${plain(x - r)} ${plain(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  s: (x, y, r) => closed([x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]),
  D: (x, y, r) => closed([x, y - 1.4 * r], [x + 1.4 * r, y], [x, y + 1.4 * r], [x - 1.4 * r, y]),
  "^": (x, y, r) => closed([x, y - r], [x + r, y + r], [x - r, y + r]),
  v: (x, y, r) => closed([x, y + r], [x + r, y - r], [x - r, y - r]),
};

export function trail(points) {
  return points.map(([x, y], at) => `${at ? "L" : "M"}${plain(x)} ${plain(y)}`).join("");
}

export function closed(...points) {
  return `${trail(points)}Z`;
}

function plain(value) {
  return typeof value === "number" ? Math.round(value * 100) / 100 : value;
}

function safe(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** Words in lines of at most so many letters; a longer word has a line of its own. */
export function wrapped(text, width) {
  const lines = [];
  for (const word of text.split(" ")) {
    const longer = `${lines.at(-1)} ${word}`;
    if (lines.length && longer.length <= width) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** Whole numbers from low to high for an axis, at most so many steps apart. */
export function wholeTicks(low, high, most) {
  const step = [1, 2, 3, 4, 5, 6, 8, 10, 15, 20].find((one) => (high - low) / one <= most);
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, at) => first + at * step);
}

/** Heights for labels in the same order, moved until no two are nearer than `least`. */
export function apart(heights, least) {
  const order = heights.map((_, at) => at).sort((one, other) => heights[one] - heights[other]);
  const runs = []; // of touching labels: middle and number
  for (const at of order) {
    runs.push([heights[at], 1]);
    while (runs.length > 1) {
      const [[below, fewer], [middle, count]] = runs.slice(-2);
      if (middle - below >= (least * (count + fewer)) / 2) break;
      runs.splice(-2, 2, [(middle * count + below * fewer) / (count + fewer), count + fewer]);
    }
  }
  const flat = runs.flatMap(([middle, count]) =>
    Array.from({ length: count }, (_, at) => middle + least * (at - (count - 1) / 2)),
  );
  return heights.map((_, at) => flat[order.indexOf(at)]);
}
