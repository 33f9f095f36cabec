import { dock } from "./docking.mjs";
import { drawChoice, drawSlider } from "./explorer_controls.mjs";
import { drawTable, drawWorking } from "./explorer_details.mjs";
import { makeRoot } from "./root.mjs";
import { button, fill, h, keepingFocus, makeAnnouncer, sending, tellIn, toKernel } from "./shared.mjs";
import { t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** The settings for another run by chance: the next seed, and all else as it is. */
export function byChance(settings) {
  return { ...settings, seed: (settings.seed % 9999) + 1 };
}

/** The settings one step on, or back at the first step after the last. */
export function oneStepOn(settings, steps) {
  return { ...settings, step: settings.step < steps.length ? settings.step + 1 : 0 };
}

/** What the button to the next step says. */
export function nextStep(settings, steps) {
  return steps[settings.step] ?? t("explorer.again");
}

/** Whether the place for the figure is too narrow for the wide drawing. */
export function isNarrow(pixels) {
  return pixels > 0 && pixels < 520;
}

/**
 * Ask for one thing at a time, and next for the newest of what came up meanwhile.
 * `send` gets the request with its number; `done` says whether the reply with a number is to the newest one.
 */
export function conveyor(send, number = 0) {
  let underway = null;
  let waiting = null;
  const next = (request) => {
    underway = ++number;
    send({ ...request, number });
  };
  return {
    want(request) {
      if (underway === null) next(request);
      else waiting = request;
    },
    done(answered) {
      if (answered !== underway) return underway === null;
      underway = null;
      if (waiting === null) return true;
      const request = waiting;
      waiting = null;
      next(request);
      return false;
    },
    /** Nobody answers: what is asked next goes out at once again. */
    giveUp() {
      underway = waiting = null;
    },
  };
}

// ---- the widget -----------------------------------------------------------------------------------

const RESTED = 350; // milliseconds without a change before a reading is spoken
const PATIENCE = 8000;

function render({ model, el }) {
  const { title, groups, steps, chance, working, first } = model.get("content");
  const root = makeRoot(el, "explorer", title);
  const say = makeAnnouncer(root);
  let settings = { ...first, ...model.get("reply").settings };

  const image = h("img", { class: "cct-figure" });
  const reading = h("p", { class: "cct-reading" });
  const notice = h("p", { class: "cct-status", hidden: true });
  const numbers = h("div", {
    class: "cct-numbers",
    tabindex: 0,
    role: "group",
    "aria-label": t("explorer.numbers"),
  });
  const seen = h("div", { class: "cct-seen" }, image, reading, notice);
  const set = (id, value) => change({ ...settings, [id]: value });
  const controls = groups.flatMap((group) =>
    group.controls.map((control) => (control.kind === "slider" ? drawSlider : drawChoice)(control, set)),
  );
  const drawn = Object.fromEntries(controls.map(({ id, element }) => [id, element]));
  const step =
    steps.length > 0 &&
    button("step", "", () => change(oneStepOn(settings, steps)), {
      class: "cct-main",
      "data-repeats": true,
    });
  // A form of its own keeps radio buttons apart from those of every other explorer on the page.
  const form = h(
    "form",
    { class: "cct-panel", onsubmit: sending() },
    step,
    groups.map(({ title: legend, hint, controls: its }) =>
      h(
        "fieldset",
        {},
        h("legend", {}, legend),
        hint && h("p", { class: "cct-hint" }, hint),
        its.map(({ id }) => drawn[id]),
      ),
    ),
    h(
      "div",
      { class: "cct-controls" },
      chance ? button("chance", chance, () => change(byChance(settings)), { "data-repeats": true }) : null,
      button("again", t("explorer.start"), () => change({ ...first })),
    ),
  );
  const spare = h("div", { class: "cct-spare" });
  const exhibit = h("div", { class: "cct-exhibit" }, seen, spare, form);
  root.append(
    h(
      "div",
      { class: "cct-head" },
      h("h3", { class: "cct-title" }, title),
      h("p", { class: "cct-label" }, t("illustration")),
    ),
    exhibit,
    h(
      "div",
      { class: "cct-more" },
      h("details", {}, h("summary", {}, t("explorer.table")), numbers),
      drawWorking(working),
    ),
  );

  const [forced, darkened] = ["(forced-colors: active)", "(prefers-color-scheme: dark)"].map((query) =>
    matchMedia(query),
  );
  let pixels = 0; // heard below: to ask for it at each move would lay out the whole page
  const look = () => {
    const light = document.body.dataset.jpThemeLight;
    // Where the page has no theme, or the system has taken its colours away, the ground is the system's.
    const isSystems = forced.matches || light === undefined;
    return { dark: isSystems ? darkened.matches : light === "false", narrow: isNarrow(pixels) };
  };
  const same = (one, other) => Boolean(one.dark) === other.dark && Boolean(one.narrow) === other.narrow;
  let asked = model.get("reply").look;
  let moved = false; // since the reading was last spoken: a new theme or width is none of the reader's doing
  let resting = 0;
  let waiting = 0;
  const requests = conveyor((request) => {
    asked = request.look;
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      requests.giveUp();
      notice.hidden = false;
      tellIn(notice, say)(t("explorer.silent"));
    }, PATIENCE);
    model.set("request", request);
    toKernel(() => model.save_changes());
  }, model.get("reply").number);
  const ask = () => requests.want({ settings, look: look() });

  function change(changed) {
    settings = changed;
    moved = true;
    showSettings();
    ask();
  }

  function showSettings() {
    for (const { id, show } of controls) show(settings[id]);
    if (step) step.textContent = nextStep(settings, steps);
  }

  function showReply() {
    const { alt, sentence, table, refusal } = model.get("reply");
    notice.hidden = !refusal;
    notice.textContent = refusal;
    // Not by an object's URL, which takes a slow phone four times as long to load.
    image.src = `data:image/svg+xml,${encodeURIComponent(model.get("picture"))}`;
    image.alt = alt;
    reading.textContent = sentence;
    keepingFocus(root, numbers, () => fill(numbers, drawTable(table)));
  }

  function onReply() {
    const { number, sentence } = model.get("reply");
    clearTimeout(waiting);
    showReply();
    if (!requests.done(number)) return;
    settings = { ...model.get("reply").settings };
    showSettings();
    clearTimeout(resting);
    if (moved) resting = setTimeout(speak, RESTED, sentence);
  }

  function speak(sentence) {
    moved = false;
    say(sentence);
  }

  const relook = () => same(asked, look()) || ask();
  const theme = new MutationObserver(relook);
  theme.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light"] });
  for (const query of [forced, darkened]) query.addEventListener("change", relook);
  const width = new ResizeObserver(([{ contentRect }]) => {
    pixels = contentRect.width;
    relook();
  });
  width.observe(image);
  const undock = dock({ root, exhibit, seen, image, spare });
  model.on("change:reply", onReply);
  showSettings();
  showReply();

  return () => {
    model.off("change:reply", onReply);
    theme.disconnect();
    undock();
    for (const query of [forced, darkened]) query.removeEventListener("change", relook);
    width.disconnect();
    clearTimeout(resting);
    clearTimeout(waiting);
  };
}

export default { render };
