// Placing cards: a tray, the card being read, a map of places, feedback, a summary.
// What the places are and how their map is drawn, each widget says for itself.

import { drawDesk, drawFeedback, drawSummary, drawTray } from "./cards.mjs";
import { glide } from "./dragging.mjs";
import { recorder } from "./keeping.mjs";
import { bringIntoView, fill, h, inBrief, keepingFocus, makeAnnouncer, tellIn } from "./shared.mjs";
import { isSettled, keyOf, nextCard, standing, summarise, summarySentences } from "./standings.mjs";
import { t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** What a board is called, by its kind: boards of one kind on a page are told apart by their first cards. */
export const called = (kind, { cards: [{ title }] }) => t(kind, { opening: title });

// ---- drawing --------------------------------------------------------------------------------------

function makeAreas(root, kind) {
  const area = (name, label) =>
    root.appendChild(h("div", { class: `cct-${name}`, role: "group", "aria-label": label, tabindex: -1 }));
  const status = h("p", { class: "cct-status" });
  const areas = {
    tray: area("tray", t("board.tray")),
    desk: area("desk", t("board.desk")),
    feedback: area("feedback", t("feedback")),
    map: area("map", kind.mapLabel),
    status,
    summary: area("summary", t("board.summary")),
  };
  root.append(h("div", { class: "cct-foot" }, status)); // where it is told, too, that all is saved
  return areas;
}

function fillAreas(areas, cards, beliefs, kind, now, act) {
  const card = cards.find(({ id }) => id === now.current);
  const totals = summarise(cards, now.tries, now.shown);
  const finished = totals.placed === totals.cards;
  fill(areas.tray, drawTray(cards, now, act));
  fill(areas.desk, drawDesk(card, kind, now, act));
  fill(areas.map, kind.drawMap(cards, now, act));
  fill(areas.feedback, drawFeedback(card, kind, now, act));
  areas.summary.hidden = !finished;
  const sentences = () => summarySentences(totals, beliefs, kind.advice(cards, now.tries));
  fill(areas.summary, finished && drawSummary(sentences(), now, act));
  areas.status.textContent = t(finished ? "board.all-placed" : "board.placed", totals);
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Let the arrow keys lead from one button to the next, round and round. */
function moveFocus(event, within) {
  const step = STEPS[event.key];
  const buttons = [...within.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  if (!step || at < 0) return;
  event.preventDefault();
  buttons.at((at + step) % buttons.length).focus();
}

// ---- the widget -----------------------------------------------------------------------------------

/**
 * Let cards be placed inside an element. `kind` says how: mapLabel, the noun for a place,
 * places: [{id, label}], nameOf(id), drawMap(cards, now, act), advice(cards, tries).
 */
export function placeCards(root, model, kind) {
  const { cards, beliefs } = model.get("content");
  root.classList.add("cct-placing");
  const say = makeAnnouncer(root);
  const areas = makeAreas(root, kind);
  areas.tray.addEventListener("keydown", (event) => moveFocus(event, areas.tray));
  const settled = (id) => isSettled(standing(cardOf(id), record.now().tries, record.now().shown).state);
  const cardOf = (id) => cards.find((card) => card.id === id);
  const elementOf = (id) => root.querySelector(`[data-key="card:${CSS.escape(id)}"]`);
  const tell = tellIn(areas.status, say);
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
      say(t("board.reading", cardOf(id)));
    },
    next(id) {
      act.select(id);
      bringIntoView(areas.desk);
    },
    place(id, place) {
      const card = cardOf(id);
      if (!place) return tell(t("board.choose-first", { noun: kind.noun, place: t("cards.place") }));
      if (settled(id)) return tell(t("board.settled", card));
      move(id, () => record.answer(id, place));
      const mark = card.marks[place];
      bringIntoView(areas.feedback);
      return say(
        [
          t("board.put", { title: card.title, place: kind.nameOf(place) }),
          inBrief(mark ? mark.feedback : [t("noted")]),
          areas.status.textContent,
        ].join(" "),
      );
    },
    show(id) {
      const card = cardOf(id);
      move(id, () => record.show(id));
      bringIntoView(areas.feedback);
      say(
        inBrief([
          t("board.belongs", { title: card.title, place: kind.nameOf(keyOf(card)) }),
          ...card.marks[keyOf(card)].feedback.slice(1),
        ]),
      );
    },
    ask() {
      asking = true;
      draw(areas.summary);
      say(t("board.sure"));
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
      say(t("board.empty"));
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
