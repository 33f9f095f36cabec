/** How a page is shown: as a book, or in JupyterLab's own view. */

import { codeCells } from "./code.mjs";
import { guardKeys } from "./keys.mjs";
import { keep, kept } from "./store.mjs";

/** Let a page be read; returns what its switches do. */
export function readingView(panel, lab, page) {
  const kind = page.shows_code ? "code" : page.kind;
  const view = { reading: kept("views-of", kind) ?? !page.shows_code, code: false };
  const reading = () => view.reading;
  const show = () => {
    panel.node.classList.toggle("cct-reading", view.reading);
    panel.node.classList.toggle("cct-with-code", view.code);
    panel.toolbar.setHidden(view.reading);
    for (const cell of codeCells(panel.content)) showCode(cell, view);
  };
  guardKeys(panel, lab, reading);
  guardPointer(panel, reading);
  keepClean(panel, reading);
  show();
  return {
    reading,
    code: () => view.code,
    show,
    toggleReading() {
      view.reading = !view.reading;
      keep("views-of", kind, view.reading);
      show();
    },
    toggleCode() {
      view.code = !view.code;
      show();
    },
  };
}

function showCode(cell, { reading, code }) {
  if (reading && code) cell.inputHidden = false;
  else cell.inputHidden = Boolean(cell.model.getMetadata("jupyter")?.source_hidden);
}

/** Prose stays prose on a double click, and the menu of the right button is the browser's. */
function guardPointer(panel, reading) {
  const { node } = panel.content;
  for (const kind of ["dblclick", "contextmenu"]) {
    node.addEventListener(kind, (event) => reading() && event.stopPropagation(), true);
  }
}

/** Who reads changes nothing that is worth a file: outputs come back by themselves, answers are in the journal. */
function keepClean(panel, reading) {
  const clean = (model, { name, newValue }) => {
    if (name === "dirty" && newValue && reading()) model.dirty = false;
  };
  panel.content.model.stateChanged.connect(clean);
}
