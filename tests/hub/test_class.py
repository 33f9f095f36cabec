"""A class on a real hub: what a student does there is kept, comes back, and is graded."""

import json

import pytest
from playwright.sync_api import Browser, Page

from cocreation_teach.learning.journal import Journal, journal_folder
from tests.browser.conftest import MINUTE, new_profile
from tests.hub.a_class import go_through, marks_of, release
from tests.hub.conftest import COLD, WARM
from tests.hub.support import Hub

NAMES = (*COLD, *WARM)
START = "lessons/00-start-here.ipynb"
STORED = "() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }])"


def test_a_class_of_twenty_answers_loses_its_servers_finds_everything_and_is_graded(hub: Hub) -> None:
    folder = release(hub)
    seen = go_through(hub, NAMES)
    for one in seen:
        assert one.first.endswith(f"/user/{one.name}/doc/tree/cocreation-course/{START}")
        assert len(one.given) == 12
        assert one.found == one.given
        assert one.noted["lies"]
        assert one.noted["answered"] == 3
    marks = marks_of(folder, hub)
    assert [(row["lms_id"], row["student_id"], row["answered"]) for row in marks] == [
        (name, str(1001 + number), "3") for number, name in enumerate(NAMES)
    ]


@pytest.mark.browser
def test_of_two_who_use_one_browser_the_second_finds_nothing_of_the_first(hub: Hub, browser: Browser) -> None:
    page = new_profile(browser).new_page()
    page.set_default_timeout(2 * MINUTE * 1000)
    log_in(page, hub, "ana")
    card = page.locator(".cct-question").first
    card.locator("textarea").fill("A thought of ana's, and of nobody else's.")
    card.get_by_role("button", name="Keep my answer").click()
    card.get_by_text("Saved.").wait_for()
    page.goto(f"{hub.url}/hub/logout")
    log_in(page, hub, "bob")
    page.locator(".cct-question textarea").first.wait_for()
    assert "thought of ana" not in page.evaluate(STORED)
    assert "thought of ana" not in page.content()
    refused = page.goto(f"{hub.url}/user/ana/lab")
    assert refused
    assert refused.status == 403
    page.context.close()
    acts = {name: Journal(journal_folder(hub.home(name) / "lessons")).all() for name in ("ana", "bob")}
    assert ["thought of ana" in json.dumps([act.answer for act in acts[name]]) for name in acts] == [
        True,
        False,
    ]


def log_in(page: Page, hub: Hub, name: str) -> None:
    """Come in through the form, and stand on the course's first page."""
    page.goto(f"{hub.url}/hub/login")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill("x")
    page.locator("input[type=submit]").click()
    page.wait_for_url(f"**/user/{name}/doc/tree/**")
    page.locator(".cct-question").first.wait_for()
