// What every widget needs: drawing without markup, feedback, announcements, dragging.
// The loader puts this text in front of each widget's own; Node tests import it as it stands.

import { t } from "./words.mjs";

// ---- drawing --------------------------------------------------------------------------------------

/** An element. Text children become text nodes, so nothing a person wrote is ever read as markup. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...present(children));
  return element;
}

/** An SVG element. */
export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Put children in the place of those that an element has; what is absent (null, false) is left out, as in `h`. */
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
}

const present = (children) => children.flat(Infinity).filter((child) => child != null && child !== false);

/** A button that a key names: the focus finds it again by that. */
export function button(key, words, onclick, attributes = {}) {
  return h("button", { type: "button", "data-key": key, onclick, ...attributes }, words);
}

/** A radio button or a tick with its words, on which one may click as well. */
export function option(input, ...words) {
  return h("label", { class: "cct-option" }, input, words);
}

/** Text, a paragraph each. */
export function paragraphs(texts, attributes = {}) {
  return texts.map((text) => h("p", attributes, text));
}

/** What is read aloud of elements: their paragraphs. */
export function spoken(...elements) {
  return elements
    .flatMap((element) => [...element.querySelectorAll("p")])
    .map(({ textContent }) => textContent)
    .join(" ");
}

/** What a form does when it is sent: nothing leaves the page. */
export function sending(run = () => {}) {
  return (event) => {
    event.preventDefault();
    run();
  };
}

/** Run a redraw and give the focus back to the element with the same data-key; if it is gone, to `fallback`. */
export function keepingFocus(root, fallback, redraw) {
  const had = root.contains(document.activeElement) && document.activeElement;
  redraw();
  if (!had || had.isConnected) return;
  const again =
    had.dataset.key && root.querySelector(`[data-key="${CSS.escape(had.dataset.key)}"]:not(:disabled)`);
  (again || fallback).focus({ preventScroll: true });
}

/** A polite live region, and the function that speaks through it. */
export function makeAnnouncer(root) {
  const region = h("p", {
    class: "cct-hidden",
    role: "status",
    "aria-live": "polite",
    "aria-atomic": "true",
  });
  root.append(region);
  let last = "";
  return (message) => {
    // The same words twice would not be read again: an invisible space makes them new.
    last = message === last ? `${message}\u00a0` : message;
    region.textContent = last;
  };
}

/** A function that puts words into a line and says them as well. */
export function tellIn(line, say) {
  return (words) => {
    line.textContent = words;
    say(words);
  };
}

// ---- files ----------------------------------------------------------------------------------------

/** Let the browser download a file. */
export function download(parts, name, type) {
  const url = URL.createObjectURL(new Blob(parts, { type }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

// ---- feedback -------------------------------------------------------------------------------------

/** right, partly, wrong, or noted where there is no mark to give. */
export function verdictOf(mark) {
  if (!mark) return "noted";
  if (mark.credit === 1) return "right";
  return mark.credit > 0 ? "partly" : "wrong";
}

export const GLYPHS = { right: "✓", partly: "≈", wrong: "✕", noted: "•", shown: "→" };

/** A mark, drawn: the one place where feedback becomes elements. */
export function drawMark(mark, more = []) {
  const [verdict, ...reasons] = mark.feedback;
  return h(
    "div",
    { class: `cct-mark cct-${verdictOf(mark)}` },
    h(
      "p",
      { class: "cct-verdict" },
      h("span", { class: "cct-glyph", "aria-hidden": "true" }, GLYPHS[verdictOf(mark)]),
      verdict,
    ),
    [...reasons, ...more].map((reason) => h("p", {}, reason)),
  );
}

/** A mark as it is told of an answer that was shown on request: the student is not praised for it. */
export function shownMark(mark) {
  return { ...mark, feedback: [t("this-is-the-answer"), ...mark.feedback.slice(1)] };
}
