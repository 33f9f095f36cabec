"""One outcome, several stakeholders: no single score fits.  An illustration, not evidence.

Scene.  A child protection service has to settle where a child lives.  The child, the parents, the social
worker, the court and society look at the same outcome and want different things from it.  That service theory
and value in use have trouble with such contested outcomes is a limit which Osborne, Strokosch & Radnor (2018)
name, with child protection as the example.  The case, the outcomes and the weights are ours and made up; they
say nothing about what real children, parents or courts want.

Equations.  An outcome is described by five aspects a, each from -1 (much worse) to 1 (much better).

- A stakeholder gives each aspect a weight w from -1 (wants the opposite) to 1 (wants it).
- Score = sum of w a / sum of |w|, within -1..1; a stakeholder for whom nothing weighs scores 0.
- Disagreement = the mean distance between two stakeholders' scores, over all pairs, within 0..2.  One more
  voice narrows it if it lies near most of the others, and widens it if it lies far from them.
- Span = highest score - lowest score.  No further voice can narrow it: that is arithmetic, and no finding, so
  it is no measure of disagreement here.
- The single score that fits best is the median.  It misses the stakeholders by the misfit on average, and no
  other number misses them by less.
- What safety and family weigh together with a stakeholder can be shared out anew between the two.

Assumptions: aspects add up; nobody changes their mind by talking, unless you let them; all stakeholders count
alike in the disagreement.  Whose score should decide is a political question that the model cannot answer.
"""

from dataclasses import dataclass, fields, replace
from itertools import combinations
from statistics import fmean, median

from cocreation_teach.simulations.parameters import number, refuse
from cocreation_teach.theory.wording import fixed, signed
from cocreation_teach.words import say


@dataclass(frozen=True, slots=True)
class Aspects:
    """Five aspects of an outcome, or the weights that a stakeholder gives them; each within -1..1.

    Examples
    --------
    >>> Aspects(safety=3)
    Traceback (most recent call last):
    ValueError: safety is 3, but it must be a number from -1 to 1.
    """

    safety: float = 0.0
    family_together: float = 0.0
    child_heard: float = 0.0
    fair_process: float = 0.0
    public_money: float = 0.0

    def __post_init__(self) -> None:
        """Refuse a number outside -1..1."""
        refuse(*(number(name, getattr(self, name), -1, 1) for name in ASPECTS))

    def numbers(self) -> tuple[float, ...]:
        """Return the five numbers in the order of `ASPECTS`."""
        return tuple(float(getattr(self, name)) for name in ASPECTS)


ASPECTS = tuple(field.name for field in fields(Aspects))
"""The names of the aspects, in order."""

LABELS = {
    "safety": "The child is safe",
    "family_together": "The family stays together",
    "child_heard": "The child is heard",
    "fair_process": "The process is fair",
    "public_money": "Public money is saved",
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What comes of a decision.

    Examples
    --------
    >>> [outcome.name for outcome in OUTCOMES]
    ['at home with support', 'with the grandmother', 'with a foster family']
    """

    name: str
    aspects: Aspects


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """Somebody with a stake in the outcome, and what weighs with them.

    Examples
    --------
    >>> [stakeholder.name for stakeholder in STAKEHOLDERS]
    ['the child', 'the parents', 'the social worker', 'the court', 'society']
    """

    name: str
    weights: Aspects

    def score(self, outcome: Outcome) -> float:
        """Return the outcome's score for this stakeholder, within -1..1."""
        pairs = tuple(zip(self.weights.numbers(), outcome.aspects.numbers(), strict=True))
        total = sum(abs(weight) for weight, _ in pairs)
        if not total:
            return 0.0
        return min(1.0, max(-1.0, sum(weight / total * aspect for weight, aspect in pairs)))

    @property
    def together(self) -> float:
        """The family's share of what safety and family weigh together; 1/2 if neither weighs."""
        both = self.weights.safety + self.weights.family_together
        return self.weights.family_together / both if both else 0.5

    def torn(self, together: float) -> "Stakeholder":
        """Return the stakeholder with what safety and family weigh shared out anew between the two.

        Examples
        --------
        >>> STAKEHOLDERS[0].torn(1.0).weights.safety
        0.0
        """
        refuse(number("together", together, 0, 1))
        both = self.weights.safety + self.weights.family_together
        shared = {"safety": both * (1.0 - together), "family_together": both * together}
        return replace(self, weights=replace(self.weights, **shared))


OUTCOMES = (
    Outcome("at home with support", Aspects(-0.4, 1.0, 0.7, 0.5, 0.4)),
    Outcome("with the grandmother", Aspects(0.4, -0.1, 0.8, -0.2, 0.6)),
    Outcome("with a foster family", Aspects(0.9, -0.9, -0.5, 0.6, -0.7)),
)

STAKEHOLDERS = (
    Stakeholder("the child", Aspects(0.4, 0.6, 0.7, 0.1, 0.0)),
    Stakeholder("the parents", Aspects(0.3, 0.7, 0.2, 0.6, 0.0)),
    Stakeholder("the social worker", Aspects(0.75, 0.25, 0.5, 0.3, 0.15)),
    Stakeholder("the court", Aspects(0.8, 0.2, 0.4, 1.0, 0.0)),
    Stakeholder("society", Aspects(0.9, 0.1, 0.1, 0.4, 0.2)),
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """One outcome as each stakeholder scores it.

    Examples
    --------
    >>> weigh(OUTCOMES[2]).sentence()
    'Living with a foster family scores +0.45 for society and −0.26 for the child, and ...'
    """

    outcome: Outcome
    scores: tuple[tuple[str, float], ...]

    @property
    def disagreement(self) -> float:
        """Mean distance between the scores of two stakeholders, within 0..2; 0 if there are not two."""
        pairs = combinations([score for _, score in self.scores], 2)
        return fmean([abs(one - other) for one, other in pairs] or [0.0])

    @property
    def span(self) -> float:
        """Distance between the highest and the lowest score, within 0..2."""
        found = [score for _, score in self.scores]
        return max(found) - min(found) if found else 0.0

    @property
    def single_score(self) -> float:
        """The one number that comes nearest to all, which is the median."""
        return median([score for _, score in self.scores] or [0.0])

    @property
    def misfit(self) -> float:
        """How far even that number misses the stakeholders on average."""
        return fmean([abs(score - self.single_score) for _, score in self.scores] or [0.0])

    def sentence(self) -> str:
        """Say in one plain sentence how far the stakeholders are apart."""
        if not self.scores:
            return "Nobody has a stake in this outcome, so nobody gives it a score."
        (low, least), (high, most) = (pick(self.scores, key=lambda s: s[1]) for pick in (min, max))
        if signed(most) == signed(least):
            return say("stakeholders.same", outcome=self.outcome.name, score=signed(most))
        return say(
            "stakeholders.apart",
            outcome=self.outcome.name,
            **{"most": signed(most), "high": high, "least": signed(least), "low": low},
            disagreement=fixed(self.disagreement, 2),
        )


def weigh(outcome: Outcome, stakeholders: tuple[Stakeholder, ...] = STAKEHOLDERS) -> Weighing:
    """Return how each stakeholder scores one outcome, and how far they disagree.

    Examples
    --------
    >>> dict(weigh(OUTCOMES[0]).scores)["the parents"] > dict(weigh(OUTCOMES[0]).scores)["society"]
    True
    """
    return Weighing(outcome, tuple((holder.name, holder.score(outcome)) for holder in stakeholders))
