/** Head and foot of a page: where a reader is, what is left, and where to go on. */

import { askForTheWay } from "./ask.mjs";
import { standing, toDo } from "./assignments.mjs";
import { codeCells } from "./code.mjs";
import { clear, h } from "./dom.mjs";
import { scrollerOf } from "./place.mjs";
import { progressOf } from "./progress.mjs";
import { projector } from "./projector.mjs";
import { goToUnanswered, NEXT, onNext } from "./questions.mjs";
import { inFolder, nameOf, onward } from "./way.mjs";
import { t } from "./words.mjs";

const SOON = 1500; // ms: an answer is on the disk by then
const ACTS = ["click", "keyup", "change"];

/** Put head and foot to a page, and keep them up to date; `view` is how it is shown. */
export function frame(panel, lab, page, view) {
  const { content: notebook } = panel;
  const progress = h("span", { class: "ccp-progress" }); // to be read when asked for: a card says enough after an answer
  const project = projector(panel, lab);
  const lines = h("span", { class: "ccp-assignments" }, ...assignmentLines(page, lab.opening.address));
  const draw = () => {
    const [first] = notebook.widgets;
    clear(notebook.node, "ccp-head");
    clear(notebook.node, "ccp-foot");
    first?.node.prepend(
      head(notebook, page, { progress, lines, view, draw, project, open: lab.contents.open }),
    );
    const links = onward(page, lab.opening.address);
    if (links.length) notebook.widgets.at(-1)?.node.append(foot(links));
  };
  const refresh = async () => {
    const way = page.root === null ? null : await askForTheWay(panel, lab);
    if (!way) return;
    const row = ofPage(way);
    progress.textContent = row?.kind === "assignment" ? standing(row) : progressOf(row, t, way.unread);
    if (page.assignments) {
      page.assignments = way.assignments;
      lines.replaceChildren(...assignmentLines(page, lab.opening.address));
    }
    if (lab.app.shell.currentWidget === panel) lab.contents.show(way, page);
  };
  const ofPage = ({ pages, assignments }) =>
    [...pages, ...assignments].find(({ path }) => path === page.path);
  let later;
  for (const act of ACTS) {
    notebook.node.addEventListener(act, () => {
      clearTimeout(later);
      later = setTimeout(refresh, SOON);
    });
  }
  notebook.node.addEventListener("keydown", onNext(goOn(notebook)), true);
  const inFront = (shell) => shell.currentWidget === panel && void refresh();
  lab.app.shell.currentChanged?.connect(inFront);
  panel.disposed.connect(() => lab.app.shell.currentChanged?.disconnect(inFront));
  draw();
  void refresh();
}

const goOn = (notebook) => () =>
  goToUnanswered(notebook.node, scrollerOf(notebook).getBoundingClientRect().top);

/** The head of a page. */
export function head(notebook, page, { progress, lines, view, draw, project, open }) {
  const asks = codeCells(notebook).length > 0; // a page of words alone has no card
  const button = (says, act, more) => h("button", { type: "button", onclick: act, ...more }, says);
  const toggled = (toggle) => () => {
    toggle();
    draw();
  };
  return h(
    "nav",
    { class: "ccp-head", "aria-label": t("page.this") },
    h("strong", {}, nameOf(page)),
    asks && progress,
    h(
      "span",
      { class: "ccp-switches" },
      page.root !== null && button(t("page.course"), open),
      page.web && h("a", { href: page.web, target: "_blank", rel: "noreferrer" }, t("page.on-the-web")),
      asks && button(t("page.next-unanswered"), goOn(notebook), NEXT),
      asks &&
        view.reading() &&
        button(view.code() ? t("page.hide-code") : t("page.show-code"), toggled(view.toggleCode)),
      view.reading() && button(t("page.project"), project, { class: "ccp-project" }),
      button(view.reading() ? t("page.notebook-view") : t("page.reading-view"), toggled(view.toggleReading)),
    ),
    page.assignments?.length > 0 && lines,
  );
}

/** What is to be handed in, where the course begins. */
const assignmentLines = ({ assignments = [], root }, address) =>
  toDo(assignments).map(({ path, title, ...row }) =>
    h(
      "span",
      {},
      h("a", { href: address(inFolder(root, path)) }, t("page.assignment-named", { title })),
      ` ${standing({ path, ...row })}`,
    ),
  );

const foot = (links) =>
  h(
    "nav",
    { class: "ccp-foot", "aria-label": t("page.go-on") },
    ...links.map(({ name, says, to, href }) =>
      h(
        "a",
        { href, class: `ccp-to-${name === "next" ? "next" : "other"}` },
        h("span", {}, says),
        `${nameOf(to)}${to.number ? `: ${to.title}` : ""}`,
      ),
    ),
  );
