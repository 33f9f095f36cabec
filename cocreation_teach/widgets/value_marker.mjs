import { inWords, markOf, NONE, rightAnswer, stateOf, summarySentences, withOption } from "./journey.mjs";
import { recorder } from "./keeping.mjs";
import { hinted, hintsOnTicks } from "./marking.mjs";
import { makeRoot } from "./root.mjs";
import {
  bringIntoView,
  button,
  drawMark,
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
} from "./shared.mjs";
import { drawSign, drawStrip } from "./value_strip.mjs";
import { t } from "./words.mjs";

// ---- drawing --------------------------------------------------------------------------------------

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
    "aria-label": t("journey.feedback", { number }),
    tabindex: -1,
  });
  const element = h(
    "li",
    { class: "cct-step" },
    h("span", { class: "cct-node", "aria-hidden": "true" }, number),
    h("h4", {}, h("span", { class: "cct-hidden" }, t("journey.step", { number })), step.title),
    h("p", { class: "cct-text" }, step.text),
    h(
      "form",
      { onsubmit: sending(() => act.check(step, ticked)) },
      h(
        "fieldset",
        { class: "cct-kinds" },
        h("legend", { class: "cct-hidden" }, t("journey.which", { number })),
        options.map(({ id, label }, at) =>
          option(inputs[at], [id in letters && drawSign(id, letters), h("span", {}, label)]),
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
      act.say(t(id === NONE ? "journey.none-clears" : "journey.none-cleared"));
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
      fill(
        controls,
        !now.settled &&
          h(
            "button",
            { type: "submit", class: "cct-main", "data-key": "check" },
            t("check"),
            h("span", { class: "cct-hidden" }, t("journey.of-step", { number })),
          ),
        !now.settled &&
          now.mark &&
          button(
            "show",
            [t("show"), h("span", { class: "cct-hidden" }, t("journey.of-step", { number }))],
            () => act.show(step),
          ),
      );
      fill(outcome, drawOutcome(now));
    });
    // A tick that was in focus and can no longer be changed hands the focus on.
    if (document.activeElement?.disabled && element.contains(document.activeElement))
      outcome.focus({ preventScroll: true });
  }

  function drawOutcome({ answer, mark, shown, first }) {
    const right = shown && rightAnswer(step);
    if (right)
      return [
        h("p", { class: "cct-hint" }, t("journey.shown", { kinds: inWords(options, right) })),
        drawMark(shownMark(markOf(step, options, right))),
      ];
    const told = mark?.credit < 1 && first ? hinted(mark, hintsOnTicks(answer, rightAnswer(step))) : mark;
    return answer
      ? [
          h("p", { class: "cct-hint" }, t("journey.marked", { kinds: inWords(options, answer) })),
          drawMark(told),
        ]
      : [];
  }

  return {
    element,
    draw,
    said() {
      const [answer, mark] = outcome.children;
      return `${answer.textContent} ${spoken(mark)}`;
    },
    bring: () => bringIntoView(outcome),
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
      if (!ticked.length) return tellIn(status, say)(t("journey.tick-first"));
      record.answer(step.id, ticked);
      drawn.get(step).bring();
      return say(drawn.get(step).said());
    },
    show(step) {
      record.show(step.id);
      drawn.get(step).bring();
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
      h("p", { class: "cct-meta" }, t("journey.how")),
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
    fill(strip, drawStrip(content, tries, shown));
    fill(sentences, paragraphs(summarySentences(content, tries, shown)));
    const done = steps.filter(({ id }) => tries[id]?.length).length;
    status.textContent = done ? t("journey.answered", { done, steps: steps.length }) : t("not-answered");
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
