"""What was given at the desk, kept beside the sheet: ``results/marked-at-desk.csv``.

A spreadsheet that has ``to-mark.csv`` open saves all of it, as it was when it was opened.  By what stood in a
place before the desk wrote there, such a copy is told from a mark that a lecturer entered anew.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cocreation_teach.exchange.folder import MARKED_AT_DESK
from cocreation_teach.exchange.tables import TableError, as_csv, decimal, table_from
from cocreation_teach.exchange.text import from_cell
from cocreation_teach.teaching.results import held_in, renew


class Entry(NamedTuple):
    """What a lecturer enters beside a text."""

    mark: str
    comment: str

    def is_like(self, other: "Entry") -> bool:
        """Whether a spreadsheet may have made one of the other, by spaces or by how it writes numbers.

        Examples
        --------
        >>> Entry("2.50", "So so. ").is_like(Entry("2,5", "So  so.")), Entry("", "").is_like(Entry("0", ""))
        (True, False)
        """
        marks = decimal(self.mark), decimal(other.mark)
        same = self.mark == other.mark if None in marks else marks[0] == marks[1]
        return same and self.comment.split() == other.comment.split()


class Given(NamedTuple):
    """An entry that was made at the desk, and what stood in its place."""

    entry: Entry
    before: Entry


def given_at_desk(folder: Path) -> Mapping[str, Sequence[Given]]:
    """Return what was entered at the desk, by code, in its order.

    Raises
    ------
    TableError
        If the file cannot be read.
    """
    found = defaultdict[str, list[Given]](list)
    for code, mark, comment, mark_before, comment_before in _rows(held_in(folder / MARKED_AT_DESK.path)):
        found[code].append(Given(Entry(mark, comment), Entry(mark_before, comment_before)))
    return found


def keep(folder: Path, code: str, given: Given) -> None:
    """Write down what is entered at the desk."""

    def changed(held: bytes) -> bytes:
        return as_csv(MARKED_AT_DESK.columns, [*_rows(held), (code, *given.entry, *given.before)])

    renew(folder / MARKED_AT_DESK.path, changed)


def taken_away(stands: Entry, given: Sequence[Given]) -> Entry | None:
    """Return the newest entry of the desk if what stands in the sheet is older than that.

    Examples
    --------
    >>> none, two, three = Entry("", ""), Entry("2", ""), Entry("3", "")
    >>> given = [Given(two, none), Given(three, two)]
    >>> [taken_away(one, given) for one in (none, two, three, Entry("1", ""))]
    [Entry(mark='3', comment=''), Entry(mark='3', comment=''), None, None]
    """
    newest = given[-1].entry
    if stands.is_like(newest) or not any(stands.is_like(one.before) for one in given):
        return None
    return newest


def _rows(held: bytes) -> list[list[str]]:
    name = MARKED_AT_DESK.path
    grid = table_from(held, name)
    if grid.rows and grid.header != MARKED_AT_DESK.columns:
        cure = f"Its columns are not {', '.join(MARKED_AT_DESK.columns)}: give them their names back."
        raise TableError(name, "", cure)
    width = len(MARKED_AT_DESK.columns)
    rows = ([from_cell(cell).strip() for cell in row.cells] for row in grid.body)
    return [[*row, *[""] * width][:width] for row in rows]
