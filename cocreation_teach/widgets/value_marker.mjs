import { recorder } from "./keeping.mjs";
import { lastTry } from "./record.mjs";
import { drawMark, h, keepingFocus, makeAnnouncer, makeRoot, shownMark } from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

export const NONE = "none";

/** The options ticked once one more is ticked or unticked: none of the kinds, or some, never both. */
export function withOption(options, ticked, id, on) {
  if (on && id === NONE) return [NONE];
  return options
    .map((option) => option.id)
    .filter((each) => (each === id ? on : ticked.includes(each) && !(on && each === NONE)));
}

/** The mark of an answer, whatever the order of its options. */
export function markOf({ marks }, options, answer) {
  return marks[
    options
      .map(({ id }) => id)
      .filter((id) => answer.includes(id))
      .join(" ")
  ];
}

/** The answer that earns full credit. */
export function rightAnswer({ marks }) {
  return Object.keys(marks)
    .find((answer) => marks[answer].credit === 1)
    .split(" ");
}

/** How a step stands: its last answer and mark, and whether the kinds that arise there are known by now. */
export function stateOf(step, options, tries, shown) {
  const answer = lastTry(tries, step.id)?.answer;
  const mark = answer ? markOf(step, options, answer) : null;
  const wasShown = shown.includes(step.id);
  return { answer, mark, shown: wasShown, settled: wasShown || mark?.credit === 1 };
}

/** The answer in words. */
export function inWords(options, answer) {
  return options.flatMap(({ id, label }) => (answer.includes(id) ? [label.toLowerCase()] : [])).join(", ");
}

/** What is known of one kind at each step: arises, not, or open while the step is. */
export function trace(kind, steps, options, tries, shown) {
  return steps.map((step) => {
    if (!stateOf(step, options, tries, shown).settled) return "open";
    return rightAnswer(step).includes(kind) ? "arises" : "not";
  });
}

/** What the whole journey shows, once each step was answered or shown; nothing before that. */
export function summarySentences({ steps, options, beliefs }, tries, shown) {
  const states = steps.map((step) => stateOf(step, options, tries, shown));
  if (states.some(({ answer, shown: seen }) => !answer && !seen)) return [];
  const marks = steps.map(({ id, ...step }) =>
    (tries[id] ?? []).map(({ answer }) => markOf(step, options, answer)),
  );
  const first = marks.filter(([mark]) => mark?.credit === 1).length;
  const later = marks.filter(
    ([mark, ...more]) => mark && mark.credit < 1 && more.some(({ credit }) => credit === 1),
  ).length;
  const counts = {};
  for (const { misconception } of marks.flat())
    if (misconception) counts[misconception] = (counts[misconception] ?? 0) + 1;
  return [
    `${first} of ${steps.length} steps right at the first try${later ? `; ${later} after another try` : ""}.`,
    ...Object.entries(counts)
      .sort(([, one], [, other]) => other - one)
      .map(
        ([id, count]) =>
          `This idea came up ${count === 1 ? "once" : count === 2 ? "twice" : `${count} times`}. ${beliefs[id]}`,
      ),
  ];
}

// ---- drawing --------------------------------------------------------------------------------------

// A house for needs met, a disc drawn wide for well-being, an arrow into the future for capacity.
const SHAPES = {
  needs: "M12 1.5 22 9v13H2V9Z",
  wellbeing: "M12 3c6.2 0 10.5 3.9 10.5 9S18.2 21 12 21 1.5 17.1 1.5 12 5.8 3 12 3Z",
  capacity: "M1.5 5h13V1.500L23 12l-8.5 10.500V19h-13Z",
};
const SVG = "http://www.w3.org/2000/svg";

function drawSign(kind, letters) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", class: `cct-sign cct-sign-${kind}`, "aria-hidden": "true" };
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value);
  const shape = svg.appendChild(document.createElementNS(SVG, "path"));
  shape.setAttribute("d", SHAPES[kind]);
  const letter = svg.appendChild(document.createElementNS(SVG, "text"));
  for (const [name, value] of Object.entries({
    x: kind === "capacity" ? 10.5 : 12,
    y: kind === "needs" ? 18.5 : 16.5,
  }))
    letter.setAttribute(name, value);
  letter.textContent = letters[kind];
  return svg;
}

const SAID = { arises: "arises", not: "does not arise", open: "not settled yet" };

function drawCell(known, kind, letters) {
  const sign = { arises: () => drawSign(kind, letters), not: () => "–", open: () => "?" }[known]();
  return h(
    "td",
    { class: `cct-${known}` },
    h("span", { "aria-hidden": "true" }, sign),
    h("span", { class: "cct-hidden" }, SAID[known]),
  );
}

/** The strip: a kind a row, a step a column. It is a table, so it is its own text alternative. */
function drawStrip({ steps, options, letters }, tries, shown) {
  const kinds = options.filter(({ id }) => id in letters);
  return h(
    "table",
    { class: "cct-strip" },
    h("caption", {}, "Where each kind of value arises"),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, "Step"),
        steps.map(({ title }, at) => h("th", { scope: "col", title }, at + 1)),
      ),
    ),
    h(
      "tbody",
      {},
      kinds.map(({ id, label }) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, label),
          trace(id, steps, options, tries, shown).map((known) => drawCell(known, id, letters)),
        ),
      ),
    ),
  );
}

