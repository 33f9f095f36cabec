"""The lecturer's list of students, against which hand-ins are checked."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.tables import read_table
from cocreation_teach.exchange.text import from_cell, id_key, is_spoilt_id, tidy_id

_IDS: Final = ("student_id", "student id", "id number", "idnumber", "sis user id", "sis_user_id")
_NAMES: Final = ("student_name", "name", "student", "full name", "fullname")
_PARTS: Final = (("first name", "firstname", "given name"), ("last name", "lastname", "surname"))
_LMS: Final = ("lms_id", "identifier", "id")
_USERS: Final = ("hub_user", "hub user", "username", "user name", "login id", "sis login id")


_TEXT: Final = "Export the list afresh, or write the column's ids as text, and save it as CSV UTF-8."


@dataclass(frozen=True, slots=True)
class Listed:
    """A student of the roster: id and name as written, and the LMS's number and hub's user where known."""

    student_id: str
    name: str
    lms_id: str = ""
    user: str = ""


Roster = Mapping[str, Listed]
"""The students by id, in the form of `id_key`."""


def read_roster(path: Path) -> dict[str, Listed]:
    """Read a roster: a CSV with student_id and name, or an LMS's list of participants.

    Raises
    ------
    TeachingError
        If it cannot be read, lacks the id, or lists one id twice; all problems at once.
    """
    grid = read_table(path)
    header = [title.casefold() for title in grid.header]
    ids, numbers, users = (_column(header, names) for names in (_IDS, _LMS, _USERS))
    if ids is None:
        cure = "Write a header line with student_id and name."
        raise TeachingError(f"{path.name} has no column student_id. It has: {', '.join(header)}. {cure}")
    found: dict[str, Listed] = {}
    problems = []
    for row in grid.body:
        cells = {column: _plain(text) for column, text in enumerate(row.cells)}
        student = tidy_id(cells.get(ids, ""))
        if not student:
            continue
        if is_spoilt_id(student):
            problems.append(
                f"{path.name}, row {row.number}: {student} is what a spreadsheet made of an id. {_TEXT}"
            )
        elif id_key(student) in found:
            twice = f"{student} is listed twice; leave one of the rows."
            problems.append(f"{path.name}, row {row.number}: {twice}")
        lms = re.search(r"\d+$", "" if numbers is None else cells.get(numbers, ""))
        user = "" if users is None else id_key(cells.get(users, ""))
        found[id_key(student)] = Listed(student, _name(header, cells), tidy_id(lms[0]) if lms else "", user)
    if problems:
        raise TeachingError("\n".join(problems))
    return found


def _plain(text: str) -> str:
    """Return what a spreadsheet shows of a cell: an id stays a text as ``="00123"`` or ``'00123``."""
    shown = from_cell(text).strip()
    kept = re.fullmatch(r"""= ?"([^"]*)"|'([^']*)""", shown)
    return (kept[1] or kept[2] or "").strip() if kept else shown


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _name(header: list[str], cells: Mapping[int, str]) -> str:
    whole = _column(header, _NAMES)
    if whole is not None:
        return cells.get(whole, "")
    parts = [_column(header, names) for names in _PARTS]
    return " ".join(cells.get(column, "") for column in parts if column is not None).strip()
