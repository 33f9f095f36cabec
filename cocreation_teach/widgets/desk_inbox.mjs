// What became of each file, and the decisions that grading leaves to the lecturer.

import { button, fill, h, keepingFocus } from "./shared.mjs";
import { grouped, t } from "./words.mjs";

export const AT_ONCE = 100; // rows; the others when they are asked for

const OUTCOMES = {
  accepted: t("desk.accepted"),
  "accepted-with-note": t("desk.accepted-with-note"),
  refused: t("desk.refused"),
  ignored: t("desk.ignored"),
};

// ---- pure functions -------------------------------------------------------------------------------

/** The outcomes that there are in an inbox, each with how many files it became of. */
export function counted(inbox) {
  return Object.entries(OUTCOMES)
    .map(([outcome, words]) => [outcome, words, inbox.filter((one) => one.outcome === outcome).length])
    .filter(([, , count]) => count > 0);
}

const URGENT = ["refused", "accepted-with-note", "ignored", "accepted"];

/** The files of an inbox that are asked for, of an outcome and with words in what is said; what needs a look first. */
export function filtered(inbox, { outcome, words }) {
  const wanted = words.trim().toLowerCase();
  const urgency = ({ outcome: became }) => URGENT.indexOf(became);
  const found = inbox.filter(
    (one) =>
      (!outcome || one.outcome === outcome) &&
      (!wanted || `${one.path} ${one.reason} ${one.what_to_do}`.toLowerCase().includes(wanted)),
  );
  return found.sort((a, b) => urgency(a) - urgency(b));
}

/** The people of an inbox but for one, as a decision calls them. */
export function othersOf(inbox, person) {
  return [...new Set(inbox.map((one) => one.person))].filter((one) => one && one !== person).sort();
}

/** A decision, as a sentence. */
export function decisionInWords({ kind, of, same_as, file }) {
  const told = { of, same_as, file: file || of };
  if (kind === "one-person") return t("desk.decided-one-person", told);
  return kind === "counts" ? t("desk.decided-counts", told) : t("desk.decided-counts-not", told);
}

/** Which user of a hub handed a file in; nothing of a file that did not come by one. */
export const handedInBy = ({ person }) =>
  person?.startsWith("hub ") ? t("desk.handed-in-by", { user: person.slice(4) }) : "";

// ---- drawing --------------------------------------------------------------------------------------

/** A path that a narrow column breaks between its parts. */
const breakable = (path) =>
  path.split(/(?<=[/_])/).flatMap((part, at) => (at ? [h("wbr", {}), part] : [part]));

const drawUser = (one) => handedInBy(one) && h("p", { class: "cct-hint" }, handedInBy(one));

/** What is decided, each with a way to undo it. */
export function drawDecisions(decisions, undo) {
  if (!decisions.length) return null;
  const row = (one) => {
    const words = decisionInWords(one);
    return h(
      "li",
      {},
      h("span", {}, words),
      button(`undo ${one.of}`, t("desk.undo"), () => undo(one.of), {
        "aria-label": t("desk.undo-that", { what: words }),
      }),
    );
  };
  return h("ul", { class: "cct-held", "aria-label": t("desk.decisions") }, decisions.map(row));
}

/** The choices that a hand-in leaves to the lecturer. */
function drawDeciding(one, inbox, decide, close) {
  const of = one.hand_in;
  const other = h("input", { type: "text", list: `cct-people-${of}`, "data-key": `other ${of}` });
  const people = h(
    "datalist",
    { id: `cct-people-${of}` },
    othersOf(inbox, one.person).map((value) => h("option", { value })),
  );
  const same = () =>
    other.value.trim() &&
    decide({ kind: "one-person", of: one.person, same_as: other.value, file: one.path });
  return h(
    "div",
    { class: "cct-deciding" },
    h(
      "div",
      { class: "cct-controls" },
      button("counts", t("desk.counts"), () => decide({ kind: "counts", of, file: one.path })),
      button("counts-not", t("desk.counts-not"), () => decide({ kind: "counts-not", of, file: one.path })),
      button("close", t("desk.close"), close),
    ),
    h(
      "label",
      { class: "cct-field" },
      h("span", {}, t("desk.same-as", { person: one.person })),
      other,
      people,
    ),
    button("same", t("desk.one-person"), same),
  );
}

/** Every file with its outcome, in words; found by outcome, and by any word. `shown` keeps what is asked for. */
export function drawInbox(inbox, shown, decide) {
  const list = h("div", { tabindex: -1 });
  const open = (code) => () => {
    shown.deciding = code;
    drawRows();
    list.querySelector(code ? "[data-key=counts]" : "[data-key=search]")?.focus();
  };
  const drawRow = (one) =>
    h(
      "tr",
      {},
      h("th", { scope: "row" }, breakable(one.path), drawUser(one)),
      h("td", {}, OUTCOMES[one.outcome] ?? one.outcome),
      h(
        "td",
        {},
        one.outcome === "accepted" ? "" : `${one.reason} ${one.what_to_do} `,
        one.hand_in && one.hand_in === shown.deciding && drawDeciding(one, inbox, decide, open(null)),
        one.hand_in &&
          one.hand_in !== shown.deciding &&
          button(`decide ${one.hand_in}`, t("desk.decide"), open(one.hand_in), {
            class: "cct-small",
            "aria-label": t("desk.decide-on", { file: one.path }),
          }),
      ),
    );
  const heads = [t("desk.file"), t("desk.outcome"), t("desk.why")];
  const drawRows = () => {
    const rows = filtered(inbox, shown);
    keepingFocus(list, list, () =>
      fill(
        list,
        h(
          "p",
          { class: "cct-meta" },
          t("desk.files-found", { count: rows.length, all: grouped(inbox.length) }),
        ),
        rows.length > 0 &&
          h(
            "table",
            { class: "cct-table" },
            h(
              "thead",
              {},
              h(
                "tr",
                {},
                heads.map((words) => h("th", { scope: "col" }, words)),
              ),
            ),
            h("tbody", {}, rows.slice(0, shown.most).map(drawRow)),
          ),
        rows.length > shown.most &&
          button("more", t("desk.show-more"), () => {
            shown.most += 10 * AT_ONCE;
            drawRows();
          }),
      ),
    );
  };
  drawRows();
  return h(
    "div",
    { class: "cct-inbox" },
    h("h3", {}, t("desk.each-file")),
    drawFilter(inbox, shown, drawRows),
    list,
  );
}

function drawFilter(inbox, shown, drawRows) {
  const outcome = h(
    "select",
    {
      "data-key": "outcome",
      onchange: () => {
        shown.outcome = outcome.value;
        drawRows();
      },
    },
    h("option", { value: "" }, t("desk.all-files", { count: inbox.length })),
    counted(inbox).map(([key, words, count]) =>
      h("option", { value: key, selected: key === shown.outcome }, `${words} (${count})`),
    ),
  );
  const search = h("input", {
    type: "search",
    value: shown.words,
    "data-key": "search",
    oninput: () => {
      shown.words = search.value;
      drawRows();
    },
  });
  return h(
    "div",
    { class: "cct-filters" },
    h("label", { class: "cct-field" }, h("span", {}, t("desk.outcome")), outcome),
    h("label", { class: "cct-field" }, h("span", {}, t("desk.search")), search),
  );
}
