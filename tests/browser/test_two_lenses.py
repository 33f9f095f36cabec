"""Two lenses in a real browser on a real JupyterLab: the ticks, the lenses, keyboard and tap."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from cocreation_teach.content import scene
from tests.browser.support import Course

Opened = Callable[..., Page]
CELL = """from cocreation_teach.content import scene
from cocreation_teach.widgets import TwoLenses
TwoLenses(scene('ferry-office'))"""
STORY = scene("ferry-office").passages


@pytest.fixture
def widget(lab: Course, opened: Opened) -> Locator:
    return opened(lab.notebook("lenses.ipynb", CELL)).locator(".cct-lenses")


def tick(widget: Locator, *ids: str) -> None:
    for at, passage in enumerate(STORY, start=1):
        widget.get_by_label(f"Passage {at}:").set_checked(passage.id in ids)


def test_wrong_then_right_with_the_reason_at_its_passage(widget: Locator) -> None:
    first = widget.locator(".cct-first .cct-passage")
    widget.get_by_role("button", name="Check").click()
    expect(widget.locator(".cct-hidden[role=status]")).to_contain_text("Tick at least one passage first.")
    expect(widget.locator(".cct-mark")).to_have_count(0)

    tick(widget, "crossing", "waved-out", "straps", "card")
    widget.get_by_role("button", name="Check").click()
    expect(widget.locator(".cct-result")).to_have_text(
        "5 of 7 passages are right. Read passages 1 and 3 again."
    )
    expect(widget.locator(".cct-mark")).to_have_count(0)  # where to look; the reasons come with the next
    tick(widget, "crossing", "straps", "card")
    widget.get_by_role("button", name="Check").click()
    expect(first.nth(0).locator(".cct-mark")).to_contain_text("Not quite: they do not meet here.")
    expect(first.nth(0).locator(".cct-mark")).to_contain_text(STORY[0].moment_why)
    expect(first.nth(2).locator(".cct-mark")).to_contain_text("Not quite: they do meet here.")
    expect(widget.locator(".cct-result")).to_have_text(
        "4 of 7 passages are right. Read passages 1, 2 and 3 again."
    )

    widget.get_by_label("Passage 2:").check()
    widget.get_by_label("Passage 1:").uncheck()
    expect(first.nth(0).locator(".cct-mark")).to_have_count(0)
    widget.get_by_label("Passage 3:").check()
    widget.get_by_role("button", name="Check").press("Enter")
    expect(widget.locator(".cct-result")).to_have_text("All 7 passages are right.")
    expect(widget.locator(".cct-result")).to_be_focused()
    expect(widget.get_by_label("Passage 1:")).to_be_disabled()


def test_show_me_ticks_the_moments(widget: Locator) -> None:
    tick(widget, "crossing")
    widget.get_by_role("button", name="Check").click()
    widget.get_by_role("button", name="Show me").click()
    for at, passage in enumerate(STORY, start=1):
        expect(widget.get_by_label(f"Passage {at}:")).to_be_checked(checked=passage.moment)
    expect(widget.locator(".cct-hidden[role=status]")).to_contain_text("passages 2, 3, 5 and 7")


def test_a_lens_can_be_chosen_before_anything_is_checked_with_the_keyboard(widget: Locator) -> None:
    expect(widget.locator(".cct-reading")).to_have_count(0)
    widget.get_by_label("Public management").focus()
    keyboard = widget.page.keyboard
    keyboard.press("Space")
    expect(widget.locator(".cct-sees")).to_have_count(2)
    expect(widget.locator(".cct-blank")).to_have_count(5)
    keyboard.press("ArrowRight")
    expect(widget.get_by_label("Service management")).to_be_focused()
    expect(widget.locator(".cct-sees")).to_have_count(4)
    expect(widget.locator(".cct-count")).to_have_text(
        "Service management sees co-production in 4 of the 7 passages."
    )
    expect(widget.locator(".cct-hidden[role=status]")).to_contain_text("in 4 of the 7 passages")


# Whether the first readings begin at one line, and none is wider than the widget.
STAND = """(side) => {
    const widget = document.querySelector('.cct-lenses').getBoundingClientRect();
    const boxes = [...document.querySelectorAll('.cct-lenses .cct-reading')].slice(0, 3)
        .map((reading) => reading.getBoundingClientRect());
    return boxes.length === 3 && new Set(boxes.map((box) => box[side])).size === 1
        && boxes.every(({ right }) => right <= widget.right);
}"""


def test_taps_on_a_narrow_screen_stack_the_views(lab: Course, opened: Opened) -> None:
    page = opened(lab.notebook("narrow.ipynb", CELL))
    page.set_viewport_size({"width": 380, "height": 900})
    widget = page.locator(".cct-lenses")
    widget.get_by_text("Side by side").tap()
    # JupyterLab hears of another size of its window after a moment.
    page.wait_for_function(STAND, arg="left")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.wait_for_function(STAND, arg="top")


def test_axe_finds_nothing_in_any_state(
    lab: Course, opened: Opened, violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("lenses.ipynb", CELL))
    widget = page.locator(".cct-lenses")
    found = {"untouched": violations_in_both(page, ".cct-lenses")}
    tick(widget, "crossing", "straps")
    widget.get_by_role("button", name="Check").click()
    widget.get_by_label("Side by side").check()
    found["checked"] = violations_in_both(page, ".cct-lenses")
    widget.get_by_role("button", name="Show me").click()
    found["shown"] = violations_in_both(page, ".cct-lenses")
    assert found == {state: [] for state in found}
