import { makeRoot } from "./root.mjs";
import { fill, h, keepingFocus, makeAnnouncer, sending, toKernel } from "./shared.mjs";
import { drawAssessment } from "./tax_assessment.mjs";
import { countOf, kindOf, logOf, textOf, withQuestion, withText } from "./tax_form.mjs";
import { drawLine, drawLog, hintOf } from "./tax_lines.mjs";
import { t } from "./words.mjs";

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content");
  const { most, papers, lines, kinds } = content;
  const root = makeRoot(el, "tax", t("tax"));
  const say = makeAnnouncer(root);
  const prefix = `cct-tax-${Math.random().toString(36).slice(2)}`;
  const fields = lines.map((line) => drawLine(line, prefix, change, ask));

  const submit = h("button", { type: "submit", class: "cct-main", "data-key": "hand-in" }, t("tax.hand-in"));
  const lot = h(
    "fieldset",
    { class: "cct-lines" },
    h("legend", {}, t("tax.yours")),
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
    { class: "cct-log", "aria-label": t("tax.your-part") },
    h("h3", {}, t("tax.your-part")),
    count,
    log,
  );
  const outcome = h("section", { class: "cct-outcome", tabindex: -1, "aria-label": t("tax.assessment") });
  root.append(
    h(
      "div",
      { class: "cct-scene" },
      h("p", { class: "cct-label" }, t("tax.illustration")),
      h("p", {}, t("tax.table")),
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
    toKernel(() => model.save_changes());
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
    const emptied = line.how === "preset" && !text.trim() ? t("tax.emptied") : "";
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
      set({ ...get(), handed_in: false }, t("tax.back"));
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
      `${t("tax.not-handed-in", { count: many })} ${bad.line.label}: ${hintOf(bad.line, read, content)}`,
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
    submit.textContent = t(now.handed_in ? "tax.take-back" : "tax.hand-in");
    submit.classList.toggle("cct-main", !now.handed_in);
    status.textContent = model.get("refusal") || (now.handed_in ? t("tax.handed-in") : notice);
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
