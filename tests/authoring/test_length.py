"""A page says how long it takes, and what it says is what its words and questions come to."""

import re

import pytest

from cocreation_teach.authoring.build import ROOT, SOURCES
from cocreation_teach.authoring.length import minutes_of
from cocreation_teach.authoring.page import Cell, Page
from cocreation_teach.authoring.transforms import drop_tagged
from tests.authoring.sources import course_pages

PAGES = [
    (folder, path.stem) for folder in SOURCES for path in sorted((ROOT / folder / "src").glob("[0-9]*.md"))
]
SAID = re.compile(r"takes about (\d+) minutes")
CARD = Cell("code", 'QuestionCard(question("quadrants.numerals"))', frozenset({"hide-input"}))
BLIND = Cell("code", CARD.text.replace("))", "), feedback=False)"), CARD.tags)


def met(page: Page) -> tuple[Cell, ...]:
    """The cells that a student works through: of a solution, its exercise."""
    return page.cells if page.folder == "lessons" else drop_tagged(page.cells, "solution")


@pytest.mark.parametrize(("folder", "name"), PAGES)
def test_a_page_says_how_long_it_takes(folder: str, name: str) -> None:
    [page] = [page for page in course_pages() if (page.folder, page.name) == (folder, name)]
    said = SAID.search("\n".join(cell.text for cell in page.cells))
    assert abs(page.minutes - minutes_of(met(page))) <= 5, f"minutes: {minutes_of(met(page))}"
    assert said is None or int(said[1]) == page.minutes


def test_questions_take_time_and_a_prediction_takes_less() -> None:
    assert minutes_of([CARD] * 20) == minutes_of([CARD]), "a question that stands twice is asked once"
    cards = [Cell("code", f'SortingBoard(sorting("{name}"))', CARD.tags) for name in ("views", "limits")]
    assert minutes_of(cards) > minutes_of(cards[:1]) > 0
    assert minutes_of([BLIND, *cards]) <= minutes_of([CARD, *cards])


def test_code_to_be_changed_and_models_to_be_tried_take_time() -> None:
    assert minutes_of([Cell("code", "rows.head()")] * 5) == 10
    assert minutes_of([Cell("code", 'Explorer("meal")', CARD.tags)] * 5) == 20
