"""The lecturer's list of students, against which hand-ins are checked."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.text import from_cell, same_person, tidy_id

_IDS: Final = ("student_id", "student id", "id number", "idnumber", "sis user id", "sis_user_id")
_NAMES: Final = ("student_name", "name", "student", "full name", "fullname")
_PARTS: Final = (("first name", "firstname", "given name"), ("last name", "lastname", "surname"))
_LMS: Final = ("lms_id", "identifier", "id")


@dataclass(frozen=True, slots=True)
class Listed:
    """A student of the roster: id and name as written there, and the LMS's number where it is known."""

    student_id: str
    name: str
    lms_id: str = ""


Roster = Mapping[str, Listed]
"""The students by id, in the form of `same_person`."""


def read_roster(path: Path) -> dict[str, Listed]:
    """Read a roster: a CSV with student_id and name, or an LMS's list of participants.

    Raises
    ------
    TeachingError
        If it cannot be read, lacks the id, or lists one id twice; all problems at once.
    """
    rows = read_table(path)
    header = [title.strip().casefold() for title in rows[0]] if rows else []
    ids, numbers = _column(header, _IDS), _column(header, _LMS)
    if ids is None:
        cure = "Write a header line with student_id and name."
        raise TeachingError(f"{path.name} has no column student_id. It has: {', '.join(header)}. {cure}")
    found: dict[str, Listed] = {}
    problems = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {column: from_cell(text).strip() for column, text in enumerate(row)}
        student = tidy_id(cells.get(ids, ""))
        if not student:
            continue
        if same_person(student) in found:
            problems.append(f"{path.name}, row {number}: {student} is listed twice; leave one of the rows.")
        lms = re.search(r"\d+$", "" if numbers is None else cells.get(numbers, ""))
        found[same_person(student)] = Listed(student, _name(header, cells), lms[0] if lms else "")
    if problems:
        raise TeachingError("\n".join(problems))
    return found


def read_table(path: Path) -> list[list[str]]:
    """Return the rows of a CSV file as spreadsheets save it: any usual encoding, comma, semicolon or tab.

    Raises
    ------
    TeachingError
        If it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TeachingError(f"{path} cannot be read ({error.strerror}).") from None
    if data.startswith(b"PK"):
        raise TeachingError(f"{path.name} is a workbook. Save it as CSV (in UTF-8) and name that file.")
    text = as_text(data)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        return [row for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise TeachingError(f"{path.name} cannot be read as CSV ({error}).") from None


def as_text(data: bytes) -> str:
    """Return what a spreadsheet saved: UTF-8 (with a BOM or not), UTF-16, or Windows' Western encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _column(header: list[str], names: tuple[str, ...]) -> int | None:
    return next((header.index(name) for name in names if name in header), None)


def _name(header: list[str], cells: Mapping[int, str]) -> str:
    whole = _column(header, _NAMES)
    if whole is not None:
        return cells.get(whole, "")
    parts = [_column(header, names) for names in _PARTS]
    return " ".join(cells.get(column, "") for column in parts if column is not None).strip()
