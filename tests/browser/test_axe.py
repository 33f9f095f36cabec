"""What the tests of accessibility rest on: axe-core sees all words of a widget, and finds the pale ones."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.support import Course

CELL = "QuestionCard(question('quadrants.night-call'))"


def test_pale_words_are_found_even_out_of_sight(
    lab: Course, opened: Callable[..., Page], violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("pale.ipynb", CELL))
    page.set_viewport_size({"width": 1280, "height": 300})
    assert violations_in_both(page, ".cct-question") == []
    last = page.locator(".cct-question label").last
    last.evaluate("words => { words.style.color = 'rgb(128 128 128 / 40%)'; }")
    found = violations_in_both(page, ".cct-question")
    assert [fault.split(":")[0] for fault in found] == 2 * ["color-contrast"]
