"""How soon a page of the course is there, and how it reads: the acts, the times, the measure, the shifts.

Run it with ``python -m tests.benchmarks.opening``; it needs Chromium.  It prints a table, and exits with 1 if
something misses its limit.  Times are compared within the run, page about page, for a machine may be busy.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from playwright.sync_api import Browser, Page, Route, sync_playwright

from cocreation_teach.course.opened import opened as told_of
from cocreation_teach.course.shipped import shipped
from tests.browser.conftest import CHROMIUM_FLAGS, running_lab
from tests.browser.support import Course
from tests.conftest import find_program

LESSON: Final = "lessons/09-four-quadrants.ipynb"
START: Final = "lessons/00-start-here.ipynb"
ROUNDS: Final = 3
AMID: Final = 2500
PATIENCE_MS: Final = 240_000
CARD: Final = ".cct-question :is(input, textarea, select)"
BARE: Final = ".widget-text input"
PROSE: Final = ".jp-MarkdownCell .jp-RenderedMarkdown p"
ALIVE: Final = "[data-cocreation=alive]"
# What JupyterLab moves of its own, before any notebook is there, is its own affair.
SHIFTS: Final = """(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => {
        for (const { hadRecentInput, value } of list.getEntries())
            if (!hadRecentInput && document.querySelector(".jp-Notebook")) window.shifts += value;
    }).observe({ type: "layout-shift", buffered: true });
})()"""
RUN: Final = """() => jupyterapp.shell.currentWidget.content.widgets
    .filter(({ model }) => model.type === "code" && model.executionCount).length"""
# A line ends where the next letter stands further left.
LINES: Final = """() => [...document.querySelectorAll("PROSE")].flatMap((all) => {
    const lines = [0];
    let before = -Infinity;
    const walk = document.createTreeWalker(all, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        for (let at = 0; at < node.length; at += 1) {
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            const { left, width } = range.getBoundingClientRect();
            if (!width) continue;
            if (left < before) lines.push(0);
            before = left;
            lines[lines.length - 1] += 1;
        }
    }
    return lines.slice(0, -1);
})""".replace("PROSE", PROSE)


def main() -> int:
    """Measure, print the table, and return the exit code."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        home = Path(place)
        browser = playwright.chromium.launch(executable_path=find_program("chromium"), args=CHROMIUM_FLAGS)
        with running_lab(home / "course", home) as course:
            rows = list(measure(browser, course))
    for what, found, most in rows:
        print(f"{what:62} {found:7.2f}   at most {most:5.2f}   {'' if found <= most else 'MISSED'}")
    return int(any(found > most for _, found, most in rows))


def measure(browser: Browser, course: Course) -> Iterator[tuple[str, float, float]]:
    """Yield what was measured, how much it is, and how much it may be."""
    yield "acts to the first answer", acts(browser, course), 2
    times = [(first_card(browser, course), bare(browser, course)) for _ in range(ROUNDS)]
    ours, theirs = (median(column) for column in zip(*times, strict=True))
    print(f"first card after {ours:.1f} s, a bare text field after {theirs:.1f} s, in {ROUNDS} rounds")
    yield "opened to first card, against a bare ipywidgets notebook", ours / theirs, 1.15
    ran, beyond = again(browser, course)
    yield "reopened with its kernel alive: cells run", ran, 0
    yield "reopened: seconds from its prose to its first card", beyond, 1
    for width in (1280, 1920):
        yield (
            f"characters a line at {width} px, nine of ten full lines",
            measure_of(browser, course, width),
            75,
        )
    for width in (1280, 380):
        first, second = shifts(browser, course, width)
        yield f"layout shift while cards appear at {width} px", first, 0.1
        yield f"layout shift when it is come back to, amid its cards, at {width} px", second, 0.1


@contextmanager
def opened(browser: Browser, width: int = 1280) -> Iterator[Page]:
    """A page in a browser that is new, whose kernels end with it."""
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    yield page
    page.evaluate("() => jupyterapp.serviceManager.sessions.shutdownAll()")
    page.context.close()


