// A widget's own root, and what of the page's keys and clicks it hears.

import { h } from "./shared.mjs";

const ALONE = "data-lm-suppress-shortcuts"; // an element with it is let alone by JupyterLab's and Notebook's shortcuts

/** The widget's own root: a key or a click in it is the widget's, and each act is done once. */
export function makeRoot(el, name, label) {
  const root = h("div", { class: `cct cct-${name}`, role: "group", "aria-label": label, [ALONE]: true });
  // The window hears first; the same listener is added once.
  window.addEventListener("keydown", keepKeys, { capture: true });
  window.addEventListener("pointerdown", closeMenu, { capture: true });
  root.addEventListener("keydown", (event) => isForHost(event) || event.stopPropagation());
  root.addEventListener("keydown", (event) => isHeldDown(event) && event.preventDefault());
  root.addEventListener("click", (event) => isOneTooMany(event) && stop(event), { capture: true });
  el.classList.add("cct-frame");
  el.append(root);
  return root;
}

/**
 * Keep a key that is pressed in a widget from shortcuts. Notebook hears it before the widget does, and looks at the
 * focused element itself, so the mark stands there.
 */
function keepKeys(event) {
  const root = event.target.closest?.(".cct");
  if (!root) return;
  for (const element of [root, event.target]) element.toggleAttribute(ALONE, !isForHost(event));
}

/** A click that closes JupyterLab's menu is no tap on what lies under it. */
function closeMenu({ target }) {
  if (target.closest?.(".cct") && document.querySelector(".lm-Menu")) swallowClick();
}

const EDITING = new Set([..."acvxzy", "enter", "backspace", "delete", "home", "end"]);

/** Whether a key is for JupyterLab: with Ctrl or Cmd, such as for saving, unless it edits a text. */
export function isForHost({ key, ctrlKey, metaKey, target }) {
  if (!ctrlKey && !metaKey) return false;
  const isEditing = EDITING.has(key.toLowerCase()) || key.startsWith("Arrow");
  return !(isEditing && target.matches("textarea, input:not([type=radio], [type=checkbox], [type=range])"));
}

/** Whether a key that does something goes on being held down: that is one act. */
export function isHeldDown({ key, repeat, target }) {
  return repeat && (key === "Enter" || key === " ") && !target.matches("textarea, input[type=text]");
}

/** Whether a click is the second of a double click on something that acts; fields, and what may be repeated, take it. */
export function isOneTooMany({ detail, target }) {
  return detail > 1 && !target.closest("input, label, select, textarea, summary, [data-repeats]");
}

function stop(event) {
  event.stopPropagation();
  event.preventDefault();
}

/** Let the click that is about to come do nothing, such as the one in which a drag ends. */
export function swallowClick() {
  const over = new AbortController();
  const options = { capture: true, signal: over.signal };
  const swallow = (event) => {
    if (event.detail === 0) return; // by keyboard
    stop(event);
    over.abort();
  };
  window.addEventListener("click", swallow, options);
  // One that did not come is none of the next press.
  setTimeout(() => window.addEventListener("pointerdown", () => over.abort(), options));
}
