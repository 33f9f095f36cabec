"""How far the questions of a form hang together, and what dropping one would change."""

from collections.abc import Mapping
from dataclasses import dataclass

from cocreation_teach.teaching.statistics.data import ClassData
from cocreation_teach.teaching.statistics.item_statistics import TOO_FEW, cronbach_alpha


@dataclass(frozen=True, slots=True)
class Reliability:
    """Cronbach's alpha of one form.

    Attributes
    ----------
    form
        Its number, from 1.
    n, questions
        How many students and questions it rests on: texts that wait to be marked are left out.
    alpha
        ``None`` if undefined, or fewer than 10 students.
    if_dropped
        Alpha without a question, by question.
    zero_or_one
        Whether every credit is 0 or 1, so that alpha is KR-20.
    """

    form: int
    n: int
    questions: int
    alpha: float | None
    if_dropped: Mapping[str, float | None]
    zero_or_one: bool

    @property
    def name(self) -> str:
        """The name of the statistic."""
        return "KR-20" if self.zero_or_one else "Cronbach’s alpha"


def reliabilities(data: ClassData) -> tuple[Reliability, ...]:
    """Return the reliability of every form."""
    return tuple(_of(data, at, form) for at, form in enumerate(data.assignment.forms, 1))


def _of(data: ClassData, number: int, form: tuple[str, ...]) -> Reliability:
    was_given = (data.asked == data.asked.columns.isin(form)).all(axis=1)
    mine = data.scores.loc[was_given, list(form)].dropna(axis=1)
    points = mine.mul(data.points[list(mine.columns)], axis=1)
    enough = len(mine) >= TOO_FEW
    return Reliability(
        form=number,
        n=len(mine),
        questions=len(mine.columns),
        alpha=cronbach_alpha(points) if enough else None,
        if_dropped={key: cronbach_alpha(points.drop(columns=key)) for key in mine.columns} if enough else {},
        zero_or_one=bool(mine.isin((0.0, 1.0)).all(axis=None)),
    )
