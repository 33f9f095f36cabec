import { day } from "./keeping.mjs";
import {
  button,
  download,
  fill,
  h,
  keepingFocus,
  makeAnnouncer,
  makeRoot,
  paragraphs,
  tellIn,
} from "./shared.mjs";
import { openStore, theStorage } from "./storage.mjs";

// ---- pure functions -------------------------------------------------------------------------------

/** How much there is, in words. */
export function summed({ questions, answered, right, last }) {
  if (!last) return "Nothing is answered yet in this course folder.";
  return `You have answered ${answered} of the course’s ${questions} questions, ${right} of them right. Last saved on ${day(last)}.`;
}

/** What the browser itself can put into a file while the kernel is away. */
export function browserFile(acts, at) {
  const entries = acts.map(({ safe, ...act }) => act).sort((a, b) => a.n - b.n);
  return JSON.stringify({
    format: "cocreation-teach/work",
    version: 1,
    course: "browser",
    made_at: at,
    entries,
  });
}

export function heldInWords(acts) {
  const asked = new Set(acts.map(({ occasion, question }) => `${occasion}/${question}`)).size;
  const latest = acts
    .map(({ at }) => at)
    .sort()
    .at(-1);
  return `This browser holds a copy of your answers to ${asked} question${asked === 1 ? "" : "s"}, the latest of ${day(latest)}.`;
}

// ---- the widget -----------------------------------------------------------------------------------

const PATIENCE = 4000; // milliseconds until the kernel counts as away
const AWAY = "The kernel does not answer. Run this page again (Run > Run All Cells), then try once more.";

function render({ model, el }) {
  const { largest, space } = model.get("content");
  const root = makeRoot(el, "work", "My work");
  const say = makeAnnouncer(root);
  const store = openStore(theStorage(), space);
  const body = root.appendChild(h("div", { tabindex: -1 }));
  const status = root.appendChild(h("p", { class: "cct-status" }));
  let waiting = null;
  let asking = false;

  const tell = tellIn(status, say);
  const ask = (message, buffers, otherwise = () => tell(AWAY)) => {
    clearTimeout(waiting);
    waiting = setTimeout(otherwise, PATIENCE);
    try {
      model.send(message, undefined, buffers);
    } catch (error) {
      console.warn("No kernel:", error); // the wait runs out and says so
    }
  };

  const act = {
    work: () =>
      ask({ ask: "work" }, undefined, () => {
        const held = store.all();
        if (!held.length) return tell(AWAY);
        const now = new Date().toISOString();
        download([browserFile(held, now)], `my-${now.slice(0, 10)}.cocreation-work.json`, "application/json");
        return tell(
          "The kernel does not answer. The file that you have now holds what this browser has kept.",
        );
      }),
    record: () => ask({ ask: "record" }),
    async restore(input) {
      const [file] = input.files;
      if (!file) return;
      if (file.size > largest)
        tell(
          `This file is larger than ${largest / 2 ** 20} MB, so it is not your work. Nothing has changed.`,
        );
      else ask({ ask: "restore" }, [await file.arrayBuffer()]);
      input.value = "";
    },
    take: () => ask({ ask: "take", acts: store.all().map(({ safe, ...held }) => held) }),
    forget() {
      store.forget();
      asking = false;
      draw();
      tell("This browser’s copy is gone. What is saved in the course folder is still there.");
    },
  };
  const askFirst = (whether) => () => {
    asking = whether;
    draw();
  };

  function drawBrowser() {
    const held = store.all();
    if (!held.length) return null;
    const sure = [
      button("keep", "Keep it", askFirst(false)),
      button("sure", "Forget this browser’s copy", act.forget),
    ];
    const choice = [
      button("take", "Restore from this browser", act.take),
      button("forget", "Forget it …", askFirst(true)),
    ];
    return h(
      "div",
      { class: "cct-part" },
      h("p", {}, heldInWords(held)),
      h("div", { class: "cct-controls" }, asking ? sure : choice),
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
        h("h3", { class: "cct-label" }, "My work"),
        h("p", {}, summed(content)),
        paragraphs(content.damage, { class: "cct-warning" }),
        content.binder &&
          h(
            "p",
            { class: "cct-warning" },
            "This is Binder. A machine that stands idle for about ten minutes is thrown away with all that is on it. Download your work before you stop; on a new machine, restore it here.",
          ),
        h(
          "div",
          { class: "cct-controls" },
          button("work", "Download my work", act.work, { class: "cct-main" }),
          button("record", "Download it as a page to read", act.record),
        ),
        h(
          "div",
          { class: "cct-part" },
          h(
            "label",
            {},
            h("span", {}, "Restore from a file that you downloaded here. Newer answers stay as they are."),
            input,
          ),
        ),
        drawBrowser(),
      ),
    );
  }

  const hear = (message, buffers) => {
    clearTimeout(waiting);
    if (message.file) {
      download([buffers[0]], message.file, message.type);
      tell(`${message.file} is downloaded.`);
    } else if (message.said) tell(message.said);
  };
  const look = () => document.visibilityState === "visible" && model.send({ ask: "look" });
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
