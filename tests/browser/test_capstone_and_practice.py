"""The capstone keeps what is written and gives it away as one page; practice asks what was once wrong."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from cocreation_teach.content import questions
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from tests.browser.support import Course

Opened = Callable[..., Page]
CAPSTONE = (
    "from cocreation_teach.content import questions\nfrom cocreation_teach.widgets import Capstone\n"
    "Capstone(questions('capstone'))"
)
# What the browser holds of the name goes when the journal has it.
NO_NAME_WAITS = "() => !Object.keys(localStorage).some((key) => key.includes('capstone.author'))"
NASTY = "<script>alert(1)</script> & <b>née</b> 🎓"


def test_a_report_is_kept_emptied_and_downloaded(
    lab: Course, opened: Opened, violations_in_both: Callable[[Page, str], list[str]], tmp_path: Path
) -> None:
    notebook = lab.notebook("capstone.ipynb", CAPSTONE)
    page = opened(notebook)
    boxes = page.locator(".cct-capstone textarea")
    expect(boxes).to_have_count(len(questions("capstone")))
    boxes.nth(0).fill(NASTY)
    boxes.nth(1).fill("to be emptied")
    boxes.nth(1).blur()
    boxes.nth(1).fill("")
    page.locator(".cct-capstone input").fill("Ana")
    page.locator(".cct-capstone input").blur()
    expect(page.locator(".cct-saved")).to_have_text("Saved.")
    page.wait_for_function(NO_NAME_WAITS)
    page = opened(notebook)
    expect(boxes.nth(0)).to_have_value(NASTY)
    expect(boxes.nth(1)).to_have_value("")
    expect(page.locator(".cct-capstone input")).to_have_value("Ana")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download my report").click()
    report = tmp_path / "report.html"
    download.value.save_as(report)
    assert "&lt;script&gt;" in report.read_text(encoding="utf-8")
    assert violations_in_both(page, ".cct-capstone") == []


def test_practice_asks_what_was_once_wrong(
    lab: Course, opened: Opened, violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    wrong = Entry("rias-flats", "try", "I", at="2026-01-01T10:00:00Z")
    Journal(lab.folder / ".cocreation").record([wrong])
    cell = "from cocreation_teach.widgets import Practice\nPractice()"
    page = opened(lab.notebook("practice.ipynb", cell))
    said = page.locator(".widget-html-content")
    expect(said).to_contain_text("One question that you once got wrong, guessed or had shown is due today.")
    card = page.locator(".cct-question").first
    card.get_by_label("IV Co-design and co-innovation").check()
    card.locator("[data-key=check]").click()
    expect(card.locator(".cct-verdict")).to_contain_text("Yes: quadrant IV")
    assert violations_in_both(page, ".cct-question") == []
