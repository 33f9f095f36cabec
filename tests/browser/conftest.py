"""For each worker one JupyterLab on a course folder, as ``cocreation lab`` starts it, and one browser."""

import os
import re
import shutil
import signal
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
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

# What a test found, and not only that it was something else, is told of its support too.
pytest.register_assert_rewrite("tests.browser.support")

from tests.browser.support import Course, clear, lay, run_all, settle  # noqa: E402
from tests.ports import SOCKETS, free_port, socket_folder  # noqa: E402

# How long a busy machine may take over one thing.  Nothing waits longer than it must.
MINUTE = 60
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]
SIZE: ViewportSize = {"width": 1280, "height": 1000}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In the dark only the colours are others; all else has been looked at in the light.
RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"]
# What comes of it stays on the page: all that it looked at takes longer to bring over than to look at.
LOOK = """async ([selector, options]) => {
    const { passes, violations } = await axe.run({ include: [[selector]] }, options);
    const words = [...passes, ...violations].filter(({ id }) => id === "color-contrast");
    return {
        words: words.reduce((sum, { nodes }) => sum + nodes.length, 0),
        faults: violations.flatMap(({ id, nodes }) =>
            nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 160)}`)),
    };
}"""
TALL = 4000
BLANK = "about:blank"
# Whoever comes next finds no kernel of a page that was left.
SHUT_ALL = """async () => {
    for (const one of jupyterapp.shell.widgets("main")) await one.sessionContext?.shutdown();
}"""
# The notebook alone: `scrollIntoView` would move JupyterLab's frame too.
TO_ITS_TOP = """async element => {
    const panel = element.closest(".jp-WindowedPanel-outer");
    panel.scrollTop += element.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    const drawn = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await drawn();
    await drawn();
}"""
NO_FAULTS = (
    "Could not send widget sync message",
    "[anywidget] Failed to initialize model.",
    "Canceled future for create_subshell_request",
)
PANEL_IS_AS_TALL = "tall => document.querySelector('.jp-WindowedPanel-outer').clientHeight > tall"

expect.set_options(timeout=MINUTE * 1000)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    folder = tmp_path_factory.mktemp("student") / "cocreation-course"
    with running_lab(folder, tmp_path_factory.mktemp("home")) as course:
        yield course


