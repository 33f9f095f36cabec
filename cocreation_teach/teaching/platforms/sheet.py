"""A CSV file of which single cells are replaced while every other byte stays as it was.

The standard library reads the cells; where each of them stands in the file is found here, because a
reader that loses quotes, line ends or the byte order mark cannot give a lecturer's file back unchanged.
"""

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from cocreation_teach.exchange.errors import TeachingError

_BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class Sheet:
    r"""The cells of a CSV file, and where each of them stands.

    Attributes
    ----------
    rows
        The cells' text, row by row, the header first.
    delimiter
        What stands between cells: a comma, a semicolon or a tab.

    Examples
    --------
    >>> sheet = read_sheet(b'ID;"Mark"\r\n7;""\r\n')
    >>> sheet.rows
    (('ID', 'Mark'), ('7', ''))
    >>> sheet.filled({(1, 1): "8,5"})
    b'ID;"Mark"\r\n7;"8,5"\r\n'
    """

    rows: tuple[tuple[str, ...], ...]
    delimiter: str
    _text: str
    _places: tuple[tuple[tuple[int, int], ...], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The cells of the first row."""
        return self.rows[0]

    def cell(self, row: int, column: int) -> str:
        """Return a cell's text without the spaces around it; ``""`` where the row is too short for it."""
        return self.rows[row][column].strip() if column < len(self.rows[row]) else ""

    def filled(self, cells: Mapping[tuple[int, int], str]) -> bytes:
        """Return the file with some cells replaced, by row and column; quoted where they were or must be."""
        parts: list[str] = []
        done = 0
        for row, column in sorted(cells):
            start, end = self._places[row][column]
            parts += [self._text[done:start], self._quoted(cells[row, column], self._text[start:end])]
            done = end
        return "".join([*parts, self._text[done:]]).encode("utf-8", "surrogateescape")

    def _quoted(self, text: str, before: str) -> str:
        if before.startswith('"') or self.delimiter in text or re.search(r'["\r\n]', text):
            return '"' + text.replace('"', '""') + '"'
        return text


def read_sheet(content: bytes) -> Sheet:
    """Read a CSV file in UTF-8, with or without a byte order mark, whatever parts its cells.

    Raises
    ------
    TeachingError
        If it is no such file, or is quoted in a way that cannot be kept.
    """
    # Bytes that are no UTF-8 travel through unchanged.
    text = content.decode("utf-8", "surrogateescape")
    if "\0" in text:
        cure = "Take the file as the learning platform gives it, as CSV in UTF-8."
        raise TeachingError(f"It is no CSV file in UTF-8. {cure}")
    start = len(_BOM) if text.startswith(_BOM) else 0
    delimiter = _delimiter(text[start:])
    places = _places(text, start, delimiter)
    rows = tuple(tuple(_plain(text[begin:end]) for begin, end in row) for row in places)
    if rows != _as_the_library_reads(text[start:], delimiter):
        cure = "Download the file afresh and change nothing in it."
        raise TeachingError(f"Its quotation marks do not pair. {cure}")
    if len(rows) < 2:
        raise TeachingError("It holds no rows below its header. Download it afresh.")
    return Sheet(rows, delimiter, text, places)


def _delimiter(text: str) -> str:
    # The one that makes the most of the header; names in it may hold the others, in quotes.
    def cells(delimiter: str) -> int:
        return len(next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []))

    best = max(",;\t", key=cells)
    if cells(best) < 2:
        raise TeachingError(
            "Its first line holds no columns. Take the file as the learning platform gives it."
        )
    return best


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf'(?:"(?:[^"]|"")*"|[^{delimiter}\r\n]*)')


def _places(text: str, start: int, delimiter: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    pattern, rows, row = _cell(delimiter), [], []
    while start < len(text):
        match = pattern.match(text, start)
        assert match is not None  # It matches nothing at all, too.
        row.append(match.span())
        start = match.end()
        if text[start : start + 1] == delimiter:
            start += 1
            if start < len(text):
                continue
            row.append((start, start))
        elif text.startswith("\r\n", start):
            start += 2
        elif start < len(text):
            start += 1
        if row != [(match.start(), match.start())]:  # An empty line is no row.
            rows.append(tuple(row))
        row = []
    return tuple(rows)


def _plain(cell: str) -> str:
    return cell[1:-1].replace('""', '"') if cell.startswith('"') else cell


def _as_the_library_reads(text: str, delimiter: str) -> tuple[tuple[str, ...], ...]:
    try:
        return tuple(
            tuple(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row
        )
    except csv.Error as error:
        raise TeachingError(f"It cannot be read as CSV ({error}). Download it afresh.") from None
