import { button, fill, h } from "./shared.mjs";
import { t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

const OUTCOMES = {
  accepted: t("desk.accepted"),
  "accepted-with-note": t("desk.accepted-with-note"),
  refused: t("desk.refused"),
  ignored: t("desk.ignored"),
};

/** The outcomes that there are in an inbox, each with how many files it became of. */
export function counted(inbox) {
  return Object.entries(OUTCOMES)
    .map(([outcome, words]) => [outcome, words, inbox.filter((one) => one.outcome === outcome).length])
    .filter(([, , count]) => count > 0);
}

/** The files of an inbox that are asked for: of an outcome, and with words in what is said of them. */
export function filtered(inbox, { outcome, words }) {
  const wanted = words.trim().toLowerCase();
  return inbox.filter(
    (one) =>
      (!outcome || one.outcome === outcome) &&
      (!wanted || `${one.path} ${one.reason} ${one.what_to_do}`.toLowerCase().includes(wanted)),
  );
}

// ---- the step -------------------------------------------------------------------------------------

/** Take in: drop, grade, and see what became of each file. */
export function draw(host) {
  if (!host.standing?.made) {
    fill(host.el, h("p", {}, t("desk.choose-assignment")));
    return;
  }
  const shown = { outcome: "", words: "" };
  let inbox = [];
  const list = h("div", {});
  const drawList = () =>
    fill(
      list,
      h(
        "table",
        { class: "cct-table" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            [t("desk.file"), t("desk.outcome"), t("desk.why")].map((words) =>
              h("th", { scope: "col" }, words),
            ),
          ),
        ),
        h(
          "tbody",
          {},
          filtered(inbox, shown).map((one) =>
            h(
              "tr",
              {},
              h("td", {}, one.path),
              h("td", {}, OUTCOMES[one.outcome]),
              h("td", {}, `${one.reason} ${one.what_to_do}`),
            ),
          ),
        ),
      ),
    );
  const take = async (files) => {
    if (await host.send(files, "handed-in")) await grade();
  };
  const grade = async () => {
    const done = await host.ask("grade");
    if (!done) return;
    inbox = done.inbox;
    drawList();
    host.say(t("desk.graded", { count: done.people }));
  };
  fill(
    host.el,
    host.dropField({ key: "hand-ins", words: t("desk.drop-hand-ins", host.limits), folders: true, take }),
    h("div", { class: "cct-controls" }, button("grade", t("desk.grade"), grade, { class: "cct-main" })),
    list,
  );
  host.ask("look").then((found) => {
    if (!found) return;
    inbox = found.inbox;
    drawList();
  });
}
