import { makeKeeper } from "./keeper.mjs";
import { after, lastTry } from "./record.mjs";
import { button, h, toKernel } from "./shared.mjs";
import { bare, openStore, theStorage } from "./storage.mjs";
import { day, t } from "./words.mjs";

// Keeping what a student does: in the browser first, then with the kernel, and saying how it stands.

/** Milliseconds of writing after which it is kept without a pause. */
export const PAUSE = 20_000;

/** Call `keep` when the page is left or put away: a phone may throw it away then, unasked. Returns what ends that. */
export function whenLeft(keep) {
  const leaving = () => document.visibilityState === "hidden" && keep();
  document.addEventListener("visibilitychange", leaving);
  return () => document.removeEventListener("visibilitychange", leaving);
}

// ---- words ----------------------------------------------------------------------------------------

/** In a solution: what the student answered, to stand beside the key. */
export function ownWords(own) {
  return own ? [t("own", { own }).replace(/([.!?])\.$/, "$1")] : [];
}

/** What the status line says at the start. */
export function greeting({ last, reworded, unread }) {
  if (!last) return unread ? t("saved.unread") : ""; // nothing to say before there is anything to keep
  const changed = reworded.length ? [t("saved.reworded", { count: reworded.length })] : [];
  return [t("saved.at-start", { day: day(last) }), ...changed].join(" ");
}

/**
 * What the status line says of acts: `waiting` is how many are on their way, `held` how many of them the browser
 * has, `passing` how many lie on a machine that is thrown away and nowhere else.
 */
export function standingOf({ waiting, held, slow, problems, passing = 0 }) {
  const isHeld = held === waiting;
  if (problems.length) {
    const meanwhile = waiting ? [t(isHeld ? "saved.meanwhile" : "saved.nowhere")] : [];
    return [...problems, ...meanwhile].join(" ");
  }
  if (!waiting) return t(passing ? "saved.passing" : "saved");
  if (!slow) return t("saving");
  return t(isHeld ? "saved.browser" : "saved.not");
}

/** What a copy in the browser holds, whose it is as far as is known, and from when. */
export function offering({ acts, whose, isOwn }) {
  const tried = acts.filter(({ act }) => act === "try");
  const from = { count: asked(tried.length ? tried : acts), day: latestDay(acts), whose };
  if (isOwn) return t("offer.own", from);
  return whose ? t("offer.others", from) : t("offer.unknown", from);
}

/** How many questions some acts are about. */
export const asked = (acts) => new Set(acts.map(({ occasion, question }) => `${occasion}/${question}`)).size;

/** The day of the latest of some acts, in words. */
export const latestDay = (acts) =>
  day(
    acts
      .map(({ at }) => at)
      .sort()
      .at(-1),
  );

// ---- recording ------------------------------------------------------------------------------------

/**
 * The record of a widget, and what adds to it. An act is shown at once, and nothing here waits for an answer.
 * What the kernel says of its own accord is drawn too; it first goes through `taken`.
 */
export function recorder(model, within, draw, taken = () => {}) {
  const keeper = keeperOf(model, within.closest(".cct"));
  const now = () => keeper.shown().reduce(after, restored(model));
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  let drawn = now();
  const hear = () => {
    const undone = keeper.hear();
    if (same(drawn, now())) return;
    drawn = now();
    if (!undone.length) taken(); // what was refused stays as it was written, to be mended
    draw();
  };
  const act = (...done) => {
    keeper.keep(...done);
    drawn = now();
    draw();
  };
  for (const name of RECORD) model.on(`change:${name}`, hear);
  return {
    now,
    last: (question) => lastTry(now().tries, question),
    /** The same answer once more, as by a double click, is no other try. */
    answer(question, answer, confidence = null) {
      const { tries, drafts } = now();
      const isNew =
        Object.hasOwn(drafts, question) || !same(lastTry(tries, question), { answer, confidence });
      if (isNew) act({ question, act: "try", answer, confidence });
      else draw();
    },
    show(question) {
      if (!now().shown.includes(question)) act({ question, act: "shown" });
    },
    clear(questions) {
      const { tries, shown } = now();
      const begun = questions.filter((id) => tries[id] || shown.includes(id));
      if (begun.length) act(...begun.map((question) => ({ question, act: "cleared" })));
    },
    /** Keep what is written and not yet given as an answer; the page shows it already. */
    draft(question, answer) {
      keeper.keep({ question, act: "kept", answer });
      drawn = now();
    },
    stop() {
      for (const name of RECORD) model.off(`change:${name}`, hear);
      keeper.stop();
    },
  };
}

