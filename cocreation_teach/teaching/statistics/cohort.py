"""Statistics of the class as a whole: its answers against the key and each other, its sureness, its gain.

Formulas.

- Confusion matrix: true quadrant by chosen quadrant, counted over all answers.
- Agreement: Krippendorff's (2011) alpha; nominal for quadrants, ordinal for places on the continuum.
- Division of a question: Shannon's (1948) entropy of the answers over that of a class spread evenly.
- Confidence: the mean squared distance of a stated chance of being right from right (1) or wrong (0) (Brier
  1950).  Students state no number: we read "guess" as what blind choosing gives, "certain" as 1, and "fair"
  as half-way between (our convention).
- Gain: (after - before) / (100 - before) of the class's mean percentages (Hake 1998).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal

import krippendorff
import numpy as np
import pandas as pd
from scipy.stats import entropy

from cocreation_teach.exchange.text import id_key, without_zeros
from cocreation_teach.teaching.statistics.data import ClassData
from cocreation_teach.theory import CONFIDENCE, Quadrant
from cocreation_teach.theory.gain import Gain

QUADRANTS: Final = [quadrant.value for quadrant in Quadrant]
_DIVIDED: Final = 0.6
_CAMP: Final = 0.3


def confusion(data: ClassData) -> pd.DataFrame:
    """Return how often each quadrant (column) was chosen where each (row) was the key."""
    asked = data.of_kind("quadrant")
    found = _chosen(data, asked)
    keys = {
        key: next((option for option, credit in data.key[key].credit.items() if credit == 1), "")
        for key in asked
    }
    table = pd.crosstab(found["question"].map(keys), found["answer"]) if len(found) else pd.DataFrame()
    return table.reindex(index=QUADRANTS, columns=QUADRANTS, fill_value=0).astype(int)


def missed_axes(matrix: pd.DataFrame) -> dict[str, int]:
    """Return how many answers of a confusion matrix missed the nature alone, the locus alone, and both.

    Examples
    --------
    >>> missed_axes(pd.DataFrame([[5, 1], [2, 0]], index=["I", "IV"], columns=["I", "III"]))
    {'nature': 1, 'locus': 0, 'both': 2}
    """
    missed = dict.fromkeys(("nature", "locus", "both"), 0)
    for key, row in matrix.iterrows():
        for chosen, count in row.items():
            if axes := Quadrant(str(key)).differs_in(Quadrant(str(chosen))):
                missed["both" if len(axes) > 1 else axes[0]] += int(count)
    return missed


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far the class agrees with itself; ``alpha`` is ``None`` where it is not defined."""

    students: int
    questions: int
    alpha: float | None


def agreement(data: ClassData, kind: Literal["quadrant", "continuum"]) -> Agreement:
    """Return how far the class agrees on quadrants, or on places on the continuum."""
    found = _chosen(data, data.of_kind(kind))
    sizes = found.groupby("question")["answer"].transform("size")
    paired = found[sizes > 1]
    students, questions = paired["person"].nunique(), paired["question"].nunique()
    if paired["answer"].nunique() < 2:
        return Agreement(students, questions, None)
    # Places are "1" to "5": their columns come in order.
    counts = pd.crosstab(paired["question"], paired["answer"]).to_numpy()
    level: Literal["nominal", "ordinal"] = "nominal" if kind == "quadrant" else "ordinal"
    alpha = krippendorff.alpha(value_counts=counts, level_of_measurement=level)
    return Agreement(students, questions, float(alpha))


@dataclass(frozen=True, slots=True)
class Division:
    """A question whose answers lie apart.

    Attributes
    ----------
    question
        Its id.
    n
        How many answered it.
    spread
        0 if all agree, 1 if all options are taken alike.
    camps
        The options taken, each with its number, the largest first.
    """

    question: str
    n: int
    spread: float
    camps: tuple[tuple[str, int], ...]

    @property
    def two_camps(self) -> bool:
        """Whether two options hold at least four fifths of the answers, and the smaller three tenths."""
        first, second = self.camps[0][1] / self.n, self.camps[1][1] / self.n
        return second >= _CAMP and first + second >= 0.8


