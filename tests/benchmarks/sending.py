"""What a lesson's kernel sends to its page, and how soon cards stand there, on loopback and on a slow line.

Run it with ``python -m tests.benchmarks.sending``; it needs Chromium.  It exits with 1 if the page is sent
more than the limit.  Times are printed and not judged: they are the machine's as well.
"""

import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Final

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from tests.benchmarks.slow_line import BYTES_A_SECOND, LATENCY_S, Line, line_to
from tests.browser.conftest import CHROMIUM_FLAGS, running_lab
from tests.conftest import find_program
from tests.ports import free_port

# The page with the most widgets, one of them with a figure.
PAGE: Final = "lessons/03-what-makes-a-service.ipynb"
LINES: Final = ("loopback", "slow line")
LIMIT_KB: Final = 550
PATIENCE_MS: Final = 240_000


def main() -> int:
    """Measure, print, and return the exit code."""
    widgets = widgets_of(Path(__file__).parents[2] / PAGE)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        home = Path(place)
        browser = playwright.chromium.launch(executable_path=find_program("chromium"), args=CHROMIUM_FLAGS)
        port = free_port()
        with line_to(port) as line, running_lab(home / "course", home, port):
            found = {name: measure(browser, line, widgets, slow=name == "slow line") for name in LINES}
    for name, (sent, first, last) in found.items():
        print(f"{PAGE}, {widgets} widgets, {name}: {sent / 1000:.0f} KB sent")
        print(f"  first card after {first:.1f} s, last {last:.1f} s")
    print(
        f"(The slow line: {BYTES_A_SECOND['down'] * 8e-6} Mbit/s down, {1000 * LATENCY_S:.0f} ms each way.)"
    )
    return int(max(sent for sent, _, _ in found.values()) > LIMIT_KB * 1000)


def measure(browser: Browser, line: Line, widgets: int, *, slow: bool) -> tuple[int, float, float]:
    """Return the bytes that the kernel sends, and the seconds from its first word to the first and last card.

    The page runs by itself.  JupyterLab's own files, a hundred times as many bytes, come on a fast line.
    """
    line.slow = False
    with opened(browser) as page:
        sent: list[int] = []
        begun: list[float] = []

        def listen(socket: WebSocket) -> None:
            if "/channels" in socket.url:
                line.slow = slow
                begun.append(perf_counter())
                socket.on("framereceived", lambda said: sent.append(len(said)))

        page.on("websocket", listen)
        page.goto(f"http://127.0.0.1:{line.port}/doc/tree/{PAGE}")
        page.locator(".cct").first.wait_for(state="attached")
        first = perf_counter() - begun[0]
        page.locator(".cct").nth(widgets - 1).wait_for(state="attached")
        last = perf_counter() - begun[0]
        line.slow = False
        return sum(sent), first, last


def widgets_of(page: Path) -> int:
    """Return how many widgets a page shows: each cell of code ends in one, but for the first."""
    cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
    return sum(cell["cell_type"] == "code" for cell in cells) - 1


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """A page of its own, whose kernels end with it."""
    page = browser.new_context(viewport={"width": 1280, "height": 1000}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    try:
        yield page
        page.evaluate("() => jupyterapp.serviceManager.sessions.shutdownAll()")
    finally:
        page.context.close()


if __name__ == "__main__":
    sys.exit(main())
