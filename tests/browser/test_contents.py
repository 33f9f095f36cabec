"""The contents of the course stand beside any page, keep up with it, and are a drawer on a phone."""

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import RULES
from tests.browser.test_opening import wait_until

Visited = Callable[..., Page]
LESSON = "lessons/02-two-views.ipynb"


def test_the_contents_stand_in_the_side_bar_and_keep_up_with_an_earlier_question_too(
    visited: Visited,
) -> None:
    page = visited(LESSON)
    wait_until(page, "alive")
    button = page.get_by_role("button", name="Course", exact=True)
    button.press("Enter")
    here = page.locator("#cocreation-course [aria-current=page]")
    expect(here).to_contain_text("Lesson 02")
    expect(here).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(here.locator("xpath=..")).to_contain_text("minutes")
    card = page.locator(".cct-question:has(input[type=radio])").first
    card.locator("input[type=radio]").first.check()
    card.get_by_label("a guess").check()
    card.locator("[data-key=check]").click()
    expect(here.locator("xpath=..")).to_contain_text("1 of ")
    practice = page.locator("#cocreation-course li", has_text="Exercise 00")
    expect(practice).to_contain_text("next due on")
    page.locator("#cocreation-course a", has_text="Lesson 01").click()
    page.wait_for_url("**/lessons/01-a-woolly-word.ipynb")
    expect(here).to_contain_text("Lesson 01")
    options = {"runOnly": {"type": "tag", "values": RULES}}
    found = Axe().run(page, context=[["#cocreation-course"]], options=options).response
    assert [rule["id"] for rule in found["violations"]] == []


def test_on_a_phone_the_contents_are_one_tap_away_and_escape_closes_them(visited: Visited) -> None:
    page = visited(LESSON, size={"width": 380, "height": 720})
    wait_until(page, "alive")
    page.get_by_role("button", name="Course", exact=True).tap()
    drawer = page.get_by_role("dialog", name="Course")
    expect(drawer.locator("[aria-current=page]")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    page.get_by_role("button", name="Course", exact=True).tap()
    drawer.get_by_role("link", name="Lesson 01").tap()
    page.wait_for_url("**/lessons/01-a-woolly-word.ipynb")
    expect(drawer).to_be_hidden()
