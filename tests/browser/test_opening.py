"""A page of the course is alive when it opens, and no other notebook is; nothing is run twice."""

import json
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.support import KERNEL_READY, Course

Visited = Callable[..., Page]
LESSON = "lessons/02-two-views.ipynb"
COUNTS = """() => jupyterapp.shell.currentWidget.content.widgets
    .filter(({ model }) => model.type === "code").map(({ model }) => model.executionCount)"""

SHOWN = """() => jupyterapp.shell.currentWidget.content.widgets
    .filter(({ model }) => model.type === "code" && model.outputs.length).length"""


def wait_until(page: Page, state: str) -> None:
    page.locator(f"[data-cocreation={state}]").wait_for(state="attached", timeout=180_000)


def changed(lab: Course, path: str, code: str, **metadata: object) -> str:
    """Write a copy of a page with one more line of code, and return its path."""
    notebook = json.loads((lab.folder / path).read_text(encoding="utf-8"))
    last = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"][-1]
    last["source"] = [*last["source"], f"\n{code}"]
    notebook["metadata"] |= metadata
    folder = lab.folder / "changed"
    folder.mkdir(exist_ok=True)
    name = path.rpartition("/")[2]
    (folder / name).write_text(json.dumps(notebook), encoding="utf-8")
    return f"changed/{name}"


def test_a_page_is_alive_when_it_opens_when_it_is_come_back_to_and_after_a_restart(visited: Visited) -> None:
    page = visited(LESSON)
    wait_until(page, "alive")
    opens_at_its_top_and_takes_an_answer(page)
    assert all(page.evaluate(COUNTS))
    cards = page.evaluate(SHOWN)

    page.reload()
    wait_until(page, "alive")
    assert page.evaluate(SHOWN) == cards > 10
    expect(page.locator(".cct")).to_have_count(cards)
    assert page.evaluate(COUNTS) == [None] * len(page.evaluate(COUNTS)), "its kernel lives: nothing is run"

    first = page.locator(".cct").first.element_handle()
    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
    page.wait_for_function("card => !card.isConnected", arg=first)
    wait_until(page, "alive")
    expect(page.locator(".cct").first).to_be_attached()
    expect(page.get_by_text("Error displaying widget")).to_have_count(0)


def opens_at_its_top_and_takes_an_answer(page: Page) -> None:
    card = page.locator(".cct-question").first
    assert page.evaluate("document.querySelector('.jp-WindowedPanel-outer').scrollTop") == 0
    assert page.evaluate("jupyterapp.shell.currentWidget.content.activeCellIndex") == 0
    card.locator("input, textarea, select").first.scroll_into_view_if_needed()
    expect(card.locator("input, textarea, select").first).to_be_enabled()
    expect(page.locator(".ccp-line")).to_have_count(0)
    expect(page.locator(".ccp-bar:visible")).to_have_count(0)
    assert page.evaluate("jupyterapp.shell.currentWidget.context.model.dirty") is False


def test_a_changed_page_says_so_and_runs_when_it_is_asked_to(visited: Visited, lab: Course) -> None:
    forged = {"cocreation_teach": {"title": "Two views", "minutes": 40, "concepts": [], "run": True}}
    page = visited(changed(lab, LESSON, "open('harm', 'w').close()", **forged))
    wait_until(page, "asleep")
    expect(page.locator(".ccp-bar")).to_contain_text("not that of the installed course")
    assert set(page.evaluate(COUNTS)) == {None}
    assert not (lab.folder / "changed" / "harm").exists()
    page.get_by_role("button", name="Run this page").click()
    wait_until(page, "alive")
    expect(page.locator(".ccp-bar:visible")).to_have_count(0)
    assert (lab.folder / "changed" / "harm").exists()


def test_a_notebook_of_ones_own_is_left_as_it_is(visited: Visited, lab: Course) -> None:
    page = visited(lab.notebook("mine.ipynb", "open('harm', 'w').close()"))
    page.wait_for_function(KERNEL_READY, timeout=180_000)
    assert set(page.evaluate(COUNTS)) == {None}
    assert page.locator(".ccp-bar, .ccp-line, .ccp-reading").count() == 0
    assert not (lab.folder / "harm").exists()
