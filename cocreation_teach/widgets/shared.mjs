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

/** A radio button or a tick with its words, on which one may click as well; `kind` marks it as right or shown. */
export function option(input, words, kind = null) {
  if (kind) input.setAttribute("aria-description", SAID[kind]);
  return h("label", { class: kind ? `cct-option cct-key cct-key-${kind}` : "cct-option" }, input, words);
}

/** How something stands, in a word beside it. */
export const SAID = {
  right: t("cards.right"),
  partly: t("cards.partly"),
  wrong: t("cards.wrong"),
  noted: t("cards.noted"),
  shown: t("cards.shown"),
};

/** Text, a paragraph each. */
export function paragraphs(texts, attributes = {}) {
  return texts.map((text) => h("p", attributes, text));
}

/** Words to read. What has lines of its own, such as a letter or a rota, stands as a sheet; a line that turns hangs. */
export function drawTold(text) {
  const block = (lines) =>
    lines.length > 1
      ? h(
          "span",
          { class: "cct-sheet" },
          lines.map((line) => h("span", {}, `${line}\n`)),
        )
      : h("span", { class: "cct-told" }, lines);
  return text.split(/\n\s*\n/).map((part) => block(part.split("\n")));
}

const MOST_SPOKEN = 40; // words

/** Sentences to be read aloud: all if they are few, else the first, and where the others stand. Speech cannot be skimmed. */
export function inBrief([first = "", ...others]) {
  const all = [first, ...others].join(" ");
  return all.split(/\s+/).length > MOST_SPOKEN ? `${first} ${t("spoken.more")}` : all;
}

/** What is read aloud of elements: their paragraphs, in brief and without signs that only show. */
export function spoken(...elements) {
  const isHeard = (node) => node.getAttribute?.("aria-hidden") !== "true";
  const heard = ({ childNodes }) =>
    [...childNodes]
      .filter(isHeard)
      .map((node) => node.textContent ?? node)
      .join("");
  return inBrief(elements.flatMap((element) => [...element.querySelectorAll("p")]).map(heard));
}

/** Let an element come into view, such as feedback to a button at the foot of the page. */
export function bringIntoView(element) {
  element.scrollIntoView({ block: "nearest" });
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
  queueMicrotask(() => root.append(region)); // behind what it speaks of
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

/** Tell the kernel something. Where the connection is gone this throws; whoever waits for an answer finds out by that. */
export function toKernel(tell) {
  const isGone = (error) => console.warn(error);
  try {
    Promise.resolve(tell()).catch(isGone);
  } catch (error) {
    isGone(error);
  }
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

const GLYPHS = { right: "✓", partly: "≈", wrong: "✕", noted: "•", shown: "→" };

/** The sign of a verdict, for the eye. */
export function glyph(kind) {
  return h("span", { class: "cct-glyph", "aria-hidden": "true" }, GLYPHS[kind]);
}

/** A mark, drawn: the one place where feedback becomes elements. */
export function drawMark(mark, more = []) {
  const [verdict, ...reasons] = mark.feedback;
  const kind = mark.shown ? "shown" : verdictOf(mark);
  return h(
    "div",
    { class: `cct-mark cct-${kind}` },
    h("p", { class: "cct-verdict" }, glyph(kind), verdict),
    [...reasons, ...more].map((reason) => h("p", {}, reason)),
  );
}

/** A mark as it is told of an answer that was shown on request: the student is not praised for it. */
export function shownMark(mark) {
  return { ...mark, shown: true, feedback: [t("this-is-the-answer"), ...mark.feedback.slice(1)] };
}
