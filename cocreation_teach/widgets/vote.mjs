// The lecturer's vote in JupyterLab: choose what is asked, start, lead, and throw it on the wall.

import { makeRoot } from "./root.mjs";
import { button, fill, h, keepingFocus, makeAnnouncer, sending, tellIn, toKernel } from "./shared.mjs";
import { lineTo, makeControls, resultsOf, standing } from "./vote_controls.mjs";
import { drawBallot } from "./vote_figures.mjs";
import { t } from "./words.mjs";

/** Where the Jupyter server of a page answers, by what JupyterLab writes into the page. */
export function serverOf(config) {
  const { baseUrl = "/", token = "" } = JSON.parse(config || "{}");
  return { base: `${baseUrl}cocreation/votes`, token };
}

/** Those that are offered whose title or id has all the words that were typed; `most` of them. */
export function matching(items, typed, most = 40) {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ([id, title]) => words.every((word) => `${id} ${title}`.toLowerCase().includes(word));
  return items.filter(fits).slice(0, most);
}

function render({ model, el }) {
  const { items, folder } = model.get("content");
  const { base, token } = serverOf(document.getElementById("jupyter-config-data")?.textContent);
  const line = lineTo(base, token);
  const root = makeRoot(el, "vote", t("vote"));
  const say = makeAnnouncer(root);
  const body = root.appendChild(h("div", { tabindex: -1 }));
  const status = root.appendChild(h("p", { class: "cct-status" }));
  const tell = tellIn(status, say);
  let leave = () => {};
  let leading = false;

  function drawChoice() {
    const search = h("input", { type: "search", "data-key": "search", oninput: () => offer() });
    const list = h("select", { "data-key": "list", size: 8 });
    const confidence = h("input", { type: "checkbox", "data-key": "confidence" });
    const offer = () => {
      const found = matching(items, search.value);
      fill(
        list,
        found.map(([id, title]) => h("option", { value: id }, t("vote.item", { title: title || id, id }))),
      );
      list.selectedIndex = 0;
    };
    const start = () =>
      list.value && toKernel(() => model.send({ ask: list.value, confidence: confidence.checked }));
    leading = false;
    offer();
    drawGoing();
    fill(
      body,
      h(
        "form",
        { class: "cct-vote-choice", onsubmit: sending(start) },
        h("label", {}, h("span", {}, t("vote.find")), search),
        h("label", {}, h("span", {}, t("vote.what")), list),
        h("label", { class: "cct-option" }, confidence, t("vote.confidence")),
        h("button", { type: "submit", class: "cct-main", "data-key": "start" }, t("vote.start")),
      ),
    );
  }

  /** A page that was loaded again finds the votes that are going on. */
  async function drawGoing() {
    const { going = [], said } = await line.get("");
    if (said) tell(said);
    const take = ([word, title]) =>
      button(`going ${word}`, t("vote.going", { title }), () => {
        leading = true;
        keepingFocus(root, body, () => lead(word));
      });
    if (going.length && !leading) body.prepend(h("div", { class: "cct-controls" }, going.map(take)));
  }

  function lead(word) {
    const wall = `${base}/${word}`;
    const question = h("div");
    const results = h("div", { class: "cct-vote-figures" });
    const controls = h("div", { tabindex: -1, class: "cct-vote-lead" });
    fill(
      body,
      question,
      h(
        "p",
        {},
        h("a", { href: wall, target: "_blank", rel: "noopener", "data-key": "wall" }, t("vote.wall")),
      ),
      controls,
      results,
    );
    const act = async (what) => {
      const { said } = await line.post(`/${word}/act`, what);
      tell(said ?? "");
    };
    const draw = makeControls(controls, act);
    let before = "";
    const over = () => {
      tell(t("vote.over"));
      keepingFocus(root, body, drawChoice);
    };
    leave = line.listen(
      word,
      (state) => {
        draw(state);
        const now = JSON.stringify([state.results, state.right, state.open]);
        if (now === before) return;
        before = now;
        fill(question, drawBallot(state.ballot));
        fill(results, resultsOf(state));
        say(standing(state));
      },
      over,
    );
  }

  async function start(asked, confidence) {
    const { word, said } = await line.post("", { asked, confidence, folder });
    tell(said ?? "");
    leading ||= Boolean(word);
    if (word) keepingFocus(root, body, () => lead(word));
  }

  const hear = ({ asked, confidence, said }) => (said ? tell(said) : start(asked, confidence));
  model.on("msg:custom", hear);
  drawChoice();
  return () => {
    model.off("msg:custom", hear);
    leave();
  };
}

export default { render };
