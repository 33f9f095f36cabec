import { recorder } from "./keeping.mjs";
import { makeRoot } from "./root.mjs";
import { drawMark, h } from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** The mark of the last try; null before there is one. */
export function markOf({ marks }, tried) {
  return tried ? marks[tried.answer] : null;
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const { title, question } = model.get("content");
  const root = makeRoot(el, "riddle", title);
  const buttons = h("p", { class: "cct-answers" });
  const outcome = h("div", {});
  root.append(h("p", {}, question.prompt), buttons, outcome);

  function draw() {
    const mark = markOf(question, record.last(question.id));
    buttons.replaceChildren(
      ...question.options.map(({ id, label }) =>
        h("button", { type: "button", onclick: () => record.answer(question.id, id) }, label),
      ),
    );
    outcome.replaceChildren(...(mark ? [drawMark(mark)] : []));
  }

  const record = recorder(model, root, draw);
  draw();
  return record.stop;
}

export default { render };
