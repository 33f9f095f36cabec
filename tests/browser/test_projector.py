"""A page can be shown to a room: a piece at a time, turned by key, clicker or button, with nothing lost."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_opening import wait_until

Visited = Callable[..., Page]
LESSON = "lessons/02-two-views.ipynb"
CELLS = ".jp-NotebookPanel .jp-Cell:visible"
AROUND = "#jp-top-panel, #jp-menu-panel, .jp-SideBar"
TO_A_QUESTION = """() => {
    const shown = () => document.querySelector('.ccp-shown');
    const press = () => new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true });
    const asks = () => shown().querySelector('.cct-question input[type=radio]');
    for (let turns = 0; turns < 99 && !asks(); turns += 1) shown().dispatchEvent(press());
}"""
# What opens a lesson stands above its cards, as wide as they are.
STAND_IN_LINE = """() => {
    const [words, card] = ['.widget-html', '.cct-question'].map((one) =>
        document.querySelector(`.ccp-shown ${one}`)?.getBoundingClientRect());
    return words && card && Math.abs(words.left - card.left) < 2 && Math.abs(words.right - card.right) < 2;
}"""
SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
STANDS_AT_THE_TOP = """() => {
    const { top } = document.querySelector('.jp-WindowedPanel-outer').getBoundingClientRect();
    const card = document.activeElement.closest('.jp-Cell')?.querySelector('input:checked');
    return card && Math.abs(card.closest('.jp-Cell').getBoundingClientRect().top - top) < 2;
}"""


def test_a_room_sees_a_piece_at_a_time_and_who_leaves_finds_all_as_it_was(
    visited: Visited, violations: Callable[[Page, str], list[str]]
) -> None:
    page = visited(LESSON, size={"width": 1920, "height": 1080})
    wait_until(page, "alive")
    before = page.evaluate(SIZE)
    page.get_by_role("button", name="Projector view").click()
    bar = page.get_by_role("navigation", name="Projector")
    where = bar.get_by_role("status")
    expect(where).to_have_text(re.compile(r"1 of \d+"))
    expect(page.locator(CELLS)).to_have_count(1)
    expect(page.locator(AROUND).locator("visible=true")).to_have_count(0)
    page.wait_for_function(f"{SIZE} > 1.5 * {before}")
    page.evaluate(TO_A_QUESTION)
    page.wait_for_function(STAND_IN_LINE)
    option = page.locator(".ccp-shown .cct-question input[type=radio]").nth(1)
    option.check()
    stands = where.text_content() or ""
    turned_without_losing_an_answer(page, stands)
    assert violations(page, ".ccp-projecting .jp-WindowedPanel-viewport") == []
    page.keyboard.press("Escape")
    expect(bar).to_have_count(0)
    page.wait_for_function(f"{SIZE} === {before}")
    page.wait_for_function(STANDS_AT_THE_TOP)
    expect(page.get_by_role("button", name="Projector view")).to_be_attached()
    assert page.locator(CELLS).count() > 1


def turned_without_losing_an_answer(page: Page, stands: str) -> None:
    """Turn on and back by a clicker's keys and by the buttons, away from a chosen option."""
    where = page.locator(".ccp-projector [role=status]")
    chosen = page.locator(".ccp-shown .cct-question").first.locator("input[type=radio]:checked")
    for on, back in (
        (lambda: page.keyboard.press("PageDown"), lambda: page.keyboard.press("PageUp")),
        (page.get_by_role("button", name="Forward").click, page.get_by_role("button", name="Back").click),
    ):
        for turn, ends in ((on, lambda now: now != stands), (back, lambda now: now == stands)):
            for _ in range(9):  # a piece that is higher than the window is scrolled first
                if not ends(where.text_content()):
                    turn()
        expect(where).to_have_text(stands)
        expect(chosen).to_have_count(1)
