"""Each solution earns full credit, and each untouched exercise is "not answered": never wrong, never right.

Each page runs once, in a temporary folder and in this process: its code only builds widgets, or writes into a
temporary folder of its own.
"""

import json
import shutil
from collections.abc import Callable
from contextlib import chdir
from functools import cache
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

ROOT = Path(__file__).parents[1]
# Practice asks what the student's own record gives, so on an empty one it asks nothing and has no key.
PRACTICE = "00-practice.ipynb"
# The lecturers' guide asks nothing.
GUIDE = "lecturer-guide.ipynb"
EXERCISES = sorted(path.name for path in (ROOT / "exercises").glob("*.ipynb") if path.name != PRACTICE)
SOLUTIONS = sorted(path.name for path in (ROOT / "solutions").glob("*.ipynb") if path.name != GUIDE)

Built = Callable[[str, str], list[Any]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The widgets with marks that a page builds, in order; its code cells run in one namespace."""
    course = tmp_path_factory.mktemp("course")
    for folder in ("exercises", "solutions"):
        shutil.copytree(ROOT / folder, course / folder, ignore=shutil.ignore_patterns("src", ".*"))

    @cache
    def widgets_of(folder: str, name: str) -> list[Any]:
        namespace: dict[str, Any] = {"__name__": "__main__"}
        widgets: list[Any] = []
        ipywidgets.Widget.on_widget_constructed(widgets.append)
        try:
            with chdir(course / folder):
                for cell in json.loads(Path(name).read_text(encoding="utf-8"))["cells"]:
                    if cell["cell_type"] == "code":
                        exec(compile("".join(cell["source"]), f"{name}, {cell['id']}", "exec"), namespace)
        finally:
            ipywidgets.Widget.on_widget_constructed(None)
        return with_marks(widgets)

    return widgets_of


def with_marks(widgets: list[Any]) -> list[Any]:
    return [widget for widget in widgets if hasattr(widget, "marks")]


def shortfalls(widget: Any) -> list[str]:
    """Return what keeps a widget's answers from full credit; a text is to be answered, no more."""
    answered = widget.answered()
    return [
        f"{type(widget).__name__}, {key}: "
        + ("not answered" if key not in answered else " ".join(mark.feedback))
        for key, mark in widget.marks().items()
        if key not in answered or (mark is not None and mark.credit != 1)
    ]


def test_there_is_something_to_test() -> None:
    assert "08-classify-encounters.ipynb" in EXERCISES
    assert "08-classify-encounters.ipynb" in SOLUTIONS
    assert set(EXERCISES) <= set(SOLUTIONS)


@pytest.mark.parametrize("name", SOLUTIONS)
def test_a_solution_earns_full_credit(name: str, built: Built) -> None:
    found = [shortfall for widget in built("solutions", name) for shortfall in shortfalls(widget)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_untouched_exercise_is_not_answered(name: str, built: Built) -> None:
    widgets = built("exercises", name)
    assert widgets, "an exercise has something to do"
    for widget in widgets:
        assert widget.answered() == ()
        assert set(widget.marks().values()) == {None}
        assert widget.report().startswith("Not answered")


@pytest.mark.parametrize("name", EXERCISES)
def test_a_solution_answers_what_its_exercise_asks(name: str, built: Built) -> None:
    asked = {key for widget in built("exercises", name) for key in widget.marks()}
    assert asked <= {key for widget in built("solutions", name) for key in widget.answered()}


def test_a_wrong_or_missing_answer_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cocreation_teach.content import encounters
    from cocreation_teach.widgets import QuadrantBoard

    monkeypatch.chdir(tmp_path)
    first, second = encounters()[:2]
    board = QuadrantBoard((first, second))
    wrong = next(q.value for q in type(first.quadrant) if q not in (first.quadrant, first.contested))
    board.answer({first.id: wrong})
    assert with_marks([board]) == [board]
    assert [shortfall.split(":")[0] for shortfall in shortfalls(board)] == [
        f"QuadrantBoard, {first.id}",
        f"QuadrantBoard, {second.id}",
    ]
    assert shortfalls(board.answer({card.id: card.quadrant.value for card in (first, second)})) == []
