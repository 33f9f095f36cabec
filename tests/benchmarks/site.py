"""How soon the site is there on a slow phone, what comes before its first card, how it answers and scrolls.

Run it with ``python -m tests.benchmarks.site``; it needs Chromium.  It builds the site of the whole course,
and one page of forty cards beside it, serves it compressed on this machine, and opens it as on a processor
four times slower, at 1.6 Mbit/s with 150 ms to the server and back; then the same lesson in JupyterLab,
neither slowed.  It prints a table, and exits with 1 if something misses its limit.
"""

import json
import multiprocessing
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any, Final
from urllib.error import URLError
from urllib.request import urlopen

import psutil
from playwright.sync_api import Browser, CDPSession, Page, ViewportSize, sync_playwright

from cocreation_teach.content import questions
from cocreation_teach.course.notebooks import edition
from cocreation_teach.site import write_site
from tests.browser.conftest import CHROMIUM_FLAGS, running_lab
from tests.conftest import find_program
from tests.ports import free_port

LESSON: Final = "lessons/09-four-quadrants"
FORTY: Final = "lessons/forty-cards"
TOPICS: Final = ("quadrants", "kinds", "views", "value", "limits", "services")
ROUNDS: Final = 5
SLOWER: Final = 4
MBIT_S, AND_BACK_MS = 1.6, 150
CARD: Final = ".cct-question :is(input, textarea, select)"
PHONE: Final[ViewportSize] = {"width": 380, "height": 720}
# When the first card can be answered, in milliseconds from the beginning of the page.
WATCH: Final = f"""new MutationObserver((_, observer) => {{
    if (!document.querySelector({json.dumps(CARD)})) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => (window.firstCard = performance.now())));
}}).observe(document, {{ childList: true, subtree: true }})"""
# How many frames pass between a tap on Check and the feedback.
TAP: Final = """async () => {
    const card = document.querySelector(".cct-question:has(input[type=radio])");
    card.querySelector("input[type=radio]").click();
    card.querySelector(".cct-main").click();
    let frames = 0;
    while (!card.querySelector(".cct-feedback:not(:empty)") && frames < 600) {
        await new Promise(requestAnimationFrame);
        frames += 1;
    }
    return frames;
}"""
SCROLL: Final = """async () => {
    const frames = [];
    let before = performance.now();
    for (let y = 0; y < document.documentElement.scrollHeight; y += 120) {
        window.scrollTo(0, y);
        await new Promise(requestAnimationFrame);
        frames.push(performance.now() - before);
        before = performance.now();
    }
    return Math.max(...frames.slice(1));
}"""

Row = tuple[str, float, float]


def main() -> int:
    """Measure, print the table, and return the exit code."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        start = perf_counter()
        write_site(folder / "whole")
        rows: list[Row] = [("seconds to build the whole course", perf_counter() - start, 30)]
        write_site(folder / "site", with_forty_cards(folder / "course"))
        shutil.copytree(folder / "site/lessons", folder / "whole/lessons", dirs_exist_ok=True)
        browser = playwright.chromium.launch(executable_path=find_program("chromium"), args=CHROMIUM_FLAGS)
        with served(folder / "whole") as url:
            rows += measure(browser, url)
            lab, site = in_lab(browser, folder), first_card(browser, url, slow=False)[0]
            print(f"The same card, neither slowed: {lab:.1f} s in JupyterLab, {site:.2f} s on the site")
    for what, found, most in rows:
        print(f"{what:62} {found:8.2f}   at most {most:7.2f}   {'' if found <= most else 'MISSED'}")
    return int(any(found > most for _, found, most in rows))


def measure(browser: Browser, url: str) -> Iterator[Row]:
    """Yield what was measured, how much it is, and how much it may be."""
    seen = [first_card(browser, url) for _ in range(ROUNDS)]
    yield "seconds to the first card, cold and slow", median(seconds for seconds, _ in seen), 1.5
    yield "kB until then, compressed", median(kilobytes for _, kilobytes in seen), 110
    with opened(browser) as (page, session):
        before = drawing(browser)
        page.goto(f"{url}/{FORTY}.html")
        page.locator(CARD).first.wait_for(state="attached")
        page.wait_for_timeout(2000)
        # What is out of sight is not drawn before it is scrolled to.
        yield "ms of the longest frame of a page of forty cards, scrolled", page.evaluate(SCROLL), 50
        session.send("HeapProfiler.collectGarbage")
        yield "MB of its script", heap(page), 60
        busy = {pid: seconds - before.get(pid, 0) for pid, seconds in drawing(browser).items()}
        yield "MB of the process that draws it, all told", own_megabytes(max(busy, key=busy.__getitem__)), 60
        yield "frames from Check to feedback", page.evaluate(TAP), 1


def heap(page: Page) -> float:
    """Return what a page's script takes."""
    taken: float = page.evaluate("performance.memory.usedJSHeapSize")
    return taken / 1e6


