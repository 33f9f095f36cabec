"""Tables as CSV: one reader for whatever a spreadsheet or a learning platform saves, and one writer.

The standard library's reader is not used: it does not tell where in the file a cell stands, bounds the length
of a cell, and lets a quotation mark that is never closed swallow the rows below.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.files import FileError, read_plain, write_whole
from cocreation_teach.exchange.text import cell

Cell = str | int | float | None
Span = tuple[int, int]

NUMBER: Final = re.compile(r"-?\d{1,9}(?:[.,]\d{1,9})?", re.ASCII)
"""A number as tables hold it; what is longer is none of ours, and no arithmetic is done with it."""

_PARTED: Final = re.compile(r"-?\d{1,3}(?:([.,’' \u00a0\u202f])\d{3})(?:\1\d{3})*([.,])\d{1,9}", re.ASCII)
"""A number with its thousands parted, and a decimal sign."""

BOM: Final = "\ufeff"
_DELIMITERS: Final = ",;\t"
_SAMPLE: Final = 50
# Excel's own first line, which it does not show and does not count.
_SEP: Final = re.compile(r'"?sep=(.)"?(?:\r\n|\r|\n|\Z)', re.IGNORECASE)
_SAVE: Final = "Save the table once more as “CSV UTF-8”."
_STRAY: Final = "A quotation mark is opened here and not closed: take it out, or close it."


class TableError(SentenceError):
    """A table that cannot be read: in which file and where, and what to do."""

    def __init__(self, name: str, place: str, cure: str) -> None:
        super().__init__(f"{name}, {place}: {cure}" if place else f"{name}: {cure}")
        self.place = place
        self.cure = cure


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table that was read.

    Attributes
    ----------
    number
        As spreadsheets number it: empty rows count.
    cells
        Their texts, as written.
    spans
        Where each of them stands in the file's text, with its quotation marks.
    """

    number: int
    cells: tuple[str, ...]
    spans: tuple[Span, ...]

    def __bool__(self) -> bool:
        """Whether anything stands in it."""
        return any(map(str.strip, self.cells))


