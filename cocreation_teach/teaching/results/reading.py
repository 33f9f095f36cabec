"""The tables of a graded class, read again: what another program did to them is told, not computed with."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import ANSWERS, MARKS, Table
from cocreation_teach.exchange.tables import Row, TableError, decimal, read_table
from cocreation_teach.exchange.text import from_cell, is_spoilt_id, without_zeros

Rows = list[dict[str, str]]

_MOST: Final[Mapping[str, float]] = {"marks": 10**6, "out_of": 10**6, "percent": 100, "credit": 1}
"""What a number of each column can be at the most; it is empty while a text waits to be marked."""

_ALWAYS: Final = ("student_id", "out_of")
"""What is never empty."""

_SHOWN: Final = 5
_AGAIN: Final = "run `cocreation grade` on this folder again, and do not save over its results."


def read_results(folder: Path, marks: Sequence[str], answers: Sequence[str]) -> tuple[Rows, Rows]:
    """Read marks.csv and answers.csv, and check them, also against each other.

    Parameters
    ----------
    folder
        The assignment's folder.
    marks, answers
        The columns that are needed of each; a table of which none is needed is not read.

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
    marked = _rows(folder, MARKS, marks, problems)
    answered = _rows(folder, ANSWERS, answers, problems) if answers else []
    if answers and not problems:
        problems += _misfits({row["student_id"] for row in marked}, {row["student_id"] for row in answered})
    if problems:
        raise TeachingError("\n".join(problems))
    return marked, answered


def _rows(folder: Path, table: Table, columns: Sequence[str], problems: list[str]) -> Rows:
    path = table.path
    if not (folder / path).is_file():
        problems.append(f"{path} is missing: {_AGAIN}")
        return []
    try:
        grid = read_table(folder / path)
    except TableError as error:
        problems.append(f"{path} cannot be read: {error.cure} Or {_AGAIN}")
        return []
    if missing := [column for column in columns if column not in grid.header]:
        problems.append(f"{path} has no column {', '.join(missing)}: {_AGAIN}")
        return []
    faults: list[str] = []
    rows = [_row(grid.header, row, columns, faults) for row in grid.body]
    if faults:
        more = [f"And {len(faults) - _SHOWN} more."] if len(faults) > _SHOWN else []
        told = " ".join([*faults[:_SHOWN], *more])
        problems.append(f"{path} was changed since it was written: {_AGAIN} {told}")
    return rows


def _row(header: Iterable[str], row: Row, columns: Sequence[str], faults: list[str]) -> dict[str, str]:
    written = dict(zip(header, map(from_cell, row.cells), strict=False))
    held = {column: written.get(column, "") for column in columns}
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


def _misfits(marked: set[str], answered: set[str]) -> list[str]:
    """Return a sentence if two tables are not about the same people."""
    alone, others = sorted(marked - answered), sorted(answered - marked)
    if not alone and not others:
        return []
    where = f"{MARKS.path} and {ANSWERS.path} do not have the same students"
    told = [
        f"{', '.join(ids[:_SHOWN])} {'stands' if len(ids) == 1 else 'stand'} in {path} alone"
        for path, ids in ((MARKS.path, alone), (ANSWERS.path, others))
        if ids
    ]
    zeros = {without_zeros(one) for one in alone} & {without_zeros(one) for one in others}
    why = " A spreadsheet takes away zeros in front of an id." if zeros else ""
    return [f"{where}: {'; '.join(told)}.{why} So {_AGAIN}"]