def drawing(browser: Browser) -> dict[int, float]:
    """Return the processes that draw pages, and the seconds that each has worked."""
    told = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return {one["id"]: one["cpuTime"] for one in told if one["type"] == "renderer"}


def own_megabytes(pid: int) -> float:
    """Return what a process takes, without what it shares with others."""
    taken: int = psutil.Process(pid).memory_full_info().uss
    return taken / 1e6


def first_card(browser: Browser, url: str, *, slow: bool = True) -> tuple[float, float]:
    """Return the seconds until a lesson's first card can be answered, and the kB that came until then."""
    with opened(browser) as (page, session):
        session.send("Network.enable")
        came = [0]
        session.on("Network.dataReceived", lambda told: came.append(came[-1] + told["encodedDataLength"]))
        if slow:
            rate = MBIT_S * 1e6 / 8
            line = {
                "offline": False,
                "latency": AND_BACK_MS,
                "downloadThroughput": rate,
                "uploadThroughput": rate,
            }
            session.send("Network.emulateNetworkConditions", line)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.add_init_script(WATCH)
        page.goto(f"{url}/{LESSON}.html", wait_until="commit")
        page.locator(CARD).first.wait_for(state="attached")
        kilobytes = came[-1] / 1e3
        page.wait_for_timeout(2000)
        return page.evaluate("window.firstCard") / 1e3, kilobytes


def in_lab(browser: Browser, folder: Path) -> float:
    """Return the seconds until the same card is there in JupyterLab."""
    with running_lab(folder / "lab", folder) as course, opened(browser) as (page, _):
        start = perf_counter()
        page.goto(f"{course.url}/doc/tree/{LESSON}.ipynb")
        page.locator(CARD).first.wait_for(state="attached")
        return perf_counter() - start


@contextmanager
def opened(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    """A page in a browser that is new, and what measures it."""
    page = browser.new_context(viewport=PHONE).new_page()
    page.set_default_timeout(240_000)
    yield page, page.context.new_cdp_session(page)
    page.context.close()


def with_forty_cards(course: Path) -> Path:
    """Return a course folder of one page, with forty cards."""
    notebook: dict[str, Any] = json.loads(edition()[f"{LESSON}.ipynb"])
    asked = [one.id for topic in TOPICS for one in questions(topic)][:40]
    code = "from cocreation_teach.content import question\nfrom cocreation_teach.widgets import QuestionCard"
    sources = [code, *(f"QuestionCard(question({key!r}))" for key in asked)]
    empty: dict[str, Any] = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"] = [{**empty, "id": f"c{at}", "source": source} for at, source in enumerate(sources)]
    path = course / f"{FORTY}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(notebook), encoding="utf-8")
    return course


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a server that gives out a folder compressed, as those of pages do."""
    port = free_port()
    process = multiprocessing.get_context("spawn").Process(target=serve, args=(folder, port), daemon=True)
    process.start()
    url = f"http://127.0.0.1:{port}"
    while True:
        try:
            urlopen(f"{url}/index.html").close()
        except URLError:
            sleep(0.1)
        else:
            break
    yield url
    process.terminate()
    process.join()


def serve(folder: Path, port: int) -> None:
    """Give out a folder until the end."""
    from tornado.ioloop import IOLoop
    from tornado.web import Application, StaticFileHandler

    Application([(r"/(.*)", StaticFileHandler, {"path": folder})], compress_response=True).listen(
        port, "127.0.0.1"
    )
    IOLoop.current().start()


if __name__ == "__main__":
    sys.exit(main())
