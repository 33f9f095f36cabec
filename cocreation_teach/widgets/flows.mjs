// Who gives what to whom: two taps and a choice draw an arrow, a list says the arrows in words, one act removes one.

import { capital, drawActor, drawChoice, drawControls, drawList, drawOutcome } from "./flows_drawing.mjs";
import { drawArrows, ring } from "./flows_figure.mjs";
import {
  arrowInWords,
  arrowOf,
  flowsMark,
  hintsOnFlows,
  neededArrows,
  standingOfArrow,
} from "./flows_marking.mjs";
import { recorder } from "./keeping.mjs";
import { hinted } from "./marking.mjs";
import { bringIntoView, fill, h, keepingFocus, makeAnnouncer, spoken, svg, tellIn } from "./shared.mjs";
import { t } from "./words.mjs";

const LINE = "\n"; // parts the arrows of a drawing that is not yet given as an answer

/** Let the arrows of a system be drawn, inside an element; returns how to stop. */
export function connectActors(root, model) {
  const { flows: question } = model.get("content");
  root.classList.add("cct-flows");
  const say = makeAnnouncer(root);
  const group = (name, label) =>
    h("div", { class: `cct-${name}`, role: "group", "aria-label": label, tabindex: -1 });
  const lines = svg("svg", { "aria-hidden": "true" });
  const faces = h("div", { class: "cct-faces" });
  const figure = h(
    "div",
    { class: "cct-ring", role: "group", "aria-label": t("flows.figure") },
    lines,
    faces,
  );
  const choice = group("choice", t("flows.choice"));
  const list = group("list", t("flows.listed"));
  const status = h("p", { class: "cct-status" });
  const controls = h("div", { class: "cct-controls" });
  const outcome = group("outcome", t("feedback"));
  root.append(
    h("div", { class: "cct-drawing" }, figure, choice),
    h("div", { class: "cct-said" }, list, controls, status, outcome),
  );
  const tell = tellIn(status, say);
  const focusOn = (key) => root.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
  const nameOf = (id) => question.actors.find((actor) => actor.id === id).label;
  let giver = null;
  let receiver = null;

  const act = {
    begin(id) {
      giver = id;
      receiver = null;
      draw();
    },
    tap(id) {
      if (!giver || receiver) {
        act.begin(id);
        return say(t("flows.second", { giver: nameOf(id) }));
      }
      if (id === giver) return act.forget();
      receiver = id;
      draw();
      focusOn(`thing:${question.things[0].id}`);
      return say(t("flows.third", { giver: nameOf(giver), receiver: nameOf(receiver) }));
    },
    forget() {
      const from = giver;
      giver = null;
      receiver = null;
      draw();
      focusOn(`actor:${from}`);
      say(t("flows.first"));
    },
    choose(thing) {
      const arrow = arrowOf(giver, thing, receiver);
      const { drawn } = state();
      const from = giver;
      giver = null;
      receiver = null;
      const isThere = drawn.includes(arrow);
      if (!isThere) keep([...drawn, arrow]);
      draw();
      focusOn(`actor:${from}`);
      const words = capital(arrowInWords(question, arrow));
      tell(t(isThere ? "flows.there" : "flows.drawn", { arrow: words }));
    },
    remove(arrow) {
      keep(state().drawn.filter((one) => one !== arrow));
      draw(list);
      tell(t("flows.removed", { arrow: capital(arrowInWords(question, arrow)) }));
    },
    check() {
      const { drawn } = state();
      if (!drawn.length) return tell(t("flows.nothing"));
      record.answer(question.id, drawn);
      bringIntoView(outcome);
      return say(spoken(outcome));
    },
    show() {
      record.show(question.id);
      bringIntoView(outcome);
      say(spoken(outcome));
    },
  };

  const keep = (drawn) => record.draft(question.id, drawn.join(LINE));

  function state() {
    const { tries, shown: all, drafts } = record.now();
    const answer = record.last(question.id)?.answer;
    const draft = drafts[question.id];
    const shown = all.includes(question.id);
    const mark = answer && question.feedback ? flowsMark(question, answer) : null;
    const drawn = shown
      ? neededArrows(question)
      : draft == null
        ? (answer ?? [])
        : draft.split(LINE).filter(Boolean);
    const isFirst = tries[question.id]?.length === 1;
    const isMarked = shown || (mark && draft == null);
    return {
      own: model.get("own")?.[question.id],
      giver,
      receiver,
      drawn,
      answer,
      mark,
      told: mark && isFirst && mark.credit < 1 ? hinted(mark, hintsOnFlows(question, answer)) : mark,
      shown,
      settled: shown || mark?.credit === 1,
      // Which arrows stand right is told with the reasons, and no longer once one has been changed.
      stands: (number) =>
        isMarked && !(isFirst && mark.credit < 1 && !shown)
          ? standingOfArrow(question, drawn[number - 1])
          : "noted",
    };
  }

  function drawLines(now) {
    const boxes = {};
    for (const face of faces.children)
      boxes[face.getAttribute("data-actor")] = {
        x: face.offsetLeft,
        y: face.offsetTop,
        width: face.offsetWidth,
        height: face.offsetHeight,
      };
    fill(lines, drawArrows(now.drawn, boxes, now.stands));
  }

  function draw(fallback = outcome) {
    const now = state();
    const places = ring(question.actors.length);
    keepingFocus(root, fallback, () => {
      fill(
        faces,
        question.actors.map((actor, at) => drawActor(actor, places[at], now, act)),
      );
      fill(choice, drawChoice(question, now, act));
      fill(list, drawList(question, now, act));
      fill(controls, drawControls(question, now, act));
      fill(outcome, drawOutcome(question, now));
      status.textContent = "";
    });
    drawLines(now);
  }

  const record = recorder(model, root, draw);
  draw();
  const size = new ResizeObserver(() => drawLines(state()));
  size.observe(figure);
  return () => {
    size.disconnect();
    record.stop();
  };
}
