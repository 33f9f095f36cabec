"""Statistics of single questions: how hard, how telling, and which options were taken.

Formulas.  For a question i, the class's credits s (0 to 1) and points p:

- facility = mean of s; what was left out counts as 0 (Lord & Novick 1968; Moodle's facility index).
- rest = points earned on all other questions asked / their points.  Discrimination = Pearson correlation of s
  and rest over persons (item-rest; Ebel & Frisbie 1991; Moodle shows the same).
- alpha = k / (k - 1) x (1 - sum of the questions' variances / variance of the totals) (Cronbach 1951); where
  every credit is 0 or 1 it is KR-20 (Kuder & Richardson 1937).
- bands: the lowest and the highest 27 per cent by rest (Kelley 1939), ties on the band's side.
"""

from typing import Final

import numpy as np
import pandas as pd
from scipy.stats import pearsonr

FEW: Final = 30
"""Below this many persons, correlations and alphas are shown greyed."""
TOO_FEW: Final = 10
"""Below this many they are not shown: one person more or less could turn them round."""
BANDS: Final = ("low", "middle", "high")
_NEXT_TO_NOTHING: Final = 1e-12


def rest_of(scores: pd.DataFrame, points: "pd.Series[float]") -> pd.DataFrame:
    """Return for each person and question the share of points earned on that person's other questions.

    Examples
    --------
    >>> scores = pd.DataFrame({"a": [1.0, 0.0], "b": [1.0, 1.0], "c": [0.0, None]})
    >>> rest_of(scores, pd.Series({"a": 1.0, "b": 1.0, "c": 2.0}))["a"].round(3).tolist()
    [0.333, 1.0]
    """
    earned = scores.mul(points, axis=1)
    possible = scores.notna().mul(points, axis=1)
    rest = earned.fillna(0).rsub(earned.sum(axis=1), axis=0)
    room = possible.rsub(possible.sum(axis=1), axis=0)
    # Rounded, so that shares that are the same stay the same whatever the order of adding.
    return (rest / room.where(room > _NEXT_TO_NOTHING)).clip(0, 1).round(12).where(scores.notna())


def discrimination(score: "pd.Series[float]", rest: "pd.Series[float]") -> tuple[float, float, float] | None:
    """Return the item-rest correlation with its 95 per cent interval (Fisher 1921); ``None`` if undefined.

    It is undefined with fewer than four persons, and where all scored the same or did equally well elsewhere.

    Examples
    --------
    >>> score, rest = pd.Series([1.0, 1, 0, 0]), pd.Series([1.0, 0.5, 0.5, 0])
    >>> round(discrimination(score, rest)[0], 3)
    0.707
    >>> discrimination(score, rest * 0) is None
    True
    """
    pairs = pd.DataFrame({"score": score, "rest": rest}).dropna()
    if len(pairs) < 4 or any(np.ptp(pairs[name]) < _NEXT_TO_NOTHING for name in pairs):
        return None
    found = pearsonr(pairs["score"], pairs["rest"])
    interval = found.confidence_interval(0.95)
    return float(found.statistic), float(interval.low), float(interval.high)


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


def bands(rest: "pd.Series[float]") -> "pd.Series[str] | None":
    """Return the score band of each person; ``None`` where the class cannot be told apart.

    Examples
    --------
    >>> bands(pd.Series([0.1, 0.5, 0.5, 0.9])).tolist()
    ['low', 'middle', 'middle', 'high']
    """
    known = rest.dropna()
    if known.nunique() < 2:
        return None
    low, high = known.quantile(0.27, interpolation="lower"), known.quantile(0.73, interpolation="higher")
    # Where more than half of the class share one score, the bands are who lies below and above it.
    lower, upper = (known <= low, known >= high) if low < high else (known < low, known > high)
    if not (lower.any() and upper.any()):
        return None
    return pd.Series("middle", index=known.index).mask(lower, "low").mask(upper, "high")
