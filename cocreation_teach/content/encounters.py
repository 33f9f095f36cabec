"""Encounters: the bank that comes with the course, and the reader of any such sheet.

The format is CSV because lecturers write theirs in a spreadsheet.  Commas, semicolons and tabs all
do as separators, with or without a byte-order mark.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.encounter_checks import (
    COLUMNS,
    Cells,
    Report,
    check_ids,
    check_pairs,
    check_row,
    split,
)
from cocreation_teach.content.problems import ContentError, Problem
from cocreation_teach.content.reading import typeset
from cocreation_teach.exchange.tables import TableError, read_table
from cocreation_teach.theory import Channel, Encounter, Locus, Nature, Quadrant, ValueKind

BANK: Final = Path(__file__).parent / "encounters.csv"
Line = tuple[int, Sequence[str]]
"""A row's number, as spreadsheets count, and its cells."""


def encounters(*ids: str) -> tuple[Encounter, ...]:
    """Return encounters of the bank, in the order asked for; without ids, all of them.

    Raises
    ------
    ValueError
        If an id is not in the bank; the message names the closest ones.

    Examples
    --------
    >>> [e.title for e in encounters("return-at-midnight")]
    ['A return before midnight']
    """
    bank = _bank()
    if unknown := [key for key in ids if key not in bank]:
        from difflib import get_close_matches

        near = [hit for key in unknown for hit in get_close_matches(key, bank, 3, 0.4)]
        hint = f" Did you mean: {', '.join(near)}?" if near else ""
        raise ValueError(f"No encounter is called {', '.join(unknown)}.{hint}")
    return tuple(bank[key] for key in ids) if ids else tuple(bank.values())


@cache
def _bank() -> dict[str, Encounter]:
    return {encounter.id: encounter for encounter in read_encounters(BANK)}


def read_encounters(path: str | Path) -> tuple[Encounter, ...]:
    """Read and check a sheet of encounters.

    Parameters
    ----------
    path
        A CSV file with the columns `COLUMNS`, in any order; their case does not matter.

    Raises
    ------
    ContentError
        If the file cannot be read or anything in it is wrong.  It lists every problem with file, row
        (as the spreadsheet numbers it), column, value and what is allowed; nothing is loaded.
    """
    path = Path(path)
    return encounters_in(_read_lines(path), path.name)


def encounters_in(lines: Sequence[Line], name: str) -> tuple[Encounter, ...]:
    """Check the rows of a sheet, its header first, and return its encounters.

    Parameters
    ----------
    lines
        The sheet's rows, each with its number.
    name
        The file's name, for the problems.

    Raises
    ------
    ContentError
        If anything is wrong, as `read_encounters` does.
    """
    problems: list[Problem] = []

    def report(place: str, value: str, allowed: str) -> None:
        problems.append(Problem(name, place, value, allowed))

    rows = _read_cells(lines, report)
    all_rows_read = not problems
    for number, cells in rows:
        check_row(number, cells, report)
    check_ids(rows, report)
    # A row that could not be read may be the partner of a sound one.
    if all_rows_read:
        check_pairs(rows, report)
    if problems:
        raise ContentError(problems)
    return tuple(_encounter(cells) for _, cells in rows)


def _read_cells(lines: Sequence[Line], report: Report) -> list[tuple[int, Cells]]:
    """Return the rows that have a cell for each column, by number; none if the header will not do."""
    numbered = ((number, [cell.strip() for cell in line]) for number, line in lines)
    filled = [(number, line) for number, line in numbered if any(line)]
    if not filled:
        report("the file", "", "It is empty: it needs a header, and a row for each encounter.")
        return []
    top, header = filled[0]
    names = [name.lower() for name in _trimmed(header)]
    if not _check_header(top, names, report):
        return []
    rows = []
    for number, cells in filled[1:]:
        line = _trimmed(cells, len(names))
        counts = f"The row has {len(line)} cells and the header {len(names)}"
        if len(line) == len(names):
            rows.append((number, dict(zip(names, line, strict=True))))
        elif len(line) < len(names):
            report(f"row {number}", line[0], f"{counts}: fill up the row to {len(names)} cells.")
        else:
            report(f"row {number}", line[0], f"{counts}: look for a stray quotation mark.")
    if len(filled) == 1:
        report(f"row {top + 1}", "", "The sheet holds no encounter: add one row for each.")
    return rows


def _trimmed(line: list[str], width: int = 0) -> list[str]:
    """Return a row without the empty cells at its end, down to a width."""
    while len(line) > width and not line[-1]:
        line = line[:-1]
    return line


def _read_lines(path: Path) -> list[Line]:
    try:
        return [(row.number, row.cells) for row in read_table(path).rows]
    except TableError as error:
        raise ContentError([Problem(path.name, error.place or "the file", "", error.cure)]) from None


def _check_header(row: int, names: list[str], report: Report) -> bool:
    for column in COLUMNS:
        if column not in names:
            report(f"row {row}, column {column}", "", "This column is missing: add it.")
        elif names.count(column) > 1:
            report(f"row {row}", column, "This column stands there twice: keep one.")
    for name in (name for name in names if name not in COLUMNS):
        shown = name or "a column without a name"
        report(f"row {row}", shown, f"There is no such column; the columns are {', '.join(COLUMNS)}.")
    return sorted(names) == sorted(COLUMNS)


def _encounter(cells: Cells) -> Encounter:
    pairs = (item.split(":") for item in split(cells["misconceptions"]))
    return Encounter(
        id=cells["id"],
        **{name: typeset(cells[name]) for name in ("title", "description", "sector", "country", "source")},
        **{name: typeset(cells[name]) for name in COLUMNS if name.endswith("_why")},
        nature=Nature(cells["nature"]),
        locus=Locus(cells["locus"]),
        contested=Quadrant(cells["contested"]) if cells["contested"] else None,
        intensity=int(cells["intensity"]),
        channel=Channel(cells["channel"]),
        values=tuple(ValueKind(value) for value in split(cells["values"])),
        pair=cells["pair"] or None,
        misconceptions=tuple((Quadrant(quadrant), misconception) for quadrant, misconception in pairs),
    )
