// The page as the host of its widgets: it opens the journal, then draws each widget with a model of its own.

import { newName } from "../../widgets/keeping.mjs";
import { h } from "../../widgets/shared.mjs";
import { openDB } from "../vendor/idb.mjs";
import { answerTo } from "./answerers.mjs";
import { makeModel } from "./host.mjs";
import { openJournal } from "./journal.mjs";
import { makeKeptLine } from "./kept.mjs";

const now = () => new Date().toISOString();

/** Draw all widgets of a page; `modules` are those that draw them, by their paths in the package. */
export async function start({ edition, widgets }, modules) {
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
  const course = { journal, share, edition, now, newName };
  for (const place of document.querySelectorAll(".ccs-widget"))
    draw(place, widgets[Number(place.dataset.widget)], course);

  function draw(place, widget, course) {
    place.replaceChildren();
    if (widget.children) {
      for (const child of widget.children) draw(place.appendChild(h("div")), child, course);
      return;
    }
    if (widget.kind === "HTML") place.innerHTML = widget.state.value;
    if (!widget.module) return;
    const answer = answerTo(widget, course);
    const out = makeModel(
      { ...widget.state, ...answer.state },
      {
        hear: (message, buffers) => answer.hear?.(message, buffers, out),
        take: (changes) => answer.take?.(changes, out),
      },
    );
    if (answer.shared) heard.add((questions) => answer.shared(questions, out));
    modules[`widgets/${widget.module}.mjs`].default.render({ model: out.model, el: place });
  }

  document.addEventListener("visibilitychange", async () => {
    if (document.visibilityState !== "visible") return;
    await journal.refresh();
    share(everything());
  });
}

const held = globalThis.document?.getElementById("ccs-page");
if (held) start(JSON.parse(held.textContent), globalThis.cocreationModules);
