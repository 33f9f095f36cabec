import { button, fill, h, keepingFocus, paragraphs } from "./shared.mjs";
import { t } from "./words.mjs";

const PLATFORMS = { moodle: t("desk.moodle"), canvas: t("desk.canvas") };
const FORMATS = {
  "moodle-xml": t("desk.format.moodle-xml"),
  gift: t("desk.format.gift"),
  qti12: t("desk.format.qti12"),
};
// What is done with a file on the platform it is for.
const NEXT = {
  fill: { moodle: t("desk.next.moodle-marks"), canvas: t("desk.next.canvas-marks") },
  feedback: { moodle: t("desk.next.moodle-feedback"), canvas: t("desk.next.canvas-feedback") },
};
const AT_ONCE = 12; // notes; the others when they are asked for

/** The first of many notes, and those that wait until they are asked for. */
export function parted(notes, most = AT_ONCE) {
  return [notes.slice(0, most), notes.slice(most)];
}

/** Give back: marks in the platform's own file, feedback, and the questions for its question bank. */
export async function draw(host) {
  if (!host.standing?.made) {
    fill(host.el, h("p", {}, t("desk.choose-assignment")));
    return;
  }
  const found = await host.ask("look");
  if (!found || host.isLeft()) return;
  // What was done is told where it was asked for.
  const given = { fill: outlet(), feedback: outlet(), questions: outlet() };
  const sheets = h("ul", { class: "cct-held", tabindex: -1 });
  const platform = choosing("platform", PLATFORMS, found.platform);
  const column = h("input", { type: "text", "data-key": "column", autocomplete: "off" });
  const columned = labelled(t("desk.column"), column);
  const format = choosing("format", FORMATS, found.formats[0]);
  const give = async (what, more) => {
    for (const place of Object.values(given)) fill(place);
    const file = await host.ask(what, { platform: platform.value, column: column.value, ...more });
    if (!file) return;
    host.download(file);
    fill(given[what], drawGiven(file, NEXT[what]?.[platform.value]));
  };
  const list = (names) =>
    fill(
      sheets,
      names.map((file) =>
        h(
          "li",
          {},
          button(`fill ${file}`, t("desk.fill", { file }), () => give("fill", { file })),
          button(`out ${file}`, t("desk.take-out-now"), () => takeOut(file), {
            "aria-label": t("desk.remove", { file }),
          }),
        ),
      ),
    );
  const take = async (files) => {
    const kept = await host.send(files, "platform");
    if (!kept) return;
    await give("fill", { file: kept[0] });
    await renew();
  };
  const takeOut = async (file) => {
    if (!(await host.ask("take_out", { file }))) return;
    for (const place of Object.values(given)) fill(place);
    await renew();
  };
  const renew = async () => {
    const fresh = await host.ask("look");
    if (fresh) keepingFocus(host.el, sheets, () => list(fresh.sheets));
  };
  const showColumn = () => {
    columned.hidden = platform.value !== "canvas";
  };
  platform.addEventListener("change", showColumn);
  showColumn();
  list(found.sheets);
  fill(
    host.el,
    !found.graded && h("p", {}, t("desk.not-to-give")),
    found.graded && [
      labelled(t("desk.your-platform"), platform),
      h("h3", {}, t("desk.marks")),
      host.dropField({
        key: "platform",
        words: t("desk.drop-sheet"),
        accept: ".csv",
        many: false,
        take,
      }),
      columned,
      sheets,
      given.fill,
      h("h3", {}, t("desk.feedback")),
      h("p", { class: "cct-hint" }, t(found.zips.length ? "desk.feedback-hint" : "desk.no-zip")),
      h(
        "ul",
        { class: "cct-held" },
        found.zips.map((file) =>
          h(
            "li",
            {},
            button(`feedback ${file}`, t("desk.give-feedback", { file }), () => give("feedback", { file })),
          ),
        ),
      ),
      given.feedback,
    ],
    h("h3", {}, t("desk.export")),
    h("p", { class: "cct-hint" }, t("desk.export-hint")),
    labelled(t("desk.format"), format),
    h(
      "div",
      { class: "cct-controls" },
      button("export", t("desk.export-as"), () => give("questions", { format: format.value })),
    ),
    given.questions,
  );
}

function outlet() {
  return h("div", { "aria-label": t("desk.look-at"), role: "group" });
}

function choosing(name, options, chosen) {
  return h(
    "select",
    { "data-key": name },
    Object.entries(options).map(([value, words]) =>
      h("option", { value, selected: value === chosen }, words),
    ),
  );
}

function labelled(words, input) {
  return h("label", { class: "cct-field" }, h("span", {}, words), input);
}

/** What was done, and what the lecturer should know of it. */
function drawGiven({ said, notes }, next) {
  const [first, others] = parted(notes);
  return [
    h("h4", {}, said),
    next && h("p", {}, next),
    paragraphs(first, { class: "cct-warning" }),
    others.length > 0 &&
      h("details", {}, h("summary", {}, t("desk.show-more")), paragraphs(others, { class: "cct-warning" })),
  ];
}
