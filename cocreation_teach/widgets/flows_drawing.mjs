// What is drawn of who gives what to whom: the actors, the choice of a thing, the arrows in words, what is said of them.

import { makeDraggable } from "./dragging.mjs";
import { arrowInWords, flowsMark, neededArrows } from "./flows_marking.mjs";
import { ownWords } from "./keeping.mjs";
import { button, drawMark, glyph, h, SAID, shownMark } from "./shared.mjs";
import { t } from "./words.mjs";

/** Words as they begin a sentence. */
export const capital = (label) => label[0].toLocaleUpperCase() + label.slice(1);

export function drawActor({ id, label }, place, now, act) {
  const role = { [now.receiver]: "flows.receives", [now.giver]: "flows.gives" }[id];
  const words = [capital(label), role && h("span", { class: "cct-hidden" }, t(role))];
  const face = button(`actor:${id}`, words, () => act.tap(id), {
    class: role ? "cct-actor cct-chosen" : "cct-actor",
    "data-actor": id,
    "aria-pressed": String(Boolean(role)),
    disabled: now.settled,
  });
  face.style.left = `${place.x}%`;
  face.style.top = `${place.y}%`;
  if (!now.settled)
    makeDraggable(face, "[data-actor]", {
      started: () => act.begin(id),
      dropped: (other) => act.tap(other.dataset.actor),
    });
  return face;
}

export function drawChoice({ actors, things }, now, act) {
  if (now.settled) return [];
  const name = (id) => actors.find((actor) => actor.id === id).label;
  if (!now.giver) return [h("p", { class: "cct-hint" }, t("flows.first"))];
  if (!now.receiver) return [h("p", { class: "cct-hint" }, t("flows.second", { giver: name(now.giver) }))];
  return [
    h(
      "p",
      { class: "cct-asked" },
      t("flows.third", { giver: name(now.giver), receiver: name(now.receiver) }),
    ),
    h(
      "div",
      { class: "cct-things" },
      things.map(({ id, label }) => button(`thing:${id}`, capital(label), () => act.choose(id))),
      button("none", t("flows.none"), () => act.forget(), { class: "cct-quiet" }),
    ),
  ];
}

export function drawList(question, now, act) {
  const words = (arrow) => capital(arrowInWords(question, arrow));
  const item = (arrow, at) => {
    const state = now.stands(at + 1);
    return h(
      "li",
      {},
      h("span", { class: "cct-number" }, `${at + 1}.`),
      h(
        "span",
        {},
        state !== "noted" && glyph(state),
        words(arrow),
        state !== "noted" && h("span", { class: "cct-hidden" }, t("in-brackets", { said: SAID[state] })),
      ),
      !now.settled &&
        button(`remove:${arrow}`, t("flows.remove"), () => act.remove(arrow), {
          "aria-label": t("flows.remove-it", { arrow: words(arrow) }),
        }),
    );
  };
  return [
    h("h3", { class: "cct-label" }, t("flows.list", { count: now.drawn.length })),
    now.drawn.length > 0 && h("ol", {}, now.drawn.map(item)),
  ];
}

export function drawOutcome(question, now) {
  if (!now.mark && !now.shown) return now.answer ? [h("p", { class: "cct-hint" }, t("flows.noted"))] : [];
  const mark = now.shown ? shownMark(flowsMark(question, neededArrows(question))) : now.told;
  return [drawMark(mark, ownWords(now.own))];
}

export function drawControls(question, now, act) {
  if (now.settled) return [];
  return [
    button("check", t(question.feedback ? "check" : "keep-answer"), () => act.check(), { class: "cct-main" }),
    now.mark && button("show", t("show"), () => act.show()),
  ];
}
