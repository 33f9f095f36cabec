"""Case sheets: a lecturer's own encounters, in a spreadsheet (.xlsx) or as CSV."""

import csv
import io
import os
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final

from cocreation_teach.content import COLUMNS, ContentError, Problem, read_encounters
from cocreation_teach.content.encounters import encounters_in
from cocreation_teach.content.reading import read_bytes
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.teaching.assigning.giveaway import advice
from cocreation_teach.teaching.assigning.workbook import Undated, first_sheet
from cocreation_teach.theory import Channel, Encounter, Locus, Nature, Quadrant

ENDINGS: Final = (".csv", ".xlsx")
_ROWS: Final = 500
"""So many rows of a new spreadsheet offer what is allowed as a list."""

_ALLOWED: Final[dict[str, tuple[str, ...]]] = {
    "nature": tuple(Nature),
    "locus": tuple(Locus),
    "contested": tuple(Quadrant),
    "intensity": ("1", "2", "3", "4", "5"),
    "channel": tuple(Channel),
}
"""What a column takes, where it does not take any text."""


@cache
def examples() -> tuple[dict[str, str], ...]:
    """Return the worked examples of an empty sheet: made up, and public like all of the course."""
    return tuple(_resource("cases.csv"))


@cache
def example_ids() -> frozenset[str]:
    """Return their ids: no assignment asks about them."""
    return frozenset(example["id"] for example in examples())


def meanings() -> dict[str, str]:
    """Return a word on each column."""
    return {row["column"]: row["what goes there"] for row in _resource("case-columns.csv")}


def _resource(name: str) -> list[dict[str, str]]:
    text = files("cocreation_teach.teaching.templates").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def write_template(path: Path) -> None:
    """Write an empty case sheet with two worked examples, as .csv or .xlsx by its ending.

    Raises
    ------
    TeachingError
        If the ending is another, or the file is there already.
    FileError
        If it cannot be written.
    """
    if path.suffix.lower() not in ENDINGS:
        raise TeachingError(f"{path.name} will not do: the name of a case sheet ends in .csv or .xlsx.")
    if os.path.lexists(path):
        cure = "Nothing was written: choose another name, or move that file away."
        raise TeachingError(f"{path} is there already. {cure}")
    write_whole(path, _as_xlsx() if path.suffix.lower() == ".xlsx" else _as_csv())


def read_cases(path: Path) -> tuple[Encounter, ...]:
    """Read and check a case sheet; of a spreadsheet, the first sheet that is shown and holds anything.

    Raises
    ------
    ContentError
        If anything is wrong with it; it lists every problem.
    """
    if path.suffix.lower() == ".xlsx":
        return encounters_in(first_sheet(read_bytes(path), path.name), path.name)
    if path.suffix.lower() == ".csv":
        return read_encounters(path)
    cure = "Save the sheet as .xlsx (Excel) or .csv (CSV UTF-8)."
    raise ContentError([Problem(path.name, "the file", path.suffix, cure)])


def check_cases(paths: Iterable[Path | str]) -> tuple[Problem, ...]:
    """Return every problem of some case sheets; an id may stand in one of them only.

    Examples
    --------
    >>> import tempfile
    >>> sheet = Path(tempfile.mkdtemp()) / "mine.csv"
    >>> write_template(sheet)
    >>> check_cases([sheet])
    ()
    """
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for path in map(Path, paths):
        try:
            cases = read_cases(path)
        except ContentError as error:
            problems += error.problems
            continue
        for case in cases:
            if case.id in first and case.id not in example_ids():
                cure = f"{first[case.id]} has a case of this id too: rename one of them."
                problems.append(Problem(path.name, f"case {case.id}", case.id, cure))
            first.setdefault(case.id, path.name)
    return tuple(problems)


def advice_on_wording(paths: Iterable[Path]) -> tuple[str, ...]:
    """Return what is to be said of the wording of sound case sheets, all taken together.

    Raises
    ------
    ContentError
        If anything is wrong with one of them.
    """
    own = [case for path in paths for case in read_cases(path) if case.id not in example_ids()]
    return advice(own)


def _as_csv() -> bytes:
    # With a byte-order mark and CRLF, Excel shows accents and lines as they are.
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(examples())
    return out.getvalue().encode("utf-8-sig")


def _as_xlsx() -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook()
    cases, notes = book.active, book.create_sheet("What goes where")
    cases.title = "Cases"
    rows = [COLUMNS, *([example[column] for column in COLUMNS] for example in examples())]
    _fill(cases, rows)
    _fill(notes, [("column", "what goes there"), *meanings().items()])
    for sheet in (cases, notes):
        sheet.freeze_panes = "A2"
        for row in sheet.iter_rows():
            for cell in row:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        for cell in sheet[1]:
            cell.font = Font(bold=True)
    for at, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(at)
        long = column == "description" or column.endswith("_why")
        cases.column_dimensions[letter].width = 60 if column == "description" else 36 if long else 16
        if words := _ALLOWED.get(column):
            choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
            choice.error = f"Allowed is one of: {', '.join(words)}."
            choice.add(f"{letter}2:{letter}{_ROWS}")
            cases.add_data_validation(choice)
    notes.column_dimensions["A"].width, notes.column_dimensions["B"].width = 18, 100
    out = io.BytesIO()
    ExcelWriter(book, Undated(out, "w")).save()
    return out.getvalue()


def _fill(sheet: object, rows: Iterable[Sequence[str]]) -> None:
    for row in rows:
        sheet.append(list(row))  # type: ignore[attr-defined]  # openpyxl brings no types
