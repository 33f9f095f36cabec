// The page as the host of its widgets: it opens the journal, then draws each widget with a model of its own.

import { newName } from "../../widgets/keeping.mjs";
import { h } from "../../widgets/shared.mjs";
import { openDB } from "../vendor/idb.mjs";
import { answerTo } from "./answerers.mjs";
import { BOXES } from "./boxes.mjs";
import { makeModel } from "./host.mjs";
import { openJournal } from "./journal.mjs";
import { makeKeptLine } from "./kept.mjs";
import { bring } from "./loading.mjs";
import { showProgress } from "./progress_line.mjs";
import { showQuestions } from "./questions.mjs";
import { showSearch } from "./search.mjs";

const BRIEFLY = 30; // ms
const WITH_BANK = "site/page/with_bank.mjs";

const now = () => new Date().toISOString();

/** Draw all widgets of a page; `modules` are those that draw them, by their paths in the package. */
export async function start({ page, edition, widgets }, modules) {
  showQuestions(page, widgets);
  showSearch(page, () => bring("search", page.root), modules);
  const line = makeKeptLine(document.querySelector(".ccs-kept"), {
    protocol: location.protocol,
    edition,
    now,
  });
  const heard = new Set(); // by whom it is heard that there are new acts
  const share = (questions) => {
    for (const hear of heard) hear(questions);
  };
  const everything = () => new Set(journal.all().map(({ question }) => question));
  const journal = await openJournal(openDB, {
    refused: line.refused,
    changed: share,
    cleared(known) {
      line.cleared(known);
      share(new Set(known.map(({ question }) => question)));
    },
  });
  const bank = async () => ({ ...(await bring("bank", page.root)), ...modules[WITH_BANK] });
  const whenShared = (hear) => heard.add(hear);
  const course = { journal, share, whenShared, edition, now, newName, bank, draw };
  let since = performance.now();
  for (const place of document.querySelectorAll(".ccs-widget")) {
    draw(place, widgets[Number(place.dataset.widget)]);
    if (performance.now() - since < BRIEFLY) continue;
    await new Promise((resolve) => setTimeout(resolve)); // what is drawn can be seen, and answered
    since = performance.now();
  }
  showProgress(page, course);

  /** Draw a widget in its place; what is returned speaks to it, and ends it. `answer` is what answers it. */
  function draw(place, widget, answer = answerTo(widget, course)) {
    place.replaceChildren();
    if (Object.hasOwn(BOXES, widget.kind)) return BOXES[widget.kind](place, widget, course);
    if (widget.children) {
      for (const child of widget.children) draw(place.appendChild(h("div")), child);
      return;
    }
    if (widget.kind === "HTML") place.innerHTML = widget.state.value;
    if (!widget.module) return;
    const out = makeModel(
      { ...widget.state, ...answer.state },
      {
        hear: (message, buffers) => answer.hear?.(message, buffers, out),
        take: (changes) => answer.take?.(changes, out),
      },
    );
    const hear = (questions) => answer.shared?.(questions, out);
    heard.add(hear);
    const stop = modules[`widgets/${widget.module}.mjs`].default.render({ model: out.model, el: place });
    return { ...out, stop: () => [heard.delete(hear), stop?.()] };
  }

  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible") return;
    await journal.refresh();
    share(everything());
  });
}

const held = globalThis.document?.getElementById("ccs-page");
if (held) start(JSON.parse(held.textContent), globalThis.cocreationModules);
