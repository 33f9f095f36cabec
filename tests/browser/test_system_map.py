"""The system map, in a real browser on a real JupyterLab."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from cocreation_teach.content import system
from cocreation_teach.theory import FEELINGS
from tests.browser.support import Course, place, settle

INES = system("ines")
IMPORT = "from cocreation_teach.content import system\nfrom cocreation_teach.widgets import SystemMap"
CELL = "SystemMap(system('ines'))"


def feedback_on_parts(around: Locator) -> Locator:
    parts = around.locator("section").filter(has_text="Who and what belongs to the")
    return parts.get_by_role("group", name="Feedback")


def telling(around: Locator) -> Locator:
    return around.get_by_role("group", name="As Inês tells it")


def test_build_the_system_feel_its_touch_points_and_axe_finds_nothing(
    lab: Course, opened: Callable[..., Page], violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("system.ipynb", IMPORT, CELL))
    around = page.locator(".cct-system")
    found = {"untouched": violations_in_both(page, ".cct-system")}
    place(around, INES.parts[0].title, "people")
    expect(feedback_on_parts(around)).to_contain_text(INES.parts[0].otherwise["people"].feedback)
    settle(page)
    found["wrong"] = violations_in_both(page, ".cct-system")
    for part in INES.parts:
        place(around, part.title, part.place)
    expect(around.get_by_role("group", name="Summary")).to_contain_text("9 of 10 right at the first try")
    for at, point in enumerate(INES.touchpoints):
        around.get_by_role("radio", name="Bad", exact=True).check()
        around.get_by_role("button", name="Keep my answer").click()
        expect(telling(around)).to_contain_text(f"As Inês tells it: {FEELINGS[point.feeling].lower()}.")
        expect(telling(around)).to_contain_text(point.why)
        if at < len(INES.touchpoints) - 1:
            around.get_by_role("button", name="Next touch-point").click()
    expect(around.get_by_role("img", name="1, A number, no date: bad; Inês: bad. 2,")).to_be_visible()
    expect(around.get_by_role("group", name="The whole journey")).to_contain_text("You put 1 of 6")
    settle(page)
    found["finished"] = violations_in_both(page, ".cct-system")
    assert found == {state: [] for state in found}


def test_by_keyboard_on_a_narrow_page(lab: Course, opened: Callable[..., Page]) -> None:
    page = opened(lab.notebook("system-keys.ipynb", IMPORT, CELL))
    page.set_viewport_size({"width": 380, "height": 900})
    around = page.locator(".cct-system")
    around.get_by_role("combobox", name="Kind for").select_option("organisation")
    around.get_by_role("button", name="Place", exact=True).press("Enter")
    expect(feedback_on_parts(around)).to_contain_text("Yes. Public service organisations.")
    around.get_by_role("button", name="Keep my answer").press("Enter")
    expect(around.get_by_text("Choose how it feels first.").first).to_be_visible()
    around.get_by_role("radio", name="Very good").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(telling(around).get_by_text("As Inês tells it")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(telling(around)).to_contain_text("You put it two steps higher than Inês.")
    around.get_by_role("button", name="Next touch-point").press("Enter")
    expect(around.get_by_role("heading", name="2. A silent minute")).to_be_in_viewport()
    expect(around.locator(":focus")).to_be_attached()
    assert around.evaluate("root => root.scrollWidth <= root.clientWidth")
    targets = around.locator("button, select, label").all()
    boxes = [target.bounding_box() for target in targets]
    small = [box for box in boxes if box and (box["width"] < 24 or box["height"] < 24)]
    assert small == []


def test_starting_the_map_over_keeps_what_was_felt(lab: Course, opened: Callable[..., Page]) -> None:
    page = opened(lab.notebook("system-again.ipynb", IMPORT, CELL))
    around = page.locator(".cct-system")
    around.get_by_role("radio", name="Good", exact=True).check()
    around.get_by_role("button", name="Keep my answer").click()
    for part in INES.parts:
        place(around, part.title, part.place)
    around.get_by_role("button", name="Start over").click()
    around.get_by_role("button", name="Clear all answers").click()
    expect(around.get_by_text("0 of 10 cards placed.", exact=True)).to_be_visible()
    expect(around.get_by_text("1 of 6 touch-points answered.", exact=True)).to_be_visible()
