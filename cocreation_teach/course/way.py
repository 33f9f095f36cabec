"""The way through the course, as an open page shows it: what it is, what comes next, what is answered."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath
from threading import Lock
from typing import Any, Final

from cocreation_teach.content.course import course_pages
from cocreation_teach.course.notebooks import KINDS
from cocreation_teach.course.shipped import Recognised, Shipped, links, shipped
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
        "links": {name: _line(to) for name, to in links(page, shipped()).items()},
    }
    return {"cells": recognised.cells, "why": recognised.why, "page": about}


def _line(page: Shipped) -> dict[str, Any]:
    return {"path": page.path, "kind": page.kind, "number": page.number, "title": page.title}


def way(folder: Path) -> dict[str, Any]:
    """Return the lessons and exercises, with how far the learner has come, and what is due for practice.

    What cannot be read of the journal is not counted, and that is told.

    Parameters
    ----------
    folder
        In which a page of the course lies.
    """
    with _READING:
        journal = _journal(journal_folder(folder))
        journal.refresh()
        if journal.outlived:  # a kernel that starts now knows nothing of it either
            _journal.cache_clear()
            journal = _journal(journal_folder(folder))
        acts, unread = journal.all(), bool(journal.trouble)
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
    return {"pages": rows, "unread": unread}


def _due(acts: Iterable[Entry], today: date) -> dict[str, Any]:
    """Return how much is due for practice today, and on which day there is more."""
    cards = schedule(acts)
    day = next_day(cards, today)
    return {"due": len(due(cards, today, len(cards))), "next_day": day and day.isoformat()}


@cache
def _journal(folder: Path) -> Journal:
    return Journal(folder)
