"""How far the questions of a class hang together: each with the others, and all of a form.

Formulas.

- rest = points earned on all other questions asked / their points.  Discrimination = Pearson correlation of a
  question's credit and rest over persons (item-rest; Ebel & Frisbie 1991; Moodle shows the same).
- bands: the lowest and the highest 27 per cent by rest (Kelley 1939), ties on the band's side.
- Reliability of a form: alpha = k / (k - 1) x (1 - sum of the questions' variances / variance of the totals)
  (Cronbach 1951); where every credit is 0 or 1 it is KR-20 (Kuder & Richardson 1937).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import pearsonr

from cocreation_teach.teaching.statistics.data import ClassData

FEW: Final = 30
"""Below this many persons, correlations and alphas are shown greyed."""
TOO_FEW: Final = 10
"""Below this many they are not shown: one person more or less could turn them round."""
BANDS: Final = ("low", "middle", "high")
_NEXT_TO_NOTHING: Final = 1e-12


def rest_of(credits: pd.DataFrame, points: "pd.Series[float]") -> pd.DataFrame:
    """Return for each person and question the share of points earned on that person's other questions.

    Examples
    --------
    >>> credits = pd.DataFrame({"a": [1.0, 0.0], "b": [1.0, 1.0], "c": [0.0, None]})
    >>> rest_of(credits, pd.Series({"a": 1.0, "b": 1.0, "c": 2.0}))["a"].round(3).tolist()
    [0.333, 1.0]
    """
    earned = credits.mul(points, axis=1)
    possible = credits.notna().mul(points, axis=1)
    rest = earned.fillna(0).rsub(earned.sum(axis=1), axis=0)
    room = possible.rsub(possible.sum(axis=1), axis=0)
    # Rounded, so that shares that are the same stay the same whatever the order of adding.
    return (rest / room.where(room > _NEXT_TO_NOTHING)).clip(0, 1).round(12).where(credits.notna())


def discrimination(credit: "pd.Series[float]", rest: "pd.Series[float]") -> tuple[float, float, float] | None:
    """Return the item-rest correlation with its 95 per cent interval (Fisher 1921); ``None`` if undefined.

    It is undefined with fewer than four persons, and where all earned the same or did equally well elsewhere.

    Examples
    --------
    >>> credit, rest = pd.Series([1.0, 1, 0, 0]), pd.Series([1.0, 0.5, 0.5, 0])
    >>> round(discrimination(credit, rest)[0], 3)
    0.707
    >>> discrimination(credit, rest * 0) is None
    True
    """
    pairs = pd.DataFrame({"credit": credit, "rest": rest}).dropna()
    if len(pairs) < 4 or any(np.ptp(pairs[name]) < _NEXT_TO_NOTHING for name in pairs):
        return None
    found = pearsonr(pairs["credit"], pairs["rest"])
    interval = found.confidence_interval(0.95)
    return float(found.statistic), float(interval.low), float(interval.high)


def bands(rest: "pd.Series[float]") -> "pd.Series[str] | None":
    """Return the band of each person; ``None`` where the class cannot be told apart.

    Examples
    --------
    >>> bands(pd.Series([0.1, 0.5, 0.5, 0.9])).tolist()
    ['low', 'middle', 'middle', 'high']
    """
    known = rest.dropna()
    if known.nunique() < 2:
        return None
    low, high = known.quantile(0.27, interpolation="lower"), known.quantile(0.73, interpolation="higher")
    # Where more than half of the class share one, the bands are who lies below and above it.
    lower, upper = (known <= low, known >= high) if low < high else (known < low, known > high)
    if not (lower.any() and upper.any()):
        return None
    return pd.Series("middle", index=known.index).mask(lower, "low").mask(upper, "high")


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
    return tuple(_reliability(data, at, form) for at, form in enumerate(data.assignment.forms, 1))


def alphas_if_dropped(forms: Sequence[Reliability]) -> Mapping[str, float | None]:
    """Return alpha without a question, by question; with several forms each has its own, so none is told."""
    return forms[0].if_dropped if len(forms) == 1 else {}


def _reliability(data: ClassData, number: int, form: tuple[str, ...]) -> Reliability:
    was_given = (data.asked == data.asked.columns.isin(form)).all(axis=1)
    mine = data.credits.loc[was_given, list(form)].dropna(axis=1)
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


def cronbach_alpha(table: pd.DataFrame) -> float | None:
    """Return Cronbach's alpha of points, a row a person, a column a question; ``None`` if undefined.

    It is undefined with fewer than two persons or questions, and where all totals are the same.

    Examples
    --------
    >>> cronbach_alpha(pd.DataFrame({"a": [1, 1, 0, 0], "b": [1, 0, 1, 0]}))
    0.0
    >>> cronbach_alpha(pd.DataFrame({"a": [1, 0], "b": [1, 0]}))
    1.0
    """
    people, questions = table.shape
    if people < 2 or questions < 2:
        return None
    total = table.sum(axis=1).var(ddof=0)
    if total < _NEXT_TO_NOTHING:
        return None
    within = table.var(ddof=0).sum()
    return float(round(questions / (questions - 1) * (1 - within / total), 12))
