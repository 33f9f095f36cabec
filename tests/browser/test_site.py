"""The course as plain pages in a browser: what is answered there is kept, carried away and brought back."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copy

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from cocreation_teach.course.notebooks import source
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.restoring import work_file, work_from
from cocreation_teach.site import write_site
from tests.browser.conftest import faults_in, new_profile, rules_for

BEGIN = "lessons/00-start-here"
TAXES = "lessons/06-tax-returns-and-the-continuum"
OWN = "lessons/one-meal"
"""A page of a lecturer's own, with an explorer."""
CARD = "start.swimming"
KEPT = """async () => {
    const done = (asked) => new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });
    const db = await done(indexedDB.open("cocreation-teach"));
    const count = await done(db.transaction("acts").objectStore("acts").count());
    db.close();
    return count;
}"""
HEADING = {"cell_type": "markdown", "metadata": {}, "source": "# A meal"}
MEAL = {
    "cell_type": "code",
    "metadata": {"jupyter": {"source_hidden": True}},
    "source": "from cocreation_teach.widgets import Explorer\nExplorer('one-meal')",
}
BLOCKED = "() => { indexedDB.open = () => { throw new DOMException('', 'SecurityError'); }; }"


class Quiet(SimpleHTTPRequestHandler):
    """A static server that tells nobody what it serves."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site: where it lies, and where it is served."""

    folder: Path
    url: str


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A few pages of the course on a static server."""
    course, folder = tmp_path_factory.mktemp("course"), tmp_path_factory.mktemp("site") / "pages"
    for path in (BEGIN, TAXES):
        (course / path).parent.mkdir(exist_ok=True)
        copy(source() / f"{path}.ipynb", course / f"{path}.ipynb")
    (course / f"{OWN}.ipynb").write_text(json.dumps({"cells": [HEADING, MEAL], "metadata": {}}))
    write_site(folder, course)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()


@pytest.fixture
def someone(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A browser in which nobody has been yet, in which nothing may go wrong unseen."""
    contexts: list[BrowserContext] = []
    faults: list[str] = []

    def new(**options: object) -> BrowserContext:
        context = new_profile(browser, **options)
        context.on("weberror", lambda event: faults.append(str(event.error)))
        context.on("console", lambda message: faults.extend(faults_in(message.type, message.text)))
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()
    assert faults == []


