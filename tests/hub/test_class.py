"""A class on a real hub: what a student does there is kept, comes back, and is graded."""

import json

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal, journal_folder
from tests.browser.conftest import MINUTE, new_profile
from tests.hub.a_class import go_through, marks_of, release
from tests.hub.conftest import COLD, WARM
from tests.hub.support import Hub

NAMES = (*COLD, *WARM)
START = "lessons/00-start-here.ipynb"
SHUT_DOWN = """async () => {
    const root = location.pathname.match(/.user.[^/]+/)[0];
    const headers = { "X-XSRFToken": document.cookie.match(/_xsrf=([^;]+)/)[1] };
    for (const { id } of await (await fetch(`${root}/api/kernels`, { headers })).json())
        await fetch(`${root}/api/kernels/${id}`, { method: "DELETE", headers });
}"""
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
    """One answer of ana's is saved, the next does not reach her journal: bob is not even asked about it."""
    page = new_profile(browser).new_page()
    page.set_default_timeout(2 * MINUTE * 1000)
    log_in(page, hub, "ana")
    card = page.locator(".cct-question").first
    card.locator("textarea").fill("A thought of ana's, and of nobody else's.")
    card.get_by_role("button", name="Keep my answer").click()
    card.get_by_text("Saved.").wait_for()
    page.evaluate(SHUT_DOWN)
    choice = page.locator(".cct-question:has(input[type=radio])").first
    choose(choice, 0)
    expect(choice.locator(".cct-saved")).to_contain_text("Kept in this browser")
    page.goto(f"{hub.url}/hub/logout")

    before = journal_of(hub, "bob").clock  # he may have gone through a class already
    log_in(page, hub, "bob")
    page.locator(".cct-question textarea").first.wait_for()
    assert "thought of ana" not in page.evaluate(STORED)
    assert "thought of ana" not in page.content()
    expect(choice.get_by_text("Not answered yet.")).to_be_visible()
    choose(choice, 1)
    expect(choice.locator(".cct-saved")).to_have_text("Saved.")
    expect(page.locator(".cct-offer")).to_have_count(0)
    refused = page.goto(f"{hub.url}/user/ana/lab")
    assert refused
    assert refused.status == 403
    assert [act.n for act in acts_of(hub, "bob")] == [before + 1]
    page.goto(f"{hub.url}/hub/logout")

    log_in(page, hub, "ana")
    expect(choice.locator("input[type=radio]").first).to_be_checked()
    expect(choice.locator(".cct-saved")).to_have_text("Saved.")
    page.wait_for_function("!JSON.stringify(localStorage).includes('\"uid')")
    page.context.close()
    assert {"thought of ana" in json.dumps(act.answer) for act in acts_of(hub, "ana")} == {True, False}


def choose(card: Locator, option: int) -> None:
    """Answer a choice."""
    card.locator("input[type=radio]").nth(option).check()
    card.locator("[data-key=check]").click()


def journal_of(hub: Hub, name: str) -> Journal:
    return Journal(journal_folder(hub.home(name) / "lessons"))


def acts_of(hub: Hub, name: str) -> list[Entry]:
    """Return what a user's journal holds of lesson 00."""
    return [act for act in journal_of(hub, name).all() if act.question.startswith("start.")]


def log_in(page: Page, hub: Hub, name: str) -> None:
    """Come in through the form, and stand on the course's first page."""
    page.goto(f"{hub.url}/hub/login")
    page.locator("input[name=username]").fill(name)
    page.locator("input[name=password]").fill("x")
    page.locator("input[type=submit]").click()
    page.wait_for_url(f"**/user/{name}/doc/tree/**")
    page.locator(".cct-question").first.wait_for()