/** One step of the journey, with its own form; `draw` brings it up to date. */
function makeStep(step, number, { options, letters }, act) {
  let ticked = [];
  const inputs = options.map(({ id }) =>
    h("input", { type: "checkbox", value: id, onchange: (event) => choose(id, event.target.checked) }),
  );
  const controls = h("div", { class: "cct-controls" });
  const outcome = h("div", {
    class: "cct-feedback",
    role: "group",
    "aria-label": `Feedback on step ${number}`,
    tabindex: -1,
  });
  const element = h(
    "li",
    { class: "cct-step" },
    h("span", { class: "cct-node", "aria-hidden": "true" }, number),
    h("h4", {}, h("span", { class: "cct-hidden" }, `Step ${number}: `), step.title),
    h("p", { class: "cct-text" }, step.text),
    h(
      "form",
      { onsubmit: (event) => (event.preventDefault(), act.check(step, ticked)) },
      h(
        "fieldset",
        { class: "cct-kinds" },
        h("legend", { class: "cct-hidden" }, `Step ${number}: which kinds of value arise?`),
        options.map(({ id, label }, at) =>
          h(
            "label",
            { class: "cct-option" },
            inputs[at],
            id in letters && drawSign(id, letters),
            h("span", {}, label),
          ),
        ),
      ),
      controls,
    ),
    outcome,
  );

  function choose(id, on) {
    const before = ticked;
    ticked = withOption(options, ticked, id, on);
    tick();
    if (before.some((each) => each !== id && !ticked.includes(each)))
      act.say(id === NONE ? "None of them: the other ticks are cleared." : "“None of them” is cleared.");
  }

  function tick() {
    for (const input of inputs) input.checked = ticked.includes(input.value);
  }

  function draw() {
    const now = act.state(step);
    if (now.shown) ticked = rightAnswer(step);
    tick();
    for (const input of inputs) input.disabled = now.settled;
    keepingFocus(element, outcome, () => {
      controls.replaceChildren(
        ...[
          !now.settled &&
            h(
              "button",
              { type: "submit", class: "cct-main", "data-key": "check" },
              "Check",
              h("span", { class: "cct-hidden" }, ` step ${number}`),
            ),
          !now.settled &&
            now.mark &&
            h(
              "button",
              { type: "button", "data-key": "show", onclick: () => act.show(step) },
              "Show me",
              h("span", { class: "cct-hidden" }, ` step ${number}`),
            ),
        ].filter(Boolean),
      );
      outcome.replaceChildren(...drawOutcome(now));
    });
    // A tick that was in focus and can no longer be changed hands the focus on.
    if (document.activeElement?.disabled && element.contains(document.activeElement))
      outcome.focus({ preventScroll: true });
  }

  function drawOutcome({ answer, mark, shown }) {
    const right = shown && rightAnswer(step);
    if (right)
      return [
        h("p", { class: "cct-hint" }, `Shown to you: ${inWords(options, right)}.`),
        drawMark(shownMark(markOf(step, options, right))),
      ];
    return answer
      ? [h("p", { class: "cct-hint" }, `You marked: ${inWords(options, answer)}.`), drawMark(mark)]
      : [];
  }

  return {
    element,
    draw,
    said: () => [...outcome.querySelectorAll("p")].map((paragraph) => paragraph.textContent).join(" "),
    /** Tick what was answered last. */
    take() {
      ticked = act.state(step).answer ?? [];
    },
  };
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content");
  const { title, person, steps, options } = content;
  const root = makeRoot(el, "values", title);
  const say = makeAnnouncer(root);

  const act = {
    say,
    state: (step) => stateOf(step, options, record.now().tries, record.now().shown),
    check(step, ticked) {
      if (!ticked.length)
        return say((status.textContent = "Tick one or more kinds first, or “None of them”."));
      record.answer(step.id, ticked);
      return say(drawn.get(step).said());
    },
    show(step) {
      record.show(step.id);
      say(drawn.get(step).said());
    },
  };

  const drawn = new Map(steps.map((step, at) => [step, makeStep(step, at + 1, content, act)]));
  const strip = h("div", {});
  const sentences = h("div", { class: "cct-sentences" });
  const status = h("p", { class: "cct-status" });
  root.append(
    h(
      "div",
      { class: "cct-head" },
      h("h3", { class: "cct-title" }, title),
      h("p", { class: "cct-text" }, person),
      h(
        "p",
        { class: "cct-meta" },
        "At each step tick the kinds of value that arise there. The steps can be done in any order.",
      ),
    ),
    h(
      "ol",
      { class: "cct-journey" },
      [...drawn.values()].map(({ element }) => element),
    ),
    h("div", { class: "cct-end" }, strip, sentences, status),
  );

  function draw() {
    const { tries, shown } = record.now();
    for (const step of drawn.values()) step.draw();
    strip.replaceChildren(drawStrip(content, tries, shown));
    sentences.replaceChildren(
      ...summarySentences(content, tries, shown).map((sentence) => h("p", {}, sentence)),
    );
    const done = steps.filter(({ id }) => tries[id]?.length).length;
    status.textContent = done ? `${done} of ${steps.length} steps answered.` : "Not answered yet.";
  }

  const takeAll = () => {
    for (const step of drawn.values()) step.take();
  };
  const record = recorder(model, root, draw, takeAll);
  takeAll();
  draw();
  return record.stop;
}

export default { render };
