import { GLYPHS, commit, drawMark, glide, h, keepingFocus, lastTry, makeAnnouncer, makeDraggable, makeRoot, verdictOf, withTry } from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

export const QUADRANTS = [
  { id: "I", label: "Co-production", nature: "involuntary", locus: "individual", shape: "circle" },
  { id: "II", label: "Co-construction", nature: "involuntary", locus: "system", shape: "square" },
  { id: "III", label: "Co-management", nature: "voluntary", locus: "individual", shape: "triangle" },
  { id: "IV", label: "Co-design and co-innovation", nature: "voluntary", locus: "system", shape: "diamond" },
];

const byId = (id) => QUADRANTS.find((quadrant) => quadrant.id === id);
const name = (id) => `quadrant ${id}, ${byId(id).label.toLowerCase()}`;

export function keyOf(card) {
  return QUADRANTS.find(({ id }) => card.marks[id]?.credit === 1)?.id;
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

/** What the whole board shows once every card has a place. */
export function summarise(cards, tries, shown) {
  const states = cards.map((card) => standing(card, tries, shown).state);
  const count = (...wanted) => states.filter((state) => wanted.includes(state)).length;
  const first = cards.filter((card, at) => states[at] === "right" && tries[card.id][0].answer === keyOf(card)).length;
  const missed = { nature: 0, locus: 0 };
  const misconceptions = {};
  for (const card of cards) {
    for (const { answer } of tries[card.id] ?? []) {
      if (!card.marks[answer] || card.marks[answer].credit > 0) continue;
      for (const axis of ["nature", "locus"]) missed[axis] += byId(answer)[axis] !== byId(keyOf(card))[axis];
      const { misconception } = card.marks[answer];
      misconceptions[misconception] = (misconceptions[misconception] ?? 0) + 1;
    }
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
    missed,
    misconceptions,
  };
}

const times = (n) => (n === 1 ? "once" : n === 2 ? "twice" : `${n} times`);
const some = (n, one, many) => (n === 0 ? null : n === 1 ? `1 ${one}` : `${n} ${many}`);

/** The summary in sentences: what went well, which axis to look at, which idea came up more than once. */
export function summarySentences(summary, beliefs) {
  if (summary.noted) return [`All ${summary.cards} cards have a place. Your answers are noted.`];
  const parts = [
    some(summary.later, "after another try", "after another try"),
    some(summary.defended, "in a second place that can be defended", "in second places that can be defended"),
    some(summary.shown, "shown", "shown"),
    some(summary.open, "still in another place than the key's", "still in other places than the key's"),
  ].filter(Boolean);
  const sentences = [`${summary.first} of ${summary.cards} right at the first try${parts.length ? `; ${parts.join(", ")}` : ""}.`];
  const { nature, locus } = summary.missed;
  if (nature + locus === 0 && summary.first === summary.cards) {
    sentences.push("Before you go on, pick the hardest card and say aloud why it stands where it stands.");
  } else if (nature > locus) {
    sentences.push(`You missed the nature ${times(nature)} and the locus ${locus ? times(locus) : "never"}. Ask first: does this part come with being served, or go beyond it?`);
  } else if (locus > nature) {
    sentences.push(`You missed the locus ${times(locus)} and the nature ${nature ? times(nature) : "never"}. Ask: does the interplay stay with one service, or reach a system?`);
  } else if (nature) {
    sentences.push(`You missed nature and locus ${times(nature)} each. Settle one axis before you turn to the other.`);
  }
  const recurring = Object.entries(summary.misconceptions).filter(([, count]) => count > 1);
  for (const [id, count] of recurring) sentences.push(`One idea came up ${times(count)}. ${beliefs[id]}`);
  return sentences;
}

// ---- drawing --------------------------------------------------------------------------------------

const SHAPES = {
  circle: ["circle", { cx: 8, cy: 8, r: 7 }],
  square: ["rect", { x: 1.5, y: 1.5, width: 13, height: 13 }],
  triangle: ["path", { d: "M8 1 L15.5 14.5 H0.5 Z" }],
  diamond: ["path", { d: "M8 0 L16 8 L8 16 L0 8 Z" }],
};

function sign({ id, shape }) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const [tag, attributes] = SHAPES[shape];
  const figure = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries({ viewBox: "0 0 16 16", class: `cct-sign cct-fill-${id}`, "aria-hidden": "true" })) svg.setAttribute(key, value);
  for (const [key, value] of Object.entries(attributes)) figure.setAttribute(key, value);
  svg.append(figure);
  return svg;
}

