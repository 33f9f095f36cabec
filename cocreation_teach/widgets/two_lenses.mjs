import { recorder } from "./keeping.mjs";
import { makeRoot } from "./root.mjs";
import {
  bringIntoView,
  button,
  drawMark,
  fill,
  h,
  keepingFocus,
  makeAnnouncer,
  option,
  sending,
  tellIn,
} from "./shared.mjs";
import { howItStands, listed, t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** The passages ticked once one more is ticked or unticked, in the order of the story. */
export function withTick(passages, ticked, id, on) {
  return passages.map((passage) => passage.id).filter((each) => (each === id ? on : ticked.includes(each)));
}

/** What there is to say about one passage; null while its tick is not the one that was checked. */
export function passageMark({ id, marks }, checked, ticked) {
  const on = ticked.includes(id);
  if (!checked || checked.includes(id) !== on) return null;
  return on ? marks.ticked : marks.unticked;
}

/** The answer that earns full credit. */
export function moments(passages) {
  return passages.filter(({ moment }) => moment).map(({ id }) => id);
}

/** How the answer did, in words, and which passages to read again; the reasons stand at the passages. */
export function outcome(passages, checked) {
  const numbers = passages.flatMap(({ id, moment }, at) => (moment === checked.includes(id) ? [] : [at + 1]));
  if (!numbers.length) return { right: true, words: t("lenses.all-right", { passages: passages.length }) };
  const right = passages.length - numbers.length;
  const words = t("lenses.outcome", { right, passages: passages.length, missed: passagesIn(numbers) });
  return { right: false, words };
}

const passagesIn = (numbers) => t("lenses.passages", { count: numbers.length, numbers: listed(numbers) });

/** The readings that a lens lets through: one view's, or each view's. */
export function readingsFor({ readings }, lens) {
  return readings.filter(({ view }) => lens === "all" || view === lens);
}

// ---- drawing --------------------------------------------------------------------------------------

/** A passage of the first reading: its text, its tick and what there is to say; `draw` brings it up to date. */
function makePassage(passage, number, toggle) {
  const input = h("input", {
    type: "checkbox",
    value: passage.id,
    onchange: () => toggle(passage.id, input.checked),
  });
  const feedback = h("div", { class: "cct-said" });
  const textId = `cct-${Math.random().toString(36).slice(2)}`;
  input.setAttribute("aria-describedby", textId);
  const element = h(
    "li",
    { class: "cct-passage" },
    h("span", { class: "cct-number", "aria-hidden": "true" }, number),
    h(
      "div",
      { class: "cct-body" },
      h("p", { class: "cct-text", id: textId }, passage.text),
      option(input, [h("span", { class: "cct-hidden" }, t("lenses.number", { number })), t("lenses.meet")]),
      feedback,
    ),
  );
  return {
    element,
    draw({ checked, ticked, settled, tellsWhy }) {
      input.checked = ticked.includes(passage.id);
      input.disabled = settled;
      const mark = tellsWhy && passageMark(passage, checked, ticked);
      fill(feedback, mark && drawMark(mark));
    },
  };
}

function drawReading({ sees, heading, text }) {
  return h(
    "li",
    { class: `cct-reading ${sees ? "cct-sees" : "cct-blank"}` },
    h(
      "p",
      { class: "cct-heading" },
      h("span", { class: "cct-glyph", "aria-hidden": "true" }, sees ? "●" : "○"),
      heading,
    ),
    sees && h("p", {}, text),
  );
}

function drawSecondReading(passages, lens) {
  return passages.map((passage, at) =>
    h(
      "li",
      { class: "cct-passage" },
      h("span", { class: "cct-number", "aria-hidden": "true" }, at + 1),
      h(
        "div",
        { class: "cct-body" },
        h("p", { class: "cct-again" }, passage.text),
        h("ul", { class: "cct-readings" }, readingsFor(passage, lens).map(drawReading)),
      ),
    ),
  );
}

// ---- the widget -----------------------------------------------------------------------------------

function render({ model, el }) {
  const { id, title, setting, passages, lenses } = model.get("content");
  const root = makeRoot(el, "lenses", title);
  const say = makeAnnouncer(root);
  const last = () => record.last(id)?.answer;
  let ticked = [];

  const first = passages.map((passage, at) => makePassage(passage, at + 1, tick));
  const controls = h("div", { class: "cct-controls" });
  const result = h("p", { class: "cct-result", tabindex: -1 });
  const status = h("p", { class: "cct-status" });
  const form = h(
    "form",
    { class: "cct-first", onsubmit: sending(check) },
    h(
      "ol",
      { class: "cct-story" },
      first.map(({ element }) => element),
    ),
    controls,
    result,
    status,
  );
  const count = h("p", { class: "cct-count" });
  const second = h("ol", { class: "cct-story" });
  // A form of its own keeps these radio buttons apart from those of every other widget on the page.
  const choice = h(
    "form",
    { onsubmit: sending() },
    h(
      "fieldset",
      { class: "cct-lens" },
      h("legend", { class: "cct-title" }, t("lenses.again")),
      lenses.map((lens) =>
        option(
          h("input", { type: "radio", name: "lens", value: lens.id, onchange: () => look(lens) }),
          h("span", {}, lens.label),
        ),
      ),
    ),
  );
  root.append(
    h(
      "div",
      { class: "cct-head" },
      h("h3", { class: "cct-title" }, title),
      h("p", { class: "cct-meta" }, setting),
      h("p", {}, t("lenses.how")),
    ),
    form,
    h("div", { class: "cct-second" }, choice, count, second),
  );

  function tick(passage, on) {
    ticked = withTick(passages, ticked, passage, on);
    draw();
  }

  function check() {
    if (!ticked.length) return tellIn(status, say)(t("lenses.tick-first"));
    record.answer(id, ticked);
    bringIntoView(result);
    return say(result.textContent);
  }

  function show() {
    record.show(id);
    const numbers = passages.flatMap(({ moment }, at) => (moment ? [at + 1] : []));
    say(t("lenses.shown", { passages: passagesIn(numbers) }));
  }

  function look(lens) {
    count.textContent = lens.count;
    fill(second, drawSecondReading(passages, lens.id));
    second.classList.toggle("cct-columns", lens.id === "all");
    say(lens.count);
  }

  function draw() {
    const shown = record.now().shown.includes(id);
    if (shown) ticked = moments(passages);
    const checked = shown ? ticked : last();
    const done = checked && outcome(passages, checked);
    const settled = shown || Boolean(done?.right);
    // The first miss is told where to look; the reasons come with the next.
    const tellsWhy = settled || record.now().tries[id]?.length > 1;
    for (const passage of first) passage.draw({ checked, ticked, settled, tellsWhy });
    // A tick that was in focus and can no longer be changed hands the focus on.
    if (document.activeElement?.disabled && root.contains(document.activeElement))
      result.focus({ preventScroll: true });
    result.textContent = shown ? t("lenses.these") : (done?.words ?? "");
    keepingFocus(root, result, () =>
      fill(
        controls,
        !settled && h("button", { type: "submit", class: "cct-main", "data-key": "check" }, t("check")),
        !settled && checked && button("show", t("show"), show),
      ),
    );
    status.textContent = howItStands(last(), shown);
  }

  function take() {
    ticked = last() ?? [];
  }

  const record = recorder(model, root, draw, take);
  take();
  draw();
  return record.stop;
}

export default { render };
