"""The sorting board, in a real browser on a real JupyterLab."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from cocreation_teach.content import sorting
from tests.browser.support import Course, place, settle

CARDS = sorting("two-meanings", "swimming-lesson", "app-workshop", "home-visits").cards
IDS = ", ".join(repr(card.id) for card in CARDS)
IMPORT = "from cocreation_teach.content import sorting\nfrom cocreation_teach.widgets import SortingBoard"
CELL = f"SortingBoard(sorting('two-meanings', {IDS}))"


def test_sort_by_tap_and_axe_finds_nothing_in_any_state(
    lab: Course, opened: Callable[..., Page], violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("sorting.ipynb", IMPORT, CELL))
    board = page.locator(".cct-sorting")
    feedback = board.get_by_role("group", name="Feedback")
    found = {"untouched": violations_in_both(page, ".cct-sorting")}
    place(board, CARDS[0].title, "innovation")
    expect(feedback).to_contain_text(CARDS[0].otherwise["innovation"].feedback)
    settle(page)
    found["wrong"] = violations_in_both(page, ".cct-sorting")
    for card in CARDS:
        place(board, card.title, card.place)
    expect(feedback).to_contain_text("Yes. Value co-creation.")
    expect(board.get_by_role("group", name="Summary")).to_contain_text("2 of 3 right at the first try")
    settle(page)
    found["finished"] = violations_in_both(page, ".cct-sorting")
    assert found == {state: [] for state in found}


def test_sort_by_keyboard_on_a_narrow_page(lab: Course, opened: Callable[..., Page]) -> None:
    page = opened(lab.notebook("sorting-keys.ipynb", IMPORT, CELL))
    page.set_viewport_size({"width": 380, "height": 900})
    board = page.locator(".cct-sorting")
    for where, verdict in (("innovation", "Not quite."), ("in-use", "Yes. Value co-creation.")):
        board.get_by_role("combobox", name="Sense for").select_option(where)
        board.get_by_role("button", name="Place", exact=True).press("Enter")
        expect(board.get_by_role("group", name="Feedback")).to_contain_text(verdict)
        expect(board.locator(":focus")).to_be_attached()
    expect(board.get_by_text("1 of 3 cards placed.", exact=True)).to_be_visible()
    columns = "map => getComputedStyle(map).gridTemplateColumns.split(' ').length"
    assert board.locator(".cct-map").evaluate(columns) == 1
    assert board.evaluate("root => root.scrollWidth <= root.clientWidth")
