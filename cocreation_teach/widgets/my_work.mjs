import { asked, latestDay } from "./keeping.mjs";
import { makeRoot } from "./root.mjs";
import {
  button,
  download,
  fill,
  h,
  keepingFocus,
  makeAnnouncer,
  paragraphs,
  tellIn,
  toKernel,
} from "./shared.mjs";
import { bare, openStore, theStorage } from "./storage.mjs";
import { day, t } from "./words.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** How much there is, in words. */
export function summed(work) {
  const counts = work.questions !== undefined; // a page may have to bring first what the course asks
  if (work.last) return t(counts ? "work.some" : "work.last", { ...work, day: day(work.last) });
  return t(work.unread.length ? "work.unread" : "work.nothing");
}

/** What the browser itself can put into a file while the kernel is away. */
export function browserFile(acts, at) {
  const entries = acts.map(bare).sort((a, b) => a.n - b.n);
  return JSON.stringify({
    format: "cocreation-teach/work",
    version: 1,
    course: "browser",
    made_at: at,
    entries,
  });
}

/** What a copy in this browser holds, and whose it is as far as is known. */
export function heldInWords({ acts, isOwn, whose }) {
  const held = { count: asked(acts), day: latestDay(acts), whose };
  if (isOwn) return t("work.held", held);
  return whose ? t("work.held-others", held) : t("work.held-unknown", held);
}

// ---- the widget -----------------------------------------------------------------------------------

const PATIENCE = 4000; // milliseconds until the kernel counts as away

function render({ model, el }) {
  const { largest, copy } = model.get("content");
  const root = makeRoot(el, "work", t("work"));
  const say = makeAnnouncer(root);
  const store = openStore(theStorage(), copy);
  const body = root.appendChild(h("div", { tabindex: -1 }));
  const status = root.appendChild(h("p", { class: "cct-status" }));
  let waiting = null;
  let asking = null;

  const tell = tellIn(status, say);
  const ask = (message, buffers, otherwise = () => tell(t("kernel-away"))) => {
    clearTimeout(waiting);
    waiting = setTimeout(otherwise, PATIENCE);
    toKernel(() => model.send(message, undefined, buffers));
  };

  const act = {
    work: () =>
      ask({ ask: "work" }, undefined, () => {
        const held = store.all();
        if (!held.length) return tell(t("kernel-away"));
        const now = new Date().toISOString();
        download([browserFile(held, now)], `my-${now.slice(0, 10)}.cocreation-work.json`, "application/json");
        return tell(t("work.from-browser"));
      }),
    record: () => ask({ ask: "record" }),
    async restore(input) {
      const [file] = input.files;
      if (!file) return;
      if (file.size > largest) tell(t("work.too-large", { megabytes: largest / 2 ** 20 }));
      else ask({ ask: "restore" }, [await file.arrayBuffer()]);
      input.value = "";
    },
    take: (held) => ask({ ask: "take", acts: held.take() }),
    forget(held) {
      const gone = held.forget();
      asking = null;
      draw();
      tell(t(gone ? "work.forgotten" : "work.not-forgotten"));
    },
  };
  const askFirst = (about) => () => {
    asking = about;
    draw();
  };

  function drawCopy(held) {
    const key = (name) => `${name} ${held.name}`;
    const sure = [
      button(key("keep"), t("work.keep"), askFirst(null)),
      button(key("sure"), t("work.forget-now"), () => act.forget(held)),
    ];
    const choice = [
      button(key("take"), t("work.take"), () => act.take(held)),
      button(key("forget"), t("work.forget"), askFirst(held.name)),
    ];
    return h(
      "div",
      { class: "cct-part" },
      h("p", {}, heldInWords(held)),
      h("div", { class: "cct-controls" }, asking === held.name ? sure : choice),
    );
  }

  function draw() {
    const content = model.get("content");
    const input = h("input", {
      type: "file",
      accept: ".json,application/json",
      "data-key": "file",
      onchange: () => act.restore(input),
    });
    keepingFocus(root, body, () =>
      fill(
        body,
        h("h3", { class: "cct-label" }, t("work")),
        h("p", {}, summed(content)),
        paragraphs(content.unread, { class: "cct-warning" }),
        content.binder && h("p", { class: "cct-warning" }, t("work.binder")),
        h(
          "div",
          { class: "cct-controls" },
          button("work", t("work.download"), act.work, { class: "cct-main" }),
          button("record", t("work.page"), act.record),
        ),
        h("div", { class: "cct-part" }, h("label", {}, h("span", {}, t("work.restore")), input)),
        store.copies().map(drawCopy),
      ),
    );
  }

  const hear = (message, buffers) => {
    clearTimeout(waiting);
    if (message.file) {
      download([buffers[0]], message.file, message.type);
      tell(`${t("work.downloaded", message)} ${message.lacks}`.trim());
    } else if (message.said) tell(message.said);
    if (message.safe) {
      store.markSafe(store.all().filter(({ uid }) => message.safe.includes(uid)));
      draw();
    }
  };
  const look = () => document.visibilityState === "visible" && toKernel(() => model.send({ ask: "look" }));
  model.on("change:content", draw);
  model.on("msg:custom", hear);
  document.addEventListener("visibilitychange", look);
  // It was drawn when the page was run; by the time someone scrolls down to it, there is more to count.
  const seen = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && look());
  seen.observe(root);
  draw();
  return () => {
    seen.disconnect();
    clearTimeout(waiting);
    model.off("change:content", draw);
    model.off("msg:custom", hear);
    document.removeEventListener("visibilitychange", look);
  };
}

export default { render };
