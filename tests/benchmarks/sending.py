"""What a lesson's kernel sends to its page, and how soon cards stand there, on loopback and on a slow line.

Run it with ``python -m tests.benchmarks.sending``; it needs Chromium.  It exits with 1 if the page is sent
more than the limit.  Times are printed and not judged: they are the machine's as well.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Final

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from tests.browser.conftest import CHROMIUM_FLAGS, running_lab
from tests.browser.support import KERNEL_READY
from tests.conftest import find_program

PAGE: Final = "lessons/09-four-quadrants.ipynb"
WIDGETS: Final = 20
LIMIT_KB: Final = 400
PATIENCE_MS: Final = 240_000
SLOW: Final = {
    "offline": False,
    "latency": 300,
    "downloadThroughput": 1.5e6 / 8,
    "uploadThroughput": 0.5e6 / 8,
}


def main() -> int:
    """Measure, print, and return the exit code."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        home = Path(place)
        browser = playwright.chromium.launch(executable_path=find_program("chromium"), args=CHROMIUM_FLAGS)
        with running_lab(home / "course", home) as course:
            url = f"{course.url}/doc/tree/{PAGE}"
            found = {line: measure(browser, url, line) for line in ("loopback", "slow line")}
    for line, (sent, first, last) in found.items():
        print(f"{PAGE}, {line}: {sent / 1000:.0f} KB sent; first card after {first:.1f} s, last {last:.1f} s")
    return int(max(sent for sent, _, _ in found.values()) > LIMIT_KB * 1000)


def measure(browser: Browser, url: str, line: str) -> tuple[int, float, float]:
    """Return the bytes that the kernel sends, and the seconds from *Run All* to the first and last card."""
    with opened(browser) as page:
        sent: list[int] = []
        listen(page, sent)
        page.goto(url)
        page.wait_for_function(KERNEL_READY)
        if line == "slow line":
            page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
        before, start = sum(sent), perf_counter()
        page.evaluate("() => void jupyterapp.commands.execute('notebook:run-all-cells')")
        page.locator(".cct").first.wait_for(state="attached")
        first = perf_counter() - start
        page.locator(".cct").nth(WIDGETS - 1).wait_for(state="attached")
        last = perf_counter() - start
        return sum(sent) - before, first, last


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page of its own, whose kernels end with it."""
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    page.evaluate("() => jupyterapp.serviceManager.sessions.shutdownAll()")
    page.context.close()


def listen(page: Page, sent: list[int]) -> None:
    """Note the size of all that kernels send to a page."""

    def hear(line: WebSocket) -> None:
        if "/channels" in line.url:
            line.on("framereceived", lambda said: sent.append(len(said)))

    page.on("websocket", hear)


if __name__ == "__main__":
    sys.exit(main())
