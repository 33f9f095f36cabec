"""Mark texts on the desk: by keyboard alone, while somebody else writes into the same sheet."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cocreation_teach.teaching.mark import Entry, enter, to_be_marked
from tests.browser.support import Course
from tests.teaching.handins import Class

CELL = "from cocreation_teach.desk import Desk\nDesk()"
TEXTS = {
    "Ann": "The clinic leads, and <b>nobody</b> asked for it.",
    "Bob": "It is voluntary. " * 30,
    "Cy": "No.",
}


@pytest.fixture
def lot(lab: Course, tmp_path: Path) -> Iterator[Class]:
    """A class of three who wrote a text, graded, in the folder of the course."""
    lot = Class(tmp_path)
    for number, (name, text) in enumerate(TEXTS.items(), start=1):
        lot.hand_in(f"{name}.json", student=f"100{number}", name=name, answers={"q5": text})
    place = lab.folder / "assignments/marking"
    place.parent.mkdir(exist_ok=True)
    lot.folder = lot.folder.rename(place)
    lot.grade()
    yield lot
    shutil.rmtree(place)


def entered(lot: Class) -> list[tuple[str, ...]]:
    return [tuple(one.entry) for one in to_be_marked(lot.folder).texts]


def test_texts_are_marked_by_keyboard_while_another_writes(
    lab: Course, lot: Class, opened: Callable[..., Page], violations: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("marking.ipynb", CELL))
    desk = page.locator(".cct-desk")
    desk.locator("[data-key='assignment marking']").click()
    desk.get_by_role("button", name="Mark texts").click()
    expect(desk.locator(".cct-answer")).to_have_text(TEXTS["Ann"])
    expect(desk).not_to_contain_text("1001")
    assert violations(page, ".cct-desk") == []
    desk.get_by_label("Mark, from 0 to 4").focus()
    page.keyboard.type("3a")
    page.keyboard.press("Enter")
    expect(desk.locator(".cct-answer")).to_have_text(TEXTS["Bob"].strip())
    expect(desk).to_contain_text("Text 2 of 3. 2 left to mark.")
    expect(desk.get_by_label("Mark, from 0 to 4")).to_be_focused()
    first = ("3", "Missing, or not clear yet: names the axis")
    assert entered(lot)[0] == first

    second = to_be_marked(lot.folder).texts[1]
    enter(lot.folder, second.code, Entry("1", "Elsewhere."), second.entry)
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(desk.locator(".cct-conflict")).to_contain_text("There: 1. Elsewhere.")
    assert violations(page, ".cct-desk") == []
    desk.get_by_role("button", name="Mine").press("Enter")
    expect(desk.locator(".cct-conflict")).to_be_empty()
    page.keyboard.press("Enter")
    expect(desk.locator(".cct-answer")).to_have_text(TEXTS["Cy"])
    page.keyboard.type("9")
    page.keyboard.press("Enter")
    expect(desk.locator(".cct-status")).to_have_text("The mark 9 will not do; allowed: 0 to 4.")
    assert entered(lot) == [first, ("2", ""), ("", "")]
