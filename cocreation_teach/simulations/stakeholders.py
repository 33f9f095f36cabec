"""One outcome, several stakeholders: no single score fits.  An illustration, not evidence.

Scene.  A child protection service has to settle where a child lives.  The child, the parents, the social
worker, the court and society look at the same outcome and want different things from it.  That service theory
and value in use have trouble with such contested outcomes is a limit which Osborne, Strokosch & Radnor (2018)
name, with child protection as the example.  The case, the outcomes and the weights are ours and made up; they
say nothing about what real children, parents or courts want.

Equations.  An outcome is described by five aspects a, each from -1 (much worse) to 1 (much better).

- A stakeholder gives each aspect a weight w from -1 (wants the opposite) to 1 (wants it).
- Score = sum of w a / sum of |w|, within -1..1; a stakeholder for whom nothing weighs scores 0.
- Disagreement = highest score - lowest score, within 0..2.
- The single score that fits best is halfway between the highest and the lowest.  It still misses somebody by
  half the disagreement, and every other number misses somebody by more.

Assumptions: aspects add up; nobody changes their mind by talking; all stakeholders count alike in the
disagreement.  Whose score should decide is a political question that the model cannot answer.
"""

from dataclasses import dataclass, fields

from cocreation_teach.simulations.parameters import number, refuse
from cocreation_teach.theory.wording import signed


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


OUTCOMES = (
    Outcome("at home with support", Aspects(-0.4, 1.0, 0.7, 0.5, 0.4)),
    Outcome("with the grandmother", Aspects(0.4, -0.1, 0.8, -0.2, 0.6)),
    Outcome("with a foster family", Aspects(0.9, -0.9, -0.5, 0.6, -0.7)),
)

STAKEHOLDERS = (
    Stakeholder("the child", Aspects(0.6, 0.8, 1.0, 0.1, 0.0)),
    Stakeholder("the parents", Aspects(0.4, 1.0, 0.3, 0.8, 0.0)),
    Stakeholder("the social worker", Aspects(1.0, 0.3, 0.7, 0.4, 0.2)),
    Stakeholder("the court", Aspects(0.8, 0.2, 0.4, 1.0, 0.0)),
    Stakeholder("society", Aspects(1.0, 0.1, 0.2, 0.3, 0.3)),
)


@dataclass(frozen=True, slots=True)
class Weighing:
    """One outcome as each stakeholder scores it.

    Examples
    --------
    >>> weigh(OUTCOMES[2]).sentence()
    'Living with a foster family scores +0.39 for the court and −0.25 for the child, so ...'
    """

    outcome: Outcome
    scores: tuple[tuple[str, float], ...]

    @property
    def disagreement(self) -> float:
        """Distance between the highest and the lowest score, within 0..2."""
        found = [score for _, score in self.scores]
        return max(found) - min(found) if found else 0.0

    @property
    def single_score(self) -> float:
        """The one number that comes nearest to suiting everybody."""
        found = [score for _, score in self.scores]
        return (max(found) + min(found)) / 2 if found else 0.0

    @property
    def misfit(self) -> float:
        """How far even that number misses somebody."""
        return self.disagreement / 2

    def sentence(self) -> str:
        """Say in one plain sentence how far the stakeholders are apart."""
        if not self.scores:
            return "Nobody has a stake in this outcome, so nobody gives it a score."
        (low, least), (high, most) = (pick(self.scores, key=lambda s: s[1]) for pick in (min, max))
        if signed(most) == signed(least):
            return f"All stakeholders give living {self.outcome.name} the same score, {signed(most)}."
        return (
            f"Living {self.outcome.name} scores {signed(most)} for {high} and {signed(least)} for {low}, "
            f"so any single score misses somebody by {self.misfit:.2f} or more."
        )


def weigh(outcome: Outcome, stakeholders: tuple[Stakeholder, ...] = STAKEHOLDERS) -> Weighing:
    """Return how each stakeholder scores one outcome, and how far they disagree.

    Examples
    --------
    >>> dict(weigh(OUTCOMES[0]).scores)["the parents"] > dict(weigh(OUTCOMES[0]).scores)["society"]
    True
    """
    return Weighing(outcome, tuple((holder.name, holder.score(outcome)) for holder in stakeholders))
