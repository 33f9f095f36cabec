"""At the lecturer's desk an assignment is made, from cases to the zip for students, and marks go back."""

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support import Course

Opened = Callable[..., Page]
Violations = Callable[[Page, str], list[str]]


@pytest.fixture
def page(lab: Course, opened: Opened) -> Page:
    shutil.rmtree(lab.folder / "assignments", ignore_errors=True)
    page = opened(lab.notebook("making.ipynb", "from cocreation_teach.desk import Desk\n\nDesk()"))
    page.set_viewport_size({"width": 380, "height": 800})
    return page


def test_an_assignment_is_made_of_cases_previewed_downloaded_and_exported(
    page: Page, lab: Course, violations: Violations
) -> None:
    desk = page.locator(".cct-desk")
    step = desk.get_by_role("navigation", name="Steps")
    found = {}

    # Cases: of the bank, and a sheet with a problem at its row.
    step.get_by_role("button", name="Cases").click()
    desk.get_by_label("A short name for a new assignment").fill("week 9")
    page.keyboard.press("Enter")
    expect(desk.locator("[data-field=cases]")).to_be_attached()
    desk.get_by_label("Quadrant").select_option("III")
    desk.get_by_label("Contested").select_option("no")
    case = desk.locator(".cct-cases li").first
    case.locator("summary").click()
    expect(case.locator("dl")).to_be_visible()
    desk.get_by_role("button", name="Ask all that are shown").click()
    expect(desk.get_by_text("from-the-bank.csv: no problem found.")).to_be_visible()
    wrong = b"id,title\nx,<img src=q onerror=alert(1)>\n"
    desk.locator("[data-field=cases]").set_input_files(
        {"name": "mine.csv", "mimeType": "text/csv", "buffer": wrong}
    )
    expect(desk.get_by_text("mine.csv: 17 problems.")).to_be_visible()
    found["cases"] = violations(page, ".cct-desk")
    desk.get_by_role("button", name="Take out mine.csv").click()
    expect(desk.get_by_text("mine.csv: 17 problems.")).to_have_count(0)

    # The assignment: every problem at its field, a preview in which nothing is kept, and the zip.
    step.get_by_role("button", name="Assignment").click()
    title = desk.get_by_label("Title, as students read it")
    title.fill(" ")
    desk.get_by_label("Questions for each student").fill("0")
    desk.get_by_role("button", name="Show how students will see it").click()
    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(desk.locator("#cct-fault-questions")).to_contain_text("1 to 100 questions")
    title.fill("Week 9: <b>Évora</b>")
    desk.get_by_label("Questions for each student").fill("5")
    desk.get_by_label("Parallel forms").fill("2")
    desk.get_by_label("A text of one’s own").check()
    desk.get_by_label("Due").fill("2026-11-30T18:00")
    desk.get_by_role("button", name="Show how students will see it").click()
    preview = desk.locator(".cct-preview")
    expect(preview.locator(".cct-question")).to_have_count(5)
    page.wait_for_function("() => document.querySelector('.cct-preview textarea').clientWidth > 200")
    expect(preview).to_contain_text("30 November 2026 18:00")
    preview.get_by_role("button", name="Begin").click()
    expect(preview.get_by_text("This is a preview").first).to_be_visible()
    found["assignment"] = violations(page, ".cct-desk")
    asked = preview.locator(".cct-question legend.cct-text").all_inner_texts()
    desk.get_by_role("button", name="Make it").click()
    expect(desk.get_by_text("Made. Due on 30 November 2026 18:00.")).to_be_visible()
    assert preview.locator(".cct-question legend.cct-text").all_inner_texts() == asked
    with page.expect_download() as download:
        desk.get_by_role("button", name="Download it for your students").click()
    assert download.value.suggested_filename == "week-9-b-evora-b.zip"
    with zipfile.ZipFile(download.value.path()) as archive:
        assert "week-9-b-evora-b/week-9-b-evora-b.ipynb" in archive.namelist()
    key = json.loads((lab.folder / "assignments/week 9/key/key.json").read_bytes())
    assert len(key["questions"]) == 10

    # Give back: of a simulated class.
    desk.get_by_role("button", name="Bring a simulated class of 60").click()
    expect(desk.get_by_role("button", name="A simulated class")).to_have_attribute("aria-pressed", "true")
    desk.get_by_role("button", name="Grade", exact=True).click()
    expect(desk.get_by_text("on the roster handed in.")).to_be_visible(timeout=60_000)
    step.get_by_role("button", name="Give back").click()
    with page.expect_download() as download:
        desk.get_by_role("button", name="Fill in worksheet.csv").click()
    assert download.value.suggested_filename == "worksheet-filled.csv"
    assert b"Simulated Student" in Path(download.value.path()).read_bytes()
    marks = desk.get_by_role("group", name="Look at this").first
    expect(marks.get_by_role("heading")).to_have_text(re.compile("^Marks of .* filled into “Grade”$"))
    expect(marks).to_contain_text("take “Upload grading worksheet”")
    with page.expect_download():
        desk.get_by_role("button", name="Feedback to hand-ins.zip").click()
    rows = "".join(f"Simulated Student,{number},A,\n" for number in range(5001, 5061))
    gradebook = f"Student,ID,Section,Essay (7)\nPoints Possible,,,10\n{rows}".encode()
    desk.get_by_label("Your learning platform").select_option("canvas")
    desk.locator("[data-field=platform]").set_input_files(
        {"name": "book.csv", "mimeType": "text/csv", "buffer": gradebook}
    )
    expect(desk.locator("> .cct-status")).to_contain_text("there are: Essay (7).")
    desk.get_by_label("In Canvas: the column").fill("Essay")
    with page.expect_download() as download:
        desk.get_by_role("button", name="Fill in book.csv").click()
    assert re.search(rb",A,\d", Path(download.value.path()).read_bytes())
    desk.get_by_role("button", name="Take out book.csv").click()
    expect(desk.get_by_role("button", name="Fill in book.csv")).to_have_count(0)
    with page.expect_download() as download:
        desk.get_by_role("button", name="Export", exact=True).click()
    assert download.value.suggested_filename == "simulated-class-questions.xml"
    found["giving back"] = violations(page, ".cct-desk")
    assert found == {state: [] for state in found}
    assert desk.evaluate("(root) => root.scrollWidth <= root.clientWidth + 1")
