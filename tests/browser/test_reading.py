"""A page of the course reads like one: nothing of the notebook shows, and nobody can spoil it by a key."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.test_opening import wait_until

Visited = Callable[..., Page]
LESSON = "lessons/02-two-views.ipynb"
CELLS = "() => jupyterapp.shell.currentWidget.content.widgets.map(({ model }) => model.toJSON().source)"
FOLDED = "#jp-top-panel, #jp-menu-panel, .jp-SideBar, #jp-bottom-panel"


def test_a_page_shows_prose_cards_and_the_way_on_and_no_code_and_no_key_or_click_changes_it(
    visited: Visited, violations: Callable[[Page, str], list[str]]
) -> None:
    page = visited(LESSON)
    wait_until(page, "alive")
    expect(page.locator(".ccp-head")).to_contain_text("Lesson 02")
    expect(page.locator(".ccp-head")).to_contain_text("of 24 answered")
    expect(page.get_by_role("link", name="Lesson 03: What makes a service")).to_have_attribute(
        "href", "/doc/tree/lessons/03-what-makes-a-service.ipynb"
    )
    for selector in (".jp-InputArea-editor", ".jp-NotebookPanel-toolbar", ".jp-InputPrompt", ".jp-Collapser"):
        expect(page.locator(f"{selector}:visible")).to_have_count(0)
    assert violations(page, ".ccp-reading .jp-WindowedPanel-viewport") == []
    page.get_by_role("button", name="Show the code").click()
    expect(page.locator(".jp-CodeCell .jp-InputArea-editor:visible").first).to_be_visible()
    page.get_by_role("button", name="Next unanswered").click()
    page.wait_for_function("document.activeElement.closest('.cct') !== null")
    stays_as_it_is(page)


def stays_as_it_is(page: Page) -> None:
    """Try keys and clicks that change a notebook, in the page's view and in the notebook's."""
    before = page.evaluate(CELLS)
    prose = page.locator(".jp-RenderedMarkdown p").nth(4)
    prose.click()
    for key in ("d", "d", "a", "b", "x", "m", "y", "z", "Control+Shift+ArrowDown", "Enter", "Shift+Enter"):
        page.keyboard.press(key)
    prose.dblclick()
    assert page.evaluate(CELLS) == before
    expect(page.locator(".jp-MarkdownCell:not(.jp-mod-rendered)")).to_have_count(0)
    page.get_by_role("button", name="Notebook view").click()
    expect(page.locator(".jp-NotebookPanel-toolbar")).to_be_visible()
    prose.click()
    page.keyboard.press("d")
    page.keyboard.press("d")
    assert page.evaluate(CELLS) == before


def test_on_a_phone_the_page_has_the_window(visited: Visited) -> None:
    page = visited(LESSON, size={"width": 380, "height": 720})
    wait_until(page, "alive")
    assert page.evaluate("document.querySelector('.jp-Notebook').clientWidth") >= 340
    expect(page.locator(FOLDED).locator("visible=true")).to_have_count(0)
    page.get_by_role("button", name="Notebook view").click()
    expect(page.locator("#jp-top-panel")).to_be_visible()


def test_the_data_lab_opens_as_a_notebook_run_to_its_first_task(visited: Visited) -> None:
    page = visited("exercises/09b-data-lab.ipynb")
    wait_until(page, "alive")
    expect(page.locator(".jp-NotebookPanel-toolbar")).to_be_visible()
    counts = page.evaluate(
        "jupyterapp.shell.currentWidget.content.widgets.filter(({ model }) => model.type === 'code')"
        ".map(({ model }) => model.executionCount)"
    )
    assert all(counts[:3])
    assert set(counts[3:]) == {None}
