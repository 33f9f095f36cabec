"""Where an assignment stands, from what lies in its folder."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cocreation_teach.desk.place import HANDED_IN, ROSTER
from cocreation_teach.exchange.assignment import AssignmentError
from cocreation_teach.exchange.finding import find_assignment
from cocreation_teach.exchange.folder import KEY_FILE, MARKS, RELEASE, TO_MARK

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
    received
        How many files and folders were dropped.
    handed_in
        How many people have marks or wait for them; ``None`` before it was graded.
    listed
        How many stand on the roster; ``None`` without one.
    waiting
        How many of the people have no marks yet, as texts wait to be marked.
    problem
        What keeps it from being read.
    """

    name: str
    title: str = ""
    due: str = ""
    made: bool = False
    received: int = 0
    handed_in: int | None = None
    listed: int | None = None
    waiting: int = 0
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
    marks = list(_rows(folder / MARKS.path))
    return Standing(
        folder.name,
        assignment.title,
        assignment.due or "",
        made=True,
        received=so_far.received,
        handed_in=len(marks) if (folder / MARKS.path).is_file() else None,
        listed=_listed(folder / ROSTER),
        waiting=sum(not row["mark"].strip() for row in _rows(folder / TO_MARK.path)),
    )


def _listed(roster: Path) -> int | None:
    return sum(1 for _ in _rows(roster)) if roster.is_file() else None


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
