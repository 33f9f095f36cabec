// The touch-points of a person's journey: how each may feel, the line through them, and how the person tells it.

import { ownWords, recorder } from "./keeping.mjs";
import { h, keepingFocus, makeAnnouncer } from "./shared.mjs";

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

/** An SVG element. */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function drawFigure({ points, yours, told, labelOf, person }) {
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

function drawSteps(now, act) {
  return now.points.map(({ id, title }, at) =>
    h(
      "button",
      {
        type: "button",
        "data-key": `step:${id}`,
        "aria-pressed": String(at === now.at),
        onclick: () => act.go(at),
      },
      String(at + 1),
      h("span", { class: "cct-hidden" }, ` ${title}${now.kept[at] == null ? "" : " (answered)"}`),
    ),
  );
}

function drawPoint(now, feelings, act) {
  const { title, text } = now.points[now.at];
  const radio = ({ id, label }) =>
    h(
      "label",
      { class: "cct-feeling" },
      h("input", {
        type: "radio",
        name: "feeling",
        value: id,
        "data-key": `feeling:${id}`,
        checked: now.yours[now.at] === id,
        onchange: () => act.consider(id),
      }),
      h("span", {}, label),
    );
  return [
    h("h3", { class: "cct-title" }, `${now.at + 1}. ${title}`),
    h("p", { class: "cct-text" }, text),
    ownWords(now.own).map((words) => h("p", { class: "cct-hint" }, words)),
    h(
      "form",
      { onsubmit: (event) => (event.preventDefault(), act.keep()) },
      h(
        "fieldset",
        {},
        h("legend", {}, `How does this feel for ${now.person}?`),
        h("div", { class: "cct-feelings" }, [...feelings].reverse().map(radio)),
      ),
      h(
        "div",
        { class: "cct-controls" },
        h("button", { type: "submit", class: "cct-main", "data-key": "keep" }, "Keep my answer"),
      ),
    ),
  ];
}

function drawTelling(now, act) {
  const { told, why } = now.points[now.at];
  const kept = now.kept[now.at];
  const next = now.kept.findIndex((value, at) => value == null && at > now.at);
  const open = next >= 0 ? next : now.kept.indexOf(undefined);
  if (kept == null) return [];
  const telling =
    told == null
      ? h("p", { class: "cct-hint" }, "Noted. You can still change it.")
      : h(
          "div",
          { class: "cct-mark cct-noted" },
          h("p", { class: "cct-verdict" }, `As ${now.person} tells it: ${now.labelOf(told)}.`),
          h("p", {}, why),
          h("p", {}, compared(kept, told, now.person)),
        );
  return [
    telling,
    open >= 0 &&
      h(
        "div",
        { class: "cct-controls" },
        h(
          "button",
          { type: "button", class: "cct-main", "data-key": "onward", onclick: () => act.go(open) },
          "Next touch-point",
        ),
      ),
  ].filter(Boolean);
}

// ---- inside a widget ------------------------------------------------------------------------------

/** Let the touch-points of a system be felt, inside an element; returns how to stop. */
export function feelTouchpoints(root, model) {
  const { touchpoints: points, feelings, person } = model.get("content");
  const labelOf = (value) => feelings.find(({ id }) => id === value).label.toLowerCase();
  root.classList.add("cct-touchpoints");
  const say = makeAnnouncer(root);
  const area = (name, label) =>
    root.appendChild(h("div", { class: `cct-${name}`, role: "group", "aria-label": label, tabindex: -1 }));
  const figure = root.appendChild(h("div", { class: "cct-figure" }));
  const chart = figure.appendChild(h("div", { class: "cct-chart" }));
  const strip = figure.appendChild(
    h("div", { class: "cct-steps", role: "group", "aria-label": "Touch-points" }),
  );
  const key = h(
    "p",
    { class: "cct-hint cct-key" },
    h("span", { class: "cct-dot cct-yours" }),
    " as you see it",
  );
  if (points[0].told != null)
    key.append(" · ", h("span", { class: "cct-dot cct-told" }), ` as ${person} tells it`);
  figure.append(key);
  const point = area("point", "The touch-point you are reading");
  const status = root.appendChild(h("p", { class: "cct-status" }));
  const telling = area("telling", `As ${person} tells it`);
  const end = area("end", "The whole journey");
  let drafts = {};
  let at = 0;

  const act = {
    consider(value) {
      drafts = { ...drafts, [points[at].id]: value };
      chart.replaceChildren(...drawFigure(state()));
    },
    keep() {
      const now = state();
      const value = now.yours[at];
      if (value == null) return say((status.textContent = "Choose how it feels first."));
      if (value === now.kept[at])
        return say((status.textContent = "This is your answer already. You can choose another."));
      drafts = {};
      record.answer(points[at].id, value);
      const said = [...telling.querySelectorAll("p"), ...end.querySelectorAll("p")].map(
        (paragraph) => paragraph.textContent,
      );
      return say([...said, status.textContent].join(" "));
    },
    go(where) {
      at = where;
      drafts = {};
      draw(point);
      point.scrollIntoView({ block: "nearest" });
      say(`Touch-point ${at + 1}: ${points[at].title}.`);
    },
  };

  function state() {
    const kept = points.map(({ id }) => record.last(id)?.answer);
    const yours = points.map(({ id }, n) => drafts[id] ?? kept[n]);
    const told = points.map((each, n) => (kept[n] == null ? null : each.told));
    const own = model.get("own")?.[points[at].id];
    return { points, person, labelOf, at, kept, yours, told, own };
  }

  function draw(fallback = telling) {
    const now = state();
    const answered = now.kept.filter((value) => value != null).length;
    keepingFocus(root, fallback, () => {
      chart.replaceChildren(...drawFigure(now));
      strip.replaceChildren(...drawSteps(now, act));
      point.replaceChildren(...drawPoint(now, feelings, act).flat());
      telling.replaceChildren(...drawTelling(now, act));
      end.replaceChildren(
        ...(answered === points.length
          ? closing(points, now.kept, person).map((text) => h("p", {}, text))
          : []),
      );
      end.hidden = answered < points.length;
      status.textContent = `${answered} of ${points.length} touch-points answered.`;
    });
  }

  const record = recorder(model, root, draw);
  at = Math.max(
    points.findIndex(({ id }) => !record.last(id)),
    0,
  );
  draw();
  return record.stop;
}
