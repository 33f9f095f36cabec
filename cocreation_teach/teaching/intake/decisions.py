"""What grading leaves to the lecturer, decided: ``decisions.csv`` in the assignment's folder.

::

    decision,of,same_as,file
    counts,h5d0c3f…,,week-9.zip/Ann Lee_12_assignsubmission_file/work.cocreation.json
    counts not,h81f20a…,,work (1).cocreation.json
    one person,id 10001,id 1001,

A hand-in goes by its code in ``inbox.csv``, made of its bytes and its person, and a person by the number of
the LMS or the id; the name of the file is there for people.  A line taken out is a decision undone.  Columns
and lines of the lecturer's own stay.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import DECISIONS, INBOX
from cocreation_teach.exchange.strict_json import quoted
from cocreation_teach.exchange.tables import Grid, Row, TableError, as_csv, table_from
from cocreation_teach.exchange.text import from_cell, id_key, tidy_id
from cocreation_teach.teaching.results import alone, held_in, renew

COUNTS: Final = "counts"
COUNTS_NOT: Final = "counts not"
ONE_PERSON: Final = "one person"
KINDS: Final = (COUNTS, COUNTS_NOT, ONE_PERSON)

_PATIENCE: Final = 5.0
_LARGEST: Final = 2**20
_CODE: Final = re.compile(r"h[0-9a-f]{20}")
_SYSTEMS: Final = ("id", "moodle", "canvas", "hub")
_SHOWN: Final = 5
_PERSON: Final = "such as “id 1001”, “moodle 12”, “canvas 12” or “hub ana”"


class Decision(NamedTuple):
    """A decision of the lecturer's.

    Attributes
    ----------
    kind
        ``counts``, ``counts not`` or ``one person``.
    of
        The code of a hand-in; of ``one person``, a person.
    same_as
        Who that person is: the one that the marks then name.
    file
        Where the hand-in was found, for people.
    row
        Its row in the file, as spreadsheets count.
    """

    kind: str
    of: str
    same_as: str = ""
    file: str = ""
    row: int = 0


def read_decisions(folder: Path) -> tuple[Decision, ...]:
    """Return what the lecturer has decided, in the order of the file; nothing if there is none.

    Raises
    ------
    TeachingError
        If a line is no decision, or two exclude each other; all problems at once.
    TableError
        If the file cannot be read.
    """
    return _decisions(held_in(folder / DECISIONS.path))


def decide(folder: Path, decision: Decision) -> None:
    """Write a decision down; it takes the place of another on the same hand-in or person.

    Raises
    ------
    TeachingError
        If it is none, contradicts another, or somebody else is at work in the folder.
    """
    _write(folder, decision.of, (decision,))


def undo(folder: Path, of: str) -> None:
    """Take the decision on a hand-in or a person back; nothing happens if there is none.

    Raises
    ------
    TeachingError
        If what would be left is no list of decisions, or somebody else is at work in the folder.
    """
    _write(folder, of, ())


def _write(folder: Path, of: str, new: Sequence[Decision]) -> None:
    """Write the file anew without what is decided of something, and with what is."""

    def changed(held: bytes) -> bytes:
        grid = _grid(held) if held else None
        header = grid.header if grid and grid.header else DECISIONS.columns
        named = [dict(zip(DECISIONS.columns, decision[:4], strict=True)) for decision in new]
        kept = (
            [row for row in grid.body if _as_named(_cell(row, header.index("of"))) != _as_named(of)]
            if grid
            else []
        )
        rows = [[from_cell(cell) for cell in row.cells] for row in kept]
        written = as_csv(header, [*rows, *([one.get(column, "") for column in header] for one in named)])
        _decisions(written)
        return written

    with alone(folder, _PATIENCE):
        renew(folder / DECISIONS.path, changed)


def _decisions(held: bytes) -> tuple[Decision, ...]:
    if not held:
        return ()
    grid = _grid(held)
    problems: list[str] = []
    decisions = tuple(one for row in grid.body if (one := _decision(grid, row, problems)))
    problems += _contradictions(decisions)
    if problems:
        more = [f"And {len(problems) - _SHOWN} more."] if len(problems) > _SHOWN else []
        cure = f"Mend this in {DECISIONS.path}, or take the rows out; nothing was changed."
        raise TeachingError("\n".join([*problems[:_SHOWN], *more, cure]))
    return decisions


def _grid(held: bytes) -> Grid:
    if len(held) > _LARGEST:
        raise TableError(
            DECISIONS.path, "", "It is larger than 1 MiB, as no list of decisions is: move it away."
        )
    grid = table_from(held, DECISIONS.path)
    needed = DECISIONS.columns[:3]
    if grid.rows and (wrong := [name for name in needed if grid.header.count(name) != 1]):
        cure = f"It needs each of these columns once: {', '.join(needed)}. Give them their names back."
        raise TableError(
            DECISIONS.path, "", f"The column {', '.join(wrong)} is missing or stands twice. {cure}"
        )
    return grid


def _cell(row: Row, at: int) -> str:
    return from_cell(row.cells[at]).strip() if at < len(row.cells) else ""


def _decision(grid: Grid, row: Row, problems: list[str]) -> Decision | None:
    held = {title: _cell(row, at) for at, title in enumerate(grid.header)}
    kind, of, same_as = (held[column] for column in DECISIONS.columns[:3])
    if not (kind or of or same_as):  # a remark of the lecturer's
        return None
    where = f"{DECISIONS.path}, row {row.number}:"
    if kind not in KINDS:
        problems.append(f"{where} {quoted(kind)} is no decision; allowed: {', '.join(KINDS)}.")
    elif kind == ONE_PERSON:
        strange = [written for written in (of, same_as) if not _person(written)]
        problems += [f"{where} {quoted(one)} is no person; write one {_PERSON}." for one in strange]
    elif not _CODE.fullmatch(of):
        cure = f"write it as it stands in {INBOX.path}, column hand_in"
        problems.append(f"{where} {quoted(of)} is no code of a hand-in; {cure}.")
    return Decision(kind, _as_named(of), _as_named(same_as), held.get("file", ""), row.number)


def _as_named(written: str) -> str:
    """Return a hand-in or a person as it is compared."""
    return _person(written) or written.strip()


def _person(written: str) -> str:
    system, _, number = written.strip().partition(" ")
    # Canvas tells anonymous people apart by letters of either case.
    number = id_key(number) if system.lower() == "id" else tidy_id(number)
    return f"{system.lower()} {number}" if number and system.lower() in _SYSTEMS else ""


def _contradictions(decisions: Sequence[Decision]) -> Iterator[str]:
    first: dict[str, Decision] = {}
    for one in decisions:
        before = first.setdefault(one.of, one)
        if before[:3] != one[:3]:
            other = f"something else is decided of {quoted(one.of)} than in row {before.row}"
            yield f"{DECISIONS.path}, row {one.row}: {other}; only one can hold."
    same = owners(decisions)
    for one in decisions:
        if one.kind == ONE_PERSON and one.same_as in same:
            told = f"{quoted(one.same_as)} is itself said to be another; name there who it is in the end"
            yield f"{DECISIONS.path}, row {one.row}: {told}."


def owners(decisions: Iterable[Decision]) -> dict[str, str]:
    """Return who each person is of whom the lecturer has decided that it is another.

    Examples
    --------
    >>> owners([Decision("one person", "id 1", "id 2"), Decision("counts", "h123")])
    {'id 1': 'id 2'}
    """
    return {one.of: one.same_as for one in decisions if one.kind == ONE_PERSON}