def divisions(data: ClassData) -> tuple[Division, ...]:
    """Return the questions where fewer than six in ten took the same option, the most divided first."""
    found = []
    for question, answers in _chosen(data, data.that_take_one).groupby("question")["answer"]:
        counts = answers.value_counts().sort_index().sort_values(ascending=False, kind="stable")
        if len(answers) > 1 and counts.iloc[0] / len(answers) < _DIVIDED:
            options = len(data.items[str(question)].options)
            spread = float(round(entropy(counts, base=options), 12))
            camps = tuple((str(key), int(count)) for key, count in counts.items())
            found.append(Division(str(question), len(answers), min(spread, 1.0), camps))
    return tuple(sorted(found, key=lambda one: (-one.spread, list(data.items).index(one.question))))


def stated(data: ClassData) -> pd.DataFrame:
    """Return the answers with a confidence: confidence, the chance that it states, and right (0 or 1)."""
    found = _chosen(data, data.that_take_one)
    found = found[found["confidence"].isin(CONFIDENCE) & found["credit"].notna()]
    chance = found["question"].map({key: 1 / max(len(item.options), 1) for key, item in data.items.items()})
    weight = found["confidence"].map({"guess": 0.0, "fair": 0.5, "certain": 1.0}).astype(float)
    right = (found["credit"] == 1).astype(float)
    stated = chance.astype(float) * (1 - weight) + weight
    return pd.DataFrame({"confidence": found["confidence"], "stated": stated, "right": right})


def calibration(answers: pd.DataFrame) -> pd.DataFrame:
    """Return for each level of confidence that was stated: n, the mean chance stated, and the share right.

    Examples
    --------
    >>> calibration(pd.DataFrame({"confidence": ["fair"] * 2, "stated": [0.625] * 2, "right": [1.0, 0.0]}))
                n  stated  right
    confidence
    fair        2   0.625    0.5
    """
    found = answers.groupby("confidence").agg(
        n=("right", "size"), stated=("stated", "mean"), right=("right", "mean")
    )
    return found.loc[[level for level in CONFIDENCE if level in found.index]]


def brier(answers: pd.DataFrame) -> float | None:
    """Return the Brier score of stated chances; ``None`` if there are none.

    Examples
    --------
    >>> brier(pd.DataFrame({"stated": [1.0, 1.0, 0.25], "right": [1.0, 0.0, 0.0]}))
    0.354...
    """
    return float(((answers["stated"] - answers["right"]) ** 2).mean()) if len(answers) else None


def gain(before: ClassData, after: ClassData) -> Gain | None:
    """Return the gain in mean percentages of those who are in both and marked in full; ``None`` if nobody is.

    An id that two people gave is left out: nobody can say which is which.
    """
    known = [data.people.assign(id=data.people["student_id"].map(id_key)) for data in (before, after)]
    both = [people.drop_duplicates("id", keep=False).dropna() for people in known]
    pairs = both[0].merge(both[1], on="id", suffixes=("_before", "_after"))
    if pairs.empty:
        return None
    first, then = (float(pairs[f"percent_{when}"].mean()) for when in ("before", "after"))
    return Gain(len(pairs), first, then, most=100)


def without_their_zeros(before: ClassData, after: ClassData) -> tuple[str, ...]:
    """Return the ids that stand in both classes once the zeros in front are taken away, and only then."""
    first, then = ({id_key(one): one for one in data.people["student_id"]} for data in (before, after))
    bare = {without_zeros(key) for key in then if key not in first}
    return tuple(sorted(one for key, one in first.items() if key not in then and without_zeros(key) in bare))


def _chosen(data: ClassData, questions: Iterable[str]) -> pd.DataFrame:
    """Return the answers to some questions that are options of theirs."""
    options = {(key, option) for key in questions for option, _ in data.items[key].options}
    pairs = zip(data.answered["question"], data.answered["answer"], strict=True)
    return data.answered[np.fromiter((pair in options for pair in pairs), dtype=bool)]