def acts(browser: Browser, course: Course) -> int:
    """Return how many acts it took to answer the first question of the page that `cocreation lab` opens."""
    with opened(browser) as page:
        page.goto(f"{course.url}/doc/tree/{START}")
        card = page.locator(".cct-question").first
        done: list[Callable[[], None]] = [
            lambda: card.locator("textarea").fill(
                "They set it together, for the table that mattered to him."
            ),
            lambda: card.get_by_role("button", name="Keep my answer").click(),
        ]
        for act in done:
            act()
        card.get_by_text("Saved.").wait_for()
        return len(done)


def first_card(browser: Browser, course: Course) -> float:
    """Return the seconds from the opening of a lesson until its first card takes an answer."""
    with opened(browser) as page:
        return seconds_until(page, f"{course.url}/doc/tree/{LESSON}", CARD)


def bare(browser: Browser, course: Course) -> float:
    """Return the same for a notebook of one text field of ipywidgets, which the plugin is told to run."""
    page_of_ours = told_of(LESSON, shipped()[LESSON].cells, course.folder / "lessons")
    answer = json.dumps({**page_of_ours, "cells": 2})
    with opened(browser) as page:
        path = course.notebook("bare.ipynb", "import ipywidgets", "ipywidgets.Text()")
        notebook = json.loads((course.folder / path).read_text(encoding="utf-8"))
        del notebook["cells"][0]
        (course.folder / path).write_text(json.dumps(notebook), encoding="utf-8")
        page.route("**/cocreation/page*", lambda route: told(route, answer))
        return seconds_until(page, f"{course.url}/doc/tree/{path}", BARE)


def seconds_until(page: Page, url: str, shown: str) -> float:
    """Return how long after its opening a page shows something; and wait until all of it is there."""
    start = perf_counter()
    page.goto(url)
    page.locator(shown).first.wait_for(state="attached")
    took = perf_counter() - start
    page.locator(ALIVE).wait_for(state="attached")
    return took


def told(route: Route, answer: str) -> None:
    """Answer in the server's place."""
    route.fulfill(status=200, content_type="application/json", body=answer)


def again(browser: Browser, course: Course) -> tuple[int, float]:
    """Return how many cells run when a page is loaded again, and how long after its prose a card is there."""
    with opened(browser) as page:
        page.goto(f"{course.url}/doc/tree/{LESSON}")
        page.locator(ALIVE).wait_for(state="attached")
        page.wait_for_timeout(1000)
        page.reload()
        page.locator(PROSE).first.wait_for(state="attached")
        start = perf_counter()
        page.locator(CARD).first.wait_for(state="attached")
        beyond = perf_counter() - start
        page.locator(ALIVE).wait_for(state="attached")
        return page.evaluate(RUN), beyond


def measure_of(browser: Browser, course: Course, width: int) -> int:
    """Return how many characters nine of ten full lines of prose do not exceed."""
    with opened(browser, width) as page:
        page.goto(f"{course.url}/doc/tree/{LESSON}")
        page.locator(ALIVE).wait_for(state="attached")
        lines = sorted(page.evaluate(LINES))
        return int(lines[len(lines) * 9 // 10])


def shifts(browser: Browser, course: Course, width: int) -> tuple[float, float]:
    """Return the layout shift of a page that is opened, and of one whose reader was in the midst of it.

    Each is the sum of all shifts from the opening until a while after all cards are there.
    """
    with opened(browser, width) as page:
        page.add_init_script(SHIFTS)
        page.goto(f"{course.url}/doc/tree/{LESSON}")
        first = settled(page)
        page.mouse.move(width / 2, 400)
        page.mouse.wheel(0, AMID)
        page.wait_for_timeout(2000)
        page.evaluate("() => jupyterapp.serviceManager.sessions.shutdownAll()")
        page.goto("about:blank")
        page.goto(f"{course.url}/doc/tree/{LESSON}")
        return first, settled(page)


def settled(page: Page) -> float:
    """Return the layout shift of a page until a while after its cards are there."""
    page.locator(ALIVE).wait_for(state="attached")
    page.wait_for_timeout(3000)
    return float(page.evaluate("window.shifts"))


if __name__ == "__main__":
    sys.exit(main())
