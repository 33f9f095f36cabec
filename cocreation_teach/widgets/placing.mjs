// Placing cards: a tray, the card being read, a map of places, feedback, a summary.
// What the places are and how their map is drawn, each widget says for itself.

import { ownWords, recorder } from "./keeping.mjs";
import { lastTry } from "./record.mjs";
import {
  drawMark,
  GLYPHS,
  glide,
  h,
  keepingFocus,
  makeAnnouncer,
  makeDraggable,
  makeRoot,
  shownMark,
  verdictOf,
} from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** The place that earns full credit. */
export function keyOf(card) {
  return Object.keys(card.marks).find((place) => card.marks[place].credit === 1);
}

/** Where a card stands and how: {place, state}, state being waiting, right, partly, wrong, noted or shown. */
export function standing(card, tries, shown) {
  if (shown.includes(card.id)) return { place: keyOf(card), state: "shown" };
  const place = lastTry(tries, card.id)?.answer;
  return place ? { place, state: verdictOf(card.marks[place]) } : { place: null, state: "waiting" };
}

/** Settled cards stay where they are: they are right, or their place was shown. */
export function isSettled(state) {
  return state === "right" || state === "shown";
}

/** The next card to think about: first those still waiting after this one, then those in a wrong place. */
export function nextCard(cards, tries, shown, current) {
  const at = cards.findIndex((card) => card.id === current);
  const round = [...cards.slice(at + 1), ...cards.slice(0, Math.max(at, 0))];
  const having = (...states) => round.find((card) => states.includes(standing(card, tries, shown).state));
  return (having("waiting") ?? having("wrong", "partly"))?.id ?? null;
}

/** What the whole board shows: how many stand where, and which ideas wrong places pointed to. */
export function summarise(cards, tries, shown) {
  const states = cards.map((card) => standing(card, tries, shown).state);
  const count = (wanted) => states.filter((state) => state === wanted).length;
  const first = cards.filter(
    (card, at) => states[at] === "right" && tries[card.id][0].answer === keyOf(card),
  ).length;
  const misconceptions = {};
  for (const { misconception } of wrongTries(cards, tries).map(({ card, answer }) => card.marks[answer])) {
    if (misconception) misconceptions[misconception] = (misconceptions[misconception] ?? 0) + 1;
  }
  return {
    cards: cards.length,
    placed: cards.length - count("waiting"),
    noted: count("noted"),
    first,
    later: count("right") - first,
    defended: count("partly"),
    shown: count("shown"),
    open: count("wrong"),
    misconceptions,
  };
}

/** Every try that earned nothing, whatever came after it. */
export function wrongTries(cards, tries) {
  return cards.flatMap((card) =>
    (tries[card.id] ?? [])
      .filter(({ answer }) => card.marks[answer]?.credit === 0)
      .map(({ answer }) => ({ card, answer })),
  );
}

const TABLE = 12;

/** The waiting cards that lie on the table: the first dozen, and always the one being read. */
export function onTable(waiting, current) {
  const at = waiting.findIndex(({ id }) => id === current);
  return at < TABLE ? waiting.slice(0, TABLE) : [...waiting.slice(0, TABLE - 1), waiting[at]];
}

const aOrAn = (noun) => `${/^[aeio]/i.test(noun) ? "an" : "a"} ${noun.toLowerCase()}`;

export const times = (n) => (n === 0 ? "never" : n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);

/** The summary in sentences; `advice` is what the widget adds between the count and the recurring ideas. */
export function summarySentences(summary, beliefs, advice) {
  if (summary.noted) return [`All ${summary.cards} cards have a place. Your answers are noted.`];
  const also = [
    summary.later && `${summary.later} after another try`,
    summary.defended && `${summary.defended} in a second place that can be defended`,
    summary.shown && `${summary.shown} shown`,
    summary.open && `${summary.open} not yet in the key's place`,
  ].filter(Boolean);
  const result = `${summary.first} of ${summary.cards} right at the first try${also.length ? `; ${also.join(", ")}` : ""}.`;
  const hardest = "Before you go on, pick the hardest card and say aloud why it stands where it stands.";
  const recurring = Object.entries(summary.misconceptions).filter(([, count]) => count > 1);
  return [
    result,
    ...(summary.first === summary.cards ? [hardest] : advice),
    ...recurring.map(([id, count]) => `One idea came up ${times(count)}. ${beliefs[id]}`),
  ];
}

// ---- drawing --------------------------------------------------------------------------------------

const SAID = {
  right: "right",
  partly: "can be defended",
  wrong: "not here",
  noted: "placed",
  shown: "shown to you",
};

