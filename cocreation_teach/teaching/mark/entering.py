"""Mark one text at a time in ``results/to-mark.csv``, beside whoever else has it open.

Only the two cells of that text are replaced, in the file as it is at that moment.  What somebody else entered
there meanwhile is told, and written over by nobody who has not seen it.
"""

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import COMMENTS, TO_MARK
from cocreation_teach.exchange.key import KeyItem, read_key, read_released
from cocreation_teach.exchange.sheet import read_sheet
from cocreation_teach.exchange.tables import as_csv, decimal, number, table_from
from cocreation_teach.exchange.text import cell, from_cell, visible
from cocreation_teach.teaching.mark.given import Entry, Given, given_at_desk, keep
from cocreation_teach.teaching.mark.markings import LEFT, Marking, read_markings
from cocreation_teach.teaching.results import alone, read_steadily, renew

_LONGEST: Final = 10_000
_LONGEST_AT_HAND: Final = 500
_PATIENCE: Final = 5.0
"""Seconds to wait for another tab that is just writing, or for a class that is being graded."""


class ToBeMarked(NamedTuple):
    """A text of a hand-in that counts, with what is entered beside it."""

    code: str
    key: KeyItem
    answer: str
    student_id: str
    student_name: str
    entry: Entry


class Pile(NamedTuple):
    """All that there is to mark, in the order of the sheet, the comments at hand, and what is wrong there."""

    texts: Sequence[ToBeMarked]
    bank: Mapping[str, str]
    problems: tuple[str, ...]

    def text(self, code: object) -> ToBeMarked:
        """Return the text with a code.

        Raises
        ------
        TeachingError
            If there is none any more.
        """
        for one in self.texts:
            if one.code == code:
                return one
        cure = "It was handed in anew, or its row was taken out. Grade again, and go on with the next."
        raise TeachingError(f"This text is not in {TO_MARK.path} any more. {cure}")


def to_be_marked(folder: Path) -> Pile:
    """Return the texts of a graded class.

    Raises
    ------
    TeachingError
        If there is no assignment, or its sheet cannot be read.
    """
    return read_steadily(folder, lambda: _to_be_marked(folder))


def _to_be_marked(folder: Path) -> Pile:
    key = read_key(folder, read_released(folder))
    markings = read_markings(folder)
    texts = [
        _text(code, key[row["question"]], row)
        for code, row in markings.by_code.items()
        if row["question"] in key and row["note"] != LEFT
    ]
    return Pile(texts, markings.bank, markings.problems)


def enter(folder: Path, code: str, entry: Entry, seen: Entry) -> Entry | None:
    """Enter a mark and a comment beside a text.

    Parameters
    ----------
    seen
        What stood there when the lecturer began.

    Returns
    -------
    Entry, optional
        What somebody else has entered there since; then nothing was written.

    Raises
    ------
    TeachingError
        If the mark will not do, the text is not there any more, or somebody else is at work for long.
    FileError
        If it cannot be written.
    """
    with alone(folder, _PATIENCE):
        pile = to_be_marked(folder)
        text = pile.text(code)
        entry = _sound(entry, text.key.item.points)
        if not text.entry.is_like(seen) and not text.entry.is_like(entry):
            return text.entry
        if not text.entry.is_like(entry):
            keep(folder, code, Given(entry, text.entry))
        given = given_at_desk(folder)
        ours = {one.code: one.entry for one in pile.texts if one.code in given} | {code: entry}
        renew(folder / TO_MARK.path, lambda held: _entered(held, ours))
    return None


def keep_comment(folder: Path, comment: str) -> None:
    """Add a lecturer's own comment to those that are at hand for every text.

    What stands in it of comments that are there already is left out.

    Raises
    ------
    TeachingError
        If no words are left, or there are too many, or the comments cannot be read.
    FileError
        If it cannot be written.
    """
    with alone(folder, _PATIENCE):
        bank = to_be_marked(folder).bank
        words = visible(comment)
        for known in sorted(filter(None, bank.values()), key=len, reverse=True):
            words = words.replace(known, " ")
        words = " ".join(words.split())
        if not words:
            raise TeachingError("Write a comment of your own first: the others are at hand already.")
        if len(words) > _LONGEST_AT_HAND:
            raise TeachingError(f"A comment to be at hand has at most {_LONGEST_AT_HAND} letters.")
        code = next(name for number in count(1) if (name := f"own-{number}") not in bank)

        def changed(held: bytes) -> bytes:
            grid = table_from(held, COMMENTS.path)
            header = grid.header or COMMENTS.columns
            rows = [[from_cell(one) for one in row.cells] for row in grid.body]
            return as_csv(header, [*rows, (code, words, *[""] * (len(header) - 2))])

        renew(folder / COMMENTS.path, changed)


def _text(code: str, key: KeyItem, row: Marking) -> ToBeMarked:
    entry = Entry(row["mark"], row["comment"])
    return ToBeMarked(code, key, row["answer"], row["student_id"], row["student_name"], entry)


def _sound(entry: Entry, most: float) -> Entry:
    mark, comment = visible(entry.mark).strip(), visible(entry.comment).strip()
    value = decimal(mark)
    if mark and (value is None or value.is_signed() or value > most):
        raise TeachingError(f"The mark {mark[:40]} will not do; allowed: 0 to {number(most)}.")
    if len(comment) > _LONGEST:
        raise TeachingError(f"The comment has {len(comment):,} letters; {_LONGEST:,} are allowed.")
    return Entry(mark, comment)


def _entered(held: bytes, entries: Mapping[str, Entry]) -> bytes:
    """Return the sheet with entries in the rows that count; where there is no such row, it is not made."""
    sheet = read_sheet(held, TO_MARK.path)
    columns = {column: sheet.header.index(column) for column in ("code", *Entry._fields)}
    rows: dict[str, tuple[int, Entry]] = {}
    for row in sheet.places:
        code, *entered = (from_cell(sheet.cell(row, at)).strip() for at in columns.values())
        if code not in rows or not rows[code][1].mark:  # as `read_markings` chooses
            rows[code] = row, Entry(*entered)
    return sheet.filled(
        {
            (rows[code][0], columns[column]): cell(getattr(entry, column))
            for code, entry in entries.items()
            if code in rows and not rows[code][1].is_like(entry)
            for column in Entry._fields
        }
    )
