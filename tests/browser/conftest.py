"""One JupyterLab, started by ``cocreation lab`` on a temporary course folder, and one browser for all."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.support import Course, run_all

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    folder = tmp_path_factory.mktemp("student") / "cocreation-course"
    with running_lab(folder, tmp_path_factory.mktemp("home")) as course:
        yield course


@contextmanager
def running_lab(folder: Path, home: Path, port: int | None = None) -> Iterator[Course]:
    """A JupyterLab on a course folder, as `cocreation lab` starts it."""
    port = port or free_port()
    private = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "RUNTIME", "PLATFORM")}
    command = [sys.executable, "-m", "cocreation_teach", "lab", str(folder), "--port", str(port)]
    options = ["--", "--no-browser", "--allow-root", "--expose-app-in-browser", "--IdentityProvider.token="]
    log = home / "lab.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options], env=os.environ | private, stdout=out, stderr=subprocess.STDOUT
        )
    course = Course(f"http://127.0.0.1:{port}", folder)
    try:
        _wait_until_it_answers(course.url, process, log)
        yield course
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_it_answers(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + 90
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/api", timeout=5).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(errors='replace')}")


@pytest.fixture(scope="session")
def browser(program: Callable[[str], str]) -> Iterator[Browser]:
    path = program("chromium")
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)


def faults_in(kind: str, text: str) -> list[str]:
    """What a message on the console holds against our widgets; JupyterLab's own errors are its own affair.

    >>> faults_in("error", "TypeError: at blob:http://127.0.0.1/1")
    ['TypeError: at blob:http://127.0.0.1/1']
    >>> faults_in("error", "Failed to load resource: 404"), faults_in("log", "[anywidget] ready")
    ([], [])

    Without a kernel a message cannot be sent; JupyterLab says so, and one test takes the kernel away.

    >>> faults_in("error", "Could not send widget sync message")
    []
    """
    ours = kind == "error" and re.search("blob:|widget", text, re.IGNORECASE)
    return [text] if ours and not text.startswith("Could not send widget sync message") else []


SIZE = {"width": 1280, "height": 1000}


@pytest.fixture(scope="session")
def profile(browser: Browser) -> list[BrowserContext]:
    """The browser's profile that tests share, so that JupyterLab is fetched and compiled once."""
    return [browser.new_context(viewport=SIZE)]


@pytest.fixture
def opened(lab: Course, browser: Browser, profile: list[BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Open a notebook on JupyterLab's single-document page, run all its cells and wait for its widgets.

    What the page throws fails the test, and so does an error on its console that speaks of a widget.
    With more keywords, or `fresh=True`, the page has a profile of its own.
    """
    pages: list[Page] = []
    faults: list[str] = []

    def open_page(
        path: str, *, dark: bool = False, widgets: int = 1, fresh: bool = False, **context: object
    ) -> Page:
        own = fresh or context
        page = (browser.new_context(viewport=SIZE, **context) if own else profile[0]).new_page()
        pages.append(page)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.extend(faults_in(said.type, said.text)))
        page.goto(f"{lab.url}/doc/tree/{path}")
        run_all(page, widgets)
        # JupyterLab remembers the theme that another test chose.
        theme, light = ("Dark", "false") if dark else ("Light", "true")
        if page.locator(f"body[data-jp-theme-light={light}]").count() == 0:
            page.evaluate(
                f"jupyterapp.commands.execute('apputils:change-theme', {{theme: 'JupyterLab {theme}'}})"
            )
            page.locator(f"body[data-jp-theme-light={light}]").wait_for(state="attached")
        return page

    yield open_page
    # The next test begins with no kernel, an empty journal and an empty browser.
    left = [page for page in pages if not page.is_closed()]
    for page in left[-1:]:
        page.evaluate("() => jupyterapp.serviceManager.sessions.shutdownAll()")
    for page in left:
        page.evaluate("localStorage.clear()")
        if page.context is profile[0]:
            page.close()
        else:
            page.context.close()
    shutil.rmtree(lab.folder / ".cocreation" / "journal", ignore_errors=True)
    assert faults == []


@pytest.fixture(scope="session")
def violations() -> Callable[[Page, str], list[str]]:
    """What axe-core finds wrong inside the element a selector names, with its rules up to WCAG 2.2 AA on."""
    axe = Axe()

    def find(page: Page, selector: str) -> list[str]:
        options = {"runOnly": {"type": "tag", "values": RULES}, "rules": {"target-size": {"enabled": True}}}
        found = axe.run(page, context=[[selector]], options=options).response
        assert found["passes"], f"axe-core checked nothing in {selector}"
        return [
            f"{rule['id']}: {node['target']} {node['html'][:160]}"
            for rule in found["violations"]
            for node in rule["nodes"]
        ]

    return find
