/** How a page is shown: as a book, or in JupyterLab's own view. */

import { codeCells } from "./code.mjs";
import { guardKeys } from "./keys.mjs";
import { number } from "./questions.mjs";
import { keep, kept } from "./store.mjs";
import { t } from "./words.mjs";

const CARD = "QuestionCard(";
const HOW_TO_RUN = "cocreation-how-to-run";

/** Let a page be read; returns what its switches do. */
export function readingView(panel, lab, page) {
  const kind = page.shows_code ? "code" : page.kind;
  const view = { reading: kept("views-of", kind) ?? !page.shows_code, code: false };
  const reading = () => view.reading;
  const show = () => {
    panel.node.classList.toggle("ccp-reading", view.reading);
    panel.node.classList.toggle("ccp-with-code", view.code);
    panel.toolbar.setHidden(view.reading);
    for (const cell of codeCells(panel.content)) showCode(cell, view);
    nameRoles(panel.content, view.reading);
    lab.fold();
  };
  drawAll(panel.content);
  number(
    asking(panel.content).map(({ node }) => node),
    t,
  );
  hideHowToRun(panel.content);
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

/**
 * All of a page is there, also what is out of sight: a reader's place and the next card are found in it.
 * (Where JupyterLab leaves out no more than the painting, the style sheet has it painted.)
 */
function drawAll(notebook) {
  const { notebookConfig } = notebook;
  if (notebookConfig.windowingMode !== "full") return;
  notebook.notebookConfig = { ...notebookConfig, windowingMode: "defer" };
}

/** The cells of a page that ask a question. */
const asking = (notebook) =>
  codeCells(notebook).filter(({ model }) => model.sharedModel.getSource().includes(CARD));

/** How to run a page is for those whose JupyterLab does not do it. */
function hideHowToRun({ widgets }) {
  for (const cell of widgets) {
    if (cell.model.getMetadata("tags")?.includes?.(HOW_TO_RUN)) cell.hide();
  }
}

/** JupyterLab's cells have names and no role, and a feed without articles; who is read to needs neither. */
function nameRoles(notebook, reading) {
  notebook.node.querySelector(".jp-WindowedPanel-viewport")?.setAttribute("role", reading ? "group" : "feed");
  for (const { node } of codeCells(notebook)) {
    if (reading) node.setAttribute("role", "group");
    else node.removeAttribute("role");
  }
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
