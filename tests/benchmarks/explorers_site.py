"""How long an explorer on the site takes from its slider to its figure, on a processor four times slower.

Run it with ``python -m tests.benchmarks.explorers_site FOLDER``, where ``cocreation site FOLDER`` has put the
site.  Pages are opened as files in Chromium, 380 pixels wide.  It exits with 1 if a limit is passed.
"""

import sys
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import CHROMIUM_FLAGS
from tests.conftest import find_program

SLIDERS: Final = {
    "lessons/05-residential-care": ("first_willingness", "residents"),
    "lessons/04-value-in-use": ("food",),
    "lessons/03-what-makes-a-service": ("promise",),
    "lessons/07-limits-and-public-service-logic": ("safety",),
    "lessons/10-when-value-is-destroyed": ("fall",),
}
SLOWER: Final = 4
ROUNDS: Final = 25
LIMIT_MS: Final = 50

MOVE = """
async ([key, rounds]) => {
  const root = document.querySelector(".cct-explorer");
  root.scrollIntoView();
  const [slider, image] = [root.querySelector(`input[data-key="${key}"]`), root.querySelector(".cct-figure")];
  const times = [];
  for (let at = 0; at < rounds; at++) {
    await new Promise(requestAnimationFrame);
    const span = (slider.max - slider.min) / slider.step;
    slider.value = Number(slider.min) + ((3 + 7 * at) % span) * slider.step;
    const start = performance.now();
    const drawn = new Promise((done) => image.addEventListener("load", done, { once: true }));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn;
    times.push(performance.now() - start);
  }
  return times;
}
"""


def main(site: Path) -> int:
    """Measure, print, and return the exit code."""
    slow = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_program("chromium"), args=CHROMIUM_FLAGS)
        page = browser.new_page(viewport={"width": 380, "height": 800})
        session = page.context.new_cdp_session(page)
        for path, sliders in SLIDERS.items():
            page.goto((site / f"{path}.html").absolute().as_uri())
            page.locator(".cct-explorer .cct-figure").first.wait_for()
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            for slider in sliders:
                slow |= measured(page, slider) > LIMIT_MS
            session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        browser.close()
    return int(slow)


def measured(page: Page, slider: str) -> float:
    """Print what the moves of a slider take, and return the middle one in milliseconds."""
    times = page.evaluate(MOVE, [slider, ROUNDS])
    worst = quantiles(times, n=20)[-1]
    print(f"{slider}: {median(times):.1f} ms, nineteen of twenty within {worst:.1f} ms (limit {LIMIT_MS})")
    return median(times)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
