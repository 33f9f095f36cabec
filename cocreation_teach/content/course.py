"""The pages of the course as data, and the question behind an id of the journal."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.encounters import encounters
from cocreation_teach.content.journeys import journey
from cocreation_teach.content.questions import questions
from cocreation_teach.content.reading import is_slug
from cocreation_teach.content.scenes import scene
from cocreation_teach.content.sortings import sorting
from cocreation_teach.content.systems import system
from cocreation_teach.theory import Encounter, Question, continuum_question, quadrant_question
from cocreation_teach.theory.journey import step_question
from cocreation_teach.theory.scene import moments_question
from cocreation_teach.theory.sorting import card_question
from cocreation_teach.theory.system import feeling_question, part_question

CONTINUUM: Final = "continuum"
"""The occasion on which an encounter is placed on the continuum; else it is placed in a quadrant."""

_FOLDERS: Final = ("questions", "sortings", "scenes", "journeys", "systems")
_FILE: Final = Path(__file__).parent / "course.json"


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
    """

    path: str
    title: str
    minutes: int
    concepts: tuple[str, ...]
    exercise: str | None
    questions: tuple[tuple[str, str], ...]

    @property
    def number(self) -> str:
        """Return the two digits at the beginning of its name; empty if it has none."""
        name = self.path.rpartition("/")[2]
        return name[:2] if name[:2].isdigit() else ""


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
    return continuum_question(encounter) if occasion == CONTINUUM else quadrant_question(encounter)


def all_questions() -> tuple[Question, ...]:
    """Return every question that the course can ask, each once: of the bank, and of the encounters."""
    names = sorted({path.stem for folder in _FOLDERS for path in (_FILE.parent / folder).glob("*.toml")})
    bank = [one for name in names for one in _family(name).values()]
    cases = all_encounters().values()
    return (*bank, *map(quadrant_question, cases), *map(continuum_question, cases))


@cache
def spare_questions() -> tuple[Question, ...]:
    """Return what can be practised and stands on no page: encounters, statements and questions with a key."""
    asked = {key for page in course_pages() for key, _ in page.questions}
    families = [
        path.stem for name in ("questions", "sortings") for path in (_FILE.parent / name).glob("*.toml")
    ]
    bank = [one for name in sorted(set(families)) for one in _family(name).values()]
    bank += [quadrant_question(one) for one in all_encounters().values() if not one.contested]
    return tuple(one for one in bank if one.id not in asked and one.has_key and one.alone)


@cache
def all_encounters() -> dict[str, Encounter]:
    """Return the encounters of the bank by id."""
    return {encounter.id: encounter for encounter in encounters()}


@cache
def _family(name: str) -> dict[str, Question]:
    """Return the questions whose ids begin with a name: a topic, a sorting, a scene, a journey, a system."""
    found: list[Question] = []
    if _is_in("questions", name):
        found += questions(name)
    if _is_in("sortings", name):
        found += (card_question(sorting(name), card) for card in sorting(name).cards)
    if _is_in("scenes", name):
        found.append(moments_question(scene(name)))
    if _is_in("journeys", name):
        found += (step_question(journey(name), step) for step in journey(name).steps)
    if _is_in("systems", name):
        found += (part_question(system(name), part) for part in system(name).parts)
        found += (feeling_question(system(name), point) for point in system(name).touchpoints)
    return {question.id: question for question in found}


def _is_in(folder: str, name: str) -> bool:
    return is_slug(name) and (_FILE.parent / folder / f"{name}.toml").is_file()
