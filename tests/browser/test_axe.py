"""What the tests of accessibility rest on: axe-core sees all words of a widget, and finds the pale ones."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.support import Course

CELL = "QuestionCard(question('quadrants.night-call'))"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pale_words_are_found_even_out_of_sight(
    lab: Course, opened: Callable[..., Page], violations: Callable[[Page, str], list[str]], dark: bool
) -> None:
    page = opened(lab.notebook("pale.ipynb", CELL), dark=dark)
    page.set_viewport_size({"width": 1280, "height": 300})
    assert violations(page, ".cct-question") == []
    last = page.locator(".cct-question label").last
    last.evaluate("words => { words.style.color = 'rgb(128 128 128 / 40%)'; }")
    assert [found.split(":")[0] for found in violations(page, ".cct-question")] == ["color-contrast"]
