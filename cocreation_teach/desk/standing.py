"""Where an assignment stands, from what lies in its folder."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from cocreation_teach.desk.place import FILLED, GIVEN_OUT, HANDED_IN, PLATFORM, ROSTER
from cocreation_teach.exchange.assignment import AssignmentError
from cocreation_teach.exchange.finding import find_assignment
from cocreation_teach.exchange.folder import KEY_FILE, MARKS, RELEASE, TO_MARK
from cocreation_teach.exchange.tables import TableError, read_table
from cocreation_teach.exchange.text import from_cell, id_key

ASSIGNMENTS: Final = "assignments"
"""The folder in a course's folder that holds a folder for each assignment."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where an assignment stands.

    Attributes
    ----------
    name
        Of its folder.
    title, due
        As students read them; empty if it is not made yet.
    made
        Whether it has a release and a key.
    released
        Whether the desk has given out its release.
    received
        How many files and folders were dropped.
    handed_in
        How many people have marks or wait for them; ``None`` before it was graded.
    listed
        How many stand on the roster; ``None`` without one.
    unlisted
        How many of those who handed in stand not on the roster.
    waiting
        How many of the people have no marks yet, as texts wait to be marked.
    given_back
        Whether marks were filled into what the learning platform exported.
    problem
        What keeps it from being read.
    """

    name: str
    title: str = ""
    due: str = ""
    made: bool = False
    released: bool = False
    received: int = 0
    handed_in: int | None = None
    listed: int | None = None
    unlisted: int = 0
    waiting: int = 0
    given_back: bool = False
    problem: str = ""


def standings(course: Path) -> list[Standing]:
    """Return where each assignment of a course's folder stands, by name."""
    held = course / ASSIGNMENTS
    if not held.is_dir():
        return []
    return [standing(path) for path in sorted(held.iterdir()) if path.is_dir() and path.name[0] != "."]


def standing(folder: Path) -> Standing:
    """Return where the assignment in a folder stands."""
    received = folder / HANDED_IN
    so_far = Standing(folder.name, received=len(list(received.iterdir())) if received.is_dir() else 0)
    if not (folder / KEY_FILE).is_file():
        return so_far
    try:
        assignment = find_assignment(folder / RELEASE)
    except AssignmentError as error:
        return Standing(folder.name, problem=str(error))
    so_far = replace(
        so_far,
        title=assignment.title,
        due=assignment.due or "",
        made=True,
        released=any((folder / GIVEN_OUT).glob("*.zip")),
        given_back=any(path.stem.endswith(FILLED) for path in (folder / PLATFORM).glob("*")),
    )
    try:
        marks, roster = _rows(folder / MARKS.path), _rows(folder / ROSTER)
        texts = _rows(folder / TO_MARK.path) or []
    except TableError as error:
        return replace(so_far, problem=str(error))
    # Which of a roster's columns holds the id is not asked here: no other cell looks like one of them.
    ids = {id_key(cell) for row in roster or () for cell in row.values()}
    return replace(
        so_far,
        handed_in=None if marks is None else len(marks),
        listed=None if roster is None else len(roster),
        unlisted=sum(id_key(row.get("student_id", "")) not in ids for row in marks or ()) if roster else 0,
        waiting=sum(not row.get("mark", "").strip() for row in texts if row.get("code")),
    )


def _rows(path: Path) -> list[dict[str, str]] | None:
    """Return the rows of a table, whatever program has saved it; nothing if there is none."""
    if not path.is_file():
        return None
    grid = read_table(path)
    return [dict(zip(grid.header, map(from_cell, row.cells), strict=False)) for row in grid.body]
