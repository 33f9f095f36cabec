"""Dragging a card: it hangs at the pointer wherever the page stands, and a drag ends when it should."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreation_teach.content import encounters
from tests.browser.support import Course

CARDS = encounters("lounge-evening", "known-on-wards", "rias-week", "rias-flats")
IDS = ", ".join(repr(card.id) for card in CARDS)
TALL = "print('\\n' * 40)"
GRIP = 12  # pixels from the card's corner
Opened = Callable[..., Page]


@pytest.fixture
def page(lab: Course, opened: Opened) -> Page:
    return opened(lab.notebook("drag.ipynb", TALL, f"QuadrantBoard(encounters({IDS}))", TALL))


@pytest.fixture
def board(page: Page) -> Locator:
    return page.locator(".cct-board")


@pytest.fixture
def ghost(page: Page) -> Locator:
    return page.locator(".cct-ghost")


def corner(thing: Locator) -> tuple[float, float]:
    box = thing.bounding_box()
    assert box is not None
    return box["x"], box["y"]


def lift(page: Page, board: Locator) -> tuple[float, float]:
    """Take the last card by its corner and move it a little; return where the pointer is."""
    return take(page, board.get_by_role("button", name=CARDS[3].title))


def take(page: Page, card: Locator) -> tuple[float, float]:
    """Take what can be dragged by its corner.

    On a busy machine the kernel's word can come between, and the widget is drawn anew under the pointer:
    whoever drags takes the card once more.
    """
    for _ in range(5):
        card.hover()  # which waits until the card stands still
        left, top = corner(card)
        page.mouse.move(left + GRIP, top + GRIP)
        page.mouse.down()
        page.mouse.move(left + 50, top + 40, steps=3)
        if page.locator(".cct-ghost").count():
            break
        page.mouse.up()
    return left + 50, top + 40


def hangs_at(ghost: Locator, x: float, y: float) -> None:
    left, top = corner(ghost)
    assert (left, top) == (pytest.approx(x - GRIP, abs=1), pytest.approx(y - GRIP, abs=1))


@pytest.mark.parametrize("zoom", [1, 1.5, 0.75])
def test_a_card_hangs_where_it_was_taken(page: Page, board: Locator, ghost: Locator, zoom: float) -> None:
    page.evaluate("(zoom) => { document.querySelector('.jp-Notebook').style.zoom = zoom; }", zoom)
    x, y = lift(page, board)
    hangs_at(ghost, x, y)
    page.mouse.move(x + 130, y + 70, steps=4)
    hangs_at(ghost, x + 130, y + 70)
    page.mouse.up()
    expect(ghost).to_have_count(0)
    page.evaluate("document.querySelector('.jp-Notebook').style.zoom = ''")


def test_it_stays_at_the_pointer_while_the_page_scrolls(page: Page, board: Locator, ghost: Locator) -> None:
    x, y = lift(page, board)
    before = corner(board)[1]
    page.mouse.wheel(0, 90)
    page.wait_for_function(
        "before => document.querySelector('.cct-board').getBoundingClientRect().top < before - 50", arg=before
    )
    hangs_at(ghost, x, y)
    page.mouse.up()


def test_what_lies_under_the_pointer_is_where_the_card_goes(
    page: Page, board: Locator, ghost: Locator
) -> None:
    lift(page, board)
    left, top = corner(board.locator("[data-place=IV]"))
    page.mouse.move(left + 5, top + 5, steps=4)
    hangs_at(ghost, left + 5, top + 5)
    page.mouse.up()
    expect(board.locator("[data-place=IV]").get_by_role("button", name=CARDS[3].title)).to_be_visible()


ENDS = {
    "another button": "",
    "Escape": "",
    "the window is left": "() => window.dispatchEvent(new Event('blur'))",
    "a menu opens": "() => document.body.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true }))",
    "the system takes the pointer": "() => window.dispatchEvent(new PointerEvent('pointercancel', POINTER))",
    "let go out of sight": "() => window.dispatchEvent(new PointerEvent('pointermove', POINTER))",
}
POINTER = "{ pointerId: 1, pointerType: 'mouse', buttons: 0 }"


@pytest.mark.parametrize("end", ENDS)
def test_a_drag_comes_to_nothing(page: Page, board: Locator, ghost: Locator, end: str) -> None:
    lift(page, board)
    expect(ghost).to_have_count(1)
    left, top = corner(board.locator("[data-place=IV]"))
    page.mouse.move(left + 40, top + 60, steps=4)
    if end == "another button":
        page.mouse.down(button="right")
    elif end == "Escape":
        page.keyboard.press("Escape")
    else:
        page.evaluate(ENDS[end].replace("POINTER", POINTER))
    expect(ghost).to_have_count(0)
    expect(board.locator(".cct-aimed")).to_have_count(0)
    page.mouse.move(left + 60, top + 80)
    expect(ghost).to_have_count(0)
    page.mouse.up(button="right")
    page.mouse.up()
    if page.locator(".lm-Menu").count():
        page.mouse.click(left - 30, top + 60)
        expect(page.locator(".lm-Menu")).to_have_count(0)
    expect(board.get_by_text("0 of 4 cards placed.", exact=True)).to_be_visible()
    page.mouse.click(left + 60, top + 80)
    expect(board.get_by_text("1 of 4 cards placed.", exact=True)).to_be_visible()


def test_a_click_that_closes_a_menu_is_no_tap(page: Page, board: Locator) -> None:
    board.locator("[data-place=IV]").click(button="right", position={"x": 40, "y": 60})
    expect(page.locator(".lm-Menu")).to_have_count(1)
    left, top = corner(board.locator("[data-place=I]"))
    page.mouse.click(left + 30, top + 80)
    expect(page.locator(".lm-Menu")).to_have_count(0)
    expect(board.get_by_text("0 of 4 cards placed.", exact=True)).to_be_visible()