/** What the kernel sends of the record, all in one message: what it has heard of is in the rest. */
const RECORD = ["tries", "shown", "drafts", "heard"];

const restored = (model) => ({
  tries: model.get("tries"),
  shown: model.get("shown"),
  drafts: model.get("drafts"),
});

const keepers = new WeakMap();

/** The keeper of a widget: one, however many parts of it record. */
function keeperOf(model, root) {
  if (!keepers.has(root)) keepers.set(root, keepIn(model, root));
  return keepers.get(root);
}

/** Keep what is done in a widget, and say how it stands in a line at its foot. */
function keepIn(model, root) {
  const kept = model.get("content").keeping;
  if (!kept) return showOnly();
  const line = h("p", { class: "cct-saved", "aria-live": "off" }, greeting(kept));
  const timers = new Set();
  const store = openStore(theStorage(), kept.copy);
  const keeper = makeKeeper(kept, {
    store,
    send: (acts) => toKernel(() => model.send({ acts })),
    tell(standing) {
      const words = standingOf(standing);
      // That all is well is to be seen; what is not is said.
      const { slow, problems, passing } = standing;
      line.setAttribute("aria-live", slow || problems.length || passing ? "polite" : "off");
      if (line.textContent !== words) line.textContent = words;
    },
    later: (run, delay) => timers.add(setTimeout(run, delay)),
    now: () => new Date().toISOString(),
    name: newName,
  });
  // At the foot, whatever the widget still adds.
  queueMicrotask(() => (root.querySelector(":scope > .cct-foot") ?? root).append(line));
  store.tidy();
  const pending = store
    .pending()
    .filter(({ question, occasion }) => Object.hasOwn(kept.versions, question) && occasion === kept.occasion);
  if (pending.length) keeper.handOver(pending.map(bare));
  offer(root, store, kept.empty, keeper.handOver);
  let told = model.get("heard");
  return {
    ...keeper,
    hear() {
      const answer = model.get("heard");
      if (answer === told) return [];
      told = answer;
      return keeper.hear(answer);
    },
    stop: () => timers.forEach(clearTimeout),
  };
}

/** In a solution nothing is kept: what is tried there is shown, and gone with the page. */
function showOnly() {
  const acts = [];
  return { shown: () => acts, keep: (...done) => acts.push(...done), hear: () => [], stop() {} };
}

/** A name for an act, which no other has. */
export function newName() {
  return [...crypto.getRandomValues(new Uint8Array(8))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

/** Offer once on the page what this browser holds and the journal may lack, copy by copy. */
function offer(root, store, isEmpty, handOver) {
  if (document.querySelector(".cct-offer")) return;
  for (const copy of store.offered(isEmpty)) {
    const box = h("div", { class: "cct-offer", role: "group", "aria-label": t("offer.title") });
    const restore = () => {
      box.remove();
      handOver(copy.take());
    };
    const notNow = () => {
      box.remove();
      store.putOff(copy.acts);
    };
    box.append(
      h("p", {}, `${offering(copy)} ${t("offer.question")}`),
      h(
        "div",
        { class: "cct-controls" },
        button("restore", t("offer.restore"), restore, { class: "cct-main" }),
        button("not-now", t("offer.not-now"), notNow),
      ),
    );
    root.prepend(box);
  }
}
