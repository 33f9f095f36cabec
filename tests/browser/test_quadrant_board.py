"""The quadrant board as a student meets it, in a real browser on a real JupyterLab."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreation_teach.content import encounters
from cocreation_teach.theory import MISCONCEPTIONS
from tests.browser.support import Course, place, settle
from tests.browser.test_dragging import corner, lift

CARDS = encounters("lounge-evening", "known-on-wards", "rias-week", "rias-flats")
IDS = ", ".join(repr(card.id) for card in CARDS)
Opened = Callable[..., Page]


@pytest.fixture
def page(lab: Course, opened: Opened) -> Page:
    path = lab.notebook("board.ipynb", f"board = QuadrantBoard(encounters({IDS}))\nboard", "board.tries")
    return opened(path)


@pytest.fixture
def board(page: Page) -> Locator:
    return page.locator(".cct-board")


def chip(board: Locator, quadrant: str, title: str) -> Locator:
    return board.locator(f"[data-place={quadrant}]").get_by_role("button", name=title)


def test_tap_a_card_then_its_quadrant(board: Locator) -> None:
    place(board, CARDS[0].title, "I")
    expect(chip(board, "I", f"{CARDS[0].title} (right)")).to_be_visible()
    feedback = board.get_by_role("group", name="Feedback")
    expect(feedback).to_contain_text("Yes: quadrant I, co-production.")
    expect(feedback).to_contain_text(CARDS[0].nature_why)
    expect(board.locator(".cct-hidden[role=status]")).to_contain_text("placed in quadrant I, co-production")


def test_a_touch_screen_taps_as_well(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("touch.ipynb", f"QuadrantBoard(encounters({IDS}))"))
    board = page.locator(".cct-board")
    board.get_by_role("button", name=CARDS[1].title).tap()
    board.locator("[data-place=II]").tap(position={"x": 30, "y": 100})
    expect(chip(board, "II", CARDS[1].title)).to_be_visible()


def test_wrong_then_again_then_right(board: Locator) -> None:
    place(board, CARDS[2].title, "IV")
    feedback = board.get_by_role("group", name="Feedback")
    expect(feedback).to_contain_text("You have the nature right; look again at the locus.")
    expect(feedback).to_contain_text(CARDS[2].locus_why)
    expect(feedback).not_to_contain_text(CARDS[2].nature_why)
    expect(feedback).to_contain_text(MISCONCEPTIONS["M16"].text)
    board.locator("[data-place=III]").click(position={"x": 30, "y": 100})
    expect(chip(board, "III", f"{CARDS[2].title} (right)")).to_be_visible()


def test_show_me_explains_and_counts_as_shown(board: Locator) -> None:
    place(board, CARDS[3].title, "I")
    board.get_by_role("button", name="Show me").click()
    expect(chip(board, "IV", f"{CARDS[3].title} (shown to you)")).to_be_visible()
    expect(board.get_by_role("group", name="Feedback")).to_contain_text(CARDS[3].locus_why)


def test_keyboard_alone_with_the_native_menu(page: Page, board: Locator) -> None:
    board.get_by_role("button", name=CARDS[1].title).focus()
    page.keyboard.press("Enter")
    expect(board.get_by_role("heading", name=CARDS[1].title)).to_be_visible()
    menu = board.get_by_role("combobox", name=f"Quadrant for “{CARDS[1].title}”")
    while not menu.evaluate("element => element === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(menu).to_have_value("II")
    expect(board.locator(".cct-hidden[role=status]")).not_to_contain_text("placed")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(chip(board, "II", f"{CARDS[1].title} (right)")).to_be_visible()
    expect(board.locator(".cct-hidden[role=status]")).to_contain_text("Yes: quadrant II")
    expect(board.get_by_role("group", name="Feedback")).to_be_focused()
    expect(page.locator(".jp-Notebook .jp-mod-active .cct-board")).to_be_attached()


def test_keyboard_alone_with_the_quadrant_buttons(page: Page, board: Locator) -> None:
    board.get_by_role("button", name=CARDS[0].title).focus()
    page.keyboard.press("Space")
    board.get_by_role("button", name="I Co-production", exact=True).focus()
    page.keyboard.press("Enter")
    expect(chip(board, "I", f"{CARDS[0].title} (right)")).to_be_visible()
    expect(board.get_by_role("button", name="I Co-production", exact=True)).to_be_focused()


def test_with_the_keyboard_three_stops_lead_from_card_to_card(page: Page, board: Locator) -> None:
    def tabs_to(name: str, role: str = "button") -> int:
        for count in range(1, 30):
            page.keyboard.press("Tab")
            if board.get_by_role(role, name=name, exact=True).evaluate("one => one.matches(':focus')"):
                return count
        return 99

    board.get_by_role("button", name=CARDS[0].title).focus()
    for at, card in enumerate(CARDS):
        assert tabs_to(f"Quadrant for “{card.title}”", "combobox") == 1
        board.get_by_role("combobox").select_option(card.quadrant.value)
        assert tabs_to("Place") == 1
        page.keyboard.press("Enter")
        if at < len(CARDS) - 1:
            assert tabs_to("Next card") == 1
            page.keyboard.press("Enter")
    expect(board.get_by_text("All 4 cards placed.", exact=True)).to_be_visible()


def test_arrow_keys_lead_through_the_tray(page: Page, board: Locator) -> None:
    board.get_by_role("button", name=CARDS[0].title).focus()
    page.keyboard.press("ArrowDown")
    expect(board.get_by_role("button", name=CARDS[1].title)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(board.get_by_role("button", name=CARDS[3].title)).to_be_focused()
    page.keyboard.press("Enter")
    expect(board.get_by_role("heading", name=CARDS[3].title)).to_be_visible()


@pytest.mark.parametrize("width", [1280, 380])
def test_feedback_stands_under_the_card_and_is_seen(page: Page, board: Locator, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    place(board, CARDS[0].title, "III")
    feedback = board.get_by_role("group", name="Feedback")
    expect(feedback.locator(".cct-verdict")).to_be_in_viewport()
    settle(page)
    below = """said => said.getBoundingClientRect().top
        - said.closest('.cct-board').querySelector('.cct-desk').getBoundingClientRect().bottom"""
    assert 0 <= feedback.evaluate(below) < 60
    expect(board.get_by_role("button", name="Next card")).not_to_have_class("cct-main")


def test_the_focus_never_falls_out_of_the_board(page: Page, board: Locator) -> None:
    board.get_by_role("combobox").select_option(CARDS[0].quadrant.value)
    board.get_by_role("button", name="Place", exact=True).focus()
    page.keyboard.press("Enter")
    expect(board.get_by_role("group", name="Feedback")).to_be_focused()
    board.get_by_role("combobox").or_(board.get_by_role("button", name="Next card")).last.focus()
    page.keyboard.press("Enter")
    board.get_by_role("combobox").select_option("I" if CARDS[1].quadrant != "I" else "II")
    board.get_by_role("button", name="Place", exact=True).press("Enter")
    expect(board.get_by_role("button", name="Place", exact=True)).to_be_focused()
    board.get_by_role("button", name="Show me").press("Enter")
    expect(board.get_by_role("group", name="Feedback")).to_be_focused()
    for _ in CARDS[2:]:
        board.get_by_role("button", name="Next card").press("Enter")
        expect(board.locator(":focus")).to_be_attached()
        board.get_by_role("combobox").select_option("I")
        board.get_by_role("button", name="Place", exact=True).press("Enter")
    board.get_by_role("button", name="Start over").press("Enter")
    expect(board.get_by_role("group", name="Summary")).to_be_focused()


def test_what_was_not_taken_is_said_where_it_can_be_seen(board: Locator) -> None:
    board.get_by_role("button", name="Place", exact=True).click()
    expect(board.locator(".cct-status")).to_have_text("Choose one quadrant first, then press Place.")
    place(board, CARDS[0].title, "I")
    board.locator("[data-place=II]").click(position={"x": 30, "y": 100})
    expect(board.locator(".cct-status")).to_contain_text("has its place. Choose another card.")


def test_on_a_phone_the_next_card_comes_into_view(page: Page, board: Locator) -> None:
    page.set_viewport_size({"width": 380, "height": 700})
    place(board, CARDS[0].title, "I")
    board.get_by_role("button", name="Next card").click()
    expect(board.get_by_role("heading", name=CARDS[1].title)).to_be_in_viewport()


def test_drag_a_card_into_its_quadrant(page: Page, board: Locator) -> None:
    lift(page, board)
    left, top = corner(board.locator("[data-place=IV]"))
    page.mouse.move(left + 60, top + 90, steps=6)
    expect(board.locator("[data-place=IV]")).to_have_class("cct-cell cct-cell-IV cct-aimed")
    page.mouse.up()
    expect(chip(board, "IV", f"{CARDS[3].title} (right)")).to_be_visible()
    expect(board.locator(".cct-ghost")).to_have_count(0)
    expect(board.get_by_text("1 of 4 cards placed.", exact=True)).to_be_visible()


def test_a_drag_that_ends_nowhere_changes_nothing(page: Page, board: Locator) -> None:
    lift(page, board)
    page.mouse.up()
    expect(board.locator(".cct-ghost")).to_have_count(0)
    expect(board.get_by_text("0 of 4 cards placed.", exact=True)).to_be_visible()


def test_finishing_brings_a_summary_and_a_fresh_start(board: Locator) -> None:
    place(board, CARDS[0].title, "III")
    place(board, CARDS[0].title, "I")
    for card in CARDS[1:]:
        expect(board.get_by_role("group", name="Summary")).to_have_count(0)
        place(board, card.title, card.quadrant.value)
    summary = board.get_by_role("group", name="Summary")
    expect(summary).to_contain_text("3 of 4 right at the first try; 1 after another try.")
    expect(summary).to_contain_text("You missed the nature once and the locus never.")
    summary.get_by_role("button", name="Start over").click()
    summary.get_by_role("button", name="Keep them").click()
    expect(board.get_by_text("All 4 cards placed.", exact=True)).to_be_visible()
    summary.get_by_role("button", name="Start over").click()
    summary.get_by_role("button", name="Clear all answers").click()
    expect(board.get_by_text("0 of 4 cards placed.", exact=True)).to_be_visible()


def test_a_settled_card_stays(board: Locator) -> None:
    place(board, CARDS[0].title, "I")
    board.locator("[data-place=II]").click(position={"x": 30, "y": 100})
    expect(chip(board, "I", CARDS[0].title)).to_be_visible()
    expect(board.locator(".cct-hidden[role=status]")).to_contain_text("has its place")


def test_python_has_the_record(page: Page, board: Locator) -> None:
    place(board, CARDS[1].title, "I")
    place(board, CARDS[1].title, "II")
    page.locator(".jp-CodeCell").nth(2).locator(".jp-InputPrompt").click()
    page.evaluate("() => void jupyterapp.commands.execute('notebook:run-cell')")
    output = page.locator(".jp-CodeCell").nth(2).locator(".jp-OutputArea-output")
    expect(output).to_contain_text("'answer': 'I', 'confidence': None}, {'answer': 'II'")


def test_the_card_has_moved_by_the_next_frame_without_a_kernel(page: Page, board: Locator) -> None:
    page.evaluate("""async () => {
        const [panel] = [...jupyterapp.shell.widgets('main')];
        await panel.sessionContext.shutdown();
    }""")
    board.get_by_role("button", name=CARDS[0].title).click()
    moved = page.evaluate("""() => new Promise((resolve) => {
        document.querySelector('.cct-board [data-key="place:I"]').click();
        requestAnimationFrame(() => resolve({
            card: document.querySelector('.cct-cell-I .cct-card')?.textContent,
            feedback: document.querySelector('.cct-board .cct-verdict')?.textContent,
        }));
    })""")
    assert CARDS[0].title in moved["card"]
    assert "Yes: quadrant I" in moved["feedback"]


def test_a_narrow_page_has_no_sideways_scrolling_and_large_targets(page: Page, board: Locator) -> None:
    place(board, CARDS[0].title, "III")
    page.set_viewport_size({"width": 380, "height": 900})
    expect(board).to_be_visible()
    page.wait_for_function("document.querySelector('.cct-board').clientWidth < 340")
    settle(page)
    spilling = board.evaluate("""root => [...root.querySelectorAll('*')].filter((element) => {
        const box = element.getBoundingClientRect(), frame = root.getBoundingClientRect();
        return box.width > 1 && (box.right > frame.right + 1 || box.left < frame.left - 1);
    }).map((element) => element.outerHTML.slice(0, 80))""")
    assert spilling == []
    small = board.evaluate("""root => [...root.querySelectorAll('button, select')].filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width < 24 || height < 24;
    }).map((element) => element.outerHTML.slice(0, 80))""")
    assert small == []


def test_axe_finds_nothing_in_any_state(
    lab: Course, opened: Opened, violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("board.ipynb", f"QuadrantBoard(encounters({IDS}))"))
    board = page.locator(".cct-board")
    found = {"untouched": violations_in_both(page, ".cct-board")}
    place(board, CARDS[0].title, "III")
    settle(page)
    found["wrong"] = violations_in_both(page, ".cct-board")
    place(board, CARDS[0].title, "I")
    settle(page)
    found["right"] = violations_in_both(page, ".cct-board")
    for card in CARDS[1:]:
        place(board, card.title, card.quadrant.value)
    settle(page)
    found["finished"] = violations_in_both(page, ".cct-board")
    assert found == {state: [] for state in found}
