// The touch-points of a person's journey: how each may feel, the line through them, and how the person tells it.

import { closing, compared, drawFigure } from "./feeling_line.mjs";
import { ownWords, recorder } from "./keeping.mjs";
import {
  button,
  fill,
  h,
  keepingFocus,
  makeAnnouncer,
  option,
  paragraphs,
  sending,
  spoken,
  tellIn,
} from "./shared.mjs";
import { t } from "./words.mjs";

// ---- drawing --------------------------------------------------------------------------------------

function drawSteps(now, act) {
  return now.points.map(({ id, title }, at) =>
    button(
      `step:${id}`,
      [
        String(at + 1),
        h(
          "span",
          { class: "cct-hidden" },
          t(now.kept[at] == null ? "touch.step" : "touch.step-answered", { title }),
        ),
      ],
      () => act.go(at),
      { "aria-pressed": String(at === now.at) },
    ),
  );
}

function drawPoint(now, feelings, act) {
  const { title, text } = now.points[now.at];
  const radio = ({ id, label }) =>
    option(
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
    h("h3", { class: "cct-title" }, t("touch.title", { number: now.at + 1, title })),
    h("p", { class: "cct-text" }, text),
    paragraphs(ownWords(now.own), { class: "cct-hint" }),
    h(
      "form",
      { onsubmit: sending(() => act.keep()) },
      h(
        "fieldset",
        {},
        h("legend", {}, t("touch.how", now)),
        h("div", { class: "cct-feelings" }, [...feelings].reverse().map(radio)),
      ),
      h(
        "div",
        { class: "cct-controls" },
        h("button", { type: "submit", class: "cct-main", "data-key": "keep" }, t("keep-answer")),
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
      ? h("p", { class: "cct-hint" }, t("touch.noted"))
      : h(
          "div",
          { class: "cct-mark cct-noted" },
          h(
            "p",
            { class: "cct-verdict" },
            t("touch.tells-it", { person: now.person, feeling: now.labelOf(told) }),
          ),
          h("p", {}, why),
          h("p", {}, compared(kept, told, now.person)),
        );
  return [
    telling,
    open >= 0 &&
      h(
        "div",
        { class: "cct-controls" },
        button("onward", t("touch.next"), () => act.go(open), { class: "cct-main" }),
      ),
  ];
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
    h("div", { class: "cct-steps", role: "group", "aria-label": t("touch.points") }),
  );
  const key = h(
    "p",
    { class: "cct-hint cct-key" },
    h("span", { class: "cct-dot cct-yours" }),
    t("touch.yours"),
  );
  if (points[0].told != null)
    key.append(" · ", h("span", { class: "cct-dot cct-told" }), t("touch.told", { person }));
  figure.append(key);
  const point = area("point", t("touch.reading"));
  const status = root.appendChild(h("p", { class: "cct-status" }));
  const tell = tellIn(status, say);
  const telling = area("telling", t("touch.telling", { person }));
  const end = area("end", t("touch.journey"));
  let drafts = {};
  let at = 0;

  const act = {
    consider(value) {
      drafts = { ...drafts, [points[at].id]: value };
      fill(chart, drawFigure(state()));
    },
    keep() {
      const now = state();
      const value = now.yours[at];
      if (value == null) return tell(t("touch.choose-first"));
      if (value === now.kept[at]) return tell(t("touch.same"));
      drafts = {};
      record.answer(points[at].id, value);
      return say([spoken(telling, end), status.textContent].join(" "));
    },
    go(where) {
      at = where;
      drafts = {};
      draw(point);
      point.scrollIntoView({ block: "nearest" });
      say(t("touch.at", { number: at + 1, title: points[at].title }));
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
      fill(chart, drawFigure(now));
      fill(strip, drawSteps(now, act));
      fill(point, drawPoint(now, feelings, act));
      fill(telling, drawTelling(now, act));
      fill(end, answered === points.length && paragraphs(closing(points, now.kept, person)));
      end.hidden = answered < points.length;
      status.textContent = t("touch.answered", { answered, points: points.length });
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