/** A card, in the tray or in its place. */
export function chip(card, state, isCurrent, act) {
  const button = h(
    "button",
    {
      type: "button",
      class: `cct-card cct-${state}`,
      "data-key": `card:${card.id}`,
      "aria-pressed": String(isCurrent),
      onclick: () => act.select(card.id),
    },
    state !== "waiting" && h("span", { class: "cct-glyph", "aria-hidden": "true" }, GLYPHS[state]),
    h("span", {}, card.title),
    state !== "waiting" && h("span", { class: "cct-hidden" }, `(${SAID[state]})`),
  );
  if (!isSettled(state)) {
    makeDraggable(button, "[data-place]", {
      started: () => act.select(card.id),
      dropped: (cell) => act.place(card.id, cell.dataset.place),
    });
  }
  return h("li", {}, button);
}

function drawTray(cards, now, act) {
  const waiting = cards.filter((card) => now.stands[card.id].state === "waiting");
  const here = onTable(waiting, now.current);
  return [
    h(
      "h3",
      { class: "cct-label" },
      waiting.length ? `Cards to place: ${waiting.length}` : "Every card has a place",
    ),
    h(
      "ul",
      { class: "cct-cards" },
      here.map((card) => chip(card, "waiting", card.id === now.current, act)),
    ),
    here.length < waiting.length &&
      h("p", { class: "cct-hint" }, `${waiting.length - here.length} more follow as you place these.`),
  ].filter(Boolean);
}

function drawDesk(card, kind, now, act) {
  const { place, state } = now.stands[card.id];
  const select = h(
    "select",
    {
      "data-key": "choice",
      "aria-label": `${kind.noun} for “${card.title}”`,
      onchange: () => act.consider(select.value),
    },
    h("option", { value: "" }, `Choose ${aOrAn(kind.noun)}`),
    kind.places.map(({ id, label }) =>
      h("option", { value: id, selected: id === (now.choice || place) }, label),
    ),
  );
  const button = h(
    "button",
    {
      type: "button",
      class: "cct-main",
      "data-key": "place",
      onclick: () => act.place(card.id, select.value),
    },
    "Place",
  );
  return [
    h("h3", { class: "cct-title" }, card.title),
    card.meta && h("p", { class: "cct-meta" }, card.meta),
    h("p", { class: "cct-text" }, card.description),
    !isSettled(state) && h("div", { class: "cct-controls" }, select, button),
  ];
}

function drawFeedback(card, kind, now, act) {
  const { place, state } = now.stands[card.id];
  const noun = kind.noun.toLowerCase();
  const hint = (text) => h("p", { class: "cct-hint" }, text);
  if (state === "waiting")
    return [hint(`Read the card, then tap its ${noun}. You can also drag it, or use the menu.`)];
  const next =
    now.next &&
    h(
      "button",
      { type: "button", class: "cct-main", "data-key": "next", onclick: () => act.next(now.next) },
      "Next card",
    );
  const show = () =>
    h("button", { type: "button", "data-key": "show", onclick: () => act.show(card.id) }, "Show me");
  const mark = card.marks[place];
  if (!mark) return [hint("Noted. You can still move the card."), h("div", { class: "cct-controls" }, next)];
  if (isSettled(state))
    return [
      drawMark(state === "shown" ? shownMark(mark) : mark, ownWords(now.own[card.id])),
      h("div", { class: "cct-controls" }, next),
    ];
  const again =
    state === "partly"
      ? `You can leave it there, or try another ${noun}.`
      : `Try another ${noun} when you are ready.`;
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
    h(
      "button",
      {
        type: "button",
        class: "cct-place",
        "data-key": `place:${place.id}`,
        onclick: () => act.place(now.current, place.id),
      },
      heading,
    ),
    h(
      "ul",
      { class: "cct-cards", "aria-label": `Cards in ${name}` },
      here.map((card) => chip(card, now.stands[card.id].state, card.id === now.current, act)),
    ),
  );
}

function drawSummary(sentences, now, act) {
  const restart = (key, label, run) => h("button", { type: "button", "data-key": key, onclick: run }, label);
  return [
    h("h3", { class: "cct-label" }, "Your board"),
    ...sentences.map((sentence) => h("p", {}, sentence)),
    now.asking
      ? h(
          "div",
          { class: "cct-controls" },
          restart("keep", "Keep them", act.keep),
          restart("clear", "Clear all answers", act.restart),
        )
      : h("div", { class: "cct-controls" }, restart("restart", "Start over", act.ask)),
  ];
}

