// The lecturer's side of a vote: it talks to the Jupyter server, and offers what may be done next.

import { button, fill, h, keepingFocus, sending } from "./shared.mjs";
import { drawResults, nameOf } from "./vote_figures.mjs";
import { t } from "./words.mjs";

/** A cookie's value, as `document.cookie` lists it. */
export function cookie(name, all) {
  const found = all.split("; ").find((one) => one.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : "";
}

/** What may be done next with a vote: the first is the one that leads on. */
export function nextActs({ open, round, may_open, has_key, right }) {
  if (open) return ["close"];
  const acts = may_open ? ["open"] : [];
  if (has_key && right === null && round > 0) acts.push("tell");
  return acts;
}

/** An act in words. */
export function actInWords(act, { round }) {
  if (act === "close") return t("vote.act.close");
  if (act === "tell") return t("vote.act.tell");
  return t(round ? "vote.act.again" : "vote.act.open");
}

/** How a vote stands, in a line. */
export function standing({ open, round, voted, results }) {
  if (open) return t("vote.open", { round: nameOf(round), count: voted });
  return t("vote.closed", { round: nameOf(round), count: results.at(-1)?.voted ?? 0 });
}

const queryOf = (values) => `?${new URLSearchParams(values)}`;

/** The line to a server below an address: every request is as an open page of Jupyter's would send it. */
export function lineTo(base, token = "") {
  const headers = () => ({
    "Content-Type": "application/json",
    "X-XSRFToken": cookie("_xsrf", document.cookie),
    ...(token && { Authorization: `token ${token}` }),
  });
  const ask = async (path, how) => {
    let answer;
    try {
      answer = await fetch(`${base}${path}`, { credentials: "same-origin", headers: headers(), ...how });
    } catch {
      return { said: t("vote.no-server") };
    }
    const held = await answer.json().catch(() => ({}));
    return answer.ok ? held : { said: held.said ?? t("vote.refused", { status: answer.status }) };
  };
  const get = (path) => ask(path, {});
  const post = (path, body) => ask(path, { method: "POST", body: JSON.stringify(body) });
  const listen = (word, hear, over) => {
    const asked = queryOf({ origin: location.origin, ...(token && { token }) });
    const events = new EventSource(`${base}/${word}/events${asked}`);
    events.onmessage = ({ data }) => hear(JSON.parse(data));
    events.addEventListener("end", () => {
      events.close();
      over();
    });
    return () => events.close();
  };
  return { get, post, listen };
}

function field(key, label) {
  const input = h("input", {
    type: "number",
    min: 0,
    step: 1,
    inputmode: "numeric",
    "data-key": `hands ${key}`,
  });
  return h("label", { class: "cct-vote-hand" }, input, label);
}

/** Hands typed in: what the form's fields hold by option. */
export function handsIn(fields) {
  return Object.fromEntries(
    fields.filter(([, value]) => value !== "").map(([id, value]) => [id, Number(value)]),
  );
}

/**
 * Draw what the lecturer can do; `act(body)` does it. What was opened or typed stays, as votes come in: only what
 * has changed is drawn anew.
 */
export function makeControls(el, act) {
  const line = el.appendChild(h("p", { class: "cct-vote-standing" }));
  const acts = el.appendChild(h("div", { class: "cct-controls" }));
  const reach = el.appendChild(h("div", { class: "cct-vote-reach" }));
  const hands = el.appendChild(h("details", { class: "cct-vote-hands" }));
  const kept = el.appendChild(h("p", { class: "cct-status" }));
  let drawn = "";
  let asking = false;
  let state = null;

  function drawActs() {
    const next = nextActs(state).map((one, at) =>
      button(one, actInWords(one, state), () => act({ act: one }), { class: at === 0 ? "cct-main" : null }),
    );
    fill(
      acts,
      next,
      button("end", t("vote.act.end"), () => act({ act: "end" })),
    );
  }

  function drawReach() {
    const ask = (now) => () => {
      asking = now;
      keepingFocus(el, el, drawReach);
    };
    if (state.network) {
      const shut = () => act({ act: "alone" });
      fill(
        reach,
        h("p", {}, t("vote.network.open", { address: state.address })),
        button("alone", t("vote.network.shut"), shut),
      );
    } else if (asking) {
      const open = () => {
        asking = false;
        act({ act: "network" });
      };
      fill(
        reach,
        h("p", {}, t("vote.network.opens")),
        h(
          "div",
          { class: "cct-controls" },
          button("network", t("vote.network.do"), open),
          button("network-not", t("vote.network.not"), ask(false)),
        ),
      );
    } else {
      const said = state.address ? t("vote.reach", { address: state.address }) : t("vote.unreachable");
      fill(reach, h("p", {}, said), button("network", t("vote.network"), ask(true)));
    }
  }

  function drawHands() {
    const fields = state.ballot.options.map(({ id, label }) => [id, field(id, label)]);
    const send = () =>
      act({
        act: "hands",
        counts: handsIn(fields.map(([id, one]) => [id, one.querySelector("input").value])),
      });
    fill(
      hands,
      h("summary", {}, t("vote.hands")),
      h(
        "form",
        { onsubmit: sending(send) },
        h("p", { class: "cct-hint" }, t("vote.hands.hint")),
        fields.map(([, one]) => one),
        h("button", { type: "submit", "data-key": "hands" }, t("vote.hands.take")),
      ),
    );
  }

  return (told) => {
    state = told;
    line.textContent = standing(state);
    kept.textContent = state.unkept || (state.kept && t("vote.kept", { path: state.kept }));
    hands.hidden = !(state.may_open || (state.open && !state.voted));
    const { round, open, right, network, address, ballot } = state;
    const now = JSON.stringify([round, open, right, network, address, ballot.digest]);
    if (now === drawn) return;
    drawn = now;
    keepingFocus(el, el, () => {
      drawActs();
      drawReach();
      drawHands();
    });
  };
}

/** What has been voted, where a round is closed; else nothing yet. */
export function resultsOf(state) {
  return state.results.length ? drawResults(state) : null;
}
