// What closed rounds of a vote come to, on phones, on the wall and in the lecturer's widget alike.

import { drawTold, h } from "./shared.mjs";
import { t } from "./words.mjs";

/** How many of all, in whole hundredths. */
export function percent(count, all) {
  return all ? Math.round((100 * count) / all) : 0;
}

/** A row an option: how many chose it in each closed round, and what moved. */
export function rowsOf({ ballot, results, right }) {
  return ballot.options.map(({ id, label }) => {
    const shares = results.map(({ counts, voted }) => percent(counts[id], voted));
    return {
      id,
      label,
      counts: results.map(({ counts }) => counts[id]),
      shares,
      change: shares.length > 1 ? shares[1] - shares[0] : null,
      right: right === id,
    };
  });
}

/** A change in hundredths with its sign. */
export function signed(change) {
  if (change === 0) return "0";
  return change > 0 ? `+${change}` : `−${-change}`;
}

/** What moved between the rounds, in sentences: the most frequent ways first. Hands do not tell whose they are. */
export function movedInWords({ ballot, results, moved }) {
  if (results.length < 2) return [];
  if (!moved) return [t("vote.moved.unknown")];
  const n = moved.reduce((sum, [, , many]) => sum + many, 0);
  const ways = moved.filter(([from, to]) => from !== to).sort((a, b) => b[2] - a[2]);
  const changed = ways.reduce((sum, [, , many]) => sum + many, 0);
  const label = (key) => ballot.options.find(({ id }) => id === key).label;
  const way = ([from, to, count]) => t("vote.moved.way", { count, from: label(from), to: label(to) });
  return [t("vote.moved", { count: changed, n }), ...ways.slice(0, 3).map(way)];
}

/** The gain with its n, in a sentence. */
export function gainInWords({ gain }) {
  if (!gain) return null;
  if (gain.normalised === null) return t("vote.gain.none", { n: gain.n });
  return t("vote.gain", { gain: gain.normalised.toFixed(2), n: gain.n });
}

/** A round's own name. */
export function nameOf(round) {
  return t(round === 1 ? "vote.first" : "vote.second");
}

/** The question as it is read. */
export function drawBallot({ prompt }) {
  return h("div", { class: "cct-text cct-vote-prompt" }, drawTold(prompt));
}

function bar(share) {
  const line = h("span", { class: "cct-vote-bar", "aria-hidden": "true" });
  line.style.setProperty("--share", share); // by the page's policy no markup has a style
  return line;
}

function cell(count, share, round) {
  return h(
    "td",
    { class: `cct-vote-round-${round}` },
    bar(share),
    h("span", { class: "cct-vote-number" }, t("vote.share", { count, share })),
  );
}

/** The distribution of the closed rounds, side by side, and what moved. */
export function drawResults(state) {
  const { results } = state;
  const heads = results.map(({ voted }, at) =>
    h(
      "th",
      { scope: "col" },
      nameOf(at + 1),
      h("span", { class: "cct-label" }, t("vote.n", { count: voted })),
    ),
  );
  const row = ({ label, counts, shares, change, right }) =>
    h(
      "tr",
      { class: right ? "cct-vote-right" : null },
      h("th", { scope: "row" }, label, right && [" ", h("span", { class: "cct-vote-key" }, t("vote.right"))]),
      counts.map((count, at) => cell(count, shares[at], at + 1)),
      change !== null && h("td", { class: "cct-vote-change" }, signed(change)),
    );
  const table = h(
    "table",
    { class: "cct-vote-results" },
    h("caption", { class: "cct-hidden" }, t("vote.results")),
    h(
      "thead",
      {},
      h(
        "tr",
        {},
        h("th", { scope: "col" }, t("vote.answer")),
        heads,
        results.length > 1 && h("th", { scope: "col" }, t("vote.change")),
      ),
    ),
    h("tbody", {}, rowsOf(state).map(row)),
  );
  const said = [...movedInWords(state), gainInWords(state)].filter(Boolean);
  return h(
    "div",
    { class: "cct-vote-closed" },
    table,
    said.map((one) => h("p", {}, one)),
    drawSure(state),
  );
}

/** How sure those were who chose what, in the round that was closed last. */
function drawSure({ ballot, results, sure }) {
  const degrees = results.at(-1)?.sure;
  if (!degrees) return null;
  const said = (id) =>
    sure.map((one) => t("vote.sure-count", { label: one.label, n: degrees[id][one.id] })).join(", ");
  const line = ({ id, label }) => h("li", {}, t("vote.sure-line", { label, said: said(id) }));
  return h(
    "div",
    {},
    h("p", { class: "cct-label" }, t("vote.how-sure")),
    h(
      "ul",
      { class: "cct-vote-sure" },
      ballot.options.filter(({ id }) => results.at(-1).counts[id]).map(line),
    ),
  );
}
