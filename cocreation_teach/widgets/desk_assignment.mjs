import { drawBeginning, isOpen } from "./desk_beginning.mjs";
import { drawPreview } from "./desk_preview.mjs";
import { button, fill, h, option, paragraphs, sending } from "./shared.mjs";
import { t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** A moment by this computer's clock with its offset, so that it is the same wherever the kernel runs. */
export function withOffset(local, minutes) {
  if (!local) return "";
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const two = (number) => String(number).padStart(2, "0");
  return `${local}${minutes > 0 ? "-" : "+"}${two(hours)}:${two(rest)}`; // JavaScript counts westwards
}

const KINDS = {
  quadrant: t("desk.kind.quadrant"),
  continuum: t("desk.kind.continuum"),
  perspective: t("desk.kind.perspective"),
  choice: t("desk.kind.choice"),
  values: t("desk.kind.values"),
  match: t("desk.kind.match"),
  text: t("desk.kind.text"),
};
const MODES = { practice: t("desk.mode.practice"), exam: t("desk.mode.exam") };
const NO_DATE = "?"; // what a field of which a browser makes no moment is told as

// ---- the step -------------------------------------------------------------------------------------

/** Assignment: what it is to be, how students will see it, and what they get. */
export async function draw(host) {
  if (!host.standing || host.standing.problem) {
    fill(host.el, drawBeginning(host, "assignment", t("desk.begin-for-form")));
    return;
  }
  const found = await host.ask("look");
  if (!found || host.isLeft()) return;
  if (found.forms) drawMade(host, found.forms);
  else drawForm(host, found);
}

/** An assignment that is made: what students get, and how they see it. */
function drawMade(host, forms, notes = []) {
  const release = async () => {
    const file = await host.ask("release");
    if (file) host.download(file);
  };
  fill(
    host.el,
    h("p", {}, t("desk.release-hint")),
    paragraphs(notes, { class: "cct-warning" }),
    h("div", { class: "cct-controls" }, button("release", t("desk.release"), release, { class: "cct-main" })),
    drawPreview(forms),
    !isOpen(host) && drawBeginning(host, "assignment", t("desk.begin-for-form")),
  );
}

function drawForm(host, { kinds, wish, most, longest, sheets }) {
  const fields = makeFields({ kinds, wish, most, longest });
  const below = h("div", {});
  let seed = null;
  const ask = async (what, more) => {
    const found = await host.ask(what, { wish: fields.wish(), seed, ...more });
    if (!found) return null;
    fields.tell(found.faults ?? {});
    if (!found.faults) {
      host.say("");
      return found;
    }
    fill(below);
    host.say(t("desk.form-faults", { count: Object.keys(found.faults).length }));
    return null;
  };
  const preview = async (more) => {
    const found = await ask("preview", more);
    if (!found) return;
    ({ seed } = found);
    fill(
      below,
      paragraphs(found.notes, { class: "cct-warning" }),
      h(
        "div",
        { class: "cct-controls" },
        button("others", t("desk.draw-others"), () => preview({ seed: null })),
      ),
      drawPreview(found.forms),
    );
    below.focus({ preventScroll: true });
  };
  const make = async () => {
    const found = await ask("make");
    if (!found) return;
    drawMade({ ...host, standing: { ...host.standing, made: true } }, found.forms, found.notes);
    host.say(t("desk.is-made"));
  };
  below.tabIndex = -1;
  const form = h(
    "form",
    {
      novalidate: true,
      onsubmit: sending(() => preview()),
      // What is shown below would not be what is made any more.
      oninput: () => {
        seed = null;
        fill(below);
      },
    },
    fields.drawn,
    h("p", { class: "cct-hint" }, t("desk.of-sheets", { count: sheets })),
    fields.fault("cases"),
    h(
      "div",
      { class: "cct-controls" },
      h("button", { type: "submit", "data-key": "preview" }, t("desk.preview")),
      button("make", t("desk.make"), make, { class: "cct-main" }),
    ),
  );
  fill(host.el, form, below);
}

/** The fields of the form, what they hold, and a place at each for what cannot be. */
function makeFields({ kinds, wish, most, longest }) {
  const faults = {};
  const inputs = {};
  const fault = (name) => {
    faults[name] = h("p", { class: "cct-fault", id: `cct-fault-${name}` });
    return faults[name];
  };
  const described = (name) => ({ "data-key": name, "aria-describedby": `cct-fault-${name}` });
  const field = (name, words, attributes) => {
    inputs[name] = h("input", { ...described(name), ...attributes });
    return h("div", {}, h("label", { class: "cct-field" }, h("span", {}, words), inputs[name]), fault(name));
  };
  const number = (name, words) =>
    field(name, words, { type: "number", min: 1, max: most, step: 1, value: wish[name] });
  const several = (name, words, type, options, checked) =>
    h(
      "fieldset",
      described(name),
      h("legend", {}, words),
      Object.entries(options).map(([value, label]) =>
        option(h("input", { type, name, value, checked: checked.includes(value) }), h("span", {}, label)),
      ),
      fault(name),
    );
  const known = Object.fromEntries(kinds.map((kind) => [kind, KINDS[kind] ?? kind]));
  inputs.contested = h("input", { type: "checkbox", ...described("contested") });
  const drawn = [
    field("title", t("desk.title"), { type: "text", maxlength: longest, value: wish.title }),
    field("due", t("desk.due-field"), { type: "datetime-local" }),
    number("questions", t("desk.questions")),
    several("kinds", t("desk.kinds"), "checkbox", known, wish.kinds),
    several("mode", t("desk.mode"), "radio", MODES, [wish.mode]),
    h("div", {}, option(inputs.contested, h("span", {}, t("desk.ask-contested"))), fault("contested")),
    number("variants", t("desk.variants")),
  ];
  const form = h("div", { class: "cct-form" }, drawn);
  const ticked = (name) => [...form.querySelectorAll(`[name="${name}"]:checked`)].map(({ value }) => value);
  const due = () =>
    inputs.due.validity.badInput
      ? NO_DATE
      : withOffset(inputs.due.value, new Date(inputs.due.value).getTimezoneOffset());
  return {
    drawn: form,
    fault,
    wish: () => ({
      title: inputs.title.value,
      due: due(),
      questions: inputs.questions.valueAsNumber,
      variants: inputs.variants.valueAsNumber,
      kinds: ticked("kinds"),
      mode: ticked("mode")[0],
      contested: inputs.contested.checked,
    }),
    /** Say at each field what cannot be, and go to the first. */
    tell(found) {
      for (const [name, place] of Object.entries(faults)) {
        fill(place, (found[name] ?? []).join(" "));
        inputs[name]?.setAttribute("aria-invalid", String(Boolean(found[name])));
      }
      const first = form.querySelector(".cct-fault:not(:empty)");
      first?.parentElement.querySelector("input")?.focus();
    },
  };
}
