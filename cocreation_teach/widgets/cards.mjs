// Cards to place, drawn: the tray, the card being read, the places, feedback, the summary.

import { makeDraggable } from "./dragging.mjs";
import { ownWords } from "./keeping.mjs";
import { button, drawMark, drawTold, glyph, h, paragraphs, SAID, shownMark } from "./shared.mjs";
import { isSettled, onTable } from "./standings.mjs";
import { t } from "./words.mjs";

/** A card, in the tray or in its place. */
function chip(card, state, isCurrent, act, more = {}) {
  const words = [
    state !== "waiting" && glyph(state),
    h("span", {}, card.title),
    state !== "waiting" && h("span", { class: "cct-hidden" }, t("in-brackets", { said: SAID[state] })),
  ];
  const face = button(`card:${card.id}`, words, () => act.select(card.id), {
    class: `cct-card cct-${state}`,
    "aria-pressed": String(isCurrent),
    ...more,
  });
  if (!isSettled(state)) {
    makeDraggable(face, "[data-place]", {
      started: () => act.select(card.id),
      dropped: (cell) => act.place(card.id, cell.dataset.place),
    });
  }
  return h("li", {}, face);
}

export function drawTray(cards, now, act) {
  const waiting = cards.filter((card) => now.stands[card.id].state === "waiting");
  const here = onTable(waiting, now.current);
  // One stop for the Tab key, from which the arrow keys lead to the others.
  const stop = here.find(({ id }) => id === now.current) ?? here[0];
  return [
    h("h3", { class: "cct-label" }, t("cards.waiting", { count: waiting.length })),
    h(
      "ul",
      { class: "cct-cards" },
      here.map((card) => {
        const tabindex = card === stop ? 0 : -1;
        return chip(card, "waiting", card.id === now.current, act, { tabindex });
      }),
    ),
    here.length < waiting.length &&
      h("p", { class: "cct-hint" }, t("cards.more", { count: waiting.length - here.length })),
  ];
}

const capital = (noun) => noun[0].toLocaleUpperCase() + noun.slice(1);

export function drawDesk(card, kind, now, act) {
  const { place: stands, state } = now.stands[card.id];
  const select = h(
    "select",
    {
      "data-key": "choice",
      "aria-label": t("cards.menu", { noun: capital(kind.noun), title: card.title }),
      onchange: () => act.consider(select.value),
    },
    h("option", { value: "" }, t("cards.choose", kind)),
    kind.places.map(({ id, label }) =>
      h("option", { value: id, selected: id === (now.choice || stands) }, label),
    ),
  );
  const place = button("place", t("cards.place"), () => act.place(card.id, select.value), {
    class: "cct-main",
  });
  return [
    h("h3", { class: "cct-title" }, card.title),
    card.meta && h("p", { class: "cct-meta" }, card.meta),
    h("p", { class: "cct-text" }, drawTold(card.description)),
    !isSettled(state) && h("div", { class: "cct-controls" }, select, place),
  ];
}

export function drawFeedback(card, kind, now, act) {
  const { place, state } = now.stands[card.id];
  const hint = (text) => h("p", { class: "cct-hint" }, text);
  if (state === "waiting") return [hint(t("cards.how", kind))];
  // After a miss the next thing to do is to try again.
  const isMain = state !== "wrong" && state !== "partly";
  const next =
    now.next &&
    button("next", t("cards.next"), () => act.next(now.next), { class: isMain ? "cct-main" : null });
  const show = () => button("show", t("show"), () => act.show(card.id));
  const mark = card.marks[place];
  if (!mark) return [hint(t("cards.movable")), h("div", { class: "cct-controls" }, next)];
  if (isSettled(state))
    return [
      drawMark(state === "shown" ? shownMark(mark) : mark, ownWords(now.own[card.id])),
      h("div", { class: "cct-controls" }, next),
    ];
  const again = t(state === "partly" ? "cards.leave-or-move" : "cards.try-again", kind);
  return [drawMark(mark), hint(again), h("div", { class: "cct-controls" }, next, show())];
}

/** A place on the map: a button that names it and the cards that stand there. Tapping anywhere in it places the current card. */
export function drawPlace(place, name, heading, cards, now, act) {
  const here = cards.filter((card) => now.stands[card.id].place === place.id);
  return h(
    "div",
    {
      class: `cct-cell cct-cell-${place.id}`,
      "data-place": place.id,
      onclick: (event) => event.target.closest("button") || act.place(now.current, place.id),
    },
    button(`place:${place.id}`, heading, () => act.place(now.current, place.id), { class: "cct-place" }),
    h(
      "ul",
      { class: "cct-cards", "aria-label": t("cards.in", { place: name }) },
      here.map((card) => chip(card, now.stands[card.id].state, card.id === now.current, act)),
    ),
  );
}

export function drawSummary(sentences, now, act) {
  return [
    h("h3", { class: "cct-label" }, t("board")),
    paragraphs(sentences),
    now.asking
      ? h(
          "div",
          { class: "cct-controls" },
          button("keep", t("board.keep"), act.keep),
          button("clear", t("board.clear"), act.restart),
        )
      : h("div", { class: "cct-controls" }, button("restart", t("board.restart"), act.ask)),
  ];
}
