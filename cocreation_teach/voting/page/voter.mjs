// What stands on a phone: the question, one answer, and after the round what all have said.

import { fill, h, keepingFocus, makeAnnouncer, option } from "../../widgets/shared.mjs";
import { drawBallot, drawResults, nameOf } from "../../widgets/vote_figures.mjs";
import { t } from "../../widgets/words.mjs";

const POLL = 3000; // milliseconds between two questions, where the server cannot tell by itself
const AGAIN = 2000;

/** What a phone shows of a state; two that look alike are drawn once. */
export function lookOf({ round, open, right, results, ballot }) {
  return JSON.stringify([round, open, right, results.length, ballot.digest]);
}

/** What became of the answer, in words. */
export function outcome(mine, ballot) {
  const label = ballot.options.find(({ id }) => id === mine.answer)?.label ?? mine.answer;
  return t("vote.counted", { label });
}

/** How long to wait before something is tried again: with a spread, so that a hall does not ask at one moment. */
export function pause(milliseconds, chance = Math.random()) {
  return milliseconds * (0.75 + chance / 2);
}

function start(root) {
  const base = location.pathname.replace(/\/$/, "");
  const say = makeAnnouncer(root);
  const body = h("div", { tabindex: -1 });
  const status = h("p", { class: "cct-status cct-vote-said" });
  fill(root, h("h1", {}, t("vote")), body, status);
  let state = null;
  let look = "";
  let mine = null;
  let wish = null; // an answer that is on its way
  let over = false;

  const tell = (words) => {
    status.textContent = words;
    say(words);
  };

  async function send() {
    const sent = wish;
    let answer;
    try {
      answer = await fetch(`${base}/vote`, {
        method: "POST",
        credentials: "same-origin",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(sent),
      });
    } catch {
      answer = { status: 0 };
    }
    if (sent !== wish) return; // another answer was chosen meanwhile
    if (answer.status === 0 || answer.status === 429 || answer.status >= 500) {
      tell(t("vote.sending"));
      setTimeout(() => sent === wish && send(), pause(AGAIN));
      return;
    }
    const held = await answer.json().catch(() => ({}));
    if (sent !== wish) return;
    wish = null;
    if (held.mine) mine = { ...held.mine, round: held.round };
    tell(held.mine ? outcome(mine, state.ballot) : (held.said ?? t("vote.not-taken")));
  }

  function drawForm({ ballot, sure, round }) {
    const was = mine?.round === round ? mine : {};
    const radio = (name, value, checked) =>
      h("input", { type: "radio", name, value, checked, required: true, "data-key": `${name} ${value}` });
    const answers = ballot.options.map(({ id, label }) =>
      option(radio("answer", id, id === was.answer), label),
    );
    const degrees = sure.map(({ id, label }) => option(radio("sure", id, id === was.sure), label));
    const cast = ({ currentTarget }) => {
      const chosen = new FormData(currentTarget);
      wish = { round, digest: ballot.digest, answer: chosen.get("answer"), sure: chosen.get("sure") };
      send();
    };
    return h(
      "form",
      {
        onsubmit: (event) => {
          event.preventDefault();
          cast(event);
        },
      },
      h("fieldset", {}, h("legend", {}, nameOf(round)), answers),
      degrees.length > 0 && h("fieldset", {}, h("legend", {}, t("sure")), degrees),
      h("button", { type: "submit", class: "cct-main", "data-key": "send" }, t("vote.send")),
    );
  }

  function draw() {
    const waiting = h(
      "p",
      { class: "cct-vote-wait" },
      t(state.results.length > 1 ? "vote.thanks" : "vote.talk"),
    );
    fill(
      body,
      drawBallot(state.ballot),
      state.open
        ? drawForm(state)
        : [state.round > 0 && waiting, state.results.length > 0 && drawResults(state)],
    );
  }

  function hear(told) {
    const { mine: said, ...rest } = told;
    state = rest;
    if (said) mine = { ...said, round: state.round };
    const now = lookOf(state);
    if (now === look) return;
    const first = look === "";
    look = now;
    wish = null;
    keepingFocus(root, body, draw);
    const counted = state.open && mine?.round === state.round;
    if (counted) tell(outcome(mine, state.ballot));
    else if (first) status.textContent = "";
    else tell(state.open ? t("vote.opened", { round: nameOf(state.round) }) : t("vote.is-closed"));
  }

  function end() {
    if (over) return;
    over = true;
    wish = null;
    root.querySelector("[data-key=send]")?.setAttribute("disabled", "");
    tell(t("vote.over"));
  }

  async function ask() {
    try {
      const answer = await fetch(`${base}/state`, { credentials: "same-origin" });
      if (answer.ok) hear(await answer.json());
      else if (answer.status === 404) end();
      else if (!state) tell(t("vote.too-often"));
    } catch {
      if (!state) tell(t("vote.waiting"));
    }
  }

  function poll() {
    if (over) return;
    ask();
    setTimeout(poll, pause(POLL));
  }

  function listen() {
    const events = new EventSource(`${base}/events`);
    events.onmessage = ({ data }) => hear(JSON.parse(data));
    events.addEventListener("end", () => {
      events.close();
      end();
    });
    // A line that was cut is taken up again by the browser itself. Where there can be none, the page asks.
    events.onerror = () => {
      if (events.readyState === EventSource.CLOSED) poll();
      else ask();
    };
  }

  ask().then(listen);
  // A phone that slept has heard nothing.
  document.addEventListener(
    "visibilitychange",
    () => document.visibilityState === "visible" && !over && ask(),
  );
}

if (globalThis.document?.getElementById("vote")) start(document.getElementById("vote"));
