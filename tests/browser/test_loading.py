"""What draws a widget comes to a page once, and two editions of it stand side by side."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, WebSocket, expect

from cocreation_teach.widgets.loading import names
from tests.browser.support import Course, run_all

CARD = "QuestionCard(question('quadrants.night-call'))"
OTHER_EDITION = """\
from cocreation_teach.widgets import loading

style, module = loading.style, loading.module
border = ".cct-question { border-top: 7px solid red; }"
loading.style = lambda name: border if name == "question_card" else style(name)
loading.module = lambda name: module(name) + "// another edition\\n" * (name == "shared")
"""
ADDRESSES = "() => globalThis[Symbol.for('cocreation_teach')].urls.size"
SHUT_DOWN = "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()"

# Its kernels alone: a page that other tests share has one too.
CLOSE = """async () => {
    for (const one of [...jupyterapp.shell.widgets("main")]) {
        await one.sessionContext?.shutdown();
        one.dispose();
    }
}"""


@pytest.fixture(scope="module")
def jupyterlab(lab: Course, browser: Browser) -> Iterator[Page]:
    """JupyterLab with its tabs, so that two notebooks can be open on one page."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{lab.url}/lab")
    page.wait_for_function("() => window.jupyterapp?.restored.then(() => true)")
    yield page
    context.close()


@pytest.fixture
def tabs(jupyterlab: Page) -> Iterator[Page]:
    """No notebook is open yet."""
    yield jupyterlab
    jupyterlab.evaluate(CLOSE)


def listen(page: Page) -> list[bytes]:
    """Return a list that fills with all that kernels send to a page."""
    heard: list[bytes] = []

    def hear(said: str | bytes) -> None:
        heard.append(said.encode() if isinstance(said, str) else said)

    def listen_in(line: WebSocket) -> None:
        if "/channels" in line.url:
            line.on("framereceived", hear)

    page.on("websocket", listen_in)
    return heard


def open_notebook(page: Page, path: str, widgets: int) -> None:
    page.evaluate(f"() => jupyterapp.commands.execute('docmanager:open', {{path: '{path}'}})")
    run_all(page, widgets)


def test_each_file_is_sent_once_and_serves_even_when_the_kernel_is_gone(tabs: Page, lab: Course) -> None:
    heard = listen(tabs)
    open_notebook(tabs, lab.notebook("once.ipynb", CARD, CARD, CARD), 3)
    expect(tabs.locator(".cct-question")).to_have_count(3)
    assert len([message for message in heard if b"function openStore" in message]) == 1
    assert tabs.evaluate(ADDRESSES) == len(names("question_card"))

    tabs.evaluate(SHUT_DOWN)
    tabs.evaluate("() => { jupyterapp.shell.currentWidget.content.activeCellIndex = 1; }")
    tabs.evaluate("() => jupyterapp.commands.execute('notebook:create-output-view')")
    expect(tabs.locator(".cct-question")).to_have_count(4)
    assert tabs.evaluate(ADDRESSES) == len(names("question_card"))


def test_two_editions_stand_side_by_side_on_one_page(tabs: Page, lab: Course) -> None:
    """The other edition has a rule that this one has not, and lacks those that it has."""
    borders = "card => [getComputedStyle(card).borderTopWidth, getComputedStyle(card).borderLeftWidth]"
    open_notebook(tabs, lab.notebook("this.ipynb", CARD), 1)
    this = tabs.locator(".cct-question").first
    assert this.evaluate(borders) == ["0px", "1px"]
    open_notebook(tabs, lab.notebook("that.ipynb", OTHER_EDITION, CARD), 2)
    that = tabs.locator(".cct-question:visible")
    expect(that).to_have_count(1)
    assert that.evaluate(borders) == ["7px", "0px"]
    assert this.evaluate(borders) == ["0px", "1px"]
    files = names("question_card")
    others = [name for name in files if "shared" in names(name)]
    assert tabs.evaluate(ADDRESSES) == len(files) + len(others)


AT_ONCE = """() => {
    const patience = AbortSignal.timeout;
    window.patient = () => { AbortSignal.timeout = patience; };
    AbortSignal.timeout = () => patience.call(AbortSignal, 0);
}"""


def test_on_a_computer_that_loads_slowly_a_card_still_hears_what_is_saved(
    lab: Course, opened: Callable[..., Page]
) -> None:
    """Here anywidget waits for no time at all, and not for two seconds."""
    page = opened(lab.notebook("fast.ipynb", CARD))
    page.evaluate(AT_ONCE)
    page = opened(lab.notebook("slow.ipynb", CARD))
    page.locator("input[type=radio]").first.check()
    page.locator("[data-key=check]").click()
    expect(page.locator(".cct-saved")).to_have_text("Saved.")
    page.evaluate("patient()")
