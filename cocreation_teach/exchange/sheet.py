"""A CSV file of which single cells are replaced while every other byte stays as it was.

A file that loses quotes, line ends or the byte-order mark on its way would not be the lecturer's any more.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.tables import Grid, Row, encoding_of, parsed, refuse_workbook


@dataclass(frozen=True)
class Sheet:
    r"""The cells of a CSV file, and the file itself.

    Attributes
    ----------
    grid
        Its rows, the header first.
    text, encoding
        The file as it was, and how it is written.

    Examples
    --------
    >>> sheet = read_sheet(b'ID;"Mark"\r\n\r\n7;""\r\n', "marks.csv")
    >>> sheet.places, sheet.cell(3, 0)
    ((3,), '7')
    >>> sheet.filled({(3, 1): "8,5"})
    b'ID;"Mark"\r\n\r\n7;"8,5"\r\n'
    """

    grid: Grid
    text: str
    encoding: str

    @property
    def header(self) -> tuple[str, ...]:
        """The cells of the first row, without the spaces around them."""
        return self.grid.header

    @property
    def places(self) -> tuple[int, ...]:
        """The rows below the header, as spreadsheets number them."""
        return tuple(row.number for row in self.grid.body)

    @cached_property
    def _rows(self) -> dict[int, Row]:
        return {row.number: row for row in self.grid.rows}

    def width(self, place: int) -> int:
        """Return how many cells a row has."""
        return len(self._rows[place].cells)

    def cell(self, place: int, column: int) -> str:
        """Return a cell's text without the spaces around it; ``""`` where the row is too short for it."""
        cells = self._rows[place].cells
        return cells[column].strip() if column < len(cells) else ""

    def filled(self, cells: Mapping[tuple[int, int], str]) -> bytes:
        """Return the file with some cells replaced, by row and column; quoted where they were or must be."""
        parts: list[str] = []
        done = 0
        for place, column in sorted(cells):
            spans = self._rows[place].spans
            missing = max(0, column + 1 - len(spans))
            start, end = (spans[-1][1],) * 2 if missing else spans[column]
            parts += [self.text[done:start], self.grid.delimiter * missing]
            parts.append(self._quoted(cells[place, column], self.text[start:end]))
            done = end
        whole = "".join([*parts, self.text[done:]])
        return whole.encode(self.encoding, "surrogateescape")

    def _quoted(self, text: str, before: str) -> str:
        if before.startswith('"') or self.grid.delimiter in text or re.search(r'["\r\n]', text):
            return '"' + text.replace('"', '""') + '"'
        return text


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read a table as a learning platform exported it.

    Raises
    ------
    TableError
        If it is no table, or a quotation mark is not closed.
    TeachingError
        If it has one column or row at the most.
    """
    refuse_workbook(content, name)
    encoding = encoding_of(content)
    try:
        # Bytes that are no UTF-8 travel through unchanged; ids and numbers are ASCII anyhow.
        text = content.decode(encoding, "surrogateescape")
    except UnicodeDecodeError:
        raise TeachingError("It is cut off or damaged. Download it afresh.") from None
    grid = parsed(text, name)
    if len(grid.header) < 2:
        cure = "Take the file as the learning platform gives it."
        raise TeachingError(f"Its first line holds no columns. {cure}")
    if not grid.body:
        raise TeachingError("It holds no rows below its header. Download it afresh.")
    return Sheet(grid, text, encoding)
