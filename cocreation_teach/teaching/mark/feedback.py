"""A page of feedback for each student: self-contained, and what anybody wrote stands in it as text."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.course import course_pages
from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.files import FileError
from cocreation_teach.exchange.folder import FEEDBACK
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.exchange.tables import number
from cocreation_teach.exchange.text import visible
from cocreation_teach.teaching.mark.people import Person
from cocreation_teach.teaching.mark.score import Scored
from cocreation_teach.teaching.templates import template
from cocreation_teach.theory import MISCONCEPTIONS

_SAFE: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?")
_RESERVED: Final = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


@dataclass(frozen=True, slots=True)
class Shown:
    """One question as its page shows it."""

    prompt: str
    answer: str
    points: str
    out_of: str
    sentences: tuple[str, ...]
    misconception: str
    model: str
    comment: str
    lesson: str
    contested: bool


class Pages:
    """Makes the pages of one assignment."""

    def __init__(self, assignment: Assignment, key: Mapping[str, KeyItem]) -> None:
        self._assignment = assignment
        self._key = key
        self._page, self._one = template("feedback.html"), template("feedback_question.html")
        # Many students give the same answer to a question, and read the same about it.
        self._drawn = lru_cache(1_000)(lambda one: self._one.render(one=one))

    def page(self, person: Person) -> str:
        """Return a student's page."""
        drawn = [
            self._drawn(shown(self._key[one.question], one, person.comments.get(one.question, "")))
            for one in person.scored
        ]
        return self._page.render(
            title=self._assignment.title, person=person, total=person.total, number=number, questions=drawn
        )


def shown(key: KeyItem, one: Scored, comment: str = "") -> Shown:
    """Return what a page shows of one question."""
    # The mark of what a person marks says less than that person does.
    sentences = one.mark.feedback if one.mark and key.question.has_key else ()
    named = one.mark.misconception if one.mark else None
    said = MISCONCEPTIONS[named].text if named in MISCONCEPTIONS else ""
    return Shown(
        prompt=visible(key.item.prompt),
        answer="" if one.answer is None else key.question.in_words(one.answer),
        points=number(one.points),
        out_of=number(key.item.points),
        sentences=sentences,
        # Feedback of more than a verdict speaks to the idea in words of its own.
        misconception=said if len(sentences) < 2 else "",
        model=key.model,
        comment=comment,
        lesson="" if one.mark and one.mark.right else _lesson(key.concepts),
        contested=key.contested,
    )


@cache
def _lesson(concepts: tuple[str, ...]) -> str:
    lessons = [page for page in course_pages() if page.path.startswith("lessons") and page.number]
    for concept in concepts:
        for page in lessons:
            if concept in page.concepts:
                return f"{page.number}, {page.title}"
    return ""


def feedback_names(people: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the name of each person's page, by student id and LMS id: safe on every system, no two alike.

    An id that is safe and belongs to one person alone is the name itself; any other gets a digest.

    Examples
    --------
    >>> feedback_names([("1001", ""), ("../x", ""), ("CON", "7")])
    {('1001', ''): '1001.html', ('../x', ''): 'x-46b87b34.html', ('CON', '7'): 'con-9cd3f904.html'}
    """
    keys = list(dict.fromkeys(people))
    wanted = [student.lower() for student, _ in keys]
    plain = _once(wanted)
    return {
        key: f"{name if name in plain and _is_safe(name) else _with_digest(name, key)}.html"
        for key, name in zip(keys, wanted, strict=True)
    }


def write_pages(
    place: Path, pages: Pages, people: Iterable[Person], names: Mapping[tuple[str, str], str]
) -> None:
    """Write the pages under the folder that takes ``results/``."""
    folder = place / FEEDBACK
    folder.mkdir(parents=True)
    for person in people:
        path = folder / names[person.student_id, person.lms_id]
        try:
            # A page can be made anew: a thousand of them are not worth waiting for the disk.
            path.write_bytes(pages.page(person).encode())
        except OSError as error:
            raise FileError(path, error) from error


def _once(names: list[str]) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for name in names:
        (twice if name in seen else seen).add(name)
    return seen - twice


def _is_safe(name: str) -> bool:
    return bool(_SAFE.fullmatch(name)) and not _RESERVED.fullmatch(name)


def _with_digest(name: str, key: tuple[str, str]) -> str:
    start = re.sub(r"[^a-z0-9]+", "-", name).strip("-")[:40] or "student"
    return f"{start}-{hashlib.sha256(chr(10).join(key).encode()).hexdigest()[:8]}"
