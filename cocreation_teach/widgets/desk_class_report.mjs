import { button, fill, h } from "./shared.mjs";
import { t } from "./words.mjs";

/** The assignments with which this one can be compared: those that are graded. */
export function graded(others) {
  return others.filter(({ handed_in }) => handed_in !== null);
}

/** One thing to do next Monday: what it is about, what was seen, and what to do. */
function drawAdvice({ about, seen, do: todo }) {
  return h(
    "li",
    {},
    h("p", { class: "cct-about" }, about),
    h("p", {}, seen),
    todo.map(([verb, words]) => h("p", {}, h("strong", {}, `${verb}: `), words)),
  );
}

/** Pieces of advice, or what is said where there are none. */
export function drawAdvices(advices, otherwise) {
  return advices.length ? h("ol", { class: "cct-advice" }, advices.map(drawAdvice)) : h("p", {}, otherwise);
}

/** What the class has not understood: the report's first page, and all of it as a file. */
export async function draw(host) {
  const found = host.assignment && host.standing?.made ? await host.ask("look") : { opening: null };
  if (!found || host.isLeft()) return;
  const { opening } = found;
  if (!opening) {
    fill(host.el, h("p", {}, t("desk.not-graded")));
    return;
  }
  const others = graded(host.others);
  const before = h(
    "select",
    { "data-key": "before" },
    h("option", { value: "" }, t("desk.no-pre-test")),
    others.map((one) => h("option", { value: one.name }, one.title || one.name)),
  );
  const take = async () => {
    const file = await host.ask("file", { before: before.value });
    if (file) host.download(file);
  };
  fill(
    host.el,
    h("p", { class: "cct-hint" }, t("desk.names-nobody", { count: opening.people })),
    opening.waiting > 0 && h("p", {}, t("desk.wait-for-total", { count: opening.waiting })),
    h("h3", {}, t("desk.ideas")),
    drawAdvices(opening.ideas, t("desk.no-ideas")),
    h("h3", {}, t("desk.debates")),
    drawAdvices(opening.debates, t("desk.no-debates")),
    h("h3", {}, t("desk.oddities")),
    drawAdvices(opening.oddities, t("desk.no-oddities")),
    others.length > 0 && h("label", { class: "cct-field" }, h("span", {}, t("desk.pre-test")), before),
    h(
      "div",
      { class: "cct-controls" },
      button("report", t("desk.whole-report"), take, { class: "cct-main" }),
    ),
  );
}
