// The page as the host of its widgets: it opens the journal, then draws each widget with a model of its own.

import { newName } from "../../widgets/keeping.mjs";
import { h } from "../../widgets/shared.mjs";
import { openDB } from "../vendor/idb.mjs";
import { answerTo } from "./answerers.mjs";
import { filler } from "./boxes.mjs";
import { makeModel } from "./host.mjs";
import { openJournal } from "./journal.mjs";
import { makeKeptLine } from "./kept.mjs";
import { bring, orSay } from "./loading.mjs";
import { showProgress } from "./progress_line.mjs";
import { showQuestions } from "./questions.mjs";
import { showSearch } from "./search.mjs";

const BRIEFLY = 30; // ms

const drawing = ({ module }) => `widgets/${module}.mjs`;

const now = () => new Date().toISOString();

/** Draw all widgets of a page; `modules` are those that draw them, by their paths in the package. */
export async function start({ page, edition, widgets }, modules) {
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
  const opening = openJournal(openDB, {
    refused: line.refused,
    changed: share,
    cleared(known) {
      line.cleared(known);
      share(new Set(known.map(({ question }) => question)));
    },
  });
  showQuestions(page, widgets); // while the journal is opened
  showSearch(page, () => bring("search", page.root), modules);
  const journal = await opening;
  const brought = async (name, path) => ({ ...(await bring(name, page.root)), ...modules[path] });
  const bank = () => brought("bank", "site/page/with_bank.mjs");
  const assignment = () => brought("widgets/assignment", "site/page/assignment_box.mjs");
  const whenShared = (hear) => heard.add(hear);
  const course = { journal, share, whenShared, edition, now, newName, bank, assignment, draw };
  let since = performance.now();
  for (const place of document.querySelectorAll(".ccs-widget"))
    for (const [inside, widget] of apart(place, widgets[Number(place.dataset.widget)], journal)) {
      if (!widget.module || modules[drawing(widget)]) draw(inside, widget);
      else orSay(inside, () => drawLater(inside, widget)); // until then its words stand there
      if (performance.now() - since < BRIEFLY) continue;
      await new Promise((resolve) => setTimeout(resolve)); // what is drawn can be seen, and answered
      since = performance.now();
    }
  showProgress(page, course);

  /** Draw a widget whose module comes in a script of its own, when that is there. */
  async function drawLater(place, widget) {
    await bring(`widgets/${widget.module}`, page.root);
    draw(place, widget);
  }

  /** Draw a widget in its place; what is returned speaks to it, and ends it. `answer` is what answers it. */
  function draw(place, widget, answer = answerTo(widget, course)) {
    place.replaceChildren(...onPaper(place, widget));
    const fill = filler(widget, journal);
    if (fill) return fill(place, widget, course);
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
    const stop = modules[drawing(widget)].default.render({ model: out.model, el: place });
    return { ...out, stop: () => [heard.delete(hear), stop?.()] };
  }

  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible") return;
    await journal.refresh();
    share(everything());
  });
}

/** What is printed of a widget that shows one card at a time: the text that stood in its place, with all its cards. */
export function onPaper(place, { state }) {
  if (!state?.content?.cards || !place.childNodes.length) return [];
  const kept = [...place.children].find((child) => child.getAttribute("class") === "ccs-paper");
  return [kept ?? h("div", { class: "ccs-paper" }, ...place.childNodes)];
}

/** What is drawn by itself, each with its place: in a box one stands below the other, unless that is filled anew. */
export function* apart(place, widget, journal) {
  if (!widget.children || filler(widget, journal)) {
    yield [place, widget];
    return;
  }
  place.replaceChildren();
  for (const child of widget.children) {
    const { id } = child.state.content?.question ?? {};
    yield* apart(place.appendChild(h("div", { id })), child, journal);
  }
}

const held = globalThis.document?.getElementById("ccs-page");
if (held) start(JSON.parse(held.textContent), globalThis.cocreationModules);
