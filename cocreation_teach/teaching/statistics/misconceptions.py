"""Which misconceptions how many students hold, and where to send them."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from cocreation_teach.content.course import CoursePage, course_pages
from cocreation_teach.teaching.statistics.data import ClassData
from cocreation_teach.theory import MISCONCEPTIONS

_ANSWERED_IN: Final = {
    "01": "M20",
    "02": "M1 M2 M15",
    "03": "M8 M12 M14 M27",
    "04": "M11",
    "06": "M7",
    "07": "M10 M25 M30",
    "08": "M13 M21",
    "09-four-quadrants": "M3 M5 M6 M17 M19 M23 M24",
    "09-voluntary-quadrants": "M4 M16 M18 M22 M28",
    "10": "M9 M26 M29",
}
LESSONS: Final = {named: number for number, held in _ANSWERED_IN.items() for named in held.split()}
"""The lesson that answers each misconception: how its name begins."""


@dataclass(frozen=True, slots=True)
class Held:
    """One misconception in this class.

    Attributes
    ----------
    id
        ``M1`` to ``M30``.
    students, twice
        How many gave at least one answer, and answers to at least two questions, that point to it.
    could
        How many answered a question in which it could show.
    questions
        The questions in which it did show, most often first.
    """

    id: str
    students: int
    twice: int
    could: int
    questions: tuple[str, ...]

    @property
    def share(self) -> float:
        """The share of those who could have shown it."""
        return self.students / self.could

    @property
    def belief(self) -> str:
        """What a student may think, as a sentence."""
        return f"{_sentence(MISCONCEPTIONS[self.id].belief)}."

    @property
    def to_say(self) -> str:
        """One sentence to say to the class."""
        return f"{_sentence(MISCONCEPTIONS[self.id].refutation)}."

    @property
    def lesson(self) -> CoursePage:
        """The lesson to send them to."""
        return lesson_for(self.id)

    @property
    def rank(self) -> tuple[int, float, int]:
        """The order in a list: most students first, then the largest share, then by number."""
        return -self.students, -self.share, int(self.id[1:])


def lesson_for(misconception: str) -> CoursePage:
    """Return the lesson that answers a misconception.

    Examples
    --------
    >>> lesson_for("M3").title
    'The four quadrants'
    """
    return next(page for page in course_pages() if page.path.startswith(f"lessons/{LESSONS[misconception]}"))


def held(data: ClassData) -> tuple[Held, ...]:
    """Return every misconception that could have shown in this class, most students first."""
    answered = data.answered
    shown = answered[["person", "question", "misconception"]].copy()
    shown["misconception"] = shown["misconception"].str.split(";")
    shown = shown.explode("misconception")
    shown = shown[shown["misconception"].isin(list(MISCONCEPTIONS))].drop_duplicates()
    may = [(key, named) for key in data.items for named in data.key[key].question.misconceptions()]
    columns = ["question", "misconception"]
    possible = pd.concat([pd.DataFrame(may, columns=columns, dtype=str), shown[columns]]).drop_duplicates()
    could = answered[["person", "question"]].merge(possible, on="question")
    found = (
        _one(str(named), group["person"].nunique(), shown[shown["misconception"] == named], list(data.items))
        for named, group in could.groupby("misconception")
        if named in MISCONCEPTIONS
    )
    return tuple(sorted(found, key=lambda one: one.rank))


def _one(named: str, could: int, shown: pd.DataFrame, order: list[str]) -> Held:
    times = shown["person"].value_counts()
    often = shown["question"].value_counts().to_dict()
    questions = sorted(often, key=lambda key: (-often[key], order.index(key)))
    return Held(named, len(times), int((times > 1).sum()), could, tuple(questions))


def _sentence(clause: str) -> str:
    return clause[:1].upper() + clause[1:]
