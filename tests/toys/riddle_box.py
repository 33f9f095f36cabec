"""A widget that the course does not have, and the noun that it takes: a riddle, with its answers on buttons.

`RiddleBox` is what a widget's Python holds; what stands above it would be files of `theory` and of `content`.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

from cocreation_teach.content.checks import Report, Table, check_concepts, has_fields
from cocreation_teach.content.parts import read_checked
from cocreation_teach.theory import Choice, Mark
from cocreation_teach.theory.mark import verdict
from cocreation_teach.widgets.course_widget import CourseWidget
from cocreation_teach.widgets.loading import LOADER, Parts

_FIELDS: Final = {"title": str, "text": str, "concepts": list, "options": dict, "right": str, "why": str}


@dataclass(frozen=True, slots=True)
class Riddle:
    """A riddle, with the one question that it asks."""

    id: str
    title: str
    question: Choice


def read_riddle(path: Path) -> Riddle:
    """Read and check the file of a riddle."""
    table = read_checked(path, "riddle", _check)
    marks = {
        key: Mark(credit, (verdict(credit), table["why"]))
        for key in table["options"]
        for credit in [int(key == table["right"])]
    }
    options = tuple(table["options"].items())
    asked = Choice(f"{path.stem}.answer", table["text"], options, marks, concepts=tuple(table["concepts"]))
    return Riddle(path.stem, table["title"], asked)


def _check(table: Table, report: Report) -> None:
    has_fields(table, _FIELDS, {}, "", report)
    check_concepts(table.get("concepts"), report)


class RiddleBox(CourseWidget):
    """A riddle to answer."""

    _esm = LOADER
    _parts = Parts("riddle_box")

    def __init__(self, riddle: Riddle) -> None:
        content = {"title": riddle.title, "question": riddle.question.payload(feedback=True)}
        super().__init__((riddle.question,), content)

    def answer(self, option: str) -> Self:
        """Answer the riddle."""
        (key,) = self._questions
        return self._try(key, option)
