"""The lecturer's desk, from a simulated class to what it has not understood, by pointing."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreation_teach.teaching.rehearsal import simulate_hand_ins
from tests.browser.support import Course

DROP_A_TEXT = """field => {
    const dataTransfer = new DataTransfer();
    dataTransfer.setData("text/plain", "no file");
    field.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""
DROP_A_FILE = """([field, name, bytes]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
    field.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""


@pytest.fixture
def desk(lab: Course, opened: Callable[..., Page]) -> Iterator[Locator]:
    assignments = lab.folder / "assignments"
    shutil.rmtree(assignments, ignore_errors=True)
    page = opened(lab.notebook("desk.ipynb", "from cocreation_teach.desk import Desk\nDesk()"))
    yield page.locator(".cct-desk")
    shutil.rmtree(assignments, ignore_errors=True)


def test_from_a_simulated_class_to_what_it_has_not_understood(
    desk: Locator, lab: Course, tmp_path: Path, violations: Callable[[Page, str], list[str]]
) -> None:
    page = desk.page
    expect(desk).to_contain_text("There is no assignment yet.")
    desk.get_by_role("button", name="Bring a simulated class of 60").click()
    expect(desk).to_contain_text("1 file dropped here, not graded yet.")
    status = desk.locator(".cct-status")
    field = desk.locator(".cct-drop").first
    field.evaluate(DROP_A_TEXT)
    expect(status).to_contain_text("That was no file.")

    # A second class, dropped in the place of the first: its zip has the same name.
    simulated = lab.folder / "assignments" / "simulated-class"
    content = simulate_hand_ins(simulated, students=12, seed=3)["hand-ins.zip"]
    handle = field.element_handle()
    page.evaluate(DROP_A_FILE, [handle, "hand-ins.zip", list(content)])
    expect(status).to_have_text("11 students are graded.")
    assert (simulated / "handed-in" / "hand-ins.zip").read_bytes() == content
    expect(desk).to_contain_text("11 of 60 on the roster handed in.")
    expect(desk.get_by_role("heading", name="Ideas to talk about")).to_be_visible()

    # What needs a look stands first; a decision is made there, by keyboard, and undone.
    rows = desk.locator(".cct-inbox tbody tr")
    expect(rows.first).to_contain_text("Refused")
    desk.get_by_label("With these words").fill("earlier attempt")
    expect(rows).to_have_count(1)
    rows.get_by_role("button", name="Decide on").press("Enter")
    counts = rows.get_by_role("button", name="This one counts", exact=True)
    expect(counts).to_be_focused()
    assert violations(page, ".cct-desk") == []
    counts.press("Enter")
    expect(desk).to_contain_text("Something has changed here since the class was graded")
    desk.get_by_role("button", name="Undo").click()
    expect(desk.get_by_role("list", name="What you have decided")).to_have_count(0)
    desk.get_by_role("button", name="Grade again").click()
    expect(desk).not_to_contain_text("Something has changed here")

    desk.get_by_role("button", name="What the class has not understood", exact=True).click()
    expect(desk).to_contain_text("From 11 students.")
    assert violations(page, ".cct-desk") == []
    with page.expect_download() as download:
        desk.get_by_role("button", name="Download the whole report").click()
    download.value.save_as(tmp_path / "report.html")
    assert "Ideas to talk about" in (tmp_path / "report.html").read_text(encoding="utf-8")
    assert download.value.suggested_filename == "simulated-class-report.html"

    # What a command made meanwhile is there when one comes back to the desk.
    page.mouse.move(0, 0)
    (simulated.parent / "elsewhere").mkdir()
    desk.get_by_role("heading", name="Assignments").hover()
    expect(desk.get_by_role("button", name="elsewhere")).to_be_visible()


def test_nothing_stands_out_sideways_on_a_phone(desk: Locator) -> None:
    desk.get_by_role("button", name="Bring a simulated class of 60").click()
    expect(desk.get_by_role("button", name="Grade", exact=True)).to_be_visible()
    desk.page.set_viewport_size({"width": 380, "height": 800})
    desk.page.wait_for_function(
        "() => { const desk = document.querySelector('.cct-desk');"
        " return desk.clientWidth < 380 && desk.scrollWidth <= desk.clientWidth; }"
    )
