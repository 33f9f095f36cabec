// Dragging a card with a mouse or pen. It is an extra: touch taps and scrolls instead, and the keyboard has its own way.

import { swallowClick } from "./root.mjs";

const FAR_ENOUGH = 6; // pixels: less is a click
const LEFT = 1; // what `buttons` says while the left one alone is down

export function hasMoved(from, to) {
  return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) >= FAR_ENOUGH;
}

/**
 * Let a card be dragged onto whatever matches `selector`. A drag ends where the button is let go, wherever that is;
 * it comes to nothing when another button is pressed, a menu opens, Escape is pressed, or the window is left.
 */
export function makeDraggable(card, selector, { started, dropped }) {
  card.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || down.pointerType === "touch") return;
    const root = card.closest(".cct");
    const held = card.getBoundingClientRect();
    const over = new AbortController();
    let last = down;
    let ghost = null;
    let target = null;

    const aimAt = (found) => {
      if (found === target) return;
      target?.classList.remove("cct-aimed");
      target = found;
      target?.classList.add("cct-aimed");
    };
    const follow = () => {
      if (!ghost) return;
      putAt(ghost, held.left + last.clientX - down.clientX, held.top + last.clientY - down.clientY);
      const under = document.elementFromPoint(last.clientX, last.clientY)?.closest(selector) ?? null;
      aimAt(root.contains(under) ? under : null);
    };
    const end = () => {
      over.abort();
      aimAt(null);
      if (!ghost) return;
      ghost.remove();
      swallowClick();
    };
    const move = (event) => {
      if (event.pointerId !== down.pointerId) return;
      if (event.buttons !== LEFT) {
        end();
        return;
      }
      last = event;
      if (!ghost) {
        if (!hasMoved(down, event)) return;
        ghost = liftedCopy(card, root);
        root.setPointerCapture(down.pointerId); // outside of the window, too
        started();
      }
      follow();
    };
    const drop = (event) => {
      if (event.pointerId !== down.pointerId) return;
      const reached = ghost && event.button === 0 ? target : null;
      end();
      if (reached) dropped(reached);
    };

    const listen = (name, hear) =>
      window.addEventListener(name, hear, { capture: true, signal: over.signal });
    listen("pointermove", move);
    listen("pointerup", drop);
    listen("scroll", follow);
    for (const name of ["pointercancel", "contextmenu", "blur"]) {
      // A field that loses the focus is no window that does.
      listen(name, (event) => (name !== "blur" || event.target === window) && end());
    }
    listen("keydown", ({ key }) => key === "Escape" && end());
  });
}

function liftedCopy(card, root) {
  const ghost = card.cloneNode(true);
  delete ghost.dataset.key;
  ghost.classList.add("cct-ghost");
  ghost.setAttribute("aria-hidden", "true");
  ghost.style.width = `${card.offsetWidth}px`;
  root.append(ghost);
  return ghost;
}

/**
 * Move an element until its corner lies at a point of the window. What it is placed by need not be the window (a panel
 * with `contain`, which scrolls), nor need a pixel there be one of the window's (`zoom`), so it goes by where it is.
 */
function putAt(element, x, y) {
  const { left, top, width } = element.getBoundingClientRect();
  const scale = width / element.offsetWidth || 1;
  const [shiftX, shiftY] = (element.style.translate || "0 0").split(" ").map(Number.parseFloat);
  element.style.translate = `${shiftX + (x - left) / scale}px ${(shiftY || 0) + (y - top) / scale}px`;
}

/** Show where a thing went: let it glide from its old place, unless the reader prefers less motion. */
export function glide(element, from) {
  if (!element || !from || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const to = element.getBoundingClientRect();
  const start = `translate(${from.left - to.left}px, ${from.top - to.top}px)`;
  element.animate([{ transform: start }, { transform: "none" }], { duration: 180, easing: "ease-out" });
}
