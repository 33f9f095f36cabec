import { fill, h, keepingFocus, makeAnnouncer, makeRoot, sending } from "./shared.mjs";
import { drawAssessment } from "./tax_assessment.mjs";
import {
  counted,
  countOf,
  crowns,
  kindOf,
  logOf,
  readAmount,
  textOf,
  withQuestion,
  withText,
} from "./tax_form.mjs";

// ---- drawing --------------------------------------------------------------------------------------

const HINTS = {
  preset: "Filled in by the tax office. Leave it, or correct it.",
  entry: "In whole crowns.",
  choice: "Choose one, or leave the line empty.",
};

/** A word beside a line: the problem with it, or what to know. */
function hintOf(line, form, { most, kinds }) {
  if (line.id in form.written) return readAmount(form.written[line.id], most).problem;
  const kind = kindOf(line, form.values[line.id]);
  if (kind === "accepting" || kind === "blank") return HINTS[line.how];
  const before = kind === "correcting" ? ` The office had ${crowns(line.preset)}.` : "";
  return `Your part: ${kinds[kind].label.toLowerCase()}.${before}`;
}

function drawLine(line, prefix, change, ask) {
  const hint = h("p", { class: "cct-hint", id: `${prefix}-${line.id}` });
  const attributes = { "data-key": `line:${line.id}`, "aria-describedby": hint.id };
  const input =
    line.how === "choice"
      ? h(
          "select",
          attributes,
          h("option", { value: "" }, "Nothing chosen"),
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
    h("summary", {}, "Ask for help", h("span", { class: "cct-hidden" }, `: ${line.label}`)),
    h("p", { class: "cct-help" }, line.help),
  );
  const field = h(
    "span",
    { class: "cct-amount" },
    input,
    line.how !== "choice" && h("span", { "aria-hidden": "true" }, "crowns"),
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

function drawLog(log, kinds) {
  if (!log.length)
    return [h("p", { class: "cct-hint" }, "Nothing yet. Whatever you do to a line appears here.")];
  return [
    h(
      "ol",
      {},
      log.map(({ line, kind }) =>
        h(
          "li",
          {},
          h("p", { class: "cct-name" }, `${kinds[kind].label}: `, h("span", {}, line.label)),
          h("p", { class: "cct-why" }, kinds[kind].why),
        ),
      ),
    ),
  ];
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content");
  const { most, papers, lines, kinds } = content;
  const root = makeRoot(el, "tax", "A tax return");
  const say = makeAnnouncer(root);
  const prefix = `cct-tax-${Math.random().toString(36).slice(2)}`;
  const fields = lines.map((line) => drawLine(line, prefix, change, ask));

  const submit = h(
    "button",
    { type: "submit", class: "cct-main", "data-key": "hand-in" },
    "Hand in the return",
  );
  const lot = h(
    "fieldset",
    { class: "cct-lines" },
    h("legend", {}, "Your return"),
    fields.map(({ element }) => element),
  );
  const status = h("p", { class: "cct-status" });
  const form = h(
    "form",
    { novalidate: true, onsubmit: sending(handIn) },
    lot,
    h("div", { class: "cct-controls" }, submit),
    status,
  );
  const log = h("div", { class: "cct-entries" });
  const count = h("p", { class: "cct-count" });
  const side = h(
    "section",
    { class: "cct-log", "aria-label": "Your part in it" },
    h("h3", {}, "Your part in it"),
    count,
    log,
  );
  const outcome = h("section", { class: "cct-outcome", tabindex: -1, "aria-label": "The assessment" });
  root.append(
    h(
      "div",
      { class: "cct-scene" },
      h(
        "p",
        { class: "cct-label" },
        "An illustration, not evidence. The country of Tavonia, its rules and its people are made up.",
      ),
      h("p", {}, "On your kitchen table in Tavonia lie:"),
      h(
        "ul",
        {},
        papers.map((paper) => h("li", {}, paper)),
      ),
    ),
    h("div", { class: "cct-desk" }, form, side),
    outcome,
  );
  const get = () => model.get("form");
  let own = false;
  let notice = "";

  function set(changed, said = "") {
    own = true;
    model.set("form", changed);
    // What the kernel has worked out belongs to the return as it was.
    if (!changed.handed_in) model.set("assessment", {});
    own = false;
    notice = said;
    draw();
    model.save_changes();
  }

  // Pressing a button leaves the field before it; what is then said of the field must not move the button away.
  let pressed = false;
  let late = false;
  const released = () => {
    pressed = false;
    if (late) setTimeout(() => late && draw());
  };
  root.addEventListener("pointerdown", ({ button, target }) => {
    if (button !== 0 || !target.closest("button, summary")) return;
    pressed = true;
    for (const event of ["pointerup", "pointercancel"])
      document.addEventListener(event, released, { once: true });
    setTimeout(released, 1000); // where the release is never told
  });

  function change(field) {
    const { line, input } = field;
    const text = input.value;
    const after = withText(get(), line, text, most);
    field.typing = false;
    const emptied =
      line.how === "preset" && !text.trim() ? "Left empty, the line keeps the office's figure." : "";
    set(after, emptied);
    const kind = kindOf(line, after.values[line.id]);
    if (line.id in after.written) say(hintOf(line, after, content));
    else say(emptied || `${line.label}: ${kinds[kind].label}. ${countOf(logOf(lines, after), lines, after)}`);
  }

  function ask(line) {
    const before = get();
    if (before.asked.includes(line.id) || before.handed_in) return;
    set(withQuestion(before, line.id));
    say(line.help);
  }

  function handIn() {
    if (get().handed_in) {
      set({ ...get(), handed_in: false }, "The return is yours again. Change what you like.");
      return say(notice);
    }
    // A field that is still being typed in has told nothing yet.
    const read = fields
      .filter(({ typing }) => typing)
      .reduce((form, { line, input }) => withText(form, line, input.value, most), get());
    for (const field of fields) field.typing = false;
    const bad = fields.find(({ line }) => line.id in read.written);
    if (!bad) {
      set({ ...read, handed_in: true });
      return outcome.focus();
    }
    const many = Object.keys(read.written).length;
    set(
      read,
      `Not handed in: ${counted(many, "line needs", "lines need")} another look. ${bad.line.label}: ${hintOf(bad.line, read, content)}`,
    );
    say(notice);
    return bad.input.focus();
  }

  function choose(channel) {
    set({ ...get(), channel: channel.id });
    say(outcome.querySelector(".cct-place").textContent);
  }

  function draw() {
    late = pressed;
    if (pressed) return;
    const now = get();
    const entries = logOf(lines, now);
    for (const { line, input, hint, typing } of fields) {
      if (!typing) input.value = textOf(line, now);
      hint.textContent = hintOf(line, now, content);
      hint.classList.toggle("cct-problem", line.id in now.written);
      input.setAttribute("aria-invalid", String(line.id in now.written));
      input.disabled = now.handed_in;
    }
    submit.textContent = now.handed_in ? "Take the return back" : "Hand in the return";
    submit.classList.toggle("cct-main", !now.handed_in);
    status.textContent =
      model.get("refusal") || (now.handed_in ? "Handed in. The assessment stands below." : notice);
    count.textContent = countOf(entries, lines, now);
    fill(log, drawLog(entries, kinds));
    keepingFocus(root, submit, () =>
      fill(outcome, now.handed_in && drawAssessment(content, model.get("assessment"), now, entries, choose)),
    );
    outcome.hidden = !now.handed_in;
  }

  const hear = {
    "change:form": () => own || draw(),
    "change:refusal": () => own || draw(),
    "change:assessment": () => {
      if (own) return;
      draw();
      const { said } = model.get("assessment");
      if (said) say(said.join(" "));
    },
  };
  for (const [event, listen] of Object.entries(hear)) model.on(event, listen);
  draw();
  return () => {
    for (const [event, listen] of Object.entries(hear)) model.off(event, listen);
  };
}

export default { render };
