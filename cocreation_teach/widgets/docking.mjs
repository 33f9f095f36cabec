// A figure that stays in sight on a narrow page, small, while what is below it is used.

const SMALL = 160; // pixels: the height of the figure while it is docked

/**
 * Dock `seen`, which shows `image`, at the top of whatever scrolls once its place in `exhibit` has gone by; `spare`
 * stands in for what it gives up of its height, so nothing below moves. The style sheet says what docked looks like,
 * and on a wide page it looks like nothing. Returns how to stop.
 */
export function dock({ root, exhibit, seen, image, spare }) {
  const measure = () => {
    const whole = (exhibit.clientWidth * image.naturalHeight) / (image.naturalWidth || 1);
    const given = Math.max(whole - SMALL, 0);
    const gone = topOfSight(root) - exhibit.getBoundingClientRect().top;
    const isDocked = given > 0 && gone >= given;
    root.classList.toggle("cct-docked", isDocked);
    spare.style.height = isDocked ? `${given}px` : "";
    // A control that takes the focus comes to lie below the figure, not under it.
    root.style.setProperty("--cct-dock", `${SMALL + seen.offsetHeight - image.offsetHeight}px`);
  };
  const size = new ResizeObserver(measure);
  for (const element of [exhibit, seen]) size.observe(element);
  window.addEventListener("scroll", measure, { capture: true, passive: true });
  return () => {
    size.disconnect();
    window.removeEventListener("scroll", measure, { capture: true });
  };
}

/** Where what is seen of an element begins: at the top of the nearest box that scrolls it. */
function topOfSight(element) {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (["auto", "scroll"].includes(getComputedStyle(box).overflowY)) return box.getBoundingClientRect().top;
  }
  return 0;
}
