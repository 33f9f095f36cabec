"""In the system's own colours (Windows' high contrast) a state is still seen: by sign, line and outline."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreation_teach.content import encounters, question
from tests.browser.support import Course, place

CELLS = (
    "QuestionCard(question('start.first-card'))",
    "QuadrantBoard(encounters('rias-flats', 'return-at-midnight'))",
    "from cocreation_teach.widgets import ContinuumRail",
    "ContinuumRail(encounters('rias-flats', 'return-at-midnight'))",
)

TITLES = [one.title for one in encounters("rias-flats", "return-at-midnight")]
ASKED = question("start.first-card")
RIGHT = next(ASKED.labels()[one] for one, mark in ASKED.marks.items() if mark.right)  # type: ignore[attr-defined]
SHAPES = """() => {
    const ground = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll(".cct-board .cct-sign")].map(
        (sign) => (getComputedStyle(sign.querySelector("*")).fill === ground ? "lost" : "visible"));
}"""


def seen(element: Locator) -> tuple[object, ...]:
    """What of an element is to be seen where the system sets the colours: its lines and its sign."""
    looks = """(one) => {
        const { borderTopStyle, borderTopWidth, outlineStyle, textDecorationLine } = getComputedStyle(one);
        return [borderTopStyle, borderTopWidth, outlineStyle, textDecorationLine, one.innerText.trim()[0]];
    }"""
    return tuple(element.evaluate(looks))


def shape(element: Locator) -> tuple[object, ...]:
    return seen(element)[:-1]


@pytest.fixture
def opened(opened: Callable[..., Page]) -> Iterator[Callable[..., Page]]:
    """Show a notebook where the system sets the colours, until the test is over."""
    pages = []

    def show(*told: str, widgets: int) -> Page:
        pages.append(opened(*told, widgets=widgets))
        pages[-1].emulate_media(forced_colors="active", color_scheme="light")
        return pages[-1]

    yield show
    for page in pages:
        page.emulate_media(forced_colors="null", color_scheme="null")


def test_each_state_of_a_card_a_board_and_the_rail_is_seen_without_colour(
    lab: Course, opened: Callable[..., Page]
) -> None:
    page = opened(lab.notebook("forced.ipynb", *CELLS), widgets=3)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    card, board, rail = page.locator(".cct").all()

    check = card.locator("[data-key=check]")
    assert shape(check) != shape(board.get_by_role("button", name=TITLES[0]))  # the main thing to do
    card.get_by_label(RIGHT, exact=True).check()
    check.click()
    expect(card.locator(".cct-verdict")).to_contain_text("✓")
    right = card.locator(".cct-key-right").evaluate("(one) => getComputedStyle(one, '::after').content")
    assert "✓" in right

    for placing in (board, rail):
        first, second = (placing.get_by_role("button", name=title, exact=False) for title in TITLES)
        first.click()
        expect(first).to_have_attribute("aria-pressed", "true")
        page.mouse.move(0, 0)
        page.evaluate("document.activeElement.blur()")
        assert shape(first)[2] != "none" == shape(second)[2]  # the card in hand
    place(board, TITLES[0], "IV")
    place(board, TITLES[1], "III")
    looks = {
        seen(board.locator(f"[data-place={where}]").get_by_role("button", name=title))
        for title, where in zip(TITLES, ("IV", "III"), strict=True)
    }
    assert len({look[-1] for look in looks}) == len({look[0] for look in looks}) == 2  # by sign and by line
    place(rail, TITLES[0], "5")
    expect(rail.locator(".cct-verdict").first).to_contain_text("≈")
    lines = [shape(cell)[:2] for cell in rail.locator(".cct-cell").all()]
    assert set(lines) == {("solid", "2px")}

    board.get_by_role("button", name=TITLES[0]).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    # Only the colours are others in a dark scheme.
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(f"matchMedia('(prefers-color-scheme: {scheme})').matches")
        assert page.evaluate(SHAPES) == ["visible"] * 4


def test_a_pages_head_and_foot_are_seen_without_colour(visited: Callable[..., Page]) -> None:
    page = visited("lessons/02-two-views.ipynb")
    page.emulate_media(forced_colors="active", color_scheme="dark")
    head, foot = page.locator(".ccp-head"), page.locator(".ccp-foot")
    expect(head).to_contain_text("Lesson 02")
    for button in head.get_by_role("button").all():
        assert "underline" in shape(button)
    assert head.evaluate("(one) => getComputedStyle(one).borderBottomStyle") == "solid"
    links = foot.get_by_role("link")
    links.first.scroll_into_view_if_needed()
    ground, ink = foot.evaluate(
        "(one) => [document.body, one.querySelector('a')].map((each, at) => "
        "getComputedStyle(each)[at ? 'color' : 'backgroundColor'])"
    )
    assert ground != ink
    links.first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
