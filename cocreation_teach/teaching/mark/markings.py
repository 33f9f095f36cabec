"""What a lecturer wrote beside texts, read from ``results/to-mark.csv``, and the bank of comments."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import COMMENTS, TO_MARK
from cocreation_teach.exchange.tables import Grid, decimal, number, table_from
from cocreation_teach.exchange.text import cell, from_cell
from cocreation_teach.teaching.mark.given import Entry, given_at_desk, taken_away
from cocreation_teach.teaching.mark.texts import Text
from cocreation_teach.teaching.results import held_in

LEFT: Final = "No hand-in that counts holds this text any more, so this mark does not count."
TWICE: Final = "This code stands in another row too; the first with a mark counts."

_FILE: Final = TO_MARK.path.partition("/")[2]
_ENTERED: Final = ("code", "mark", "comment")
_WILL_NOT_DO: Final = "will not do; allowed: 0 to "
_BACK: Final = (
    "an older copy of it was saved over {} of the marks that were given at the desk; they were put back."
)
_CODE: Final = re.compile(r"\[([^\[\]]+)\]")


@dataclass(frozen=True)
class Marking:
    """A row of the sheet: what stands in our columns, by their names, and in the lecturer's, in order."""

    ours: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything of the lecturer's in it."""
        return any((self["mark"], self["comment"], self.note, *map(str.strip, self.own)))

    def __getitem__(self, column: str) -> str:
        """Return what stands in a column of ours."""
        return self.ours.get(column, "").strip()

    @property
    def note(self) -> str:
        """The note, if it is none that grading wrote."""
        note = self["note"]
        return "" if note in (LEFT, TWICE) or _WILL_NOT_DO in note else note


@dataclass(frozen=True)
class Markings:
    """All that a lecturer wrote.

    Attributes
    ----------
    by_code
        The row that counts for each text.
    others
        Rows with a code that stands twice, or without one.
    columns
        The titles of the lecturer's own columns: one may be empty, or stand twice.
    bank
        Comments by their codes.
    written
        The sheet as it was; empty if there was none.
    problems
        Sentences on the sheet as a whole.
    """

    by_code: Mapping[str, Marking] = field(default_factory=dict)
    others: tuple[Marking, ...] = ()
    columns: tuple[str, ...] = ()
    bank: Mapping[str, str] = field(default_factory=dict)
    written: bytes = b""
    problems: tuple[str, ...] = ()

    def of(self, text: Text) -> Marking:
        """Return what was written beside a text."""
        return self.by_code.get(text.code, Marking())

    def mark(self, text: Text) -> tuple[float | None, str]:
        """Return the points given to a text, and a sentence if what was entered will not do."""
        written = self.of(text)["mark"]
        if not written:
            return None, ""
        most = text.key.item.points
        value = decimal(written)
        if value is not None and not value.is_signed() and value <= most:
            return float(value), ""
        who = f"{text.student_id}, {text.key.item.id}"
        return None, f"{_FILE}, {who}: the mark {cell(written[:40])} {_WILL_NOT_DO}{number(most)}."

    def comment(self, text: Text) -> str:
        """Return the comment on a text, with the bank's comments in the place of their codes."""
        return _CODE.sub(lambda found: self.bank.get(found[1].strip(), found[0]), self.of(text)["comment"])


def read_markings(folder: Path) -> Markings:
    """Return what was written so far.

    Raises
    ------
    TeachingError
        If the sheet cannot be read: it must not be written over then.
    """
    bank = _bank(folder)
    path = folder / TO_MARK.path
    written = held_in(path)
    if not written and not path.exists():
        return Markings(bank=bank)
    grid = table_from(written, path.name)
    if missing := [column for column in _ENTERED if column not in grid.header]:
        cure = "Give the columns their names back, or move the file away to begin a new one."
        raise TeachingError(f"{path.name} has no column {', '.join(missing)}; nothing was changed. {cure}")
    columns, rows = _parted(grid)
    counting: dict[str, Marking] = {}
    others: list[Marking] = []
    for row in rows:
        before = counting.get(row["code"])
        if not row["code"] or (before is not None and before["mark"]):
            others.append(row)
        else:
            others += [before] if before is not None else []
            counting[row["code"]] = row
    twice = [column for column in _ENTERED if grid.header.count(column) > 1]
    problems = [f"{_FILE} has more than one column {column}: only the first counts." for column in twice]
    back = _put_back(counting, folder)
    if back:
        problems.append(f"{_FILE}: {_BACK.format(len(back))}")
    return Markings({**counting, **back}, tuple(others), columns, bank, written, tuple(problems))


def _put_back(counting: Mapping[str, Marking], folder: Path) -> dict[str, Marking]:
    """Return the rows over which an older copy of the sheet was saved, with what was given at the desk."""
    found = {}
    for code, entries in given_at_desk(folder).items():
        row = counting.get(code, Marking({"code": code}))
        if (newest := taken_away(Entry(row["mark"], row["comment"]), entries)) is not None:
            found[code] = Marking({**row.ours, **newest._asdict()}, row.own)
    return found


def _parted(grid: Grid) -> tuple[tuple[str, ...], list[Marking]]:
    """Return the titles of the lecturer's own columns, and the rows parted into our columns and those.

    Own is what stands under a title that is not ours, under none, or beyond the header.
    """
    header = grid.header
    ours = {column: header.index(column) for column in TO_MARK.columns if column in header}
    rows = [dict(enumerate(map(from_cell, row.cells))) for row in grid.body]
    titled = {at for at, title in enumerate(header) if title}
    filled = {at for row in rows for at, text in row.items() if text.strip()}
    own = sorted((titled | filled) - set(ours.values()))
    titles = tuple(from_cell(header[at]) if at in titled else "" for at in own)
    return titles, [
        Marking(
            {column: row.get(at, "") for column, at in ours.items()}, tuple(row.get(at, "") for at in own)
        )
        for row in rows
    ]


def _bank(folder: Path) -> dict[str, str]:
    grid = table_from(held_in(folder / COMMENTS.path), COMMENTS.path)
    rows = (row.cells for row in grid.body if len(row.cells) > 1)
    return {code.strip(): from_cell(comment).strip() for code, comment, *_ in rows}
