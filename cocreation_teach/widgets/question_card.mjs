import { ownWords, recorder } from "./keeping.mjs";
import { drawMark, h, keepingFocus, makeAnnouncer, makeRoot, shownMark, verdictOf } from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** The answer that the student has put together so far, or null while it is incomplete. */
export function complete(question, draft) {
  switch (question.shape) {
    case "several":
      return draft?.length ? draft : null;
    case "match":
      return question.rows.every(({ id }) => draft?.[id]) ? draft : null;
    case "text":
      return draft?.trim() ? draft : null;
    default:
      return draft ?? null;
  }
}

/** The draft after one more choice: an option ticked or unticked, a row given an option, a text written. */
export function withChoice({ shape, options }, draft, id, value) {
  switch (shape) {
    case "several":
      return options
        .map((option) => option.id)
        .filter((option) => (option === id ? value : draft?.includes(option)));
    case "match":
      return { ...draft, [id]: value };
    case "text":
      return value;
    default:
      return id;
  }
}

/** What is still missing, in words. */
export function missing(question) {
  return {
    one: "Choose an answer first.",
    several: "Choose one or more answers first.",
    match: "Give every row an answer first.",
    text: "Write a sentence or two first.",
  }[question.shape];
}

/** The mark that an answer earns; null where none is given (own words, predictions). */
export function markOf(question, answer) {
  if (!answer || !question.feedback) return null;
  switch (question.shape) {
    case "several":
      return severalMark(question.options, answer);
    case "match":
      return matchMark(question.rows, answer);
    case "text":
      return null;
    default:
      return question.marks[answer];
  }
}

const firstMisconception = (missed) =>
  missed.find(({ misconception }) => misconception)?.misconception ?? null;

function severalMark(options, answer) {
  const belongs = options.filter((option) => option.belongs);
  const union = options.filter(({ id, belongs }) => belongs || answer.includes(id));
  const missed = options.filter(({ id, belongs }) => belongs !== answer.includes(id));
  if (!missed.length)
    return { credit: 1, feedback: ["That is right.", ...belongs.map(({ why }) => why)], misconception: null };
  const credit = belongs.filter(({ id }) => answer.includes(id)).length / union.length;
  return {
    credit,
    feedback: [
      credit ? "Not quite: part of this is right." : "Not quite.",
      ...missed.map(({ label, why }) => `“${label}”: ${why}`),
    ],
    misconception: firstMisconception(missed),
  };
}

function matchMark(rows, answer) {
  const each = rows.map(({ id, label, marks }) => ({ label, ...marks[answer[id]] }));
  const missed = each.filter(({ credit }) => credit < 1);
  if (!missed.length)
    return { credit: 1, feedback: ["That is right, every row of it."], misconception: null };
  return {
    credit: each.reduce((sum, { credit }) => sum + credit, 0) / each.length,
    feedback: [
      `${each.length - missed.length} of ${each.length} rows are right.`,
      ...missed.map(({ label, feedback }) => `“${label}”: ${feedback.join(" ")}`),
    ],
    misconception: firstMisconception(missed),
  };
}

const keyOf = (marks) => Object.keys(marks).find((option) => marks[option].credit === 1);

/** An answer that earns full credit. */
export function rightAnswer({ shape, options, rows, marks }) {
  if (shape === "match") return Object.fromEntries(rows.map((row) => [row.id, keyOf(row.marks)]));
  return shape === "several" ? options.filter(({ belongs }) => belongs).map(({ id }) => id) : keyOf(marks);
}

export const CONFIDENCE = [
  { id: "guess", label: "A guess" },
  { id: "fair", label: "Fairly sure" },
  { id: "certain", label: "Certain" },
];

/** A word on how sure the student was, where it teaches something. */
export function calibration(confidence, mark) {
  if (!mark || !confidence) return [];
  if (confidence === "certain" && mark.credit < 1)
    return ["You were certain. A surprise like this one is worth a second look."];
  if (confidence === "guess" && mark.credit === 1)
    return ["You called it a guess. Say in a few words why it is right, and it is yours."];
  return [];
}

/** The other options with what there is to say about each, once the right one is known. */
export function otherOptions({ shape, feedback, options, marks }, answer) {
  if (shape !== "one" || !feedback) return [];
  return options
    .filter(({ id }) => id !== answer && marks[id].credit < 1)
    .map(({ id, label }) => ({ label, why: marks[id].feedback.slice(1).join(" ") }));
}

// ---- drawing --------------------------------------------------------------------------------------

function drawInputs(question, draft, locked, choose) {
  const { shape, options, rows } = question;
  if (shape === "text") {
    const area = h("textarea", {
      rows: 4,
      "data-key": "text",
      "aria-label": "Your answer",
      oninput: () => choose(null, area.value),
      onchange: () => choose(null, area.value, true),
    });
    area.value = draft ?? "";
    return [area];
  }
  if (shape === "match") {
    return rows.map(({ id, label }) => {
      const select = h(
        "select",
        { "data-key": `row:${id}`, disabled: locked, onchange: () => choose(id, select.value) },
        h("option", { value: "" }, "Choose"),
        options.map((option) =>
          h("option", { value: option.id, selected: option.id === draft?.[id] }, option.label),
        ),
      );
      return h("label", { class: "cct-row" }, h("span", {}, label), select);
    });
  }
  const type = shape === "several" ? "checkbox" : "radio";
  return options.map(({ id, label }) => {
    const checked = shape === "several" ? draft?.includes(id) : draft === id;
    const input = h("input", {
      type,
      name: "answer",
      value: id,
      "data-key": `option:${id}`,
      checked,
      disabled: locked,
      onchange: () => choose(id, input.checked),
    });
    return h("label", { class: "cct-option" }, input, h("span", {}, label));
  });
}