def opened(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(f"{address}.html")
    return page


def card_on(page: Page) -> Locator:
    return page.locator(f"[id='{CARD}']")


def answer(page: Page, option: int = 0) -> None:
    """Answer the card, and wait until it says that this is saved."""
    card = card_on(page)
    card.locator("input[type=radio]").nth(option).check()
    card.locator("[data-key=check]").click()
    expect(card.locator(".cct-saved")).to_have_text("Saved.")


@pytest.mark.parametrize("over", ["http", "file"])
def test_an_answer_is_there_again(site: Site, someone: Callable[..., BrowserContext], over: str) -> None:
    context = someone()
    address = f"{site.url if over == 'http' else site.folder.as_uri()}/{BEGIN}"
    page = opened(context, address)
    expect(page.locator(".ccs-kept")).to_contain_text("kept in this browser")
    expect(page.locator(".cct-work [data-key=work]")).to_be_visible()  # in a script of its own
    other = opened(context, address)
    expect(card_on(other).get_by_text("Not answered yet.")).to_be_visible()
    answer(page)
    # A second tab shows it, and what is answered there is the later try.
    expect(card_on(other).locator("input[type=radio]").first).to_be_checked()
    answer(other, 1)
    expect(card_on(page).locator("input[type=radio]").nth(1)).to_be_checked()
    page.locator("[id='start.drawer'] textarea").fill("In the middle of a sent")
    page.reload()
    expect(card_on(page).locator("input[type=radio]").nth(1)).to_be_checked()
    expect(card_on(page).locator(".cct-saved")).to_contain_text("Your answers of")
    expect(page.locator("[id='start.drawer'] textarea")).to_have_value("In the middle of a sent")
    assert page.evaluate("Object.keys(localStorage)") == []  # there is one record, not two
    axe_finds_nothing(page)
    the_card_is_found_by_keyboard(page)


def axe_finds_nothing(page: Page) -> None:
    for dark in (False, True):
        page.emulate_media(color_scheme="dark" if dark else "light")
        found = Axe().run(page, options=rules_for(dark=dark)).response
        assert [(rule["id"], rule["nodes"]) for rule in found["violations"]] == []
        assert "color-contrast" in [rule["id"] for rule in found["passes"]]  # it saw words


def the_card_is_found_by_keyboard(page: Page) -> None:
    page.get_by_role("button", name="Search", exact=True).press("Enter")
    found = page.get_by_role("dialog", name="Search", exact=True)
    found.get_by_role("searchbox").press_sequentially("swimming idris")
    expect(found.get_by_role("status")).to_have_text("1 place")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(found).to_be_hidden()
    assert page.url.endswith(f".html#{CARD}")
    expect(card_on(page)).to_be_in_viewport()


def test_work_goes_from_the_web_to_a_course_folder_and_back(
    site: Site, someone: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = opened(someone(), f"{site.url}/{BEGIN}")
    work = page.locator(".cct-work")
    expect(work).to_contain_text("Nothing is answered yet in this browser.")
    answer(page)
    expect(work).to_contain_text("You have answered 1 of")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my work", exact=True).click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    (act,) = work_from(file.read_bytes())
    assert (act.question, act.occasion, act.n) == (CARD, "prediction", 1)

    later = Entry("start.drawer", "try", "née 🎓 <b>", at="2026-11-27T10:00:00Z", uid="kernel", n=2)
    file.write_bytes(work_file([act, later], "2026-11-28T10:00:00Z"))
    elsewhere = opened(someone(), f"{site.url}/{BEGIN}")
    elsewhere.locator("input[type=file]").set_input_files(file)
    expect(elsewhere.locator(".cct-work .cct-status")).to_have_text("Entries restored: 2.")
    expect(card_on(elsewhere).locator("input[type=radio]").first).to_be_checked()
    expect(elsewhere.locator("[id='start.drawer'] textarea")).to_have_value("née 🎓 <b>")
    file.write_text(json.dumps(json.loads(file.read_bytes()) | {"version": 2}))
    elsewhere.locator("input[type=file]").set_input_files(file)
    expect(elsewhere.locator(".cct-work .cct-status")).to_contain_text("newer edition")


def test_the_course_is_worked_without_a_network_once_a_page_has_been_opened(
    site: Site, someone: Callable[..., BrowserContext]
) -> None:
    context = someone(viewport={"width": 380, "height": 760}, is_mobile=True)
    page = opened(context, f"{site.url}/{BEGIN}")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    context.set_offline(True)
    page.goto(f"{site.url}/{TAXES}.html")
    page.locator("[data-key='line:gifts']").fill("300")
    page.locator("[data-key=hand-in]").tap()
    expect(page.locator(".cct-tax .cct-said")).to_contain_text("You get back 560 crowns.")
    a_board_is_printed_with_all_its_cards(page)
    page.goto(f"{site.url}/{BEGIN}.html")
    answer(page)
    page.close()
    page = opened(context, f"{site.url}/{BEGIN}")
    expect(card_on(page).locator("input[type=radio]").first).to_be_checked()
    page.locator(".cct-work").scroll_into_view_if_needed()
    expect(page.locator(".cct-work")).to_contain_text("You have answered 1 of")
    page.goto(f"{site.url}/{OWN}.html")
    an_explorer_is_worked_by_keyboard(page)


def a_board_is_printed_with_all_its_cards(page: Page) -> None:
    board = page.locator(".ccs-widget:has(.cct-placing)").first
    expect(board.locator(".cct-desk")).to_be_visible()
    expect(board.locator(".ccs-paper")).to_be_hidden()
    titles = board.locator(".cct-tray .cct-card").all_inner_texts()
    page.emulate_media(media="print")
    expect(board.locator(".ccs-paper p strong")).to_have_text([f"{title}." for title in titles])
    expect(board.locator(".ccs-paper p").last).to_be_visible()
    expect(board.locator(".cct-map")).to_be_visible()
    expect(board.locator(".cct-desk")).to_be_hidden()
    expect(page.locator(".cct :is(button[type=submit], input[type=range]):visible")).to_have_count(0)
    page.emulate_media(media="screen")


def an_explorer_is_worked_by_keyboard(page: Page) -> None:
    shown = page.locator(".cct-explorer")
    figure, slider = shown.get_by_role("img"), shown.get_by_role("slider", name="Ambience", exact=True)
    alt = figure.get_attribute("alt") or ""
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "lively (70 of 100)")
    expect(slider).to_be_focused()
    expect(figure).not_to_have_attribute("alt", alt)
    again = shown.get_by_role("button", name="Start again")
    for _ in range(20):
        page.keyboard.press("Tab")
        if again.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(figure).to_have_attribute("alt", alt)


def test_a_page_without_its_script_or_without_the_rest_says_so(
    site: Site, someone: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page = someone(service_workers="block").new_page()
    page.route("**/course.js", lambda route: route.abort())
    page.goto(f"{site.url}/{BEGIN}.html")
    expect(page.get_by_text("A part of this page did not come, or this browser is too old")).to_be_visible()
    alone = page.get_by_text("This page has come without the rest of its course")
    expect(alone).to_be_hidden()
    expect(page.locator(".ccs-kept")).to_be_hidden()  # nothing can be answered, and so nothing is kept
    page.goto(copy(site.folder / f"{BEGIN}.html", tmp_path / "sent.html").as_uri())
    expect(alone).to_be_visible()
    page = someone(java_script_enabled=False).new_page()
    page.goto(f"{site.url}/{OWN}.html")
    expect(page.get_by_text("Here you move the settings of a small model")).to_be_visible()
    expect(page.locator(".ccs-kept")).to_be_hidden()


def test_what_cannot_be_saved_is_not_called_saved(site: Site, someone: Callable[..., BrowserContext]) -> None:
    context = someone()
    page = opened(context, f"{site.url}/{BEGIN}")
    storage = context.new_cdp_session(page)
    storage.send("Storage.overrideQuotaForOrigin", {"origin": site.url, "quotaSize": 1})
    card = card_on(page)
    card.locator("input[type=radio]").first.check()
    card.locator("[data-key=check]").click()
    expect(card.locator(".cct-saved")).to_contain_text("storage is full")
    # The next page finds what this one could not write, and writes it.
    storage.send("Storage.overrideQuotaForOrigin", {"origin": site.url})
    page.reload()
    expect(card.locator(".cct-saved")).to_have_text("Saved.")
    page.reload()
    expect(card.locator("input[type=radio]").first).to_be_checked()


def test_a_browser_that_keeps_nothing_says_so_before_the_first_answer(
    site: Site, someone: Callable[..., BrowserContext]
) -> None:
    context = someone()
    context.add_init_script(f"({BLOCKED})()")
    page = opened(context, f"{site.url}/{BEGIN}")
    expect(page.get_by_role("alert").first).to_contain_text("gives this page no storage")
    card_on(page).locator("input[type=radio]").first.check()
    card_on(page).locator("[data-key=check]").click()
    expect(card_on(page).locator(".cct-saved")).to_contain_text("gives this page no storage")


def test_what_is_deleted_while_the_page_is_open_is_told_and_given_back(
    site: Site, someone: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    context = someone()
    page = opened(context, f"{site.url}/{BEGIN}")
    answer(page)
    session = context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": site.url, "storageTypes": "all"})
    told = page.locator(".ccs-kept")
    expect(told).to_contain_text("was deleted while this page was open")
    expect(told).to_be_in_viewport()  # though the card is far below its place
    expect(card_on(page).get_by_text("Not answered yet.")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download what this page still has").click()
    file = tmp_path / "mine.json"
    download.value.save_as(file)
    page.locator("input[type=file]").set_input_files(file)
    expect(card_on(page).locator("input[type=radio]").first).to_be_checked()


def test_a_tax_return_is_assessed_and_kept(site: Site, someone: Callable[..., BrowserContext]) -> None:
    page = opened(someone(), f"{site.url}/{TAXES}")
    tax = page.locator(".cct-tax")
    tax.locator("[data-key='line:gifts']").fill("300")
    tax.locator("[data-key=hand-in]").click()
    expect(tax.locator(".cct-said")).to_contain_text("You get back 560 crowns.")
    page.wait_for_function(f"async () => await ({KEPT})() >= 2")  # the amount, and that it is handed in
    page.reload()
    expect(tax.locator(".cct-said")).to_contain_text("You get back 560 crowns.")