@contextmanager
def running_lab(folder: Path, home: Path, port: int | None = None, **variables: str) -> Iterator[Course]:
    """A JupyterLab on a course folder, as `cocreation lab` starts it, on a machine that is switched off.

    More is set in its environment, as Binder does.
    """
    port = port or free_port()
    private = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "PLATFORM")}
    command = [sys.executable, "-m", "cocreation_teach", "lab", str(folder), "--port", str(port)]
    options = ["--", "--no-browser", "--allow-root", "--expose-app-in-browser", "--IdentityProvider.token="]
    options += SOCKETS
    log = home / "lab.log"
    with socket_folder() as runtime, log.open("wb") as out:
        process = subprocess.Popen(
            [*command, *options],
            env=os.environ | private | {"JUPYTER_RUNTIME_DIR": runtime} | variables,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        course = Course(f"http://127.0.0.1:{port}", folder)
        try:
            _wait_until_it_answers(course.url, process, log)
            yield course
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(MINUTE)


def _wait_until_it_answers(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    end = time.monotonic() + 5 * MINUTE
    while time.monotonic() < end and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/api", timeout=MINUTE).close()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"JupyterLab did not start:\n{log.read_text(errors='replace')}")


def new_profile(browser: Browser, **options: object) -> BrowserContext:
    """A browser in which nobody has been yet."""
    context = browser.new_context(**{"viewport": SIZE, "has_touch": True, **options})
    context.set_default_timeout(MINUTE * 1000)
    return context


def faults_in(kind: str, text: str) -> list[str]:
    """What a message on the console holds against our widgets; JupyterLab's own errors are its own affair.

    >>> faults_in("error", "TypeError: at blob:http://127.0.0.1/1")
    ['TypeError: at blob:http://127.0.0.1/1']
    >>> faults_in("error", "Failed to load resource: 404"), faults_in("log", "[anywidget] ready")
    ([], [])

    Without a kernel a message cannot be sent; JupyterLab says so, and some tests take the kernel away.
    anywidget says when a widget took over two seconds to load, as on a busy machine; ours do without it then.

    >>> faults_in("error", "Could not send widget sync message")
    []
    >>> faults_in("error", "[anywidget] Failed to initialize model.")
    []
    """
    ours = kind == "error" and re.search("blob:|widget", text, re.IGNORECASE)
    return [text] if ours and not text.startswith(NO_FAULTS) else []


def thrown(error: str) -> list[str]:
    """What a page throws is a fault, but for what a busy machine brings about.

    >>> thrown("TypeError: x is undefined")
    ['TypeError: x is undefined']

    A kernel shut down while its widgets still ask for threads leaves questions of JupyterLab's open.

    >>> thrown("Error: Canceled future for create_subshell_request message before replies were done")
    []
    """
    return [] if error.removeprefix("Error: ").startswith(NO_FAULTS) else [error]


class Desk:
    """Where tests open notebooks: on one page of JupyterLab for all of them, or each on a page of its own.

    A page with its kernel takes ten times as long to open as a notebook takes to be laid on one that is open.
    """

    def __init__(self, lab: Course, browser: Browser) -> None:
        self.lab, self.browser = lab, browser
        self.faults: list[str] = []
        self.own: list[Page] = []
        self.shared: Page | None = None
        self.reader: Page | None = None

    def open(self, path: str, widgets: int, **options: object) -> Page:
        """Open a notebook on a page of its own, in a browser of its own, and run all its cells."""
        page = self.visit(path, **options)
        run_all(page, widgets)
        return page

    def visit(self, path: str, **options: object) -> Page:
        """Open a notebook on a page of its own, in a browser of its own, and do nothing more."""
        page = self._page(path, **options)
        self.own.append(page)
        return page

    def read(self, path: str, size: ViewportSize = SIZE) -> Page:
        """Open a notebook as `visit` does, in a browser that was left: it has JupyterLab's files already."""
        if self.reader is None:
            self.reader = self._page(path, viewport=size)
        else:
            self.reader.set_viewport_size(size)
            self.reader.goto(f"{self.lab.url}/doc/tree/{path}")
        return self.reader

    def lay(self, path: str, widgets: int) -> Page:
        """Lay a notebook on the page that tests share, and run all its cells."""
        if self.shared is None:
            self.shared = self._page(self.lab.notebook("shared.ipynb"))
        self.shared.set_viewport_size(SIZE)
        self.shared.mouse.move(0, 0)
        lay(self.shared, self.lab.folder / path)
        run_all(self.shared, widgets)
        return self.shared

    def clear(self) -> list[str]:
        """Leave no answers for the next test, and return what the pages found fault with."""
        for page in self.own:
            if not page.is_closed():
                page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
                page.context.close()
        if self.shared:
            # A field that is left tells its widget so, which must still be there.
            self.shared.evaluate("document.activeElement.blur()")
            clear(self.shared, self.lab.folder)
            if self.shared.locator(".ccp-reading").count():  # it was loaded again as an assignment's page
                self.throw_away()
        if self.reader:
            self._leave(self.reader)
        shutil.rmtree(self.lab.folder / ".cocreation" / "journal", ignore_errors=True)
        found, self.own, self.faults = self.faults, [], []
        return found

    def throw_away(self) -> None:
        """Let the next test have another page and kernel, for what may be wrong with these."""
        if self.shared:
            self.shared.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
            self.shared.context.close()
            self.shared = None
        if self.reader:
            self.reader.context.close()
            self.reader = None

    def _leave(self, page: Page) -> None:
        """Leave a page and what it opened, and let its browser forget who has been there."""
        for other in page.context.pages:
            if other != page:
                other.close()
        if page.url != BLANK:
            page.evaluate(SHUT_ALL)
            page.goto(BLANK)
        page.emulate_media(forced_colors="null", color_scheme="null")
        # A page that is left writes down where its reader was.
        browser = page.context.new_cdp_session(page)
        told = {"origin": self.lab.url, "storageTypes": "cookies,indexeddb,local_storage"}
        browser.send("Storage.clearDataForOrigin", told)
        browser.detach()

    def _page(self, path: str, **options: object) -> Page:
        page = new_profile(self.browser, **options).new_page()
        page.on("pageerror", lambda error: self.faults.extend(thrown(str(error))))
        page.on("console", lambda said: self.faults.extend(faults_in(said.type, said.text)))
        page.goto(f"{self.lab.url}/doc/tree/{path}")
        return page


@pytest.fixture(scope="session")
def desk(lab: Course, browser: Browser) -> Desk:
    return Desk(lab, browser)


@pytest.fixture
def opened(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Callable[..., Page]]:
    """Show a notebook on JupyterLab's single-document page, run all its cells and wait for its widgets.

    What the page throws fails the test, and so does an error on its console that speaks of a widget.
    With `fresh=True`, or more keywords, the notebook is opened on a page in a browser of its own.
    """

    def show(path: str, *, widgets: int = 1, fresh: bool = False, **options: object) -> Page:
        page = desk.open(path, widgets, **options) if fresh or options else desk.lay(path, widgets)
        # JupyterLab remembers the theme that another test chose.
        if is_dark(page):
            change_theme(page, dark=False)
        return page

    failed = request.session.testsfailed
    yield show
    if request.session.testsfailed > failed:
        desk.throw_away()
    assert desk.clear() == []


@pytest.fixture
def visited(request: pytest.FixtureRequest, desk: Desk) -> Iterator[Callable[..., Page]]:
    """Open a notebook as a reader does who then does nothing; what the page throws fails the test."""
    failed = request.session.testsfailed
    yield desk.read
    if request.session.testsfailed > failed:
        desk.throw_away()
    assert desk.clear() == []


def rules_for(*, dark: bool) -> dict[str, object]:
    """What axe-core is to look for."""
    if dark:
        return {"runOnly": {"type": "rule", "values": RULES_OF_COLOUR}}
    return {"runOnly": {"type": "tag", "values": RULES}, "rules": {"target-size": {"enabled": True}}}


@pytest.fixture(scope="session")
def violations() -> Callable[[Page, str], list[str]]:
    """What axe-core finds wrong inside the element a selector names, with its rules up to WCAG 2.2 AA on."""

    def find(page: Page, selector: str) -> list[str]:
        with all_in_sight(page, selector):
            return looked_at(page, selector)

    return find


@pytest.fixture(scope="session")
def violations_in_both() -> Callable[[Page, str], list[str]]:
    """The same in the light and in the dark, which the page is left in: there the next look begins."""

    def find(page: Page, selector: str) -> list[str]:
        with all_in_sight(page, selector):
            found = looked_at(page, selector)
            change_theme(page, dark=not is_dark(page))
            settle(page)
            return found + looked_at(page, selector)

    return find


def looked_at(page: Page, selector: str) -> list[str]:
    """Let axe-core look at an element in the theme that the page has."""
    if page.evaluate("() => !window.axe"):
        page.evaluate(Axe().axe_script)
    looked = page.evaluate(LOOK, [selector, rules_for(dark=is_dark(page))])
    assert looked["words"] > 1, f"axe-core saw no words in {selector}"
    return [str(fault) for fault in looked["faults"]]


def is_dark(page: Page) -> bool:
    """Say in which theme a page of JupyterLab is."""
    return bool(page.locator("body[data-jp-theme-light=false]").count())


def change_theme(page: Page, *, dark: bool) -> None:
    """Show JupyterLab in its dark or its light theme."""
    theme, light = ("Dark", "false") if dark else ("Light", "true")
    page.evaluate(f"jupyterapp.commands.execute('apputils:change-theme', {{theme: 'JupyterLab {theme}'}})")
    page.locator(f"body[data-jp-theme-light={light}]").wait_for(state="attached")
    # It lays a curtain over the page meanwhile, under which axe-core sees nothing.
    page.locator("#jupyterlab-splash").wait_for(state="detached")


@contextmanager
def all_in_sight(page: Page, selector: str) -> Iterator[None]:
    """Let axe-core see all words: it leaves out what is cut off, and JupyterLab's `body` has no height."""
    size = page.viewport_size or SIZE
    page.evaluate("document.body.style.overflow = 'visible'")
    page.set_viewport_size({**size, "height": TALL})
    # JupyterLab lays itself out anew some time after its window has grown.
    page.wait_for_function(PANEL_IS_AS_TALL, arg=TALL - 300)
    page.locator(selector).first.evaluate(TO_ITS_TOP)
    yield
    page.set_viewport_size(size)
    page.evaluate("document.body.style.overflow = ''")
