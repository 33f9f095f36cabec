"""The assignments that lie in a student's course, and how far the student has come with each.

::

    my-assignments/week-5/week-5.ipynb      as a hub's class gets them
    week-5/week-5.ipynb                     a release that was unpacked in the course's folder, or
    week-5.ipynb                            whose files were
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf
from pathlib import Path, PurePosixPath
from typing import Final

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.files import read_plain
from cocreation_teach.exchange.finding import holds_assignment, lying_in
from cocreation_teach.exchange.folder import MINE, NOTEBOOK
from cocreation_teach.exchange.student import student_from
from cocreation_teach.learning.hand_in import STUDENT, handed_in_as, last_answers
from cocreation_teach.learning.journal import Journal, journal_folder

_FOR_READING: Final = "solutions"


@dataclass(frozen=True, slots=True)
class Held:
    """An assignment in a student's course.

    Attributes
    ----------
    folder, path
        Where it lies in the course, and its page; no page where what lies there cannot be used.
    title, due, digest
        Its own.
    answered, questions
        How far the student has come who was named last.
    handed
        When it was handed in last, ISO 8601; empty if it was not.
    changed
        Whether an answer was changed after that.
    """

    folder: str
    path: str = ""
    title: str = ""
    due: str | None = None
    digest: str = ""
    answered: int = 0
    questions: int = 0
    handed: str = ""
    changed: bool = False


def assignments(course: Path, read: Callable[[Path], Journal]) -> list[Held]:
    """Return the assignments of a course: first what is still to be handed in, each lot by when it is due.

    Parameters
    ----------
    read
        Returns the journal that is kept in a folder, as it is now.
    """
    found = [one for folder in _folders(course) for one in _held(course, folder, read)]
    often = Counter(one.title for one in found)
    told = [
        replace(one, title=f"{one.title} ({PurePosixPath(one.folder).name})") if often[one.title] > 1 else one
        for one in found
    ]
    return sorted(told, key=lambda one: (bool(one.handed), _moment(one.due), one.title, one.folder))


def _moment(due: str | None) -> float:
    return datetime.fromisoformat(due).timestamp() if due else inf


def _folders(course: Path) -> Iterator[Path]:
    if holds_assignment(course):
        yield course
    for place in (course, course / MINE):
        try:
            inside = sorted(path for path in place.iterdir() if path.is_dir() and path.name[0] != ".")
        except OSError:  # not there, or not to be read: there is nothing to be had
            continue
        yield from (path for path in inside if path.name != _FOR_READING and holds_assignment(path))


def _held(course: Path, folder: Path, read: Callable[[Path], Journal]) -> Iterator[Held]:
    where = "" if folder == course else folder.relative_to(course).as_posix()
    lying, problems = lying_in(folder)
    pages = {path: _bytes(path) for path in sorted(folder.glob(f"*{NOTEBOOK}"))}
    shown = 0
    for digest, assignment in {one.digest: one for one in lying.values()}.items():
        page = next((path for path, content in pages.items() if digest.encode() in content), None)
        if page:
            shown += 1
            path = page.relative_to(course).as_posix()
            yield _standing(assignment, where, path, read(journal_folder(folder)))
    if problems or not shown:
        yield Held(where, title=folder.name)


def _bytes(path: Path) -> bytes:
    try:
        return read_plain(path)
    except OSError:  # a page that cannot be read is none to be shown
        return b""


def _standing(assignment: Assignment, folder: str, path: str, journal: Journal) -> Held:
    who = journal.entries(STUDENT)
    student, _ = student_from(who[-1].answer if who else None)
    about = (folder, path, assignment.title, assignment.due, assignment.digest)
    if student is None:
        return Held(*about, questions=len(assignment.forms[0]))
    answers = last_answers(assignment, student.id, journal.all())
    handed = journal.entries(handed_in_as(assignment, student.id))
    noted = handed[-1].answer if handed else None
    return Held(
        *about,
        answered=len(answers),
        questions=len(assignment.form_of(student.id)),
        handed=str(noted.get("at", "")) if isinstance(noted, dict) else "",
        changed=bool(handed) and any(answer.n > handed[-1].n for answer in answers.values()),
    )
