"""Each solution earns full credit, and each untouched exercise is "not answered": never wrong, never right.

The notebooks run in a temporary folder, in this process: their code only builds widgets, or writes into a
temporary folder of its own.
"""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ipywidgets
import pytest

ROOT = Path(__file__).parents[1]
# Practice asks what the student's own record gives, so on an empty one it asks nothing and has no key.
PRACTICE = "00-practice.ipynb"
EXERCISES = sorted(path.name for path in (ROOT / "exercises").glob("*.ipynb") if path.name != PRACTICE)
SOLUTIONS = sorted(path.name for path in (ROOT / "solutions").glob("*.ipynb"))


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the notebooks, and the working folder of the test."""
    for folder in ("lessons", "exercises", "solutions"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("src", ".*"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def built() -> Iterator[list[Any]]:
    """Every widget built during the test that holds marks, in order."""
    widgets: list[Any] = []
    ipywidgets.Widget.on_widget_constructed(widgets.append)
    yield widgets
    ipywidgets.Widget.on_widget_constructed(None)


def run(notebook: Path) -> None:
    """Run a notebook's code cells, one after the other, in one namespace."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), f"{notebook.name}, {cell['id']}", "exec"), namespace)


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
def test_a_solution_earns_full_credit(name: str, course: Path, built: list[Any]) -> None:
    run(course / "solutions" / name)
    found = [shortfall for widget in with_marks(built) for shortfall in shortfalls(widget)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", EXERCISES)
def test_an_untouched_exercise_is_not_answered(name: str, course: Path, built: list[Any]) -> None:
    run(course / "exercises" / name)
    widgets = with_marks(built)
    assert widgets, "an exercise has something to do"
    for widget in widgets:
        assert widget.answered() == ()
        assert set(widget.marks().values()) == {None}
        assert widget.report().startswith("Not answered")


@pytest.mark.parametrize("name", EXERCISES)
def test_a_solution_answers_what_its_exercise_asks(name: str, course: Path, built: list[Any]) -> None:
    run(course / "exercises" / name)
    asked = {key for widget in with_marks(built) for key in widget.marks()}
    built.clear()
    run(course / "solutions" / name)
    assert asked <= {key for widget in with_marks(built) for key in widget.answered()}


def test_a_wrong_or_missing_answer_is_found(built: list[Any]) -> None:
    from cocreation_teach.content import encounters
    from cocreation_teach.widgets import QuadrantBoard

    first, second = encounters()[:2]
    board = QuadrantBoard((first, second))
    wrong = next(q.value for q in type(first.quadrant) if q not in (first.quadrant, first.contested))
    board.answer({first.id: wrong})
    assert with_marks(built) == [board]
    assert [shortfall.split(":")[0] for shortfall in shortfalls(board)] == [
        f"QuadrantBoard, {first.id}",
        f"QuadrantBoard, {second.id}",
    ]
    assert shortfalls(board.answer({card.id: card.quadrant.value for card in (first, second)})) == []
