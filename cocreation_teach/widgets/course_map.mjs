import { makeRoot } from "./root.mjs";
import { fill, h, keepingFocus, makeAnnouncer, paragraphs, toKernel } from "./shared.mjs";
import { t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** How far someone has come, in words. */
export function inWords(progress) {
  const { questions, answered } = progress;
  if (!questions) return "";
  if (!answered) return t("map.none", progress);
  return t("map.some", progress);
}

/** The lesson to go on with: the first that is begun and not finished, else the first untouched one. */
export function goOn(lessons) {
  const open = lessons.filter(({ questions, answered }) => questions > answered);
  return open.find(({ answered }) => answered > 0) ?? open[0] ?? null;
}

/** What there is to practise, in words. */
export function practiceLine(due) {
  return due ? t("map.due", { count: due }) : "";
}

// ---- drawing --------------------------------------------------------------------------------------

const link = (row) => h("a", { href: row.href, "data-key": row.href }, row.title);

function drawProgress(row, label) {
  const words = inWords(row);
  return (
    words && [
      h("progress", { max: row.questions, value: row.answered, "aria-label": `${label}: ${words}` }),
      h("span", { class: "cct-words" }, words),
    ]
  );
}

function drawExercise(row) {
  if (!row) return null;
  return h(
    "p",
    { class: "cct-exercise" },
    h("span", {}, t("map.named", { name: t("map.exercise", row) })),
    link(row),
    h("span", { class: "cct-minutes" }, t("map.minutes", row)),
    h("span", { class: "cct-come" }, drawProgress(row, t("map.exercise", row))),
  );
}

function drawLesson(row, next) {
  return h(
    "li",
    { class: row === next ? "cct-next" : null },
    h("span", { class: "cct-number", "aria-hidden": "true" }, row.number),
    h(
      "div",
      {},
      h(
        "p",
        { class: "cct-lesson" },
        link(row),
        h("span", { class: "cct-minutes" }, t("map.minutes", row)),
        row === next && h("span", { class: "cct-flag" }, t("map.here")),
      ),
      row.concepts.length > 0 && h("p", { class: "cct-about" }, row.concepts.join(" · ")),
      h("p", { class: "cct-come" }, drawProgress(row, t("map.lesson", row))),
      drawExercise(row.exercise),
    ),
  );
}

function drawConcepts(concepts) {
  return h(
    "details",
    { "data-key": "concepts" },
    h("summary", {}, t("map.concepts")),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          [t("map.concept"), t("map.questions"), t("map.answered"), t("map.right")].map((name) =>
            h("th", { scope: "col" }, name),
          ),
        ),
      ),
      h(
        "tbody",
        {},
        concepts.map((row) =>
          h(
            "tr",
            {},
            h("th", { scope: "row" }, `${row.id} ${row.name}`),
            [row.questions, row.answered, row.right].map((number) => h("td", {}, String(number))),
          ),
        ),
      ),
    ),
  );
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const root = makeRoot(el, "course", t("map"));
  const body = root.appendChild(h("div", { tabindex: -1 }));
  const say = makeAnnouncer(root);

  function draw() {
    const { lessons, others, concepts, due, practice, unread } = model.get("content");
    const next = goOn(lessons);
    const opened = [...body.querySelectorAll("details[open]")].map(({ dataset }) => dataset.key);
    keepingFocus(root, body, () => {
      fill(
        body,
        paragraphs(unread, { class: "cct-warning" }),
        next && h("ol", { class: "cct-path" }, drawLesson(next, next)),
        due > 0 &&
          h(
            "p",
            { class: "cct-due" },
            practiceLine(due),
            " ",
            link({ ...practice, title: t("map.practise") }),
          ),
        h(
          "details",
          { "data-key": "all" },
          h("summary", {}, t("map.all")),
          h(
            "ol",
            { class: "cct-path" },
            lessons.map((row) => drawLesson(row, next)),
          ),
          h("div", { class: "cct-others" }, h("p", {}, t("map.any-day")), others.map(drawExercise)),
        ),
        drawConcepts(concepts),
      );
      for (const key of opened) body.querySelector(`[data-key=${key}]`).open = true;
    });
  }

  const ask = () => document.visibilityState === "visible" && toKernel(() => model.send({ ask: "again" }));
  const changed = () => {
    draw();
    say(t("map.changed"));
  };
  model.on("change:content", changed);
  document.addEventListener("visibilitychange", ask);
  // It was drawn when the page was run; by the time someone scrolls down to it, they have come further.
  const seen = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && ask());
  seen.observe(root);
  draw();
  return () => {
    seen.disconnect();
    model.off("change:content", changed);
    document.removeEventListener("visibilitychange", ask);
  };
}

export default { render };
