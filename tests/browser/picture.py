"""Take the README's picture of the board from the real page: ``pytest -o addopts= tests/browser/picture.py``.

Not collected with the tests; it uses their JupyterLab and their browser.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from cocreation_teach.content import encounters
from tests.browser.support import Course, place, settle

CARDS = encounters(
    "return-at-midnight", "known-on-wards", "fractions-lesson", "rias-flats", "corridor-station", "rias-week"
)
FOLDER = Path(__file__).parents[2] / ".github"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_picture(lab: Course, opened: Callable[..., Page], theme: str) -> None:
    ids = ", ".join(repr(card.id) for card in CARDS)
    page = opened(
        lab.notebook("picture.ipynb", f"QuadrantBoard(encounters({ids}))"),
        dark=theme == "dark",
        device_scale_factor=2,
    )
    page.set_viewport_size({"width": 1180, "height": 1100})
    board = page.locator(".cct-board")
    for card in CARDS[:4]:
        place(board, card.title, card.quadrant.value)
    place(board, CARDS[5].title, "IV")
    page.mouse.move(5, 5)
    settle(page)
    FOLDER.mkdir(exist_ok=True)
    board.screenshot(path=FOLDER / f"board-{theme}.png")
