"""The tax return, in a real browser on a real JupyterLab."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import Course

Opened = Callable[..., Page]
CELL = "from cocreation_teach.widgets import TaxReturn\ntax = TaxReturn()\ntax"
WAGES, RENT, GIFTS, COMMUTE = "Wages, as", "Rent that", "Gifts to", "Your way to work"


@pytest.fixture
def page(lab: Course, opened: Opened) -> Page:
    return opened(lab.notebook("tax.ipynb", CELL))


@pytest.fixture
def tax(page: Page) -> Locator:
    return page.locator(".cct-tax")


def write(tax: Locator, label: str, text: str) -> None:
    tax.get_by_label(label).fill(text)
    tax.get_by_label(label).press("Tab")


def hand_in(tax: Locator) -> None:
    tax.get_by_role("button", name="Hand in the return").click()


def test_each_act_enters_the_log_as_it_happens(tax: Locator) -> None:
    log = tax.locator(".cct-entries li")
    expect(tax.locator(".cct-count")).to_have_text("0 contributions so far. 6 lines as the office sent them.")
    write(tax, WAGES, "33,200")
    expect(log).to_contain_text(["Correcting a preset: Wages"])
    write(tax, GIFTS, "300")
    tax.get_by_label(COMMUTE).select_option("far")
    tax.get_by_text("Ask for help: Rent").press("Enter")
    expect(tax.locator(".cct-help").filter(has_text="If you have no tenants")).to_be_visible()
    expect(log).to_contain_text(["Correcting", "Asking", "Entering data", "Choosing among presets"])
    expect(tax.locator(".cct-count")).to_contain_text("4 contributions so far.")
    expect(tax.locator(".cct-hidden[role=status]")).to_contain_text("If you have no tenants")


def test_handed_in_it_is_assessed_and_each_channel_changes_the_part(tax: Locator) -> None:
    write(tax, WAGES, "33200")
    write(tax, GIFTS, "300")
    hand_in(tax)
    outcome = tax.get_by_role("region", name="The assessment")
    expect(outcome).to_be_focused()
    expect(outcome).to_contain_text("You get back 720 crowns.")
    expect(outcome).to_contain_text("Online self-service: place 1 of 5")
    expect(outcome).to_contain_text("All made by you alone")
    tax.get_by_label("Telephone").check()
    expect(outcome).to_contain_text("Telephone: place 3 of 5")
    expect(outcome).to_contain_text("2 of them together with staff")
    expect(tax.get_by_label("Telephone")).to_be_focused()
    tax.page.keyboard.press("ArrowDown")
    expect(outcome).to_contain_text("At the office counter: place 4 of 5")
    tax.get_by_role("button", name="Take the return back").click()
    expect(outcome).to_be_hidden()
    expect(tax.get_by_label(GIFTS)).to_be_enabled()
    expect(tax.get_by_label(GIFTS)).to_have_value("300")


BAD = {
    "-5": "without a minus",
    "12,50": "whole crowns only",
    "€ 300": "without a currency",
    "<img src=x>": "is not an amount",
    "99999999999": "at most 10,000,000",
}


def test_a_bad_entry_gets_a_sentence_and_is_not_lost(tax: Locator) -> None:
    field = tax.get_by_label(RENT)
    for text, said in BAD.items():
        # Still in the field when the button is pressed: the press must count all the same.
        field.fill(text)
        hand_in(tax)
        expect(field).to_have_accessible_description(re.compile(f"^[^✕]*{said}"))
        expect(field).to_have_value(text)
        expect(field).to_be_focused()
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(tax.locator(".cct-problem")).to_contain_text(said)
        expect(tax.locator(".cct-status")).to_contain_text("Not handed in: 1 line needs another look.")
        expect(tax.locator("img")).to_have_count(0)
    field.fill(" 1 200 ")
    hand_in(tax)
    expect(tax.get_by_role("region", name="The assessment")).to_contain_text("You get back 260 crowns.")


def test_a_sentence_that_appears_moves_no_button_from_under_a_press(page: Page, tax: Locator) -> None:
    page.set_viewport_size({"width": 380, "height": 900})
    tax.get_by_label(RENT).fill("€ " + "9" * 60)
    summary = tax.locator("summary").nth(2)
    summary.scroll_into_view_if_needed()
    summary.click(position={"x": 20, "y": 2})
    expect(tax.locator(".cct-problem")).to_contain_text("without a currency")
    expect(tax.locator(".cct-entries li")).to_contain_text(["Asking: Rent"])


def test_what_is_being_typed_stays_while_another_line_changes(tax: Locator) -> None:
    tax.get_by_label(GIFTS).fill("30")
    tax.get_by_label(COMMUTE).evaluate(
        "select => { select.value = 'far'; select.dispatchEvent(new Event('change')); }"
    )
    expect(tax.get_by_label(GIFTS)).to_have_value("30")
    expect(tax.get_by_label(GIFTS)).to_be_focused()


def test_an_emptied_preset_is_the_offices_again(tax: Locator) -> None:
    write(tax, WAGES, "1")
    write(tax, WAGES, "")
    expect(tax.get_by_label(WAGES)).to_have_value("34,000")
    expect(tax.locator(".cct-hidden[role=status]")).to_contain_text("keeps the office’s figure")


def test_a_return_set_in_python_is_drawn(lab: Course, opened: Opened) -> None:
    later = "tax.form = tax.form | {'values': {'gifts': 300}, 'written': {'rent': 'two'}}"
    tax = opened(lab.notebook("restored.ipynb", CELL, later)).locator(".cct-tax")
    expect(tax.get_by_label(GIFTS)).to_have_value("300")
    expect(tax.get_by_label(RENT)).to_have_value("two")
    expect(tax.locator(".cct-problem")).to_contain_text("“two” is not an amount")


def test_without_a_kernel_the_form_still_takes_entries(page: Page, tax: Locator) -> None:
    page.evaluate("() => jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    write(tax, GIFTS, "300")
    expect(tax.locator(".cct-entries li")).to_contain_text(["Entering data: Gifts"])
    hand_in(tax)
    expect(tax.get_by_role("region", name="The assessment")).to_contain_text("the kernel has stopped")
    tax.get_by_label("Telephone").check()
    expect(tax.locator(".cct-place")).to_contain_text("place 3 of 5")


@pytest.mark.parametrize("width", [1280, 380])
def test_axe_finds_nothing_and_nothing_overflows(
    lab: Course, opened: Opened, violations_in_both: Callable[[Page, str], list[str]], width: int
) -> None:
    page = opened(lab.notebook("axe.ipynb", CELL))
    page.set_viewport_size({"width": width, "height": 900})
    tax = page.locator(".cct-tax")
    found = {"untouched": violations_in_both(page, ".cct-tax")}
    write(tax, RENT, "x" * 60)
    tax.locator("summary").nth(3).click()
    found["problem"] = violations_in_both(page, ".cct-tax")
    write(tax, RENT, "")
    hand_in(tax)
    tax.get_by_label("Telephone").check()
    expect(tax.locator(".cct-said")).to_be_visible()
    found["assessed"] = violations_in_both(page, ".cct-tax")
    assert found == {state: [] for state in found}
    assert tax.evaluate("element => element.scrollWidth - element.clientWidth") == 0
