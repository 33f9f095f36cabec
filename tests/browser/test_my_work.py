"""My work and the course map: what was done is counted, taken away as a file, and brought back."""

import json
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.support import Course, until

Opened = Callable[..., Page]
IMPORT = "from cocreation_teach.widgets import CourseMap, MyWork"
CARD = "QuestionCard(question('start.swimming'))"
# Where the course's folder does not outlast the machine, a browser keeps a copy of what is saved.
THROWN_AWAY = "import os\nos.environ['COLAB_RELEASE_TAG'] = 'one'", "del os.environ['COLAB_RELEASE_TAG']"
# Other tables hold what stands in cells, and so in this test's own: none of them holds an answer.
HELD = "Object.keys(localStorage).filter((key) => /^cocreation-teach[/].*start[.]swimming/.test(key))"
SHUT_DOWN = "() => jupyterapp.shell.currentWidget.sessionContext.session.kernel.shutdown()"


def answered(page: Page) -> None:
    card = page.locator(".cct-question")
    card.locator("input[type=radio]").first.check()
    card.locator("[data-key=check]").click()
    expect(card.locator(".cct-saved")).to_have_text("Saved.")


def downloaded(page: Page, name: str, to: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    path = to / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_away_and_back_again(lab: Course, opened: Opened, tmp_path: Path) -> None:
    name = lab.notebook("work.ipynb", CARD, f"{IMPORT}\nMyWork()")
    page = opened(name, widgets=2)
    work = page.locator(".cct-work")
    expect(work).to_contain_text("Nothing is answered yet")
    answered(page)
    file = downloaded(page, "Download my work", tmp_path)
    assert file.name.endswith(".cocreation-work.json")
    assert [entry["question"] for entry in json.loads(file.read_bytes())["entries"]] == ["start.swimming"]
    record = downloaded(page, "Download it as a page to read", tmp_path)
    assert "<!doctype html>" in record.read_text(encoding="utf-8")

    # Another machine, and another browser.
    for path in (lab.folder / ".cocreation" / "journal").iterdir():
        path.unlink()
    page.evaluate("localStorage.clear()")
    page = opened(name, widgets=2)
    expect(page.locator(".cct-question").get_by_text("Not answered yet.")).to_be_visible()
    page.locator("input[type=file]").set_input_files(file)
    expect(page.locator(".cct-work .cct-status")).to_contain_text("restored")
    expect(page.locator(".cct-question input[type=radio]").first).to_be_checked()


NO_WORK = {
    "a gzip archive": b"\x1f\x8b\x08",
    "a web page": b"<!doctype html>",
    "newer edition": b'{"format": "cocreation-teach/work", "version": 9}',
}


def test_a_file_that_is_no_work_is_called_what_it_is(lab: Course, opened: Opened, tmp_path: Path) -> None:
    page = opened(lab.notebook("bad.ipynb", f"{IMPORT}\nMyWork()"))
    for words, content in NO_WORK.items():
        (tmp_path / "work.json").write_bytes(content)
        page.locator("input[type=file]").set_input_files(tmp_path / "work.json")
        expect(page.locator(".cct-work .cct-status")).to_contain_text(words)


def notebook_on_a_machine_thrown_away(lab: Course, *cells: str) -> str:
    first, last = THROWN_AWAY
    return lab.notebook("away.ipynb", first, *cells, last)


def test_without_a_kernel_the_browser_gives_what_it_has(lab: Course, opened: Opened, tmp_path: Path) -> None:
    page = opened(notebook_on_a_machine_thrown_away(lab, CARD, f"{IMPORT}\nMyWork()"), widgets=2)
    answered(page)
    page.evaluate(SHUT_DOWN)
    file = downloaded(page, "Download my work", tmp_path)
    assert [entry["question"] for entry in json.loads(file.read_bytes())["entries"]] == ["start.swimming"]
    expect(page.locator(".cct-work .cct-status")).to_contain_text("The kernel does not answer")


def test_the_browsers_copy_is_forgotten_only_when_asked_twice(lab: Course, opened: Opened) -> None:
    page = opened(notebook_on_a_machine_thrown_away(lab, CARD))
    answered(page)
    page = opened(notebook_on_a_machine_thrown_away(lab, CARD, f"{IMPORT}\nMyWork()"), widgets=2)
    work = page.locator(".cct-work")
    expect(work).to_contain_text("This browser holds a copy of your answers to 1 question")
    assert len(page.evaluate(HELD)) == 1
    work.get_by_role("button", name="Forget it").click()
    work.get_by_role("button", name="Forget this browser’s copy").click()
    expect(work).not_to_contain_text("holds a copy")
    until(lambda: page.evaluate(HELD), [])


def test_axe_finds_nothing(
    lab: Course, opened: Opened, violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("axe.ipynb", CARD, f"{IMPORT}\nMyWork()", "CourseMap()"), widgets=3)
    answered(page)
    for summary in page.locator(".cct-course summary").all():
        summary.click()
    for part in (".cct-work", ".cct-course"):
        assert violations_in_both(page, part) == []
    expect(page.locator(".cct-course")).to_contain_text("go on here")
