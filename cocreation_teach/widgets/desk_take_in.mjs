import { drawAdvices } from "./desk_class_report.mjs";
import { button, fill, h, keepingFocus, paragraphs } from "./shared.mjs";
import { grouped, listed, t } from "./words.mjs";

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

/** A few names of many. */
export function someOf(names, most = 12) {
  return names.length > most
    ? t("desk.and-more", { names: listed(names.slice(0, most)), count: names.length - most })
    : listed(names);
}

// ---- the step -------------------------------------------------------------------------------------

const AT_ONCE = 100; // rows; the others when they are asked for
const FEW = 12; // files that are listed one by one

/** Take in: drop, grade, and see what became of each file. */
export async function draw(host) {
  if (!host.standing?.made) {
    fill(host.el, h("p", {}, t("desk.choose-assignment")));
    return;
  }
  const found = await host.ask("look");
  if (!found || host.isLeft()) return;
  const state = { ...found, done: null, opening: null, taking: null };
  const results = h("div", {});
  const form = h("div", {});
  fill(host.el, form, results);

  const renew = (fresh) => {
    if (!fresh) return;
    Object.assign(state, fresh, { taking: null });
    drawForm();
  };
  const act = {
    async take(files) {
      if (await host.send(files, "handed-in")) await act.grade();
    },
    async roster([file]) {
      if (!file || !(await host.send([file], "roster"))) return;
      renew(await host.ask("look"));
    },
    async grade() {
      const done = await host.ask("grade");
      if (!done) return renew(await host.ask("look"));
      Object.assign(state, { done, inbox: done.inbox });
      drawResults();
      host.say(t("desk.graded", { count: done.people }));
      renew(await host.ask("look"));
      state.opening = (await host.ask("class_report/look"))?.opening;
      return drawResults();
    },
    set: async (fields) =>
      renew(await host.ask("set", { late_penalty: state.late_penalty, folders: state.folders, ...fields })),
    takeOut: async (file) => renew(await host.ask("take_out", { file })),
    askFirst(file) {
      state.taking = file;
      drawForm();
    },
  };

  function drawForm() {
    keepingFocus(host.el, form, () =>
      fill(
        form,
        host.dropField({
          key: "hand-ins",
          words: t("desk.drop-hand-ins", host.limits),
          folders: true,
          take: act.take,
        }),
        drawHeld(state, act),
        drawSettings(host, state, act),
        state.files.length + state.folders.length > 0 &&
          h(
            "div",
            { class: "cct-controls" },
            button("grade", t(state.inbox.length ? "desk.grade-again" : "desk.grade"), act.grade, {
              class: "cct-main",
            }),
          ),
      ),
    );
  }
  function drawResults() {
    fill(
      results,
      state.done && drawSummary(state.done),
      state.opening && [
        h("h3", {}, t("desk.ideas")),
        drawAdvices(state.opening.ideas, t("desk.no-ideas")),
        button("to-report", t("desk.to-report"), () => host.go("class_report")),
      ],
      state.inbox.length > 0 && drawInbox(state.inbox),
    );
  }
  drawForm();
  drawResults();
}

/** What was dropped so far, each with a way to take it out again. */
function drawHeld({ files, taking }, act) {
  if (!files.length) return null;
  if (files.length > FEW) return h("p", { class: "cct-meta" }, t("desk.held", { count: files.length }));
  const row = (file) =>
    h(
      "li",
      {},
      h("span", {}, file),
      file === taking
        ? [
            button(`out ${file}`, t("desk.take-out-now"), () => act.takeOut(file)),
            button(`keep ${file}`, t("desk.keep"), () => act.askFirst(null)),
          ]
        : button(`out ${file}`, t("desk.take-out"), () => act.askFirst(file), {
            "aria-label": t("desk.take-out-file", { file }),
          }),
    );
  return h("ul", { class: "cct-held", "aria-label": t("desk.held-files") }, files.map(row));
}

/** The list of students, the penalty, and folders that are too large to be sent. */
function drawSettings(host, { roster, late_penalty, folders }, act) {
  const penalty = h("input", {
    type: "number",
    min: 0,
    max: 100,
    step: "any",
    value: late_penalty,
    "data-key": "penalty",
    onchange: () => act.set({ late_penalty: penalty.valueAsNumber }),
  });
  const folder = h("input", { type: "text", "data-key": "folder", autocomplete: "off", spellcheck: "false" });
  const add = () => folder.value.trim() && act.set({ folders: [...folders, folder.value] });
  return h(
    "details",
    { class: "cct-part" },
    h("summary", {}, t("desk.more", { count: roster ?? 0, penalty: late_penalty })),
    host.dropField({
      key: "roster",
      words: t("desk.drop-roster"),
      accept: ".csv",
      many: false,
      take: act.roster,
    }),
    h("label", { class: "cct-field" }, h("span", {}, t("desk.late-penalty")), penalty),
    h("label", { class: "cct-field" }, h("span", {}, t("desk.name-folder")), folder),
    h("div", { class: "cct-controls" }, button("add-folder", t("desk.add-folder"), add)),
    h(
      "ul",
      { class: "cct-held" },
      folders.map((one) =>
        h(
          "li",
          {},
          h("span", {}, one),
          button(`leave ${one}`, t("desk.leave-folder"), () =>
            act.set({ folders: folders.filter((other) => other !== one) }),
          ),
        ),
      ),
    ),
  );
}

function drawSummary({ people, waiting, problems, absent }) {
  return h(
    "div",
    { class: "cct-summary" },
    h("p", {}, t("desk.graded", { count: people })),
    waiting > 0 && h("p", {}, t("desk.texts-wait", { count: waiting })),
    absent.length > 0 && h("p", {}, t("desk.absent", { count: absent.length, names: someOf(absent) })),
    paragraphs(problems, { class: "cct-warning" }),
  );
}

/** Every file with its outcome, in words; found by outcome, and by any word. */
function drawInbox(inbox) {
  const asked = { outcome: "", words: "", most: AT_ONCE };
  const list = h("div", {});
  const drawRows = () => {
    const rows = filtered(inbox, asked);
    const cells = (one) => [
      h("th", { scope: "row" }, one.path),
      h("td", {}, OUTCOMES[one.outcome] ?? one.outcome),
      h("td", {}, `${one.reason} ${one.what_to_do}`),
    ];
    const heads = [t("desk.file"), t("desk.outcome"), t("desk.why")];
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
            h(
              "tbody",
              {},
              rows.slice(0, asked.most).map((one) => h("tr", {}, cells(one))),
            ),
          ),
        rows.length > asked.most &&
          button("more", t("desk.show-more"), () => {
            asked.most += 10 * AT_ONCE;
            drawRows();
          }),
      ),
    );
  };
  const outcome = h(
    "select",
    {
      onchange: () => {
        asked.outcome = outcome.value;
        drawRows();
      },
    },
    h("option", { value: "" }, t("desk.all-files", { count: inbox.length })),
    counted(inbox).map(([key, words, count]) => h("option", { value: key }, `${words} (${count})`)),
  );
  const search = h("input", {
    type: "search",
    oninput: () => {
      asked.words = search.value;
      drawRows();
    },
  });
  drawRows();
  return h(
    "div",
    { class: "cct-inbox" },
    h("h3", {}, t("desk.each-file")),
    h(
      "div",
      { class: "cct-fields" },
      h("label", { class: "cct-field" }, h("span", {}, t("desk.outcome")), outcome),
      h("label", { class: "cct-field" }, h("span", {}, t("desk.search")), search),
    ),
    list,
  );
}
