/** The bar at the top of a page that does not run by itself: why, and the button that runs it. */

/** Show why a page does not run by itself, `run` being what the button does; nothing if there is no reason. */
export function sayWhy(panel, why, run) {
  const { content: notebook } = panel;
  for (const bar of notebook.node.querySelectorAll(".ccp-bar")) bar.remove();
  const [first] = notebook.widgets;
  if (!why || !first) return;
  const bar = Object.assign(document.createElement("section"), { className: "ccp-bar" });
  bar.setAttribute("aria-label", "About this page");
  bar.append(
    Object.assign(document.createElement("p"), { textContent: why }),
    Object.assign(document.createElement("button"), { textContent: "Run this page", onclick: run }),
  );
  first.node.prepend(bar);
}
