"""Take the README's picture from a real page, as it is read: ``pytest -o addopts= tests/browser/picture.py``.

Not collected with the tests; it uses their JupyterLab and their browser.
"""

from pathlib import Path

import pytest

from cocreation_teach.content import encounters
from tests.browser.conftest import Desk
from tests.browser.support import place, settle
from tests.browser.test_opening import wait_until

PAGE = "lessons/09-voluntary-quadrants.ipynb"
CARDS = encounters("known-on-wards", "fractions-lesson", "rias-flats", "corridor-station")
FOLDER = Path(__file__).parents[2] / ".github"
TO_ITS_HEADING = """board => {
    const page = document.querySelector(".jp-WindowedPanel-outer");
    const headings = [...document.querySelectorAll(".jp-MarkdownCell h2")];
    const heading = headings.findLast((one) => one.compareDocumentPosition(board) & 4);
    page.scrollTop += heading.getBoundingClientRect().top - page.getBoundingClientRect().top - 24;
}"""
DARK = "jupyterapp.commands.execute('apputils:change-theme', { theme: 'JupyterLab Dark' })"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_picture(desk: Desk, theme: str) -> None:
    page = desk.visit(PAGE, viewport={"width": 1280, "height": 1260}, device_scale_factor=1.5)
    wait_until(page, "alive")
    if theme == "dark":
        page.evaluate(DARK)
        page.locator("body[data-jp-theme-light=false]").wait_for(state="attached")
        page.locator("#jupyterlab-splash").wait_for(state="detached")
    page.get_by_role("button", name="Course", exact=True).click()
    board = page.locator(".cct-board").first
    for card in CARDS[:3]:
        place(board, card.title, card.quadrant.value)
    place(board, CARDS[3].title, "IV")
    page.mouse.move(5, 5)
    settle(page)
    page.wait_for_timeout(2000)
    board.evaluate(TO_ITS_HEADING)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(1000)
    page.screenshot(path=FOLDER / f"page-{theme}.png")
