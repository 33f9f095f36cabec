import { h, keepingFocus, makeAnnouncer, makeRoot } from "./shared.mjs";

// ---- pure functions -------------------------------------------------------------------------------

export const crowns = (amount) => String(amount).replace(/\B(?=(\d{3})+$)/g, ",");

/** What a line's text says: an amount, nothing at all (null), or a problem in words. */
export function readAmount(text, most) {
  const bare = text.trim();
  if (!bare) return { value: null };
  const shown = bare.length > 20 ? `${bare.slice(0, 20)}…` : bare;
  const amount = bare.replace(/(?<=\d)[\s,'’](?=\d{3}(\D|$))/g, "");
  if (/^\d+$/.test(amount)) {
    if (Number(amount) <= most) return { value: Number(amount) };
    return { problem: `That is more than the form can take: at most ${crowns(most)} crowns.` };
  }
  if (/^[-−–]\s*\d/.test(bare)) return { problem: "An amount is 0 or more. Write it without a minus." };
  if (/^\d[\d\s,'’]*[.,]\d{1,2}$/.test(bare))
    return { problem: "Write whole crowns only, without a point or comma and what follows." };
  if (/\p{Sc}|crown/iu.test(bare)) return { problem: "Write the number alone, without a currency." };
  return { problem: `“${shown}” is not an amount. Write digits only, for example 300.` };
}

/** What the user has done to a line, as Python's model names it. */
export function kindOf({ how, preset }, given) {
  if (how === "preset") return given == null || given === preset ? "accepting" : "correcting";
  if (given == null) return "blank";
  return how === "entry" ? "entering" : "choosing";
}

/** The contributions in the order of the lines; a line not touched counts once the return is handed in. */
export function logOf(lines, { values, asked, handed_in }) {
  return lines.flatMap((line) => {
    const kind = kindOf(line, values[line.id]);
    const counts = handed_in || !["accepting", "blank"].includes(kind);
    return [asked.includes(line.id) && { line, kind: "asking" }, counts && { line, kind }].filter(Boolean);
  });
}

const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** The running count in words. */
export function countOf(log, lines, { handed_in }) {
  const acts = log.filter(({ kind }) => kind !== "accepting").length;
  const beyond = handed_in ? ", beyond letting presets stand" : " so far";
  const rest = lines.length - log.filter(({ kind }) => kind !== "asking").length;
  return `${counted(acts, "contribution", "contributions")}${beyond}. ${rest ? `${counted(rest, "line", "lines")} as the office sent them.` : ""}`.trim();
}

/** What is written in a line: a text that is no amount, or else its value, or else the preset. */
export function textOf({ id, how, preset }, { values, written }) {
  if (id in written) return written[id];
  const value = values[id] ?? preset;
  return how === "choice" ? (value ?? "") : value == null ? "" : crowns(value);
}

/** The form after a line was given this text. */
export function withText(form, line, text, most) {
  const { [line.id]: _, ...values } = form.values;
  const { [line.id]: __, ...written } = form.written;
  const { value, problem } = line.how === "choice" ? { value: text || null } : readAmount(text, most);
  if (problem) written[line.id] = text.slice(0, 200);
  else if (value != null) values[line.id] = value;
  return { ...form, values, written };
}

export function withQuestion(form, id) {
  return { ...form, asked: form.asked.includes(id) ? form.asked : [...form.asked, id] };
}

/** The contributions of a log, parted into those made together with staff, each with its reason, and the others. */
export function parted(log, { together }) {
  return {
    together: log
      .filter(({ kind }) => kind in together)
      .map((entry) => ({ ...entry, why: together[entry.kind] })),
    alone: log.filter(({ kind }) => !(kind in together)),
  };
}

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

function drawRail(place) {
  const steps = [1, 2, 3, 4, 5].map((step) => h("span", { class: step === place ? "cct-here" : "" }, step));
  return h(
    "p",
    { class: "cct-scale" },
    h("span", {}, "passive, through an interface"),
    h("span", { class: "cct-steps", "aria-hidden": "true" }, steps),
    h("span", {}, "iterative, between people"),
  );
}

function drawParts(title, entries, kinds) {
  if (!entries.length) return null;
  const items = entries.map(({ line, kind, why }) =>
    h("li", {}, `${kinds[kind].label}: ${line.label}`, why && h("p", { class: "cct-why" }, why)),
  );
  return h("div", {}, h("h4", {}, title), h("ul", {}, items));
}

function drawChannel(channel, log, kinds, sentence) {
  const { together, alone } = parted(log, channel);
  return [
    h("p", { class: "cct-place" }, `${channel.label}: place ${channel.intensity} of 5 on the continuum.`),
    drawRail(channel.intensity),
    h("p", {}, channel.why),
    h(
      "div",
      { class: "cct-parts" },
      drawParts("Made together with a person", together, kinds),
      drawParts(together.length ? "Made by you alone" : "All made by you alone", alone, kinds),
    ),
    sentence && h("p", {}, sentence),
  ].filter(Boolean);
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const content = model.get("content");
  const { most, papers, lines, kinds, channels } = content;
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
    { novalidate: true, onsubmit: (event) => (event.preventDefault(), handIn()) },
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

  function drawOutcome(now, entries) {
    const { said, channels: sentences } = model.get("assessment");
    const chosen = channels.find(({ id }) => id === now.channel);
    return [
      h("h3", {}, "The assessment"),
      said
        ? h(
            "div",
            { class: "cct-said" },
            said.map((sentence) => h("p", {}, sentence)),
          )
        : h(
            "p",
            { class: "cct-hint" },
            "The office is working it out. If nothing comes, the kernel has stopped: run this cell again.",
          ),
      h(
        "fieldset",
        { class: "cct-channels" },
        h("legend", {}, "The same return by another channel"),
        channels.map((channel) =>
          h(
            "label",
            { class: "cct-option" },
            h("input", {
              type: "radio",
              name: `${prefix}-channel`,
              value: channel.id,
              "data-key": `channel:${channel.id}`,
              checked: channel === chosen,
              onchange: () => choose(channel),
            }),
            h("span", {}, channel.label),
          ),
        ),
      ),
      h("div", { class: "cct-channel" }, drawChannel(chosen, entries, kinds, sentences?.[chosen.id])),
      h(
        "p",
        { class: "cct-hint" },
        "Osborne, Strokosch and Radnor (2018) place the electronic return low on the continuum. The other three places, and the reasons, are our reading.",
      ),
    ];
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
    log.replaceChildren(...drawLog(entries, kinds));
    keepingFocus(root, submit, () =>
      outcome.replaceChildren(...(now.handed_in ? drawOutcome(now, entries) : [])),
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
