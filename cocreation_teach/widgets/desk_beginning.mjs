import { h, sending } from "./shared.mjs";
import { t } from "./words.mjs";

/** A form that begins a new assignment, and goes on with a step of it. */
export function drawBeginning(host, step, words) {
  const name = h("input", {
    type: "text",
    "data-key": "new-name",
    autocomplete: "off",
    spellcheck: "false",
    required: true,
  });
  const begin = async () => {
    const assignment = name.value.trim();
    if (!(await host.ask("cases/begin", { assignment }))) return;
    host.go(step, assignment);
    host.say(t("desk.begun", { name: assignment }));
  };
  return h(
    "form",
    { novalidate: true, onsubmit: sending(begin) },
    h("p", {}, words),
    h("label", { class: "cct-field" }, h("span", {}, t("desk.new-name")), name),
    h(
      "div",
      { class: "cct-controls" },
      h("button", { type: "submit", class: "cct-main", "data-key": "begin" }, t("desk.begin")),
    ),
  );
}

/** Whether an assignment is begun and not made: it can still be given cases and questions. */
export const isOpen = ({ standing }) => Boolean(standing && !standing.made && !standing.problem);