function drawConfidence(chosen, change) {
  return h(
    "fieldset",
    { class: "cct-confidence" },
    h("legend", {}, "How sure are you?"),
    CONFIDENCE.map(({ id, label }) =>
      h(
        "label",
        { class: "cct-option" },
        h("input", {
          type: "radio",
          name: "confidence",
          value: id,
          "data-key": `sure:${id}`,
          checked: id === chosen,
          onchange: () => change(id),
        }),
        h("span", {}, label),
      ),
    ),
  );
}

function drawOutcome(question, now) {
  if (now.shown || now.mark) {
    const answer = now.shown ? rightAnswer(question) : now.answer;
    const mark = now.shown ? shownMark(markOf(question, answer)) : now.mark;
    const others = mark.credit === 1 ? otherOptions(question, answer) : [];
    return [
      drawMark(mark, [...ownWords(now.own), ...(now.shown ? [] : calibration(now.confidence, mark))]),
      others.length > 0 &&
        h(
          "details",
          {},
          h("summary", {}, "And the other answers?"),
          h(
            "dl",
            {},
            others.map(({ label, why }) => [h("dt", {}, label), h("dd", {}, why)]),
          ),
        ),
    ];
  }
  if (!now.answer) return [];
  if (question.model) {
    return [
      h(
        "div",
        { class: "cct-mark cct-noted" },
        ownWords(now.own).map((words) => h("p", {}, words)),
        h("p", { class: "cct-verdict" }, "Noted. One way to put it, to compare with yours:"),
        h("p", {}, question.model),
      ),
    ];
  }
  return [
    h("p", { class: "cct-hint" }, `Noted. You can change it until you ${question.until ?? "move on"}.`),
  ];
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const { question, confidence: asksConfidence } = model.get("content");
  const root = makeRoot(el, "question", "Question");
  const say = makeAnnouncer(root);
  const last = () => record.last(question.id);
  let draft = null;
  let confidence = null;
  let changed = false; // since the last answer

  // A form of its own keeps this card's radio buttons apart from those of every other card on the page.
  const form = root.appendChild(h("form", { onsubmit: (event) => (event.preventDefault(), act.check()) }));
  const fields = form.appendChild(h("fieldset", { class: "cct-fields" }));
  const inputs = h("div", { class: "cct-inputs" });
  fields.append(h("legend", { class: "cct-text" }, question.prompt), inputs);
  const controls = form.appendChild(h("div", { class: "cct-below" }));
  const outcome = root.appendChild(
    h("div", { class: "cct-feedback", role: "group", "aria-label": "Feedback", tabindex: -1 }),
  );
  const status = root.appendChild(h("p", { class: "cct-status" }));

  const act = {
    check() {
      const answer = complete(question, draft);
      if (answer === null) return say((status.textContent = missing(question)));
      changed = false;
      record.answer(question.id, answer, confidence);
      return say(outcome.textContent ? spoken(outcome) : "Your answer is noted.");
    },
    show() {
      draft = rightAnswer(question);
      record.show(question.id);
      say(spoken(outcome));
    },
  };

  function choose(id, value, left = false) {
    draft = withChoice(question, draft, id, value);
    changed = true;
    if (left && draft !== last()?.answer) record.draft(question.id, draft);
  }

  function state() {
    const tried = last();
    const mark = tried ? markOf(question, tried.answer) : null;
    const shown = record.now().shown.includes(question.id);
    return {
      own: model.get("own")?.[question.id],
      answer: tried?.answer,
      confidence: tried?.confidence,
      mark,
      shown,
      settled: shown || verdictOf(mark) === "right",
    };
  }

  function draw() {
    const now = state();
    if (now.shown) draft = rightAnswer(question);
    const gives = question.feedback && question.shape !== "text";
    keepingFocus(root, outcome, () => {
      inputs.replaceChildren(...drawInputs(question, draft, now.settled, choose));
      controls.replaceChildren(
        ...[
          asksConfidence && !now.settled && drawConfidence(confidence, (value) => (confidence = value)),
          h(
            "div",
            { class: "cct-controls" },
            !now.settled &&
              h(
                "button",
                { type: "submit", class: "cct-main", "data-key": "check" },
                gives ? "Check" : "Keep my answer",
              ),
            !now.settled &&
              now.mark &&
              h("button", { type: "button", "data-key": "show", onclick: () => act.show() }, "Show me"),
          ),
        ].filter(Boolean),
      );
      outcome.replaceChildren(...drawOutcome(question, now).filter(Boolean));
      status.textContent = now.answer
        ? "Answered."
        : now.shown
          ? "Shown to you, not answered."
          : "Not answered yet.";
    });
  }

  function take() {
    if (changed) return; // what the student is about to answer is theirs
    draft = record.now().drafts[question.id] ?? last()?.answer ?? null;
    confidence = last()?.confidence ?? null;
  }

  const record = recorder(model, root, draw, take);
  take();
  draw();
  return record.stop;
}

function spoken(outcome) {
  return [...outcome.querySelectorAll("p")].map((paragraph) => paragraph.textContent).join(" ");
}

export default { render };
