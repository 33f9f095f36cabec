"""The way through the course, as an open page shows it: what it is, what comes next, what is answered."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from functools import cache
from os import environ
from pathlib import Path, PurePosixPath
from threading import Lock
from types import MappingProxyType
from typing import Any, Final

from cocreation_teach.content.course import course_pages
from cocreation_teach.course.binder import on_the_web
from cocreation_teach.course.launch import START
from cocreation_teach.course.notebooks import KINDS
from cocreation_teach.course.shipped import Recognised, Shipped, links, shipped
from cocreation_teach.exchange.files import is_file
from cocreation_teach.exchange.folder import MINE
from cocreation_teach.learning.assignments import Held, assignments
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal, journal_folder
from cocreation_teach.learning.practice import due, next_day, schedule
from cocreation_teach.learning.progress import page_progress, standings

PRACTICE: Final = "exercises/00-practice.ipynb"
"""The page on which is asked again what is due."""

_READING: Final = Lock()
"""Each open page asks by itself, in a thread of its own, and a journal is read by one at a time."""


def root_of(path: str) -> str | None:
    """Return the course folder that a page lies in, as Jupyter names it; ``None`` if it lies in none.

    Examples
    --------
    >>> root_of("lessons/09-four-quadrants.ipynb"), root_of("spring/lessons/09-four-quadrants.ipynb")
    ('', 'spring')
    >>> root_of("09-four-quadrants.ipynb") is None
    True
    """
    folder = PurePosixPath(path.strip("/")).parent
    return str(folder.parent).removeprefix(".") if folder.name in KINDS else None


def told(recognised: Recognised, path: str) -> dict[str, Any]:
    """Return what an open page is told about itself.

    Examples
    --------
    >>> told(Recognised(), "mine.ipynb")
    {'cells': 0, 'why': '', 'page': None}
    """
    page = recognised.page
    about = page and {
        **_line(page),
        "minutes": page.minutes,
        "shows_code": page.shows_code,
        "root": root_of(path),
        "web": on_the_web(page.path, environ),
        "links": {name: _line(to) for name, to in links(page, shipped()).items()},
    }
    return {"cells": recognised.cells, "why": recognised.why, "page": about}


def _line(page: Shipped) -> dict[str, Any]:
    return {"path": page.path, "kind": page.kind, "number": page.number, "title": page.title}


def course_around(folder: Path) -> Path | None:
    """Return the course in which a page's folder lies, or an assignment's; ``None`` if it lies in none."""
    around = [folder, folder.parent, *([folder.parents[1]] if folder.parent.name == MINE else [])]
    return next((one for one in around if is_file(one / START)), None)


def way(folder: Path, overtaken: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """Return the course's pages, with how far the learner has come, and the assignments that lie there.

    What cannot be read of the journal is not counted, and that is told.

    Parameters
    ----------
    folder
        In which a page of the course lies, or of an assignment.
    overtaken
        Of which assignments a class has no more, by their folders: see `releases.overtaken`.
    """
    course = course_around(folder)
    with _READING:
        beside = folder if course is None or folder.name in KINDS else course / KINDS[0]
        journal = _read(journal_folder(beside))
        acts, unread = journal.all(), bool(journal.trouble)
        held = assignments(course, _read) if course else []
    known = standings(acts)
    pages = shipped()
    rows = []
    for one in course_pages():
        if one.path in pages:
            counted = page_progress(one, known)
            exercise = f"exercises/{one.exercise}.ipynb" if one.exercise else None
            counts = {"answered": counted.answered, "questions": counted.questions}
            again = _due(acts, date.today()) if one.path == PRACTICE else {}
            about = {**_line(pages[one.path]), "minutes": one.minutes, "exercise": exercise}
            rows.append({**about, **counts, **again})
    return {"pages": rows, "assignments": [_row(one, overtaken) for one in held], "unread": unread}


def _row(one: Held, overtaken: Mapping[str, str]) -> dict[str, Any]:
    return {**asdict(one), "kind": "assignment", "number": "", "overtaken": overtaken.get(one.folder)}


def _read(folder: Path) -> Journal:
    journal = _journal(folder)
    journal.refresh()
    if journal.outlived:  # a kernel that starts now knows nothing of it either
        _journal.cache_clear()
        return _journal(folder)
    return journal


def _due(acts: Iterable[Entry], today: date) -> dict[str, Any]:
    """Return how much is due for practice today, and on which day there is more."""
    cards = schedule(acts)
    day = next_day(cards, today)
    return {"due": len(due(cards, today, len(cards))), "next_day": day and day.isoformat()}


@cache
def _journal(folder: Path) -> Journal:
    return Journal(folder)