function makeAreas(root, kind) {
  const area = (name, label) =>
    root.appendChild(h("div", { class: `cct-${name}`, role: "group", "aria-label": label, tabindex: -1 }));
  return {
    tray: area("tray", "Cards to place"),
    desk: area("desk", "The card you are reading"),
    map: area("map", kind.mapLabel),
    status: root.appendChild(h("p", { class: "cct-status" })),
    feedback: area("feedback", "Feedback"),
    summary: area("summary", "Summary"),
  };
}

function fillAreas(areas, cards, beliefs, kind, now, act) {
  const card = cards.find(({ id }) => id === now.current);
  const totals = summarise(cards, now.tries, now.shown);
  const finished = totals.placed === totals.cards;
  areas.tray.replaceChildren(...drawTray(cards, now, act));
  areas.desk.replaceChildren(...drawDesk(card, kind, now, act).filter(Boolean));
  areas.map.replaceChildren(...kind.drawMap(cards, now, act));
  areas.feedback.replaceChildren(...drawFeedback(card, kind, now, act));
  areas.summary.hidden = !finished;
  areas.summary.replaceChildren(
    ...(finished
      ? drawSummary(summarySentences(totals, beliefs, kind.advice(cards, now.tries)), now, act)
      : []),
  );
  areas.status.textContent = finished
    ? `All ${totals.cards} cards placed.`
    : `${totals.placed} of ${totals.cards} cards placed.`;
}

// ---- the widget -----------------------------------------------------------------------------------

/**
 * Draw a widget in which cards are placed, and nothing else. `kind` says what is its own: name and label,
 * and what `placeCards` has to know.
 */
export function renderPlacing({ model, el }, kind) {
  return placeCards(makeRoot(el, kind.name, kind.label), model, kind);
}

/**
 * Let cards be placed inside an element. `kind` says how: mapLabel, the noun for a place,
 * places: [{id, label}], nameOf(id), drawMap(cards, now, act), advice(cards, tries).
 */
export function placeCards(root, model, kind) {
  const { cards, beliefs } = model.get("content");
  root.classList.add("cct-placing");
  const say = makeAnnouncer(root);
  const areas = makeAreas(root, kind);
  const settled = (id) => isSettled(standing(cardOf(id), record.now().tries, record.now().shown).state);
  const cardOf = (id) => cards.find((card) => card.id === id);
  const elementOf = (id) => root.querySelector(`[data-key="card:${CSS.escape(id)}"]`);
  const tell = (message) => say((areas.status.textContent = message));
  let current = null;
  let choice = "";
  let asking = false;

  const act = {
    consider(value) {
      choice = value;
    },
    select(id) {
      current = id;
      choice = "";
      draw(areas.desk);
      say(`Reading: ${cardOf(id).title}.`);
    },
    next(id) {
      act.select(id);
      areas.desk.scrollIntoView({ block: "nearest" });
    },
    place(id, place) {
      const card = cardOf(id);
      if (!place) return tell(`Choose ${aOrAn(kind.noun)} first, then press Place.`);
      if (settled(id)) return tell(`“${card.title}” has its place. Choose another card.`);
      move(id, () => record.answer(id, place));
      const mark = card.marks[place];
      return say(
        [
          `“${card.title}” placed in ${kind.nameOf(place)}.`,
          ...(mark ? mark.feedback : ["Noted."]),
          areas.status.textContent,
        ].join(" "),
      );
    },
    show(id) {
      const card = cardOf(id);
      move(id, () => record.show(id));
      say(
        `“${card.title}” belongs in ${kind.nameOf(keyOf(card))}. ${card.marks[keyOf(card)].feedback.slice(1).join(" ")}`,
      );
    },
    ask() {
      asking = true;
      draw(areas.summary);
      say("Clear all answers on this board, or keep them?");
    },
    keep() {
      asking = false;
      draw(areas.summary);
    },
    restart() {
      current = cards[0].id;
      asking = false;
      record.clear(cards.map(({ id }) => id));
      elementOf(current).focus();
      say("The board is empty again. All cards are back in the tray.");
    },
  };

  function move(id, act) {
    const from = elementOf(id)?.getBoundingClientRect();
    current = id;
    choice = "";
    act();
    glide(elementOf(id), from);
  }

  function draw(fallback = areas.feedback) {
    const { tries, shown } = record.now();
    const stands = Object.fromEntries(cards.map((card) => [card.id, standing(card, tries, shown)]));
    const now = {
      own: model.get("own") ?? {},
      tries,
      shown,
      stands,
      current,
      choice,
      asking,
      next: nextCard(cards, tries, shown, current),
    };
    keepingFocus(root, fallback, () => fillAreas(areas, cards, beliefs, kind, now, act));
  }

  const record = recorder(model, root, draw);
  const { tries, shown } = record.now();
  current = nextCard(cards, tries, shown, null) ?? cards[0].id;
  draw();
  return record.stop;
}
