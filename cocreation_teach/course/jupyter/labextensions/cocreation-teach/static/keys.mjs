/** Which keys JupyterLab may act on while a page is read. */

const ALONE = "data-lm-suppress-shortcuts";
const CHANGES = /^(notebook|editmenu):/;

/** Whether a keystroke begins a shortcut that could change a page, or run it. */
export const changes = (keystroke, bindings) =>
  bindings.some(({ keys, command }) => keys[0] === keystroke && CHANGES.test(command));

/** Hide the keys that change a page from JupyterLab, while `reading()` says so. */
export function guardKeys(panel, { app }, reading) {
  const { node } = panel.content;
  const keystroke = (event) => app.commands.constructor.keystrokeForKeydownEvent(event);
  const guard = (event) => {
    const { target } = event;
    if (!reading() || !node.contains(target) || target.hasAttribute(ALONE)) return;
    if (!changes(keystroke(event), app.commands.keyBindings)) return;
    // On the very element: a shortcut is found from there upwards.
    target.setAttribute(ALONE, "");
    setTimeout(() => target.removeAttribute(ALONE));
  };
  window.addEventListener("keydown", guard, true);
  panel.disposed.connect(() => window.removeEventListener("keydown", guard, true));
}
