/** The course's contents: its pages with how far the reader is, in the left side bar or a drawer. */

import { sorted, standing } from "./assignments.mjs";
import { h } from "./dom.mjs";
import { isForBrowser } from "./opening.mjs";
import { shortly } from "./progress.mjs";
import { inFolder, nameOf } from "./way.mjs";
import { language, t } from "./words.mjs";

const NARROW = "(width <= 40rem)";

/** The pages in the order of the course: each lesson before its exercises, and last what has no number. */
export function inOrder(pages) {
  const key = ({ number, kind, path }) => `${number || "~"} ${kind === "lesson" ? 0 : 1} ${path}`;
  return pages.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}

/** Returns what shows the contents as they were last told, and opens them. */
export function contents(lab) {
  const { app, Widget, opening } = lab;
  const side = h("div", { class: "ccp-contents" });
  const inside = h("div", { class: "ccp-contents" });
  const close = h("button", { type: "button", onclick: () => drawer.close() }, t("page.close"));
  const drawer = h("dialog", { class: "ccp-drawer", "aria-label": t("page.course") }, close, inside);
  document.body.append(drawer);
  let opener = null;
  // A dialog does this by itself.
  side.onkeydown = ({ key }) => key === "Escape" && opener?.focus();
  const inSideBar = opening.inOnePlace ? sideBar(app, Widget, side) : null;

  const go = (path) => (event) => {
    if (isForBrowser(event)) return;
    event.preventDefault();
    drawer.close();
    void opening.open({ path });
  };

  function draw(place, { way, page }) {
    const focused = place.contains(document.activeElement) && document.activeElement.getAttribute("href");
    const listed = (rows) => h("ol", {}, ...rows.map((row) => drawRow(row, page, opening, go)));
    const trouble = way.unread && h("p", {}, t("page.part-of-journal"));
    const unfolded = place.querySelector("details")?.open;
    place.classList.toggle("ccp-split", way.assignments.length > 0);
    place.replaceChildren(
      h(
        "nav",
        { "aria-label": t("page.course") },
        drawAssignments(way.assignments, page, listed),
        h("section", {}, h("h2", {}, t("page.course")), trouble, listed(inOrder(way.pages))),
      ),
    );
    if (unfolded) place.querySelector("details")?.setAttribute("open", "");
    if (focused) place.querySelector(`[href="${CSS.escape(focused)}"]`)?.focus();
  }

  return {
    show(way, page) {
      for (const place of [side, inside]) draw(place, { way, page });
    },
    open() {
      opener = document.activeElement;
      if (inSideBar && !window.matchMedia(NARROW).matches) {
        app.shell.activateById(inSideBar.id);
        requestAnimationFrame(() => goToPage(side)); // it has its height by then
      } else {
        drawer.showModal();
        goToPage(inside);
      }
    },
  };
}

/** What is to be handed in stands above the course, and stays there; nothing does where there is none. */
function drawAssignments(assignments, page, listed) {
  if (!assignments.length) return null;
  const { shown, folded } = sorted(assignments);
  const here = folded.some(({ path }) => path === page.path) && { open: "" };
  const words = shown.length ? "page.more-assignments" : "page.folded-assignments";
  return h(
    "section",
    { class: "ccp-to-hand-in" },
    h("h2", {}, t("page.assignments")),
    shown.length > 0 && listed(shown),
    folded.length > 0 &&
      h("details", { ...here }, h("summary", {}, t(words, { count: folded.length })), listed(folded)),
  );
}

/** Go to the page that is open, among the others. */
function goToPage(place) {
  const here = place.querySelector("[aria-current]");
  here?.scrollIntoView({ block: "center" });
  here?.focus({ preventScroll: true });
}

function drawRow(row, page, { address }, go) {
  const path = inFolder(page.root, row.path);
  const here = row.path === page.path && { "aria-current": "page" };
  const name = row.number ? `${nameOf(row)}: ${row.title}` : row.title;
  return h(
    "li",
    { class: `ccp-of-${row.kind}` },
    row.path ? h("a", { href: address(path), onclick: go(path), ...here }, name) : h("strong", {}, name),
    h("span", {}, row.kind === "assignment" ? standing(row) : shortly(row, t, language())),
  );
}

function sideBar(app, Widget, node) {
  const widget = new Widget({ node });
  widget.id = "cocreation-course";
  widget.title.label = t("page.course");
  widget.title.caption = t("page.contents");
  app.shell.add(widget, "left", { rank: 50 });
  return widget;
}
