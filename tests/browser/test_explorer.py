"""Explorers in a real browser on a real JupyterLab."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.support import Course, until

Opened = Callable[..., Page]
NAMES = ("two-homes", "one-meal", "service-enacted", "stakeholders", "co-destruction")
IMPORT = "from cocreation_teach.widgets import Explorer\n"


def explorer(lab: Course, opened: Opened, name: str) -> Locator:
    page = opened(lab.notebook(f"{name}.ipynb", f"{IMPORT}Explorer('{name}')"))
    return page.locator(".cct-explorer")


def test_arrow_keys_move_value_figure_and_words(lab: Course, opened: Opened) -> None:
    shown = explorer(lab, opened, "one-meal")
    slider, image = shown.get_by_role("slider", name="Ambience", exact=True), shown.get_by_role("img")
    expect(shown.get_by_text("An illustration, not evidence")).to_be_visible()
    expect(slider).to_have_attribute("aria-valuetext", "hushed (30 of 100)")
    alt, source = image.get_attribute("alt"), image.get_attribute("src")
    slider.focus()
    for _ in range(8):
        slider.press("ArrowRight")
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "lively (70 of 100)")
    expect(image).not_to_have_attribute("alt", alt or "")
    expect(image).not_to_have_attribute("src", source or "")
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") > 0
    expect(shown.locator(".cct-hidden[role=status]")).to_contain_text("The meal cost 28.00")
    shown.get_by_text("The numbers as a table").click()
    expect(shown.get_by_role("table")).to_contain_text("0.70")
    shown.get_by_role("button", name="Start again").click()
    expect(image).to_have_attribute("alt", alt or "")
    expect(slider).to_have_value("30")


def test_nobody_in_the_homes_and_another_year(lab: Course, opened: Opened) -> None:
    shown = explorer(lab, opened, "two-homes")
    image = shown.get_by_role("img")
    alt = image.get_attribute("alt") or ""
    shown.get_by_role("button", name="Another year by chance").click()
    expect(image).not_to_have_attribute("alt", alt)
    shown.get_by_role("slider", name="Residents in each").press("Home")
    expect(shown.locator(".cct-reading")).to_contain_text("Nobody lives in either home")


def test_the_service_is_played_step_by_step(lab: Course, opened: Opened) -> None:
    shown = explorer(lab, opened, "service-enacted")
    button = shown.locator("[data-key=step]")
    for name in ("the clinic promises", "arriving and waiting", "the first talk"):
        expect(button).to_have_text(f"Next step: {name}")
        button.press("Enter")
    expect(shown.locator(".cct-reading")).to_contain_text("two results, not one")
    expect(button).to_be_focused()


def test_stakeholders_are_chosen_with_radio_buttons(lab: Course, opened: Opened) -> None:
    shown = explorer(lab, opened, "stakeholders")
    shown.get_by_role("radio", name="with the grandmother").check()
    expect(shown.locator(".cct-reading")).to_contain_text("Living with the grandmother")


def test_a_dark_or_narrow_page_gets_a_figure_of_its_own(lab: Course, opened: Opened) -> None:
    shown = explorer(lab, opened, "co-destruction")
    shown.page.set_viewport_size({"width": 380, "height": 800})
    image = shown.get_by_role("img")
    expect(image).to_have_js_property("naturalWidth", 400)
    source = image.get_attribute("src")
    shown.page.evaluate("jupyterapp.commands.execute('apputils:change-theme', {theme: 'JupyterLab Dark'})")
    expect(image).not_to_have_attribute("src", source or "")
    assert shown.evaluate("root => root.scrollWidth <= root.clientWidth")


def test_axe_finds_nothing(
    lab: Course, opened: Opened, violations_in_both: Callable[[Page, str], list[str]]
) -> None:
    cells = [f"{IMPORT}Explorer('{name}')" for name in NAMES]
    page = opened(lab.notebook("explorers.ipynb", *cells), widgets=len(NAMES))
    for summary in page.locator(".cct-explorer summary").all():
        summary.click()
    assert violations_in_both(page, ".cct-explorer") == []


@pytest.mark.parametrize("name", NAMES)
def test_figure_and_control_are_in_sight_while_a_control_is_used(
    lab: Course, opened: Opened, name: str
) -> None:
    shown = explorer(lab, opened, name)
    are_in_sight(shown)
    seen, panel = (shown.locator(part).bounding_box() for part in (".cct-seen", ".cct-panel"))
    assert seen
    assert panel
    assert panel["x"] >= seen["x"] + seen["width"], "on a wide page the controls stand beside the figure"
    shown.page.set_viewport_size({"width": 380, "height": 800})
    expect(shown.get_by_role("img")).to_have_js_property("naturalWidth", 400)
    are_in_sight(shown)


def are_in_sight(shown: Locator) -> None:
    """Go through the controls of an explorer by keyboard, backwards and forwards."""
    page = shown.page
    shown.locator(".cct-more summary").first.focus()
    for key in ["Shift+Tab", "Tab"]:
        for _ in range(shown.locator(".cct-panel :is([type=range], button, fieldset :checked)").count()):
            page.keyboard.press(key)
            until(lambda: page.evaluate(OUT_OF_SIGHT), [])


OUT_OF_SIGHT = """() => {
    const control = document.activeElement;
    const box = control.getBoundingClientRect();
    const under = document.elementFromPoint(box.left + box.width / 2, box.top + 2);
    const image = control.closest('.cct-explorer').querySelector('img').getBoundingClientRect();
    const sight = control.closest('.jp-WindowedPanel-outer').getBoundingClientRect();
    const height = Math.min(image.bottom, sight.bottom) - Math.max(image.top, sight.top);
    const { key } = control.dataset;
    return [control !== under && `${key} is covered`, height < 150 && `at ${key} no figure`].filter(Boolean);
}"""
