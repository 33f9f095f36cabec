/** The questions of a page: which of them each asks, and the way to the next that waits; in JupyterLab and on plain pages. */

/** Which question of the page each place asks, for the style sheet: it stands there before the card does. */
export function number(places, say) {
  for (const [at, { style }] of places.entries()) {
    const said = say("page.question", { number: at + 1, questions: places.length });
    style.setProperty("--ccp-question", JSON.stringify(said));
  }
}

/** Whether a card or board still waits for an answer. */
export const waits = (card) =>
  Boolean(
    card.querySelector(".cct-waiting") ||
      (card.querySelector("form .cct-main") && !card.querySelector(".cct-feedback:not(:empty)")),
  );

/** The next of some cards that waits, from a place in the page on; past the last one it is the first again. */
export const nextWaiting = (cards, isBefore) =>
  cards.find((card) => waits(card) && !isBefore(card)) ?? cards.find(waits);

/** Go to the next card in `node` that waits; `top` is where what is in sight of it begins. */
export function goToUnanswered(node, top) {
  const { activeElement } = document;
  // From where the focus is; from where the window is, if the focus is on no card.
  const isBefore = activeElement?.closest(".cct")
    ? (card) => card.contains(activeElement) || card.compareDocumentPosition(activeElement) & 4
    : (card) => card.getBoundingClientRect().bottom < top;
  const card = nextWaiting([...node.querySelectorAll(".cct")], isBefore);
  card?.scrollIntoView({ block: "center" });
  card?.querySelector("input, select, textarea, button")?.focus({ preventScroll: true });
}

/** The key that goes there, as a button names it. */
export const NEXT = { "aria-keyshortcuts": "Alt+N", title: "Alt+N" };

/** Let Alt+N `go`, except where somebody writes and it makes a letter, as on a Mac. */
export const onNext = (go) => (event) => {
  const { altKey, ctrlKey, metaKey, code, key, target } = event;
  const letter = key.toLowerCase() !== "n" && target.closest("textarea, input");
  if (!altKey || ctrlKey || metaKey || code !== "KeyN" || letter) return;
  event.preventDefault();
  go();
};