@dataclass(frozen=True, slots=True)
class Grid:
    r"""A table that was read: its rows but for the empty ones, and what stands between their cells.

    Examples
    --------
    >>> grid = parsed('sep=;\r\n\r\n"Id";Name\r\n7;"Lee; Ann"\r\n', "list.csv")
    >>> [(row.number, row.cells) for row in grid.rows], grid.delimiter
    ([(2, ('Id', 'Name')), (3, ('7', 'Lee; Ann'))], ';')
    """

    rows: tuple[Row, ...]
    delimiter: str

    @property
    def header(self) -> tuple[str, ...]:
        """The first row's cells without the spaces around them; none if the table is empty."""
        return tuple(text.strip() for text in self.rows[0].cells) if self.rows else ()

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows below the header."""
        return self.rows[1:]


def read_table(path: Path) -> Grid:
    """Read a table from a file, as spreadsheets and learning platforms save it.

    Raises
    ------
    TableError
        If it cannot be read.
    """
    try:
        content = read_plain(path)
    except OSError as error:
        cure = f"It cannot be read ({error.strerror or error}): check the name and the folder."
        raise TableError(str(path), "", cure) from None
    return table_from(content, path.name)


def table_from(content: bytes, name: str) -> Grid:
    """Return the table that a file's bytes hold.

    Raises
    ------
    TableError
        If they hold none.
    """
    refuse_workbook(content, name)
    try:
        return parsed(content.decode(encoding_of(content)), name)
    except UnicodeDecodeError as error:
        # Which of many code pages it is cannot be told from the file, and a wrong guess garbles names.
        line = content.count(b"\n", 0, error.start) + 1
        raise TableError(name, f"line {line}", f"It is not written in UTF-8. {_SAVE}") from None


def refuse_workbook(content: bytes, name: str) -> None:
    """Refuse what a spreadsheet saved in a form of its own.

    Raises
    ------
    TableError
        If it is such a file.
    """
    if content.startswith(b"PK"):
        raise TableError(name, "", f"It is a workbook and no CSV. {_SAVE}")


def encoding_of(content: bytes) -> str:
    """Return how a file is written: in UTF-16 if its byte-order mark says so, else in UTF-8."""
    marks = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
    return marks.get(content[:2], "utf-8")


def parsed(text: str, name: str) -> Grid:
    """Return the table that a text holds, with commas, semicolons or tabs between its cells.

    Parameters
    ----------
    text
        As it stands in the file; spans are counted from its beginning.
    name
        The file's name, for messages.

    Raises
    ------
    TableError
        If it is no text, or a quotation mark is not closed.
    """
    if "\0" in text:
        raise TableError(name, "", f"It is not written in UTF-8, or it is no text. {_SAVE}")
    start = len(BOM) if text.startswith(BOM) else 0
    told = _SEP.match(text, start)
    start = told.end() if told else start
    delimiter = told[1] if told else max(_DELIMITERS, key=lambda one: _fit(text, start, one))
    rows = _rows(text, start, delimiter, name)
    return Grid(tuple(row for row in rows if row), delimiter)


def _fit(text: str, start: int, delimiter: str) -> tuple[int, int]:
    """Return how many cells a text has under its header, in rows as wide as that, and how many are its."""
    rows: list[Row] = []
    with suppress(TableError):  # What can be read decides; the fault is told when the whole is read.
        rows.extend(islice(_rows(text, start, delimiter, ""), _SAMPLE))
    # The first row with something in it is the header.
    header, *widths = [len(row.cells) for row in sorted(rows, key=bool, reverse=True)] or [1]
    return sum(width for width in widths if width == header > 1), header


@cache
def _cell(delimiter: str) -> re.Pattern[str]:
    plain = rf"[^{re.escape(delimiter)}\r\n]*+"
    return re.compile(
        rf'(?:"([^"]*+(?:""[^"]*+)*+)"({plain})|(?!")({plain}))({re.escape(delimiter)}|\r\n|\r|\n|\Z)'
    )


def _rows(text: str, start: int, delimiter: str, name: str) -> Iterator[Row]:
    pattern = _cell(delimiter)
    number = 1
    cells: list[str] = []
    spans: list[Span] = []
    while start < len(text) or cells:
        found = pattern.match(text, start)
        if found is None:
            raise TableError(name, f"row {number}", _STRAY)
        inside, behind, plain, end = found.groups()
        if behind and (inside.endswith(delimiter) or re.search(r"[\r\n]", inside)):
            # It was closed by the opening mark of another cell.
            raise TableError(name, f"row {number}", _STRAY)
        cells.append(plain if inside is None else inside.replace('""', '"') + behind)
        spans.append((start, found.start(4)))
        start = found.end()
        if end != delimiter:
            yield Row(number, tuple(cells), tuple(spans))
            number, cells, spans = number + 1, [], []


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    r"""Return a table as it is written: UTF-8 with a byte-order mark, commas, and no cell that is a formula.

    Examples
    --------
    >>> rows = [["7", "Lee, Ann", 1 / 3], ["=1", "", None]]
    >>> print(as_csv(["id", "name", "marks"], rows).decode("utf-8-sig"))
    id,name,marks
    7,"Lee, Ann",0.3333
    '=1,,
    <BLANKLINE>
    """
    written = StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow([cell(name) for name in columns])
    table.writerows([_written(value) for value in row] for row in rows)
    return (BOM + written.getvalue()).encode()


def write_table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a table whole; its folder is made if there is none.

    Raises
    ------
    FileError
        If it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileError(path, error) from error
    write_whole(path, as_csv(columns, rows))


@lru_cache(1024)  # most of a class's cells are the same few words and numbers
def _written(value: Cell) -> str:
    return cell(value) if isinstance(value, str) else as_text(value)


def as_text(value: Cell) -> str:
    """Return what is read in a cell: of a number four decimals at the most."""
    return value if isinstance(value, str) else number(value, 4)


def decimal(cell: str) -> Decimal | None:
    """Return the number in a cell, with a decimal point or comma; ``None`` if there is none.

    Examples
    --------
    >>> decimal("8,5"), decimal("-"), decimal("9" * 29)
    (Decimal('8.5'), None, None)

    Thousands may be parted, where a decimal sign shows that they are.

    >>> decimal("1,000.00"), decimal("1.250,5"), decimal("1,000")
    (Decimal('1000.00'), Decimal('1250.5'), Decimal('1.000'))
    """
    parted = _PARTED.fullmatch(cell)
    whole = cell.replace(parted[1], "") if parted and parted[1] != parted[2] else cell
    return Decimal(whole.replace(",", ".")) if NUMBER.fullmatch(whole) else None


def number(value: float | Decimal | None, places: int = 2) -> str:
    """Return a number as people read it: no more places than it needs, and empty for ``None``.

    Examples
    --------
    >>> number(2.50), number(1 / 3, 4), number(-0.0), number(None)
    ('2.5', '0.3333', '0', '')
    """
    if value is None:
        return ""
    shown = f"{value:.{places}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown
