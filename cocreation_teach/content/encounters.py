"""Encounters: the bank that comes with the course, and the reader of any such sheet.

The format is CSV because lecturers write theirs in a spreadsheet.  Commas, semicolons and tabs all
do as separators, with or without a byte-order mark.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.problems import ContentError, Problem
from cocreation_teach.theory import MISCONCEPTIONS, Channel, Encounter, Locus, Nature, Quadrant, ValueKind

BANK: Final = Path(__file__).parent / "encounters.csv"
COLUMNS: Final = (
    *("id", "title", "description", "sector", "country", "nature", "nature_why", "locus", "locus_why"),
    *("contested", "contested_why", "intensity", "intensity_why", "channel", "values", "values_why"),
    *("pair", "misconceptions", "source"),
)
MAY_BE_EMPTY: Final = ("contested", "contested_why", "pair", "misconceptions")

Cells = dict[str, str]
Report = Callable[[str, str, str], None]


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


def read_encounters(path: Path) -> tuple[Encounter, ...]:
    """Read and check a sheet of encounters.

    Parameters
    ----------
    path
        A CSV file with the columns `COLUMNS`, in any order.

    Raises
    ------
    ContentError
        If anything in the file is wrong.  It lists every problem with file, row (as the spreadsheet
        numbers it: the header is row 1), column, value and what is allowed; nothing is loaded.
    OSError
        If the file cannot be read.
    """
    problems: list[Problem] = []

    def report(place: str, value: str, allowed: str) -> None:
        problems.append(Problem(path.name, place, value, allowed))

    rows = _read_cells(path, report)
    all_rows_read = not problems
    for number, cells in rows:
        _check_row(number, cells, report)
    _check_ids(rows, report)
    # A row that could not be read may be the partner of a sound one.
    if all_rows_read:
        _check_pairs(rows, report)
    if problems:
        raise ContentError(problems)
    return tuple(_encounter(cells) for _, cells in rows)


def _read_cells(path: Path, report: Report) -> list[tuple[int, Cells]]:
    """Return the rows that have a cell for each column, by number; none if the header will not do."""
    lines = _read_lines(path, report)
    if lines is None:
        return []
    names = [name.strip() for name in next(iter(lines), [])]
    if not _check_header(names, report):
        return []
    filled = [(number, line) for number, line in enumerate(lines, start=1) if any(map(str.strip, line))]
    rows = []
    for number, line in filled[1:]:
        if len(line) == len(names):
            rows.append((number, dict(zip(names, map(str.strip, line), strict=True))))
        else:
            counts = f"The row has {len(line)} cells and the header {len(names)}"
            report(f"row {number}", line[0], f"{counts}: look for a stray quotation mark.")
    if len(filled) == 1:
        report("row 2", "", "The sheet holds no encounter: add one row for each.")
    return rows


def _read_lines(path: Path, report: Report) -> list[list[str]] | None:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report(f"byte {error.start}", str(error.object[error.start]), "Save the sheet as “CSV UTF-8”.")
        return None
    header = next(iter(text.splitlines()), "")
    delimiter = max(",;\t", key=header.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        report("the file", "", f"It cannot be read as CSV ({error}): look for a stray quotation mark.")
        return None


def _check_header(names: list[str], report: Report) -> bool:
    for column in COLUMNS:
        if column not in names:
            report("row 1", column, "This column is missing: add it.")
        elif names.count(column) > 1:
            report("row 1", column, "This column stands there twice: keep one.")
    strange = [name for name in names if name not in COLUMNS]
    for name in strange:
        report("row 1", name, f"There is no such column; the columns are {', '.join(COLUMNS)}.")
    return sorted(names) == sorted(COLUMNS)


def _check_row(number: int, cells: Cells, report: Report) -> None:
    def wrong(column: str, allowed: str) -> None:
        report(f"row {number}, column {column}", cells[column], allowed)

    for column in COLUMNS:
        if not cells[column] and column not in MAY_BE_EMPTY:
            wrong(column, "This cell must not be empty.")
    for column, kind in {"nature": Nature, "locus": Locus, "channel": Channel}.items():
        if cells[column] and cells[column] not in set(kind):
            wrong(column, _one_of(kind))
    if cells["intensity"] and cells["intensity"] not in {"1", "2", "3", "4", "5"}:
        wrong("intensity", "Allowed is a whole number from 1 (passive) to 5 (iterative, inter-personal).")
    values = _split(cells["values"])
    if cells["values"] and (set(values) - set(ValueKind) or len(set(values)) < len(values) or not values):
        wrong("values", f"{_one_of(ValueKind)[:-1]}; several are parted by semicolons, each once.")
    _check_contested(cells, wrong)
    _check_misconceptions(cells, wrong)


def _check_contested(cells: Cells, wrong: Callable[[str, str], None]) -> None:
    if cells["contested"] and cells["contested"] not in set(Quadrant):
        wrong("contested", f"{_one_of(Quadrant)} Leave it empty if the case is clear.")
    elif cells["contested"] and cells["contested"] == _key(cells):
        wrong("contested", "This is the quadrant of the key: name the second one that can be defended.")
    if bool(cells["contested"]) != bool(cells["contested_why"]):
        wrong("contested_why", "A contested case gives its reason here, and only a contested one does.")


def _check_misconceptions(cells: Cells, wrong: Callable[[str, str], None]) -> None:
    seen = set()
    for item in _split(cells["misconceptions"]):
        quadrant, _, misconception = item.partition(":")
        if quadrant not in set(Quadrant) or misconception not in MISCONCEPTIONS or quadrant in seen:
            wrong("misconceptions", "Allowed is, for instance, III:M3;IV:M16, each quadrant once, M1 to M28.")
        elif quadrant == _key(cells):
            wrong("misconceptions", f"Quadrant {quadrant} is the key, so choosing it shows no misconception.")
        seen.add(quadrant)


def _check_ids(rows: Iterable[tuple[int, Cells]], report: Report) -> None:
    first: dict[str, int] = {}
    for number, cells in rows:
        row = first.setdefault(cells["id"], number)
        if cells["id"] and row != number:
            report(f"row {number}, column id", cells["id"], f"Row {row} has this id already.")
        elif cells["id"] and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", cells["id"]):
            report(f"row {number}, column id", cells["id"], "Allowed are a-z, 0-9 and single hyphens.")


def _check_pairs(rows: Sequence[tuple[int, Cells]], report: Report) -> None:
    by_id = {cells["id"]: cells for _, cells in rows}
    for number, cells in rows:
        if not cells["pair"]:
            continue
        partner, key = by_id.get(cells["pair"]), _key(cells)
        if partner is None:
            cure = "No encounter of this sheet has that id."
        elif partner["pair"] != cells["id"]:
            cure = f"The partner does not name {cells['id']} as its pair: it must."
        elif key and _key(partner) == key:
            cure = f"Both are quadrant {key}: a pair stands in two."
        else:
            continue
        report(f"row {number}, column pair", cells["pair"], cure)


def _encounter(cells: Cells) -> Encounter:
    pairs = (item.split(":") for item in _split(cells["misconceptions"]))
    return Encounter(
        **{name: cells[name] for name in ("id", "title", "description", "sector", "country", "source")},
        **{name: cells[name] for name in COLUMNS if name.endswith("_why")},
        nature=Nature(cells["nature"]),
        locus=Locus(cells["locus"]),
        contested=Quadrant(cells["contested"]) if cells["contested"] else None,
        intensity=int(cells["intensity"]),
        channel=Channel(cells["channel"]),
        values=tuple(ValueKind(value) for value in _split(cells["values"])),
        pair=cells["pair"] or None,
        misconceptions=tuple((Quadrant(quadrant), misconception) for quadrant, misconception in pairs),
    )


def _key(cells: Cells) -> str | None:
    if cells["nature"] not in set(Nature) or cells["locus"] not in set(Locus):
        return None
    return Quadrant.at(Nature(cells["nature"]), Locus(cells["locus"])).value


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _one_of(kind: type[StrEnum]) -> str:
    return f"Allowed is one of: {', '.join(kind)}."
