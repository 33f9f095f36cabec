import { ownWords, PAUSE, recorder, whenLeft } from "./keeping.mjs";
import {
  calibration,
  complete,
  hinted,
  hintsOn,
  markOf,
  missing,
  opening,
  otherOptions,
  rightAnswer,
  withChoice,
} from "./marking.mjs";
import { makeRoot } from "./root.mjs";
import {
  bringIntoView,
  button,
  drawMark,
  drawTold,
  fill,
  h,
  keepingFocus,
  makeAnnouncer,
  option,
  paragraphs,
  sending,
  shownMark,
  spoken,
  tellIn,
  verdictOf,
} from "./shared.mjs";
import { howItStands, t } from "./words.mjs";

// ---- drawing --------------------------------------------------------------------------------------

function drawInputs(question, draft, now, choose) {
  const { shape, options, rows } = question;
  const locked = now.settled;
  const right = locked ? [rightAnswer(question)].flat() : [];
  if (shape === "text") {
    const area = h("textarea", {
      rows: 4,
      "data-key": "text",
      "aria-label": t("card.text"),
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
        h("option", { value: "" }, t("card.choose")),
        options.map((one) => h("option", { value: one.id, selected: one.id === draft?.[id] }, one.label)),
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
    return option(input, h("span", {}, label), right.includes(id) ? (now.shown ? "shown" : "right") : null);
  });
}

const SURE = { guess: t("sure.guess"), fair: t("sure.fair"), certain: t("sure.certain") };

function drawConfidence(degrees, chosen, change) {
  return h(
    "fieldset",
    { class: "cct-confidence" },
    h("legend", {}, t("sure")),
    degrees.map((id) =>
      option(
        h("input", {
          type: "radio",
          name: "confidence",
          value: id,
          "data-key": `sure:${id}`,
          checked: id === chosen,
          onchange: () => change(id),
        }),
        h("span", {}, SURE[id]),
      ),
    ),
  );
}

/** Whether an answer is taken and nothing else is said of it. */
export const isNoted = ({ shape, model }, { answer, mark, shown }) =>
  Boolean(answer) && (shape === "text" ? !model : !mark && !shown);

function drawOutcome(question, now) {
  if (isNoted(question, now)) return [h("p", { class: "cct-hint" }, question.noted)];
  if (question.shape === "text") return drawText(question, now);
  if (now.shown || now.mark) {
    const answer = now.shown ? rightAnswer(question) : now.answer;
    const mark = now.shown ? shownMark(markOf(question, answer)) : now.told;
    const others = mark.credit === 1 ? otherOptions(question, answer) : [];
    return [
      drawMark(mark, [...ownWords(now.own), ...(now.shown ? [] : calibration(now.confidence, mark))]),
      others.length > 0 &&
        h(
          "details",
          {},
          h("summary", {}, t("card.others")),
          h(
            "dl",
            {},
            others.map(({ label, why }) => [h("dt", {}, label), h("dd", {}, why)]),
          ),
        ),
    ];
  }
  return [];
}

/** What there is to say of one's own words: a model answer, where one was given or the student gave up. */
function drawText(question, now) {
  if (!question.model || !(now.answer || now.shown)) return [];
  return [
    h(
      "div",
      { class: "cct-mark cct-noted" },
      paragraphs(ownWords(now.own)),
      h("p", { class: "cct-verdict" }, t(now.answer ? "card.model" : "card.given-up")),
      h("p", {}, question.model),
    ),
  ];
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const { question, confidence: degrees } = model.get("content");
  const called = t("card", { opening: opening(question.prompt) });
  const root = makeRoot(el, "question", called);
  root.append(h("h3", { class: "cct-hidden" }, called));
  const say = makeAnnouncer(root);
  const last = () => record.last(question.id);
  let draft = null;
  let confidence = null;
  let changed = false; // since the last answer
  let since = 0; // when what is written became other than what is kept

  // A form of its own keeps this card's radio buttons apart from those of every other card on the page.
  const form = root.appendChild(h("form", { onsubmit: sending(() => act.check()) }));
  const fields = form.appendChild(h("fieldset", { class: "cct-fields" }));
  const inputs = h("div", { class: "cct-inputs" });
  fields.append(h("legend", { class: "cct-text" }, drawTold(question.prompt)), inputs);
  const controls = form.appendChild(h("div", { class: "cct-below" }));
  const outcome = root.appendChild(
    h("div", { class: "cct-feedback", role: "group", "aria-label": t("feedback"), tabindex: -1 }),
  );
  const status = root.appendChild(h("p", { class: "cct-status" }));

  const act = {
    check() {
      const answer = complete(question, draft);
      if (answer === null) return tellIn(status, say)(missing(question));
      changed = false;
      since = 0;
      record.answer(question.id, answer, confidence);
      bringIntoView(outcome);
      return say(outcome.textContent ? spoken(outcome) : t("card.noted"));
    },
    show() {
      draft = rightAnswer(question) ?? draft;
      record.show(question.id);
      bringIntoView(outcome);
      say(spoken(outcome));
    },
  };

  function choose(id, value, left = false) {
    draft = withChoice(question, draft, id, value);
    changed = true;
    if (question.shape !== "text") return;
    since ||= Date.now();
    if (left || Date.now() - since > PAUSE) keepText();
  }

  function keepText() {
    if (!since) return;
    since = 0;
    const kept = record.now().drafts[question.id] ?? last()?.answer ?? "";
    if (draft !== kept) record.draft(question.id, draft);
  }

  function state() {
    const tried = last();
    const mark = tried ? markOf(question, tried.answer) : null;
    const { tries, shown: all } = record.now();
    const shown = all.includes(question.id);
    const isFirst = tries[question.id]?.length === 1;
    const hints = mark && mark.credit < 1 ? hintsOn(question, tried.answer) : [];
    return {
      own: model.get("own")?.[question.id],
      answer: tried?.answer,
      confidence: tried?.confidence,
      mark,
      told: isFirst && hints.length ? hinted(mark, hints) : mark,
      shown,
      settled: question.shape !== "text" && (shown || verdictOf(mark) === "right"),
    };
  }

  function draw() {
    const now = state();
    if (now.shown) draft = rightAnswer(question) ?? draft;
    const gives = question.feedback && question.shape !== "text";
    keepingFocus(root, outcome, () => {
      const [area] = question.shape === "text" ? inputs.children : [];
      // A field that is written in stays as it is, with the cursor where it is.
      if (!area) fill(inputs, drawInputs(question, draft, now, choose));
      else if (area.value !== (draft ?? "")) area.value = draft ?? "";
      fill(
        controls,
        degrees.length > 0 &&
          !now.settled &&
          drawConfidence(degrees, confidence, (value) => (confidence = value)),
        h(
          "div",
          { class: "cct-controls" },
          !now.settled &&
            h(
              "button",
              { type: "submit", class: "cct-main", "data-key": "check" },
              gives ? t("check") : t("keep-answer"),
            ),
          !now.settled && now.mark && button("show", t("show"), () => act.show()),
          question.model && !now.answer && !now.shown && button("show", t("give-up"), () => act.show()),
        ),
      );
      fill(outcome, drawOutcome(question, now));
      status.textContent = isNoted(question, now) ? "" : howItStands(now.answer, now.shown);
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
  const stop = whenLeft(keepText);
  return () => {
    stop();
    record.stop();
  };
}

export default { render };
