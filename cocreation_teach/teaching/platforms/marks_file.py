"""The marks of a class, as grading wrote them to ``results/marks.csv``."""

import csv
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.text import from_cell

FILE: Final = "results/marks.csv"

_COLUMNS: Final = ("student_id", "student_name", "lms_id", "marks", "out_of", "file")


@dataclass(frozen=True, slots=True)
class Marked:
    """A student's row; ``marks`` is ``None`` while texts wait to be marked."""

    student_id: str
    student_name: str
    lms_id: str
    marks: Decimal | None
    out_of: Decimal
    file: str

    @property
    def who(self) -> str:
        """The student as messages name them."""
        return f"{self.student_id} ({self.student_name})" if self.student_name else self.student_id


def read_marks(folder: Path) -> list[Marked]:
    """Read the marks of a graded class, in their order.

    Raises
    ------
    TeachingError
        If there are none yet, or the file was changed so that it cannot be read; all problems at once.
    """
    path = folder / FILE
    cure = f"Run `cocreation grade {folder}` with the hand-ins"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            rows = list(reader)
    except FileNotFoundError:
        raise TeachingError(f"There are no marks yet: {path} is missing. {cure} first.") from None
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise TeachingError(f"{path} cannot be read ({error}). {cure} again.") from None
    if missing := [name for name in _COLUMNS if name not in (reader.fieldnames or ())]:
        names = ", ".join(missing)
        raise TeachingError(f"{path} has no column {names}: another program saved over it. {cure} again.")
    problems: list[str] = []
    marked = [_marked(row, place, problems) for place, row in enumerate(rows, start=2)]
    if problems:
        raise TeachingError("\n".join([f"{path} was changed since it was written. {cure} again.", *problems]))
    return marked


def _marked(row: dict[str, str], line: int, problems: list[str]) -> Marked:
    def number(column: str) -> Decimal | None:
        try:
            found = Decimal(row[column])
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite() or found < 0:
            problems.append(f"Row {line}, column {column}: {row[column]!r} is no number of points.")
            return None
        return found

    marks = number("marks") if row["marks"] else None
    out_of = number("out_of") or Decimal(0)
    return Marked(
        student_id=from_cell(row["student_id"]),
        student_name=from_cell(row["student_name"]),
        lms_id=from_cell(row["lms_id"]),
        marks=marks,
        out_of=out_of,
        file=from_cell(row["file"]),
    )
