"""The marks of a class, as grading wrote them to ``results/marks.csv``."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import MARKS
from cocreation_teach.exchange.tables import TableError, read_table
from cocreation_teach.exchange.text import from_cell

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
    path = folder / MARKS.path
    cure = f"Run `cocreation grade {folder}` with the hand-ins"
    if not path.is_file():
        raise TeachingError(f"There are no marks yet: {path} is missing. {cure} first.")
    try:
        grid = read_table(path)
    except TableError as error:
        raise TeachingError(f"{error} {cure} again.") from None
    if missing := [name for name in _COLUMNS if name not in grid.header]:
        names = ", ".join(missing)
        raise TeachingError(f"{path} has no column {names}: another program saved over it. {cure} again.")
    problems: list[str] = []
    empty = dict.fromkeys(_COLUMNS, "")
    rows = ((row.number, map(from_cell, row.cells)) for row in grid.body)
    marked = [
        _marked(empty | dict(zip(grid.header, cells, strict=False)), place, problems) for place, cells in rows
    ]
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
        student_id=row["student_id"],
        student_name=row["student_name"],
        lms_id=row["lms_id"],
        marks=marks,
        out_of=out_of,
        file=row["file"],
    )
