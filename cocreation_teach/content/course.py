"""The pages of the course as data, and the question behind an id of the journal."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.encounters import encounters
from cocreation_teach.content.nouns import is_on_rail, nouns
from cocreation_teach.content.reading import is_slug
from cocreation_teach.theory import Encounter, Question, continuum_question, quadrant_question

_FILE: Final = Path(__file__).parent / "course.json"


def number_of(path: str) -> str:
    """Return the number that a page's name begins with; empty for a page outside the sequence.

    A second exercise of a lesson has its number with a letter.

    Examples
    --------
    >>> number_of("exercises/09b-data-lab.ipynb"), number_of("09-four-quadrants"), number_of("references")
    ('09b', '09', '')
    """
    found = re.match(r"(\d\d[a-z]?)-", path.rpartition("/")[2])
    return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class CoursePage:
    """A lesson or an exercise.

    Attributes
    ----------
    path
        Where it lies in the course, such as ``lessons/00-start-here.ipynb``.
    title, minutes, concepts, exercise
        As its front matter says; an exercise is named by lessons alone.
    questions
        What it asks, each as question id and occasion.
    recalls
        Whether it opens with questions from earlier lessons, which differ from learner to learner.
    """

    path: str
    title: str
    minutes: int
    concepts: tuple[str, ...]
    exercise: str | None
    questions: tuple[tuple[str, str], ...]
    recalls: bool = False

    @property
    def number(self) -> str:
        """Return the number of the lesson that it is, or belongs to."""
        return number_of(self.path)


@cache
def course_pages() -> tuple[CoursePage, ...]:
    """Return the lessons and exercises of the course (generated from their sources).

    Examples
    --------
    >>> course_pages()[0].path.partition("/")[0]
    'lessons'
    """
    rows = json.loads(_FILE.read_text(encoding="utf-8"))["pages"]
    pages = (
        CoursePage(
            path=row["path"],
            title=row["title"],
            minutes=row["minutes"],
            concepts=tuple(row["concepts"]),
            exercise=row["exercise"],
            questions=tuple((key, occasion) for key, occasion in row["questions"]),
            recalls=row.get("recalls", False),
        )
        for row in rows
    )
    return tuple(sorted(pages, key=lambda page: (not page.path.startswith("lessons"), page.path)))


def find_question(key: str, occasion: str = "") -> Question | None:
    """Return the question behind an id of the journal; ``None`` if the course no longer has it.

    Examples
    --------
    >>> find_question("rias-flats").kind, find_question("rias-flats", "continuum").kind
    ('quadrant', 'continuum')
    >>> find_question("two-meanings.swimming-lesson").kind
    'choice'
    >>> find_question("nothing.of-the-kind") is None
    True
    """
    family, _, part = key.partition(".")
    if part:
        return _family(family).get(key)
    encounter = all_encounters().get(key)
    if encounter is None:
        return None
    return continuum_question(encounter) if is_on_rail(occasion) else quadrant_question(encounter)


def all_questions() -> tuple[Question, ...]:
    """Return every question that the course can ask, each once: of the bank, and of the encounters."""
    cases = all_encounters().values()
    return (*_of_files(), *map(quadrant_question, cases), *map(continuum_question, cases))


@cache
def spare_questions() -> tuple[Question, ...]:
    """Return what can be practised and stands on no page: encounters, statements and questions with a key."""
    asked = {key for page in course_pages() for key, _ in page.questions}
    clear = (quadrant_question(one) for one in all_encounters().values() if not one.contested)
    return tuple(one for one in (*_of_files(), *clear) if one.id not in asked and one.has_key and one.alone)


@cache
def all_encounters() -> dict[str, Encounter]:
    """Return the encounters of the bank by id."""
    return {encounter.id: encounter for encounter in encounters()}


@cache
def _family(name: str) -> dict[str, Question]:
    """Return the questions whose ids begin with a name: of a topic, a sorting, a scene, and so on."""
    having = [noun for noun in nouns().values() if is_slug(name) and noun.has(name)]
    return {question.id: question for noun in having for question in noun.asked_of(name)}


def _of_files() -> list[Question]:
    names = {file.stem for noun in nouns().values() for file in noun.files() if noun.has(file.stem)}
    return [question for name in sorted(names) for question in _family(name).values()]
