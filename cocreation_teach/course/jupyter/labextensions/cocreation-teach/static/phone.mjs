/** On a phone, or projected, a page has the whole window: what the application keeps around it is folded away. */

const NARROW = "(width <= 40rem)";

/** What stands around a widget, up to the window: its neighbours, and those of what it lies in. */
export function around(widget) {
  const found = [];
  for (let inner = widget, outer = widget.parent; outer; inner = outer, outer = outer.parent) {
    // Documents that lie over each other are the dock's own affair.
    if (outer.node.classList.contains("lm-DockPanel")) continue;
    for (const other of outer.layout ?? []) if (other !== inner && !other.isHidden) found.push(other);
  }
  return found;
}

/** Returns what folds away or brings back, as the window and the page in front are now. */
export function folding({ app, tracker }) {
  const narrow = window.matchMedia(NARROW);
  let folded = [];
  const fold = () => {
    for (const widget of folded.splice(0)) widget.show();
    const panel = tracker.currentWidget;
    const inFront = panel && app.shell.currentWidget === panel;
    const shows = (view) => panel.node.classList.contains(view);
    if (inFront && shows("ccp-reading") && (narrow.matches || shows("ccp-projecting"))) {
      folded = around(panel);
      for (const widget of folded) widget.hide();
    }
  };
  narrow.addEventListener("change", fold);
  app.shell.currentChanged?.connect(fold);
  return fold;
}
