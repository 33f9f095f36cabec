"""A notebook is read as it would stand in JupyterLab, without a kernel and without anybody's folder."""

import sys
from pathlib import Path
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell

from cocreation_teach.site.reading import Live, Prose, SiteError, read


@pytest.fixture
def course(tmp_path: Path) -> Path:
    for part in (".cocreation", "lessons", "solutions"):
        (tmp_path / part).mkdir()
    return tmp_path


def notebook(*cells: str, hidden: bool = True) -> dict[str, Any]:
    about = {"jupyter": {"source_hidden": hidden}}
    return {"cells": [{"cell_type": "code", "metadata": about, "source": source} for source in cells]}


ASKED = """from cocreation_teach.content import question
from cocreation_teach.widgets import QuestionCard, Recall
"""


def test_a_card_is_what_draws_it_and_its_traits(course: Path) -> None:
    cell = ASKED + 'QuestionCard(question("quadrants.numerals"))'
    (card,) = read("lessons/mine.ipynb", notebook(cell), course)
    assert isinstance(card, Live)
    assert (card.kind, card.module) == ("QuestionCard", "question_card")
    assert card.state["content"]["question"]["id"] == "quadrants.numerals"
    assert not [name for name in card.state if name.startswith("_")]


def test_cards_stand_the_same_way_in_each_build_and_tell_nothing_of_this_computer(
    course: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cell = ASKED + 'QuestionCard(question("quadrants.night-call"))'
    other = tmp_path_factory.mktemp("other")
    for part in (".cocreation", "lessons"):
        (other / part).mkdir()
    one, two = (read("lessons/mine.ipynb", notebook(cell), place) for place in (course, other))
    assert one == two
    assert str(course) not in repr(one)


def test_a_solution_shows_what_code_answered(course: Path) -> None:
    cell = ASKED + 'QuestionCard(question("quadrants.night-call")).answer("whole")'
    (card,) = read("solutions/mine.ipynb", notebook(cell), course)
    assert isinstance(card, Live)
    assert card.state["tries"] == {"quadrants.night-call": [{"answer": "whole", "confidence": None}]}
    assert "keeping" not in card.state["content"]


def test_a_box_keeps_what_stands_in_it_together(course: Path) -> None:
    (recall,) = read(
        "lessons/mine.ipynb", notebook(ASKED + 'Recall("02", question("word.by-spring"))'), course
    )
    assert isinstance(recall, Live)
    assert [child.kind for child in recall.children] == ["HTML", "QuestionCard"]


def test_what_code_shows_stands_below_it_and_figures_keep_their_words(course: Path) -> None:
    cells = (
        "import matplotlib.pyplot as plt\nfrom cocreation_teach.plots.classroom import figure_with_words",
        'print("<b>")',
        'figure_with_words(plt.subplots()[1], "Nothing <yet>.")',
    )
    shown = read("lessons/mine.ipynb", notebook(*cells, hidden=False), course)
    assert all(isinstance(block, Prose) for block in shown)
    parts = [(block.part, block.html) for block in shown if isinstance(block, Prose)]
    assert [part for part, _ in parts] == ["code", "code", "output", "code", "output"]
    assert parts[2][1] == "<pre>&lt;b&gt;\n</pre>"
    assert 'alt="Nothing &lt;yet&gt;."' in parts[4][1]


def test_code_that_does_not_run_is_told_with_its_place(course: Path) -> None:
    with pytest.raises(SiteError, match=r"lessons/mine\.ipynb, cell 2: this code does not run \(NameError"):
        read("lessons/mine.ipynb", notebook("a = 1", "b"), course)


def test_a_module_that_is_missing_is_told_with_how_to_get_it(course: Path) -> None:
    with pytest.raises(
        SiteError, match=r'No module named .not_there..\. Install it .*cocreation_teach\[teaching\]"'
    ):
        read("lessons/mine.ipynb", notebook("import not_there"), course)


def test_reading_leaves_the_process_its_own_main_module(course: Path) -> None:
    main = sys.modules["__main__"]
    InteractiveShell.clear_instance()
    read("lessons/mine.ipynb", notebook("a = 1"), course)
    assert sys.modules["__main__"] is main


def test_pages_know_nothing_of_each_other(course: Path) -> None:
    read("lessons/one.ipynb", notebook("kept = 1"), course)
    with pytest.raises(SiteError, match="kept"):
        read("lessons/two.ipynb", notebook("kept"), course)
