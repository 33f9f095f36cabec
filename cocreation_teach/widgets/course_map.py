"""The course map: the lessons and exercises as a path, with how far the student has come."""

from datetime import date
from typing import Any

import anywidget
import traitlets

from cocreation_teach.content.course import CoursePage, course_pages
from cocreation_teach.learning.practice import due, schedule
from cocreation_teach.learning.progress import (
    Progress,
    Standings,
    concept_progress,
    page_progress,
    standings,
)
from cocreation_teach.theory import CONCEPTS
from cocreation_teach.widgets.keeping import open_journal, unread
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.words import say


class CourseMap(anywidget.AnyWidget):
    """The way through the course, from the student's own journal.

    It is drawn anew whenever the student comes back to the page.

    Examples
    --------
    >>> CourseMap().content["lessons"][0]["title"]
    'Start here'
    """

    _esm = LOADER
    _parts = Parts("course_map")
    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self) -> None:
        super().__init__(content=map_content())
        self.on_msg(lambda *_: setattr(self, "content", map_content()))

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return say("run-this-cell", name="CourseMap", report=say("map.report"))


def map_content() -> dict[str, Any]:
    """Return the map as its page draws it, from the journal as it is now."""
    journal = open_journal()
    journal.refresh()
    acts = journal.all()
    known = standings(acts)
    pages = course_pages()
    by_path = {page.path: page for page in pages}
    lessons = [page for page in pages if page.path.startswith("lessons/") and page.number]
    return {
        "lessons": [
            _row(page, known)
            | {"exercise": _exercise(by_path.get(f"exercises/{page.exercise}.ipynb"), known)}
            for page in lessons
        ],
        "others": [_row(page, known) for page in pages if page.path in _unled(pages)],
        "concepts": [
            {"id": key, "name": CONCEPTS[key]} | _counts(progress)
            for key, progress in sorted(concept_progress(pages, known).items())
        ],
        "unread": unread(journal),
        "practice": {"href": "../exercises/00-practice.ipynb"},
        "due": len(due(schedule(acts), date.today(), most=1000)),
    }


def _unled(pages: tuple[CoursePage, ...]) -> set[str]:
    """Return the paths of the exercises to which no lesson leads."""
    led = {f"exercises/{page.exercise}.ipynb" for page in pages}
    return {page.path for page in pages if page.path.startswith("exercises/")} - led


def _exercise(page: CoursePage | None, known: Standings) -> dict[str, Any] | None:
    return _row(page, known) if page else None


def _row(page: CoursePage, known: Standings) -> dict[str, Any]:
    return {
        "number": page.number,
        "title": page.title,
        "href": f"../{page.path}",
        "minutes": page.minutes,
        "concepts": [CONCEPTS[concept] for concept in page.concepts],
    } | _counts(page_progress(page, known))


def _counts(progress: Progress) -> dict[str, int]:
    return {"questions": progress.questions, "answered": progress.answered, "right": progress.right}
