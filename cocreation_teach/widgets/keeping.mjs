import { h } from "./shared.mjs";
import { actsBetween, openStore, theStorage } from "./storage.mjs";

// Keeping what a student does: in the browser first, then with the kernel, and saying how it stands.

// ---- words ----------------------------------------------------------------------------------------

export function day(at) {
  const date = new Date(at);
  return Number.isNaN(date.valueOf())
    ? "an unknown day"
    : date.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

/** In a solution: what the student answered, to stand beside the key. */
export function ownWords(own) {
  return own ? [`Your own answer: ${own}.`.replace(/([.!?])\.$/, "$1")] : [];
}

const answers = (number) => `${number} answer${number === 1 ? "" : "s"}`;

/** What the status line says at the start. */
export function greeting({ last, reworded }) {
  if (!last) return ""; // nothing to say before there is anything to keep
  const changed = reworded.length
    ? ` ${reworded.length === 1 ? "One question has" : `${reworded.length} questions have`} new words since then; your answer is kept.`
    : "";
  return `Saved. Your answers of ${day(last)} are here.${changed}`;
}

/** What the status line says of acts on their way: `waiting` is for how many, `kept` how many of them the browser has. */
export function standingOf({ waiting, kept, slow, problems }) {
  if (problems.length) return problems.join(" ");
  if (!waiting) return "Saved.";
  if (!slow) return "Saving …";
  if (kept === waiting)
    return "Kept in this browser until the kernel is back. Then run this page again: Run > Run All Cells.";
  return "Not saved yet: the kernel does not answer, and this browser’s own storage is full or switched off. Copy what you want to keep, then run this page again.";
}

export function offering(acts) {
  const tried = new Set(
    acts.filter(({ act }) => act === "try").map(({ occasion, question }) => `${occasion}/${question}`),
  );
  const latest = acts
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return `This browser holds ${answers(tried.size)} of yours, the latest of ${day(latest)}, and this course folder is new.`;
}

// ---- recording ------------------------------------------------------------------------------------

/**
 * Record changes of a widget: the page moves at once, what was done is kept, and nothing here waits for an
 * answer.  What the kernel says of its own accord is drawn too; a record of its own first goes through `taken`.
 */
export function recorder(model, within, draw, taken = () => {}) {
  const keeper = keeperOf(model, within.closest(".cct"));
  let own = false;
  const hear = {
    "change:tries": () => own || (taken(), draw()),
    "change:shown": () => own || draw(),
    "change:refusal": () => own || draw(),
  };
  for (const [event, listen] of Object.entries(hear)) model.on(event, listen);
  const standing = () => ({ tries: model.get("tries"), shown: model.get("shown") });
  const record = (changes) => {
    const before = standing();
    own = true;
    for (const [name, value] of Object.entries({ refusal: "", ...changes })) model.set(name, value);
    own = false;
    draw();
    keeper.note(before, standing());
    model.save_changes();
  };
  record.draft = keeper.draft;
  record.stop = () => {
    for (const [event, listen] of Object.entries(hear)) model.off(event, listen);
    keeper.stop();
  };
  return record;
}

const keepers = new WeakMap();

/** The keeper of a widget: one, however many parts of it record. */
function keeperOf(model, root) {
  if (!keepers.has(root)) keepers.set(root, makeKeeper(model, root));
  return keepers.get(root);
}

// ---- the keeper -----------------------------------------------------------------------------------

const SLOW = 2500; // milliseconds without an answer from the kernel
const SOON = 300; // quicker than this, "Saving" is not worth saying

function newName() {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

/** Keep a widget’s acts: in the browser first, then with the kernel; say how it stands in a line at its foot. */
export function makeKeeper(model, root) {
  const kept = model.get("content").keeping;
  if (!kept) return { note() {}, draft() {}, stop() {} };
  const store = openStore(theStorage(), kept.space);
  const line = h("p", { class: "cct-saved", role: "status" });
  const waiting = new Map();
  let clock = kept.clock;
  let problems = [];
  let slow = false;
  const timers = new Set();

  const say = (words) => line.textContent === words || (line.textContent = words);
  const tell = () =>
    say(
      standingOf({
        waiting: waiting.size,
        kept: [...waiting.values()].filter(({ held }) => held).length,
        slow,
        problems,
      }),
    );
  const later = (run, delay) => {
    const timer = setTimeout(() => (timers.delete(timer), run()), delay);
    timers.add(timer);
  };
  const send = (acts, again = false) => {
    try {
      model.send({ acts, again });
    } catch (error) {
      console.warn("Kept in the browser:", error); // the connection is gone; the line says so when it has waited
    }
    const asked = acts.map(({ uid }) => uid);
    later(() => asked.some((uid) => waiting.has(uid)) && tell(), SOON);
    later(() => asked.some((uid) => waiting.has(uid)) && ((slow = true), tell()), SLOW);
  };
  const hear = (message) => {
    if (!Array.isArray(message?.safe)) return;
    clock = Math.max(clock, message.clock);
    const acts = message.safe.map((uid) => waiting.get(uid)?.act).filter(Boolean);
    store.markSafe(acts, message.safe);
    message.safe.forEach((uid) => waiting.delete(uid));
    problems = message.problems;
    slow = slow && waiting.size > 0;
    tell();
  };
  const keep = (acts) => {
    for (const act of acts) {
      clock += 1;
      waiting.set(act.uid, { act, held: store.add({ ...act, n: clock }) });
    }
    if (acts.length) send(acts);
  };
  const handOver = (acts) => {
    acts.forEach((act) => waiting.set(act.uid, { act, held: true }));
    send(
      acts.map(({ safe, ...act }) => act),
      true,
    );
  };

  queueMicrotask(() => root.append(line)); // at the foot, whatever the widget still adds
  model.on("msg:custom", hear);
  say(greeting(kept));
  const held = store.all();
  const pending = held.filter(
    (act) => !act.safe && act.question in kept.versions && act.occasion === kept.occasion,
  );
  if (kept.empty && held.length) offer(root, held, handOver);
  else if (pending.length) handOver(pending);

  return {
    /** Note what changed from one record {tries, shown} to the next. */
    note: (before, after) => keep(actsBetween(before, after, kept, new Date().toISOString(), newName)),
    /** Keep what is written and not yet given as an answer. */
    draft: (question, answer) =>
      keep([
        {
          question,
          act: "kept",
          answer,
          occasion: kept.occasion,
          version: kept.versions[question] ?? "",
          at: new Date().toISOString(),
          uid: newName(),
        },
      ]),
    stop() {
      model.off("msg:custom", hear);
      timers.forEach(clearTimeout);
    },
  };
}

/** On a new machine: offer once on the page to bring back what this browser holds. */
function offer(root, held, handOver) {
  if (document.querySelector(".cct-offer")) return;
  const box = h("div", { class: "cct-offer", role: "group", "aria-label": "Answers in this browser" });
  const restore = () => {
    box.remove();
    handOver(held);
  };
  box.append(
    h("p", {}, `${offering(held)} Would you like to have them back here?`),
    h(
      "div",
      { class: "cct-controls" },
      h("button", { type: "button", class: "cct-main", onclick: restore }, "Restore them"),
      h("button", { type: "button", onclick: () => box.remove() }, "Not now"),
    ),
  );
  root.prepend(box);
}
