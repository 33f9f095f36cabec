import { fill, h, keepingFocus, makeAnnouncer, makeRoot } from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** How far someone has come, in words. */
export function inWords({ questions, answered, right }) {
  if (!questions) return "";
  if (!answered) return `${questions} questions, none answered yet`;
  return `${answered} of ${questions} answered, ${right} right`;
}

/** The lesson to go on with: the first that is begun and not finished, else the first untouched one. */
export function goOn(lessons) {
  const open = lessons.filter(({ questions, answered }) => questions > answered);
  return open.find(({ answered }) => answered > 0) ?? open[0] ?? null;
}

/** What there is to practise, in words. */
export function practiceLine(due) {
  if (!due) return "";
  return due === 1
    ? "One question that you once got wrong is due for practice."
    : `${due} questions that you once got wrong are due for practice.`;
}

// ---- drawing --------------------------------------------------------------------------------------

const link = (row) =>
  h("a", { href: row.href, target: "_blank", rel: "noopener", "data-key": row.href }, row.title);

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
    h("span", {}, `Exercise ${row.number}: `),
    link(row),
    h("span", { class: "cct-minutes" }, ` ${row.minutes} min`),
    h("span", { class: "cct-come" }, drawProgress(row, `Exercise ${row.number}`)),
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
        h("span", { class: "cct-minutes" }, ` ${row.minutes} min`),
        row === next && h("span", { class: "cct-flag" }, "go on here"),
      ),
      row.concepts.length > 0 && h("p", { class: "cct-about" }, row.concepts.join(" · ")),
      h("p", { class: "cct-come" }, drawProgress(row, `Lesson ${row.number}`)),
      drawExercise(row.exercise),
    ),
  );
}

function drawConcepts(concepts) {
  return h(
    "details",
    { "data-key": "concepts" },
    h("summary", {}, "How far you have come, concept by concept"),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          ["Concept", "Questions", "Answered", "Right"].map((name) => h("th", { scope: "col" }, name)),
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
  const root = makeRoot(el, "course", "Course map");
  const body = root.appendChild(h("div", { tabindex: -1 }));
  const say = makeAnnouncer(root);

  function draw() {
    const { lessons, others, concepts, due } = model.get("content");
    const opened = body.querySelector("details")?.open;
    keepingFocus(root, body, () => {
      fill(
        body,
        h(
          "ol",
          { class: "cct-path" },
          lessons.map((row) => drawLesson(row, goOn(lessons))),
        ),
        h("div", { class: "cct-others" }, h("p", {}, "For any day:"), others.map(drawExercise)),
        due > 0 &&
          h(
            "p",
            { class: "cct-due" },
            practiceLine(due),
            " ",
            link({ href: "../exercises/00-practice.ipynb", title: "Practise now" }),
          ),
        drawConcepts(concepts),
      );
      if (opened) body.querySelector("details").open = true;
    });
  }

  const ask = () => document.visibilityState === "visible" && model.send({ ask: "again" });
  const changed = () => {
    draw();
    say("The course map is up to date.");
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
