"""The first sheet of a workbook (.xlsx) that is shown and holds anything, whichever program wrote it.

What a sheet says of its own size is not believed.  Merged cells have one value, hidden rows count as others
do, and of a formula the value counts that was saved with it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cocreation_teach.content import ContentError, Problem
from cocreation_teach.exchange.text import visible

Line = tuple[int, list[str]]

_LARGEST: Final = 32 * 2**20
"""Bytes of a workbook, unpacked."""

_ROWS: Final = 2**20
"""No sheet has more."""

_CELLS: Final = 10**6

_STRICT: Final = re.compile(rb"http://purl\.oclc\.org/ooxml/(spreadsheetml|officeDocument|drawingml)/")
_USUAL: Final = rb"http://schemas.openxmlformats.org/\1/2006/"
"""Names of the strict format, and how openpyxl knows them."""

_MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell\s+ref=\"([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})\"")
_MOST_MERGED: Final = 1_000
_ESCAPE: Final = re.compile("_x([0-9A-Fa-f]{4})_")
_ERRORS: Final = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_TOO_MUCH: Final = (
    "It holds more than a case sheet can, perhaps in rows that are formatted and empty: "
    "copy the rows that are filled into a new sheet."
)
_UNSOUND: Final = "It is no sound spreadsheet: open it, and save it once more as .xlsx."


class TooMuchError(Exception):
    """A workbook is larger than any case sheet."""


class Undated(ZipFile):
    """A zip that keeps no time of day: it knows none before 1980, where a machine without a clock begins."""

    def writestr(self, name: Any, data: bytes | str, *_: Any) -> None:  # type: ignore[override]
        """Write a part."""
        super().writestr(ZipInfo(str(name)), data, ZIP_DEFLATED)

    def write(self, file: Any, name: Any = None, *_: Any) -> None:
        """Write a part that lies in a file."""
        self.writestr(name or file, Path(file).read_bytes())


def first_sheet(content: bytes, name: str) -> list[Line]:
    """Return the rows that hold anything, each with its number, of the first such sheet that is shown.

    Parameters
    ----------
    content
        The workbook.
    name
        What it is called, for the problems.

    Raises
    ------
    ContentError
        If it is no sound workbook, or cells hold a formula or an error in place of a value.
    """
    problems: list[Problem] = []
    try:
        lines = _lines(content, name, problems)
    except TooMuchError:
        problems = [Problem(name, "the file", "", _TOO_MUCH)]
    except Exception:  # openpyxl names no end of what it raises over damaged files.
        problems = [Problem(name, "the file", "", _UNSOUND)]
    if problems:
        raise ContentError(problems)
    return lines


def _lines(content: bytes, name: str, problems: list[Problem]) -> list[Line]:
    packed = _unpacked(content)
    values, written = (_sheets(packed, data_only=only) for only in (True, False))
    found = (_sheet(*both, packed, name, problems) for both in zip(values, written, strict=True))
    return next(filter(None, found), [])


def _sheets(content: bytes, *, data_only: bool) -> list[Any]:
    """Return the sheets that are shown."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content), read_only=True, data_only=data_only)
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _sheet(values: Any, written: Any, content: bytes, name: str, problems: list[Problem]) -> list[Line]:
    merged = _merged(content, values)
    lines: list[Line] = []
    cells = 0
    for number, (row, formulas) in enumerate(zip(_rows(values), _rows(written), strict=True), start=1):
        cells += len(row)
        if number > _ROWS or cells > _CELLS:
            raise TooMuchError
        if any(one is not None for one in formulas):
            for column, (value, formula) in enumerate(zip(row, formulas, strict=True), start=1):
                if fault := _fault(value, formula):
                    place = f"row {number}, column {_letters(column)}"
                    problems.append(Problem(name, place, str(getattr(formula, "text", formula)), fault))
            lines.append((number, [as_text(value) for value in row]))
    _spread(lines, merged)
    return lines


def _rows(sheet: Any) -> Iterator[Sequence[Any]]:
    sheet.reset_dimensions()
    rows: Iterator[Sequence[Any]] = sheet.iter_rows(values_only=True)
    return rows


def _merged(content: bytes, sheet: Any) -> list[tuple[int, ...]]:
    """Return the ranges of a sheet's merged cells by their corners: read-only sheets tell of none."""
    from openpyxl.utils import range_boundaries

    with ZipFile(BytesIO(content)) as packed:
        written = packed.read(sheet._worksheet_path)
    merged = [range_boundaries(found.decode()) for found in _MERGED.findall(written)]
    if len(merged) > _MOST_MERGED:
        raise TooMuchError
    return merged


def _unpacked(content: bytes) -> bytes:
    """Return a workbook of a sane size, in the usual format if it is written in the strict one."""
    with ZipFile(BytesIO(content)) as packed:
        if sum(info.file_size for info in packed.infolist()) > _LARGEST:
            raise TooMuchError
        parts = {info.filename: packed.read(info) for info in packed.infolist()}
    if not any(map(_STRICT.search, parts.values())):
        return content
    usual = BytesIO()
    with Undated(usual, "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, _STRICT.sub(_USUAL, part))
    return usual.getvalue()


def _fault(value: object, formula: object) -> str | None:
    if value is None and formula is not None:
        return "The value of this formula was not saved: open and save the sheet, or write the value itself."
    return "It is an error of a formula: write what is meant." if value in _ERRORS else None


def _spread(lines: list[Line], merged: list[tuple[int, ...]]) -> None:
    """Write the value of merged cells into each of them."""
    cells = dict(lines)
    for left, top, right, bottom in merged:
        value = cells[top][left - 1] if top in cells and left <= len(cells[top]) else ""
        for number, row in lines:
            if value and top <= number <= bottom:
                row += [""] * (left - len(row))
                row[left - 1 : right] = [value] * (max(left, min(right, len(row))) - left + 1)


def _letters(column: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


def as_text(value: object) -> str:
    r"""Return what a cell holds as text; a spreadsheet may keep the number 4 as 4.0.

    Examples
    --------
    >>> as_text(None), as_text(4.0), as_text(" tax "), as_text("a_x000D_\nb"), as_text(datetime(2026, 5, 1))
    ('', '4', ' tax ', 'a\nb', '2026-05-01')
    """
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return visible(_ESCAPE.sub(lambda found: chr(int(found[1], 16)), str(value)))
