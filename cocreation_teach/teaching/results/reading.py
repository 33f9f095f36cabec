"""The tables of a graded class, read again: what another program did to them is told, not computed with."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import ANSWERS, MARKS, Table
from cocreation_teach.exchange.tables import Row, TableError, decimal, read_table
from cocreation_teach.exchange.text import from_cell, is_spoilt_id, tidy_id
from cocreation_teach.teaching.results.agreement import AGAIN, misfits, missing_students, refusal

Rows = list[dict[str, str]]

_OF_MARKS: Final = ("student_id", "marks", "out_of", "percent", "late")
_OF_ANSWERS: Final = (
    *("student_id", "question", "answer", "credit", "points", "misconception", "confidence"),
)
_MOST: Final[Mapping[str, float]] = {
    **{"marks": 10**6, "out_of": 10**6, "percent": 100, "late": 10**6},
    **{"credit": 1, "points": 10**6},
}
"""What a number of each column can be at the most; it is empty while a text waits to be marked."""

_ALWAYS: Final = ("student_id", "out_of", "question")
"""What is never empty."""


def read_results(folder: Path, *also: str, answers: bool = True) -> tuple[Rows, Rows]:
    """Read marks.csv and answers.csv, and check them, also against each other.

    Parameters
    ----------
    folder
        The assignment's folder.
    also
        Columns of marks.csv that are needed beside those that are checked.
    answers
        Whether answers.csv is read, and what marks.csv says held against it.

    Returns
    -------
    tuple
        The rows of each, as texts by column; numbers are written with a point.

    Raises
    ------
    TeachingError
        If one is missing or is not as grading wrote it; all problems at once.
    """
    problems: list[str] = []
    marked = _rows(folder, MARKS, (*_OF_MARKS, *also), problems)
    answered = _rows(folder, ANSWERS, _OF_ANSWERS, problems) if answers else []
    if answers and not problems:
        told = [*missing_students(marked, answered)] or [*misfits(marked, answered)]
        problems += refusal(f"{folder / MARKS.path} and {ANSWERS.path} do not agree", told)
    if problems:
        raise TeachingError("\n".join(problems))
    return marked, answered


def _rows(folder: Path, table: Table, columns: Sequence[str], problems: list[str]) -> Rows:
    path = folder / table.path
    if not path.is_file():
        problems.append(f"{path} is missing: {AGAIN}")
        return []
    try:
        grid = read_table(path)
    except TableError as error:
        problems.append(f"{path} cannot be read: {error.cure} Or {AGAIN}")
        return []
    if missing := [column for column in columns if column not in grid.header]:
        problems.append(f"{path} has no column {', '.join(missing)}: {AGAIN}")
        return []
    if doubled := [column for column in columns if grid.header.count(column) > 1]:
        problems.append(f"{path} has more than one column {', '.join(doubled)}: {AGAIN}")
        return []
    faults: list[str] = []
    rows = [_row(grid.header, row, columns, faults) for row in grid.body]
    problems += refusal(f"{path} was changed since it was written", faults)
    return rows


def _row(header: Iterable[str], row: Row, columns: Sequence[str], faults: list[str]) -> dict[str, str]:
    written = dict(zip(header, map(from_cell, row.cells), strict=False))
    held = {column: written.get(column, "") for column in columns}
    held["student_id"] = tidy_id(held["student_id"])
    for column, text in held.items():
        where = f"Row {row.number}, {column}:"
        if column == "student_id" and is_spoilt_id(text):
            faults.append(f"{where} {text!r} is what a spreadsheet made of an id.")
        elif not text and column in _ALWAYS:
            faults.append(f"{where} it is empty.")
        elif text and (most := _MOST.get(column)) is not None:
            number = decimal(text)
            if number is None or not 0 <= number <= most:
                faults.append(f"{where} {text[:40]!r} is no number from 0 to {most:,}.")
            held[column] = str(number)
    return held
