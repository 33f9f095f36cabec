import { drawBeginning, isOpen } from "./desk_beginning.mjs";
import { button, drawTold, fill, h, keepingFocus, option, paragraphs } from "./shared.mjs";
import { grouped, t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

const LENGTHS = {
  short: [t("desk.short"), (words) => words < 65],
  middling: [t("desk.middling"), (words) => words >= 65 && words <= 85],
  long: [t("desk.long"), (words) => words > 85],
};
const CONTESTED = { yes: t("desk.is-contested"), no: t("desk.is-clear") };

/** The cases that are asked for: of a sector, a country, a quadrant; contested or clear; of a length; all that is said. */
export function filteredCases(cases, { sector, country, quadrant, contested, length }) {
  return cases.filter(
    (one) =>
      (!sector || one.sector === sector) &&
      (!country || one.country === country) &&
      (!quadrant || one.quadrant === quadrant) &&
      (!contested || Boolean(one.contested) === (contested === "yes")) &&
      (!length || LENGTHS[length][1](one.words)),
  );
}

/** What there is of something among cases, in the order of the alphabet. */
export function kindsOf(cases, name) {
  return [...new Set(cases.map((one) => one[name]))].sort((a, b) => a.localeCompare(b));
}

/** What stands beside the title of a case. */
export function meta({ sector, country, quadrant, contested, words }) {
  const second = contested ? ` ${t("desk.or", { quadrant: contested })}` : "";
  return [
    sector,
    country,
    t("desk.quadrant-is", { quadrant }) + second,
    t("desk.words", { count: words }),
  ].join(" · ");
}

// ---- the step -------------------------------------------------------------------------------------

const AT_ONCE = 20; // cases; the others when they are asked for
const NO_ASSIGNMENT = "bank"; // the course's cases belong to none, but whoever asks names one

/** Cases: the course's own, to read and to choose from, and sheets of one's own. */
export async function draw(host) {
  const found = await host.ask("bank", { assignment: host.assignment ?? NO_ASSIGNMENT });
  const held = found && isOpen(host) ? await host.ask("look") : { sheets: [], advice: [], chosen: [] };
  if (!found || !held || host.isLeft()) return;
  const own = h("div", {});
  const bank = drawBank(host, found.cases, new Set(held.chosen), (fresh) => drawSheets(host, own, fresh));
  drawSheets(host, own, held);
  fill(
    host.el,
    isOpen(host) ? own : drawBeginning(host, "cases", t("desk.begin-for-cases")),
    h(
      "div",
      { class: "cct-controls" },
      ["xlsx", "csv"].map((form) => drawTemplate(host, form)),
    ),
    bank,
  );
}

const TEMPLATES = { xlsx: t("desk.template-xlsx"), csv: t("desk.template-csv") };

function drawTemplate(host, form) {
  return button(`template ${form}`, TEMPLATES[form], async () => {
    const file = await host.ask("template", { form, assignment: host.assignment ?? NO_ASSIGNMENT });
    if (file) host.download(file);
  });
}

/** Sheets of one's own, each with its problems at their rows. */
function drawSheets(host, place, { sheets, advice }) {
  const again = () => host.go("cases");
  const take = async (files) => (await host.send(files, "cases")) && again();
  const takeOut = async (file) => (await host.ask("take_out", { file })) && again();
  const drawn = ({ file, problems }) => [
    h(
      "div",
      { class: "cct-sheet-head" },
      h(
        "p",
        { class: problems.length ? "cct-warning" : null },
        problems.length
          ? t("desk.sheet-problems", { file, count: problems.length })
          : t("desk.sheet-sound", { file }),
      ),
      button(`out ${file}`, t("desk.take-out-now"), () => takeOut(file), {
        "aria-label": t("desk.remove", { file }),
      }),
    ),
    problems.length > 0 && drawProblems(problems),
  ];
  fill(
    place,
    h("h3", {}, t("desk.own-cases")),
    host.dropField({ key: "cases", words: t("desk.drop-cases"), accept: ".csv,.xlsx", take }),
    sheets.map(drawn),
    paragraphs(advice, { class: "cct-hint" }),
  );
}

function drawProblems(problems) {
  const heads = [t("desk.where-wrong"), t("desk.stands-there"), t("desk.what-may")];
  const row = ({ place, value, allowed }) =>
    h("tr", {}, h("th", { scope: "row" }, place), h("td", {}, value), h("td", {}, allowed));
  return h(
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
    h("tbody", {}, problems.map(row)),
  );
}

/** The course's cases: filtered, read with their keys, and chosen where an assignment is open. */
function drawBank(host, cases, chosen, renewed) {
  const asked = { sector: "", country: "", quadrant: "", contested: "", length: "" };
  let most = AT_ONCE;
  const list = h("div", {});
  const take = async () => {
    const fresh = await host.ask("take", { cases: [...chosen] });
    if (!fresh) return;
    renewed(fresh);
    drawList();
    host.say(t("desk.taken-from-bank", { count: chosen.size }));
  };
  const drawList = () => {
    const found = filteredCases(cases, asked);
    const isTaken = isOpen(host);
    keepingFocus(list, list, () =>
      fill(
        list,
        h(
          "p",
          { class: "cct-meta" },
          t("desk.cases-found", { count: found.length, all: grouped(cases.length) }),
        ),
        isTaken && h("p", {}, t("desk.taken-from-bank", { count: chosen.size })),
        isTaken &&
          h(
            "div",
            { class: "cct-controls" },
            button("take-found", t("desk.take-found"), () => {
              for (const { id } of found) chosen.add(id);
              take();
            }),
            chosen.size > 0 &&
              button("take-none", t("desk.take-none"), () => {
                chosen.clear();
                take();
              }),
          ),
        h(
          "ul",
          { class: "cct-cases", "aria-label": t("desk.bank") },
          found
            .slice(0, most)
            .map((one) => h("li", {}, drawCase(one), isTaken && drawTick(one, chosen, take))),
        ),
        found.length > most &&
          button("more", t("desk.show-more"), () => {
            most += 5 * AT_ONCE;
            drawList();
          }),
      ),
    );
  };
  const filter = (name, words, options) => {
    const select = h(
      "select",
      {
        "data-key": `filter ${name}`,
        onchange: () => {
          asked[name] = select.value;
          most = AT_ONCE;
          drawList();
        },
      },
      h("option", { value: "" }, t("desk.any")),
      options.map(([value, label]) => h("option", { value }, label)),
    );
    return h("label", { class: "cct-field" }, h("span", {}, words), select);
  };
  const each = (name) => kindsOf(cases, name).map((one) => [one, one]);
  drawList();
  return h(
    "div",
    {},
    h("h3", {}, t("desk.bank")),
    h("p", { class: "cct-hint" }, t("desk.bank-is-public")),
    h(
      "div",
      { class: "cct-filters" },
      filter("sector", t("desk.sector"), each("sector")),
      filter("country", t("desk.country"), each("country")),
      filter("quadrant", t("desk.quadrant"), each("quadrant")),
      filter("contested", t("desk.contested"), Object.entries(CONTESTED)),
      filter(
        "length",
        t("desk.length"),
        Object.entries(LENGTHS).map(([key, [words]]) => [key, words]),
      ),
    ),
    list,
  );
}

function drawCase(one) {
  return h(
    "details",
    { class: "cct-case" },
    h("summary", {}, one.title, " ", h("span", { class: "cct-meta" }, meta(one))),
    h("div", { class: "cct-text" }, drawTold(one.text)),
    h("p", { class: "cct-about" }, t("desk.key")),
    h(
      "dl",
      {},
      one.key.map(([what, why]) => [h("dt", {}, what), h("dd", {}, why)]),
    ),
  );
}

function drawTick({ id, title }, chosen, take) {
  const tick = h("input", {
    type: "checkbox",
    "data-key": `take ${id}`,
    checked: chosen.has(id),
    "aria-label": `${t("desk.take-case")}: ${title}`,
    onchange: () => {
      if (tick.checked) chosen.add(id);
      else chosen.delete(id);
      take();
    },
  });
  return option(tick, h("span", {}, t("desk.take-case")));
}
