"""The value marker in a real browser on a real JupyterLab: steps in any order, keyboard and tap."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreation_teach.content import journey
from cocreation_teach.theory import MISCONCEPTIONS, ValueKind
from tests.browser.support import Course

Opened = Callable[..., Page]
CELL = """from cocreation_teach.content import journey
from cocreation_teach.widgets import ValueMarker
ValueMarker(journey('first-bus'))"""
STEPS = journey("first-bus").steps


@pytest.fixture
def widget(lab: Course, opened: Opened) -> Locator:
    return opened(lab.notebook("values.ipynb", CELL)).locator(".cct-values")


def step(widget: Locator, at: int) -> Locator:
    return widget.locator(".cct-step").nth(at)


def answer(widget: Locator, at: int, *labels: str) -> None:
    for label in labels:
        step(widget, at).get_by_label(label).check()
    step(widget, at).locator("[data-key=check]").click()


def right(at: int) -> list[str]:
    return [kind.label for kind in ValueKind if kind in STEPS[at].values] or ["None of them"]


def test_wrong_then_right_at_a_step_in_the_middle(widget: Locator) -> None:
    answer(widget, 2, "Needs met")
    expect(step(widget, 2).locator(".cct-hint")).to_have_text("You marked: needs met.")
    told = step(widget, 2).locator(".cct-mark")
    expect(told).to_contain_text("One of your ticks does not belong.")
    expect(told).not_to_contain_text(STEPS[2].whys["needs"])
    expect(widget.locator(".cct-hidden[role=status]")).to_contain_text("You marked: needs met. ")
    answer(widget, 2, "Well-being")
    expect(told).to_contain_text(STEPS[2].whys["needs"])
    step(widget, 2).get_by_label("Needs met").uncheck()
    step(widget, 2).get_by_label("Well-being").uncheck()
    answer(widget, 2, "Capacity")
    expect(step(widget, 2).locator(".cct-verdict")).to_contain_text("That is right.")
    expect(step(widget, 2).get_by_role("group", name="Feedback on step 3")).to_be_focused()
    expect(widget.locator(".cct-status")).to_have_text("1 of 6 steps answered.")
    expect(widget.get_by_role("row", name="Capacity").get_by_role("cell").nth(2)).to_contain_text("arises")


def test_none_clears_the_kinds_and_a_kind_clears_none(widget: Locator) -> None:
    fourth = step(widget, 3)
    for label in ("Needs met", "Capacity", "None of them"):
        fourth.get_by_label(label).check()
    expect(fourth.get_by_label("Capacity")).not_to_be_checked()
    expect(fourth.get_by_label("Needs met")).not_to_be_checked()
    expect(widget.locator(".cct-hidden[role=status]")).to_contain_text("the other ticks are cleared")
    fourth.get_by_label("Well-being").check()
    expect(fourth.get_by_label("None of them")).not_to_be_checked()


def test_with_the_keyboard_alone(widget: Locator) -> None:
    keyboard = widget.page.keyboard
    step(widget, 0).get_by_label("Needs met").focus()
    keyboard.press("Enter")
    expect(widget.locator(".cct-hidden[role=status]")).to_contain_text("Tick one or more kinds first")
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Enter")
    expect(step(widget, 0).locator(".cct-verdict")).to_contain_text("That is right.")
    expect(step(widget, 0).get_by_role("group", name="Feedback on step 1")).to_be_focused()


def test_the_end_counts_first_tries_and_names_the_ideas(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("narrow.ipynb", CELL))
    page.set_viewport_size({"width": 380, "height": 900})
    widget = page.locator(".cct-values")
    expect(widget.locator(".cct-sentences p")).to_have_count(0)
    for at in range(len(STEPS)):
        labels = ["Capacity"] if at == 0 else right(at)
        for label in labels:
            step(widget, at).get_by_text(label, exact=True).tap()
        step(widget, at).locator("[data-key=check]").tap()
    step(widget, 0).locator("[data-key=show]").tap()
    expect(step(widget, 0).locator(".cct-hint")).to_have_text("Shown to you: well-being.")
    expect(widget.locator(".cct-sentences p").first).to_have_text("5 of 6 steps right at the first try.")
    expect(widget.locator(".cct-sentences")).to_contain_text(
        f"This idea came up once. {MISCONCEPTIONS['M13'].text}"
    )
    arises = widget.locator(".cct-arises")
    expect(arises).to_have_count(sum(len(each.values) for each in STEPS))
    assert page.evaluate("document.querySelector('.cct-frame').scrollWidth <= 300")


def test_axe_finds_nothing_in_any_state(
    lab: Course, opened: Opened, violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("values.ipynb", CELL))
    widget = page.locator(".cct-values")
    found = {"untouched": violations_in_both(page, ".cct-values")}
    answer(widget, 0, "Needs met", "Well-being")
    for at in range(1, len(STEPS)):
        answer(widget, at, *right(at))
    found["answered"] = violations_in_both(page, ".cct-values")
    step(widget, 0).locator("[data-key=show]").click()
    found["shown"] = violations_in_both(page, ".cct-values")
    assert found == {state: [] for state in found}
