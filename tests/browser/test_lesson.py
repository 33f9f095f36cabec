"""A student's way: the course opens at lesson 00; lesson 09 is worked, and saved without dead widgets."""

import json
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from cocreation_teach.content import encounters
from tests.browser.conftest import new_profile
from tests.browser.support import KERNEL_READY, Course, place

Opened = Callable[..., Page]
NEWS = "@jupyterlab/apputils-extension:announcements"
NOTIFICATIONS = "@jupyterlab/apputils-extension:notification"


def test_the_course_opens_at_lesson_00_without_the_news(lab: Course, browser: Browser) -> None:
    page = new_profile(browser).new_page()
    page.goto(lab.url)
    page.wait_for_url(f"{lab.url}/doc/tree/lessons/00-start-here.ipynb**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Start here")
    page.wait_for_function(KERNEL_READY, timeout=180_000)
    # Whoever asks for news asks whether to ask, a moment after the start: so nobody must be there to ask.
    assert page.evaluate(f"jupyterapp.hasPlugin('{NEWS}')") is False
    assert page.evaluate(f"jupyterapp.hasPlugin('{NOTIFICATIONS}')") is True
    page.context.close()


def test_lesson_09_is_worked_and_saved(
    lab: Course, visited: Opened, violations: Callable[[Page, str], list[str]]
) -> None:
    path = "lessons/09-four-quadrants.ipynb"
    page = visited(path)
    page.locator("[data-cocreation=alive]").wait_for(state="attached", timeout=180_000)
    page.locator(".cct-board").first.scroll_into_view_if_needed()
    board = page.locator(".cct-board").first
    titles = {card.title: card for card in encounters()}
    waiting = [titles[name] for name in board.locator(".cct-tray .cct-card").all_text_contents()]
    assert len(waiting) >= 4
    for card in waiting:
        place(board, card.title, card.quadrant.value)
    expect(board.get_by_role("group", name="Summary")).to_contain_text(
        f"{len(waiting)} of {len(waiting)} right at the first try."
    )
    assert violations(page, ".cct-board") == []
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    saved = json.loads((lab.folder / path).read_text(encoding="utf-8"))
    counts = [cell["execution_count"] for cell in saved["cells"] if cell["cell_type"] == "code"]
    assert all(counts), "the page was saved before it was run"
    assert "widget-view" not in json.dumps(saved)