const SAID = { right: "right", partly: "can be defended", wrong: "not here", noted: "placed", shown: "shown to you" };

function chip(card, state, isCurrent, act) {
  const button = h(
    "button",
    { type: "button", class: `cct-card cct-${state}`, "data-key": `card:${card.id}`, "aria-pressed": String(isCurrent), onclick: () => act.select(card.id) },
    state !== "waiting" && h("span", { class: "cct-glyph", "aria-hidden": "true" }, GLYPHS[state]),
    h("span", {}, card.title),
    state !== "waiting" && h("span", { class: "cct-hidden" }, `(${SAID[state]})`),
  );
  if (!isSettled(state)) {
    makeDraggable(button, ".cct-cell", { started: () => act.select(card.id), dropped: (cell) => act.place(card.id, cell.dataset.quadrant) });
  }
  return h("li", {}, button);
}

function drawTray(cards, now, act) {
  const waiting = cards.filter((card) => now.stands[card.id].state === "waiting");
  return [
    h("h3", { class: "cct-label" }, waiting.length ? `Cards to place: ${waiting.length}` : "Every card has a place"),
    h("ul", { class: "cct-cards" }, waiting.map((card) => chip(card, "waiting", card.id === now.current, act))),
  ];
}

function drawDesk(card, now, act) {
  const { place, state } = now.stands[card.id];
  const select = h(
    "select",
    { "data-key": "choice", "aria-label": `Quadrant for “${card.title}”`, onchange: () => act.consider(select.value) },
    h("option", { value: "" }, "Choose a quadrant"),
    QUADRANTS.map(({ id, label }) => h("option", { value: id, selected: id === (now.choice || place) }, `${id} ${label}`)),
  );
  const button = h("button", { type: "button", class: "cct-main", "data-key": "place", onclick: () => act.place(card.id, select.value) }, "Place");
  return [
    h("h3", { class: "cct-title" }, card.title),
    h("p", { class: "cct-meta" }, `${card.sector} · ${card.country}`),
    h("p", { class: "cct-text" }, card.description),
    !isSettled(state) && h("div", { class: "cct-controls" }, select, button),
  ];
}

function drawFeedback(card, now, act) {
  const { place, state } = now.stands[card.id];
  if (state === "waiting") return [h("p", { class: "cct-hint" }, "Read the card, then tap its quadrant. You can also drag it, or use the menu.")];
  const mark = card.marks[place];
  const next = now.next && h("button", { type: "button", class: "cct-main", "data-key": "next", onclick: () => act.select(now.next) }, "Next card");
  const show = mark && !isSettled(state) && h("button", { type: "button", "data-key": "show", onclick: () => act.show(card.id) }, "Show me");
  const again = mark && !isSettled(state) && h("p", { class: "cct-hint" }, "Try another quadrant when you are ready.");
  return [mark ? drawMark(mark) : h("p", { class: "cct-hint" }, "Noted. You can still move the card."), again, h("div", { class: "cct-controls" }, next, show)];
}

function drawCell(quadrant, cards, now, act) {
  const here = cards.filter((card) => now.stands[card.id].place === quadrant.id);
  return h(
    "div",
    { class: `cct-cell cct-cell-${quadrant.id}`, "data-quadrant": quadrant.id, onclick: (event) => event.target.closest("button") || act.place(now.current, quadrant.id) },
    h(
      "button",
      { type: "button", class: "cct-quadrant", "data-key": `quadrant:${quadrant.id}`, onclick: () => act.place(now.current, quadrant.id) },
      sign(quadrant),
      h("span", { class: "cct-numeral" }, quadrant.id),
      // Words stay whole: a line must not end in "co-".
      h("span", {}, quadrant.label.split(" ").flatMap((word, at) => [at ? " " : "", h("span", { class: "cct-word" }, word)])),
    ),
    h("ul", { class: "cct-cards", "aria-label": `Cards in ${name(quadrant.id)}` }, here.map((card) => chip(card, now.stands[card.id].state, card.id === now.current, act))),
  );
}

