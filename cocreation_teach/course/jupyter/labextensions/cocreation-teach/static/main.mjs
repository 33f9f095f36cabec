/** The course's part of JupyterLab and Notebook. */

import { contents } from "./contents.mjs";
import { h } from "./dom.mjs";
import { opening } from "./opening.mjs";
import { follow } from "./page.mjs";
import { folding } from "./phone.mjs";
import { surroundings } from "./surroundings.mjs";
import { isSpoken } from "./words.mjs";

/** Begin; called once, when the application starts. */
export function activate(lab) {
  if (!isSpoken()) return;
  for (const sheet of ["book.css", "page.css"]) {
    const { href } = new URL(sheet, import.meta.url);
    document.head.append(h("link", { rel: "stylesheet", href }));
  }
  lab.fold = folding(lab);
  lab.opening = opening(lab);
  lab.contents = contents(lab);
  lab.surround = surroundings();
  lab.tracker.widgetAdded.connect((_, panel) => void follow(panel, lab));
  lab.tracker.forEach((panel) => void follow(panel, lab));
}
