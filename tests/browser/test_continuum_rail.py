"""The continuum rail, in a real browser on a real JupyterLab."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from cocreation_teach.content import encounters
from tests.browser.support import Course, place, settle

CARDS = encounters("return-at-midnight", "lounge-evening", "rash-at-night")
CELL = f"ContinuumRail(encounters({', '.join(repr(card.id) for card in CARDS)}))"
IMPORT = "from cocreation_teach.widgets import ContinuumRail"


def test_place_services_and_axe_finds_nothing_in_any_state(
    lab: Course, opened: Callable[..., Page], violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    page = opened(lab.notebook("rail.ipynb", IMPORT, CELL))
    rail = page.locator(".cct-rail")
    found = {"untouched": violations_in_both(page, ".cct-rail")}
    place(rail, CARDS[0].title, "5")
    expect(rail.get_by_role("group", name="Feedback")).to_contain_text("Further down")
    settle(page)
    found["wrong"] = violations_in_both(page, ".cct-rail")
    rail.locator("[data-place='2']").click(position={"x": 30, "y": 60})
    expect(rail.get_by_role("group", name="Feedback")).to_contain_text("Close: we say place 1, very low.")
    settle(page)
    found["close"] = violations_in_both(page, ".cct-rail")
    for card in CARDS:
        place(rail, card.title, str(card.intensity))
    expect(rail.get_by_role("group", name="Summary")).to_contain_text("2 of 3 right at the first try")
    settle(page)
    found["finished"] = violations_in_both(page, ".cct-rail")
    assert found == {state: [] for state in found}