function drawMap(cards, now, act) {
  const axis = (kind, text) => h("div", { class: `cct-axis cct-${kind}` }, h("span", {}, text));
  return [
    axis("locus", "Locus of co-production"),
    axis("individual", "Individual service"),
    axis("system", "Service system"),
    axis("nature", "Nature of co-production"),
    axis("involuntary", "Involuntary"),
    axis("voluntary", "Voluntary"),
    ...QUADRANTS.map((quadrant) => drawCell(quadrant, cards, now, act)),
  ];
}

function drawSummary(sentences, act) {
  return [
    h("h3", { class: "cct-label" }, "Your board"),
    sentences.map((sentence) => h("p", {}, sentence)),
    h("div", { class: "cct-controls" }, h("button", { type: "button", "data-key": "restart", onclick: () => act.restart() }, "Start over")),
  ];
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const { cards, beliefs } = model.get("content");
  const root = makeRoot(el, "board", "Quadrant board");
  const say = makeAnnouncer(root);
  const area = (kind, label) => root.appendChild(h("div", { class: `cct-${kind}`, role: "group", "aria-label": label }));
  const [tray, desk, map, feedback, summary] = [
    area("tray", "Cards to place"),
    area("desk", "The card you are reading"),
    area("map", "The four quadrants"),
    area("feedback", "Feedback"),
    area("summary", "Summary"),
  ];
  const status = root.appendChild(h("p", { class: "cct-status" }));
  let current = nextCard(cards, model.get("tries"), model.get("shown"), null) ?? cards[0].id;
  let choice = "";

  const cardOf = (id) => cards.find((card) => card.id === id);
  const record = () => [model.get("tries"), model.get("shown")];
  const elementOf = (id) => root.querySelector(`[data-key="card:${CSS.escape(id)}"]`);

  const act = {
    consider(value) {
      choice = value;
    },
    select(id) {
      current = id;
      choice = "";
      draw();
      say(`Reading: ${cardOf(id).title}.`);
    },
    place(id, quadrant) {
      const card = cardOf(id);
      if (!quadrant) return say("Choose a quadrant first, then press Place.");
      if (isSettled(standing(card, ...record()).state)) return say(`“${card.title}” has its place. Choose another card.`);
      const from = elementOf(id)?.getBoundingClientRect();
      current = id;
      choice = "";
      commit(model, { tries: withTry(model.get("tries"), id, quadrant), refusal: "" });
      draw();
      glide(elementOf(id), from);
      const mark = card.marks[quadrant];
      return say([`“${card.title}” placed in ${name(quadrant)}.`, ...(mark ? mark.feedback : ["Noted."]), status.textContent].join(" "));
    },
    show(id) {
      const card = cardOf(id);
      const from = elementOf(id)?.getBoundingClientRect();
      commit(model, { shown: [...model.get("shown"), id] });
      draw();
      glide(elementOf(id), from);
      say(`“${card.title}” belongs in ${name(keyOf(card))}. ${card.marks[keyOf(card)].feedback.slice(1).join(" ")}`);
    },
    restart() {
      commit(model, { tries: {}, shown: [] });
      current = cards[0].id;
      draw();
      elementOf(current)?.focus();
      say("The board is empty again. All cards are back in the tray.");
    },
  };

  function draw() {
    const [tries, shown] = record();
    const stands = Object.fromEntries(cards.map((card) => [card.id, standing(card, tries, shown)]));
    const totals = summarise(cards, tries, shown);
    const now = { stands, current, choice, next: nextCard(cards, tries, shown, current) };
    const finished = totals.placed === totals.cards;
    keepingFocus(root, () => {
      tray.replaceChildren(...drawTray(cards, now, act));
      desk.replaceChildren(...drawDesk(cardOf(current), now, act).filter(Boolean));
      map.replaceChildren(...drawMap(cards, now, act));
      feedback.replaceChildren(...drawFeedback(cardOf(current), now, act).filter(Boolean));
      summary.hidden = !finished;
      summary.replaceChildren(...(finished ? drawSummary(summarySentences(totals, beliefs), act).flat() : []));
      status.textContent = model.get("refusal") || (finished ? `All ${totals.cards} cards placed.` : `${totals.placed} of ${totals.cards} cards placed.`);
    });
  }

  const names = ["change:tries", "change:shown", "change:refusal"];
  for (const change of names) model.on(change, draw);
  draw();
  return () => {
    for (const change of names) model.off(change, draw);
  };
}

export default { render };
