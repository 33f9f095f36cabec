"""Question cards of every shape, in a real browser on a real JupyterLab."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreation_teach.content import question
from tests.browser.support import Course

Opened = Callable[..., Page]
ONE, SEVERAL, MATCH, TEXT = "night-call", "nature-axis", "numerals", "own-encounter"


@pytest.fixture
def page(lab: Course, opened: Opened) -> Page:
    cells = [
        f"QuestionCard(question('quadrants.{name}'), confidence=True)" for name in (ONE, SEVERAL, MATCH, TEXT)
    ]
    return opened(lab.notebook("cards.ipynb", *cells), widgets=4)


@pytest.fixture
def cards(page: Page) -> list[Locator]:
    return page.locator(".cct-question").all()


def why(name: str, *, right: bool) -> str:
    asked = question(f"quadrants.{name}")
    return next(mark.feedback[-1] for mark in asked.marks.values() if mark.right is right)


def option_that(name: str, *, right: bool) -> str:
    asked = question(f"quadrants.{name}")
    return next(asked.labels()[key] for key, mark in asked.marks.items() if mark.right is right)


def test_one_answer_wrong_then_right(cards: list[Locator]) -> None:
    card = cards[0]
    expect(card.get_by_text("Not answered yet.")).to_be_visible()
    card.get_by_label(option_that(ONE, right=False)).check()
    card.get_by_label("Certain").check()
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".cct-mark")).to_contain_text(why(ONE, right=False))
    expect(card.locator(".cct-mark")).to_contain_text("You were certain.")
    expect(card.get_by_label("Certain")).to_be_checked()
    card.get_by_label(option_that(ONE, right=True)).check()
    card.get_by_role("button", name="Check").click()
    expect(card.locator(".cct-verdict")).to_contain_text("That is right.")
    expect(card.locator(".cct-hidden[role=status]")).to_contain_text("That is right.")
    card.get_by_text("And the other answers?").click()
    expect(card.locator("dd").first).to_be_visible()


def test_nothing_chosen_is_not_wrong(cards: list[Locator]) -> None:
    for card, words in zip(
        cards, ("Choose an answer", "Choose one or more", "Give every row", "Write a sentence"), strict=True
    ):
        card.locator("[data-key=check]").click()
        expect(card.locator(".cct-hidden[role=status]")).to_contain_text(words)
        expect(card.locator(".cct-mark")).to_have_count(0)


def test_several_ticks_add_up(cards: list[Locator]) -> None:
    asked = question(f"quadrants.{SEVERAL}")
    for key, label in asked.labels().items():
        cards[1].get_by_label(label).set_checked(key in asked.right())
    cards[1].get_by_role("button", name="Check").click()
    expect(cards[1].locator(".cct-verdict")).to_contain_text("That is right.")


def test_what_is_settled_shows_which_option_is_right(cards: list[Locator]) -> None:
    right = option_that(ONE, right=True)
    key = cards[0].locator(".cct-key")
    cards[0].get_by_label(option_that(ONE, right=False)).check()
    cards[0].get_by_role("button", name="Check").click()
    expect(key).to_have_count(0)
    cards[0].get_by_role("button", name="Show me").click()
    expect(key).to_contain_text(right)
    expect(key.locator("input")).to_have_attribute("aria-description", "shown to you")
    assert key.evaluate("one => getComputedStyle(one, '::after').content").startswith('"→"')
    expect(cards[0].locator(".cct-verdict .cct-glyph")).to_have_text("→")


def test_feedback_comes_into_view_when_check_stands_at_the_foot(page: Page, cards: list[Locator]) -> None:
    cards[0].get_by_label(option_that(ONE, right=False)).check()
    check = cards[0].get_by_role("button", name="Check")
    for height in (700, 500, 400):
        page.set_viewport_size({"width": 1280, "height": height})
        check.evaluate("button => button.scrollIntoView({ block: 'end' })")
    check.click()
    expect(cards[0].locator(".cct-verdict")).to_be_in_viewport(ratio=1)


def test_each_card_is_called_by_its_question_and_heard_after_it(cards: list[Locator]) -> None:
    prompts = [question(f"quadrants.{name}").prompt for name in (ONE, SEVERAL, MATCH, TEXT)]
    for card, prompt in zip(cards, prompts, strict=True):
        expect(card.get_by_role("heading").first).to_contain_text(" ".join(prompt.split()[:5]))
    assert len({card.get_attribute("aria-label") for card in cards}) == len(cards)
    order = (
        "root => root.querySelector('legend').compareDocumentPosition(root.querySelector('[role=status]'))"
    )
    assert [card.evaluate(order) for card in cards] == [4] * len(cards)  # it follows


def test_rows_are_matched_with_native_menus(cards: list[Locator]) -> None:
    asked = question(f"quadrants.{MATCH}")
    rows = asked.rows
    for key, label in rows:
        cards[2].get_by_label(label).select_option(asked.right()[key])
    first, label = rows[0]
    wrong = next(key for key, mark in asked.marks[first].items() if not mark.right)
    cards[2].get_by_label(label).select_option(wrong)
    cards[2].get_by_role("button", name="Check").click()
    expect(cards[2].locator(".cct-verdict")).to_contain_text(
        f"{len(rows) - 1} of {len(rows)} rows are right."
    )
    expect(cards[2].locator(".cct-mark")).to_contain_text(f"Look again at: “{label}”.")
    expect(cards[2].locator(".cct-mark")).not_to_contain_text(asked.marks[first][wrong].feedback[-1])
    cards[2].get_by_role("button", name="Show me").click()
    expect(cards[2].locator(".cct-verdict")).to_contain_text("This is the answer.")


def test_a_text_is_kept_as_it_was_written_and_never_markup(cards: list[Locator]) -> None:
    words = "<img src=x onerror=alert(1)> & <b>my</b> $x^2$ words, of which there are enough"
    cards[3].get_by_role("textbox", name="Your answer").fill(words)
    cards[3].get_by_role("button", name="Keep my answer").click()
    expect(cards[3].get_by_role("textbox", name="Your answer")).to_have_value(words)
    expect(cards[3].locator("img, b")).to_have_count(0)
    expect(cards[3].locator(".cct-mark")).to_contain_text("One way to put it")
    expect(cards[3].get_by_text("Answered.", exact=True)).to_be_visible()


def test_what_is_being_written_survives_word_from_the_kernel(lab: Course, opened: Opened) -> None:
    cell = f"card = QuestionCard(question('quadrants.{TEXT}'))\ncard"
    page = opened(lab.notebook("draft.ipynb", cell, "_ = card.answer('A word from the kernel.')"))
    box = page.get_by_role("textbox", name="Your answer")
    box.fill("A first thought, of as many words as it takes.")
    page.get_by_role("button", name="Keep my answer").click()
    box.fill("A second thought, longer than the one before it.")
    prompt = page.locator(".jp-CodeCell").nth(2).locator(".jp-InputPrompt")
    before = prompt.text_content()
    prompt.click()
    page.evaluate("() => jupyterapp.commands.execute('notebook:run-cell')")
    expect(prompt).not_to_have_text(before or "")
    expect(prompt).to_have_text(re.compile(r"\[\d+\]:"))
    expect(box).to_have_value("A second thought, longer than the one before it.")
    page.get_by_role("button", name="Keep my answer").click()
    expect(page.locator(".cct-status")).to_have_text("Answered.")


def test_the_focus_never_falls_out_of_the_card(cards: list[Locator]) -> None:
    cards[0].get_by_label(option_that(ONE, right=True)).check()
    cards[0].get_by_role("button", name="Check").press("Enter")
    expect(cards[0].get_by_role("group", name="Feedback")).to_be_focused()


def test_arrow_keys_choose_and_stay_in_the_card(page: Page, cards: list[Locator]) -> None:
    radios = cards[0].locator("input[name=answer]")
    radios.first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(radios.nth(1)).to_be_checked()
    expect(radios.nth(1)).to_be_focused()
    expect(cards[0].locator(".cct-mark")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(cards[0].locator(".cct-verdict")).to_be_visible()


def test_without_feedback_an_answer_is_noted(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("pretest.ipynb", f"QuestionCard(question('quadrants.{ONE}'), feedback=False)"))
    card = page.locator(".cct-question")
    card.get_by_label(option_that(ONE, right=False)).check()
    card.get_by_role("button", name="Keep my answer").click()
    expect(card.locator(".cct-hint")).to_contain_text("Noted.")
    expect(card.locator(".cct-mark")).to_have_count(0)


def test_a_board_on_the_same_page_leaves_the_look_of_cards_alone(lab: Course, opened: Opened) -> None:
    card, board = f"QuestionCard(question('quadrants.{ONE}'))", "QuadrantBoard(encounters('rias-week'))"
    page = opened(lab.notebook("both.ipynb", card, board), widgets=2)
    look = "element => [getComputedStyle(element).paddingLeft, getComputedStyle(element).borderLeftWidth]"
    assert page.locator(".cct-question").evaluate(look) == ["16px", "1px"]


def test_axe_finds_nothing_in_any_state(
    lab: Course, opened: Opened, violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    cells = [
        f"QuestionCard(question('quadrants.{name}'), confidence=True)" for name in (ONE, SEVERAL, MATCH, TEXT)
    ]
    page = opened(lab.notebook("cards.ipynb", *cells), widgets=4)
    cards = page.locator(".cct-question").all()
    found = {"untouched": violations_in_both(page, ".cct-question")}
    cards[0].get_by_label(option_that(ONE, right=False)).check()
    cards[1].locator("input[type=checkbox]").first.check()
    for row in cards[2].locator("select").all():
        row.select_option("I")
    cards[3].get_by_role("textbox").fill("My words.")
    for card in cards:
        card.locator("[data-key=check]").click()
    found["answered"] = violations_in_both(page, ".cct-question")
    for card in cards[:3]:
        card.locator("[data-key=show], [data-key=check]").last.click()
    cards[0].get_by_text("And the other answers?").click()
    found["shown"] = violations_in_both(page, ".cct-question")
    assert found == {state: [] for state in found}
