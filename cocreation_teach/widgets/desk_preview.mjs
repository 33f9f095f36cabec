import assignmentPart from "./assignment.mjs";
import questionCard from "./question_card.mjs";
import { fill, h } from "./shared.mjs";
import { t } from "./words.mjs";

/** Stands in for what a widget's kernel tells it: its content, and that this is a preview whatever it asks. */
export function stillModel(content) {
  const held = { content, tries: {}, shown: [], drafts: {}, own: {}, heard: {} };
  let hear = () => {};
  return {
    get: (name) => held[name],
    on(name, run) {
      if (name === "msg:custom") hear = run;
    },
    off() {},
    send: () => hear({ said: t("desk.preview-only") }),
  };
}

/** An assignment as students see it, form by form: drawn by the very widgets that draw it for them. */
export function drawPreview(forms) {
  const page = h("div", { class: "cct-preview" });
  const part = (widget, content) => {
    const place = h("div", {});
    widget.render({ model: stillModel(content), el: place });
    return place;
  };
  const show = ({ head, questions, foot }) =>
    fill(
      page,
      h("h4", { class: "cct-title" }, head.title),
      part(assignmentPart, head),
      questions.map(({ heading, content }) => [h("h4", {}, heading), part(questionCard, content)]),
      part(assignmentPart, foot),
    );
  const select = h(
    "select",
    { "data-key": "form", onchange: () => show(forms[select.value]) },
    forms.map((_, at) => h("option", { value: at }, t("desk.form-number", { number: at + 1 }))),
  );
  show(forms[0]);
  return h(
    "div",
    {},
    h("h3", {}, t("desk.preview-title")),
    h("p", { class: "cct-hint" }, t("desk.preview-hint")),
    forms.length > 1 && h("label", { class: "cct-field" }, h("span", {}, t("desk.which-form")), select),
    page,
  );
}
