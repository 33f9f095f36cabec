import { drawAdvices } from "./desk_class_report.mjs";
import { AT_ONCE, drawDecisions, drawInbox } from "./desk_inbox.mjs";
import { button, fill, h, keepingFocus, paragraphs } from "./shared.mjs";
import { listed, t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** A few names of many. */
export function someOf(names, most = 12) {
  return names.length > most
    ? t("desk.and-more", { names: listed(names.slice(0, most)), count: names.length - most })
    : listed(names);
}

// ---- the step -------------------------------------------------------------------------------------

const FEW = 12; // files that are listed one by one

/** Take in: drop, grade, and see what became of each file. */
export async function draw(host) {
  if (!host.standing?.made) {
    fill(host.el, h("p", {}, t("desk.choose-assignment")));
    return;
  }
  const found = await host.ask("look");
  if (!found || host.isLeft()) return;
  const state = { ...found, done: null, opening: null, taking: null, isOpen: false };
  const shown = { outcome: "", words: "", most: AT_ONCE, deciding: null };
  const results = h("div", { tabindex: -1 });
  const form = h("div", { tabindex: -1 });
  fill(host.el, form, results);

  const renew = (fresh) => {
    if (!fresh) return;
    Object.assign(state, fresh, { taking: null });
    shown.deciding = null;
    drawForm();
    drawResults();
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
      host.say(""); // what was said last is not of this time
      const done = await host.ask("grade");
      if (!done) return renew(await host.ask("look"));
      state.done = done;
      host.say(t("desk.graded", { count: done.people }));
      renew(await host.ask("look"));
      state.opening = (await host.ask("class_report/look"))?.opening;
      return drawResults();
    },
    set: async (fields) =>
      renew(await host.ask("set", { late_penalty: state.late_penalty, folders: state.folders, ...fields })),
    decide: async (decision) => renew(await host.ask("decide", decision)),
    undo: async (of) => renew(await host.ask("undo", { of })),
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
        drawDecisions(state.decisions, act.undo),
        state.stale && h("p", { class: "cct-warning" }, t("desk.stale")),
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
    keepingFocus(host.el, results, () =>
      fill(
        results,
        state.done && drawSummary(state.done),
        state.opening && [
          h("h3", {}, t("desk.ideas")),
          drawAdvices(state.opening.ideas, t("desk.no-ideas")),
          button("to-report", t("desk.to-report"), () => host.go("class_report")),
        ],
        state.inbox.length > 0 && drawInbox(state.inbox, shown, act.decide),
      ),
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
function drawSettings(host, state, act) {
  const { roster, late_penalty, folders } = state;
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
    {
      class: "cct-part",
      open: state.isOpen,
      ontoggle: ({ currentTarget }) => {
        state.isOpen = currentTarget.open;
      },
    },
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

function drawSummary({ waiting, problems, absent }) {
  return h(
    "div",
    { class: "cct-summary" },
    waiting > 0 && h("p", {}, t("desk.texts-wait", { count: waiting })),
    absent.length > 0 && h("p", {}, t("desk.absent", { count: absent.length, names: someOf(absent) })),
    paragraphs(problems, { class: "cct-warning" }),
  );
}
