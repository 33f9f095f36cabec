"""A class on a hub, from logging in to the marks; the tests send a few through it, the benchmark many."""

import shutil
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, Final

from cocreation_teach.teaching import assign
from cocreation_teach.teaching.mark.grading import grade_to_tables
from tests.hub.support import Hub, Lesson, Student

LESSON: Final = "lessons/09-four-quadrants.ipynb"
PAGE: Final = "my-assignments/week-5/week-5.ipynb"


@dataclass
class Seen:
    """What a student saw.

    Attributes
    ----------
    first
        Where the hub's address led.
    seconds
        Until the first card stood there, at first and when everything had been gone.
    given, found
        The answers that were told safe, and those that were there when the student had come back.
    noted
        What the page said of the hand-in.
    """

    name: str
    first: str = ""
    seconds: list[float] = field(default_factory=list)
    given: dict[str, Any] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)
    noted: dict[str, Any] = field(default_factory=dict)


def release(hub: Hub) -> Path:
    """Make an assignment, put its release where the class finds it, and return its folder."""
    folder = assign(hub.place / "lecturer" / "week-5", "Week 5", questions=3).folder
    shutil.copytree(folder / "release", hub.place / "releases" / "week-5")
    return folder


def go_through(hub: Hub, names: Sequence[str], at_once: int = 4) -> list[Seen]:
    """Let students log in and answer; when all have, let them lose what runs, come back, and hand in."""
    with ThreadPoolExecutor(at_once) as pool:
        try:
            students = list(pool.map(lambda name: Student(hub, name), names))
            seen = list(pool.map(_answer, students, count()))
            return list(pool.map(_come_back, students, seen, count()))
        except Exception as error:
            error.add_note(hub.log)
            raise


def _answer(student: Student, number: int) -> Seen:
    seen = Seen(student.name)
    seen.first = student.opened()
    lesson = Lesson(student, LESSON)
    seen.seconds.append(lesson.seconds)
    seen.given = lesson.answer(number)
    lesson.page.close()
    return seen


def _come_back(student: Student, seen: Seen, number: int) -> Seen:
    # One of four is culled, one's server and kernel are killed, two lose the kernels of what they left.
    (student.leave, student.kill, student.lose_kernels, student.lose_kernels)[number % 4]()
    student.opened()
    lesson = Lesson(student, LESSON)
    seen.seconds.append(lesson.seconds)
    seen.found = lesson.answers()
    lesson.page.close()
    seen.noted = hand_in(student, number)
    return seen


def hand_in(student: Student, number: int) -> dict[str, Any]:
    """Answer the assignment and hand it in; return what the page says of it."""
    who = {"id": str(1001 + number), "name": f"{student.name.capitalize()} Example"}
    where = f"doc/tree/cocreation-course/{PAGE}"
    assert student.opened(where).endswith(f"/user/{student.name}/{where}")
    page = Lesson(student, PAGE)
    page.ask("head", "begin", who)
    assert len(page.answer(number)) == 3
    noted: dict[str, Any] = page.ask("foot", "hand-in", who)["noted"]
    page.page.close()
    return noted


def marks_of(folder: Path, hub: Hub) -> list[dict[str, str]]:
    """Grade the outbox, and return the rows of the marks."""
    from cocreation_teach.exchange.tables import read_table

    grade_to_tables(folder, [hub.place / "outbox"])
    grid = read_table(folder / "results/marks.csv")
    return [dict(zip(grid.header, row.cells, strict=True)) for row in grid.body]
