"""A key or a click in a widget is the widget's, in JupyterLab and in Notebook, and each act is done once."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import new_profile
from tests.browser.support import Course, until
from tests.browser.test_keeping import journal

Opened = Callable[..., Page]
CHOICE, TEXT = "quadrants.night-call", "quadrants.own-encounter"
CELLS = [f"QuestionCard(question('{key}'), confidence=True)" for key in (CHOICE, TEXT)]
# While a file is saved it may be gone for a moment.
SAVED = """async () => {
    const path = location.pathname.split('/').at(-1);
    const answer = await fetch(`/api/contents/${path}`, { cache: 'no-store' });
    return answer.ok ? (await answer.json()).last_modified : null;
}"""
KEYS = [*"xabmyrcvzddjk1", "Shift+M", "Shift+V"]
BOARD = "QuadrantBoard(encounters('lounge-evening', 'rias-flats'))"


@pytest.fixture(params=["JupyterLab", "Notebook"])
def page(request: pytest.FixtureRequest) -> Page:
    """A notebook in either host, with all cells run."""
    shown: Page = request.getfixturevalue(f"in_{request.param.lower()}")
    return shown


@pytest.fixture
def in_jupyterlab(lab: Course, opened: Opened) -> Page:
    return opened(lab.notebook("keys.ipynb", *CELLS, BOARD), widgets=3)


@pytest.fixture
def in_notebook(lab: Course, browser: Browser) -> Iterator[Page]:
    context = new_profile(browser)
    page = context.new_page()
    with page.expect_websocket(lambda line: "/channels" in line.url):
        page.goto(f"{lab.url}/notebooks/{lab.notebook('keys.ipynb', *CELLS, BOARD)}")
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_attached()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    expect(page.locator(".cct")).to_have_count(3)
    yield page
    context.close()


def cells(page: Page) -> list[str]:
    """The kinds of a notebook's cells."""
    kinds = "cells => cells.map((cell) => cell.className.match(/jp-(Code|Markdown|Raw)Cell/)[1])"
    return list(page.locator(".jp-Notebook .jp-Cell").evaluate_all(kinds))


def focusable(page: Page) -> list[Locator]:
    card, text, board = page.locator(".cct").all()
    return [
        card.locator("input[type=radio]").first,
        card.locator("[data-key=check]"),
        text.get_by_role("textbox"),
        board.get_by_role("combobox"),
        board.locator(".cct-card").first,
    ]


def test_no_key_edits_the_notebook_and_with_ctrl_it_is_saved(page: Page) -> None:
    before = cells(page)
    page.get_by_role("textbox", name="Your answer").fill("")
    for field in focusable(page):
        for key in KEYS:
            field.focus()
            page.keyboard.press(key)
    assert cells(page) == before
    expect(page.get_by_role("textbox", name="Your answer")).to_have_value("xabmyrcvzddjk1MV")
    for field in focusable(page):
        saved = page.evaluate(SAVED)
        field.focus()
        page.keyboard.press("Control+s")
        page.wait_for_function(f"async (before) => ![null, before].includes(await ({SAVED})())", arg=saved)


def tries(lab: Course, question: str) -> list[object]:
    return [
        act["answer"] for act in journal(lab.folder) if (act["question"], act["act"]) == (question, "try")
    ]


def test_a_double_click_is_one_try(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("twice.ipynb", CELLS[0]))
    card = page.locator(".cct-question")
    options = card.locator("input[name=answer]").all()
    for option in options[:3]:
        if card.locator(".cct-mark.cct-right").count():
            break
        option.check()
        card.locator("[data-key=check]").dblclick()
    expect(card.get_by_text("Saved.")).to_be_visible()
    found = tries(lab, CHOICE)
    assert len(found) == len(set(map(str, found))) >= 1


def test_a_card_put_down_with_a_double_click_was_tried_once(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("twice.ipynb", BOARD))
    board = page.locator(".cct-board")
    board.locator("[data-place=IV]").dblclick(position={"x": 15, "y": 90})
    expect(board.get_by_text("1 of 2 cards placed.", exact=True)).to_be_visible()
    board.get_by_role("combobox").select_option("III")
    board.locator("[data-key=place]").dblclick()
    expect(board.get_by_text("Saved.")).to_be_visible()
    until(lambda: tries(lab, "lounge-evening"), ["IV", "III"])
    assert tries(lab, "rias-flats") == []


def test_a_key_held_down_is_one_try(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("twice.ipynb", BOARD))
    board = page.locator(".cct-board")
    board.get_by_role("combobox").select_option("IV")
    board.locator("[data-key=place]").focus()
    for _ in range(6):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect(board.get_by_text("Saved.")).to_be_visible()
    assert tries(lab, "lounge-evening") == ["IV"]
    expect(board.get_by_text("1 of 2 cards placed.", exact=True)).to_be_visible()
