// The lines of a tax return, drawn, and the log of what its user has done to them.

import { h } from "./shared.mjs";
import { kindOf, readAmount } from "./tax_form.mjs";
import { grouped, t } from "./words.mjs";

const HINTS = {
  preset: t("tax.preset"),
  entry: t("tax.entry"),
  choice: t("tax.choice"),
};

/** A word beside a line: the problem with it, or what to know. */
export function hintOf(line, form, { most, kinds }) {
  if (line.id in form.written) return readAmount(form.written[line.id], most).problem;
  const kind = kindOf(line, form.values[line.id]);
  if (kind === "accepting" || kind === "blank") return HINTS[line.how];
  const part = t("tax.part", { act: kinds[kind].label.toLowerCase() });
  return kind === "correcting" ? `${part} ${t("tax.had", { preset: grouped(line.preset) })}` : part;
}

export function drawLine(line, prefix, change, ask) {
  const hint = h("p", { class: "cct-hint", id: `${prefix}-${line.id}` });
  const attributes = { "data-key": `line:${line.id}`, "aria-describedby": hint.id };
  const input =
    line.how === "choice"
      ? h(
          "select",
          attributes,
          h("option", { value: "" }, t("tax.nothing-chosen")),
          line.options.map(({ id, label }) => h("option", { value: id }, label)),
        )
      : h("input", {
          ...attributes,
          type: "text",
          inputmode: "numeric",
          autocomplete: "off",
          maxlength: 200,
        });
  const drawn = { line, input, hint, typing: false };
  input.addEventListener("input", () => (drawn.typing = true));
  input.addEventListener("change", () => change(drawn));
  const details = h(
    "details",
    { ontoggle: () => details.open && ask(line) },
    h(
      "summary",
      {},
      t("tax.help"),
      h("span", { class: "cct-hidden" }, t("tax.help-on", { line: line.label })),
    ),
    h("p", { class: "cct-help" }, line.help),
  );
  const field = h(
    "span",
    { class: "cct-amount" },
    input,
    line.how !== "choice" && h("span", { "aria-hidden": "true" }, t("tax.crowns")),
  );
  drawn.element = h(
    "div",
    { class: "cct-line" },
    h("label", {}, h("span", { class: "cct-name" }, line.label), field),
    hint,
    details,
  );
  return drawn;
}

export function drawLog(log, kinds) {
  if (!log.length) return [h("p", { class: "cct-hint" }, t("tax.log-empty"))];
  return [
    h(
      "ol",
      {},
      log.map(({ line, kind }) =>
        h(
          "li",
          {},
          h(
            "p",
            { class: "cct-name" },
            t("tax.act-of", { act: kinds[kind].label }),
            h("span", {}, line.label),
          ),
          h("p", { class: "cct-why" }, kinds[kind].why),
        ),
      ),
    ),
  ];
}
