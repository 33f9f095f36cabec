// What is thrown on the wall: the question with the way to it, the number of votes, and then what all have said.

import { fill, h, makeAnnouncer, svg } from "../../widgets/shared.mjs";
import { lineTo, makeControls, nextActs, resultsOf, standing } from "../../widgets/vote_controls.mjs";
import { drawBallot } from "../../widgets/vote_figures.mjs";
import { t } from "../../widgets/words.mjs";

/** Where the votes of a server answer, and which of them a page is about, by the page's own address. */
export function placeOf(path) {
  const [, base, word] = /^(.*)\/([a-z]+)\/?$/.exec(path);
  return { base, word };
}

/** Whether a key is what a clicker sends to go on. */
export function leadsOn({ key, target }) {
  return key === "PageDown" && !target.closest?.("input");
}

function drawCode({ d, side }, address) {
  const label = t("vote.code", { address });
  const picture = svg("svg", {
    viewBox: `0 0 ${side} ${side}`,
    role: "img",
    "aria-label": label,
    class: "cct-vote-code",
  });
  picture.append(svg("rect", { width: side, height: side, fill: "#fff" }), svg("path", { d, fill: "#000" }));
  return picture;
}

function start(root) {
  const { base, word } = placeOf(location.pathname);
  const line = lineTo(base, new URLSearchParams(location.search).get("token") ?? "");
  const say = makeAnnouncer(root);
  const question = h("section", { class: "cct-vote-question" });
  const way = h("section", { class: "cct-vote-way", "aria-label": t("vote.way") });
  const count = h("p", { class: "cct-vote-count" });
  const results = h("section", { class: "cct-vote-wall" });
  const controls = h("section", { class: "cct-vote-lead", tabindex: -1, "aria-label": t("vote.controls") });
  const status = h("p", { class: "cct-status" });
  fill(
    root,
    h("h1", { class: "cct-hidden" }, t("vote")),
    question,
    way,
    results,
    h("footer", {}, controls, status),
  );
  let state = null;
  let look = "";

  const act = async (what) => {
    const { said } = await line.post(`/${word}/act`, what);
    status.textContent = said ?? "";
    say(said ?? "");
  };
  const drawControls = makeControls(controls, act);

  function hear(told) {
    state = told;
    drawControls(state);
    count.textContent = state.open ? t("vote.votes", { count: state.voted }) : "";
    const now = JSON.stringify([state.results, state.right, state.open, state.address]);
    if (now === look) return;
    look = now;
    root.classList.toggle("cct-vote-is-open", state.open);
    const options = h(
      "ol",
      { class: "cct-vote-options" },
      state.ballot.options.map(({ label }) => h("li", {}, label)),
    );
    fill(question, drawBallot(state.ballot), state.open && options);
    const [host, name] = state.address.replace(/^https?:\/\//, "").split(/\/(?=[a-z]+$)/);
    const address = host && [`${host}/`, h("wbr"), name];
    fill(
      way,
      state.open && state.code && drawCode(state.code, state.address),
      state.open && h("p", { class: "cct-vote-address" }, address || t("vote.by-hand")),
      count,
    );
    fill(results, !state.open && resultsOf(state));
    say(standing(state));
  }

  line.listen(word, hear, () => {
    fill(controls);
    status.textContent = t("vote.over");
    say(t("vote.over"));
  });

  document.addEventListener("keydown", (event) => {
    const [next] = state ? nextActs(state) : [];
    if (!next || !leadsOn(event) || event.repeat) return;
    event.preventDefault();
    act({ act: next });
  });
}

if (globalThis.document?.getElementById("vote")) start(document.getElementById("vote"));
