"""A service enacted: satisfaction and outcome apart.  An illustration, not evidence.

Scene.  After a knee operation a patient goes through a rehabilitation service in five moments of truth
(Normann 1991).  The clinic can only promise; what happens is decided where expectation meets experience,
and that settles both satisfaction and performance and outcome (Osborne, Strokosch & Radnor 2018, who cite
Venetis & Ghauri 2004).  The clinic, the equations and the numbers are ours and made up.

Equations.  All inputs lie within 0..1.

- Expectation e = prior + 0.5 (promise - prior): the promise is half believed, for better or worse.
- A moment has a conduct c of staff, and a demand d on the user.
- Part in the first moment = part x (0.75 + 0.5 e), at most 1: who hopes for more tries harder.
- Experience x = 0.5 c + 0.5 (1 - d (1 - 0.3 part)): to be asked for effort is less pleasant, and less so for
  whoever has an active part in it.
- Gap = x - e: experience against expectation.
- Outcome of the moment y = part x d x (2 c - 1): progress takes effort by the user, guided well; guided badly
  the same effort harms.  A moment without any part or demand moves nothing.
- Part in the next moment = part - max(0, e - x), at least 0: people put in less after a disappointment.
- Satisfaction = mean gap and outcome = mean y; both lie within -1..1.

So a demanding moment costs satisfaction and makes outcome.  A louder promise costs satisfaction.  It helps
the outcome while it is kept, and harms it where it is broken (if the guidance is good).  That patients who
expect a good recovery tend to recover better is what Mondloch, Cole & Frank (2001) found in 15 of 16 studies
of moderate quality; how it comes about here, and that a promise can raise what is expected, are ours.

Assumptions: the promise works through expectation alone; expectation does not change on the way; every moment
counts the same.  Satisfaction is not value: it is one thing among others that the encounter leaves behind.
"""

from dataclasses import dataclass

from cocreation_teach.simulations.parameters import number, refuse
from cocreation_teach.theory.wording import signed
from cocreation_teach.words import say

BELIEF = 0.5
HOPE = 0.5
EASE = 0.3


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of truth: how staff act, and how much it asks of the user; both within 0..1.

    Examples
    --------
    >>> Moment("The first talk", conduct=1.5, demand=0)
    Traceback (most recent call last):
    ValueError: conduct is 1.5, but it must be a number from 0 to 1.
    """

    name: str
    conduct: float
    demand: float

    def __post_init__(self) -> None:
        """Refuse a number outside 0..1."""
        refuse(*(number(name, getattr(self, name), 0, 1) for name in ("conduct", "demand")))


REHABILITATION = (
    Moment("Arriving and waiting", 0.3, 0.1),
    Moment("The first talk", 0.8, 0.2),
    Moment("Setting a goal", 0.9, 0.4),
    Moment("The painful exercises", 0.9, 1.0),
    Moment("Going home with a plan", 0.7, 0.6),
)


@dataclass(frozen=True, slots=True)
class Step:
    """What a moment of truth did.

    Examples
    --------
    >>> hardest = enact(promise=0.6).steps[3]
    >>> hardest.gap < 0 < hardest.outcome
    True
    """

    moment: Moment
    part: float
    expectation: float
    experience: float
    outcome: float

    @property
    def gap(self) -> float:
        """Experience against expectation, within -1..1."""
        return self.experience - self.expectation


@dataclass(frozen=True, slots=True)
class Enactment:
    """A service after its last moment; satisfaction and outcome are two results.

    Examples
    --------
    >>> enact(REHABILITATION, promise=1.0).sentence()
    'The user leaves dissatisfied (...) and better off (outcome ...) after 5 moments of truth.'
    """

    promise: float
    expectation: float
    steps: tuple[Step, ...]

    @property
    def satisfaction(self) -> float:
        """Mean gap between experience and expectation, within -1..1; 0 if nothing was enacted."""
        return _mean([step.gap for step in self.steps])

    @property
    def outcome(self) -> float:
        """Mean outcome of the moments, within -1..1; 0 if nothing was enacted."""
        return _mean([step.outcome for step in self.steps])

    def sentence(self) -> str:
        """Say in one plain sentence where satisfaction and outcome ended."""
        if not self.steps:
            return "The service was promised but never enacted, so there is no satisfaction and no outcome."
        return say(
            "enactment.end",
            count=len(self.steps),
            felt=say(f"enactment.felt-{_side(self.satisfaction)}"),
            done=say(f"enactment.done-{_side(self.outcome)}"),
            satisfaction=signed(self.satisfaction),
            outcome=signed(self.outcome),
        )


def enact(
    moments: tuple[Moment, ...] = REHABILITATION,
    *,
    prior: float = 0.5,
    promise: float = 0.5,
    part: float = 0.5,
) -> Enactment:
    """Play a service moment by moment.

    Parameters
    ----------
    moments
        The moments of truth in their order.
    prior
        What the user expected before any promise, 0..1.
    promise
        What the organisation promises, 0..1.
    part
        How active a part the user plays at first, 0 (passive) to 1 (active).

    Raises
    ------
    ValueError
        If a number lies outside its range.

    Examples
    --------
    >>> modest, kept, broken = (enact(promise=promise) for promise in (0.2, 0.7, 1.0))
    >>> modest.satisfaction > kept.satisfaction > broken.satisfaction
    True
    >>> modest.outcome < kept.outcome > broken.outcome
    True
    """
    refuse(number("prior", prior, 0, 1), number("promise", promise, 0, 1), number("part", part, 0, 1))
    expectation = prior + BELIEF * (promise - prior)
    part = min(1.0, part * (1 + HOPE * (expectation - 0.5)))
    steps: list[Step] = []
    for moment in moments:
        experience = 0.5 * moment.conduct + 0.5 * (1 - moment.demand * (1 - EASE * part))
        outcome = part * moment.demand * (2 * moment.conduct - 1)
        steps.append(Step(moment, part, expectation, experience, outcome))
        part = max(0.0, part + min(0.0, steps[-1].gap))
    return Enactment(promise, expectation, tuple(steps))


def _mean(numbers: list[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def _side(number: float) -> str:
    if abs(number) < 0.005:
        return "level"
    return "above" if number > 0 else "below"
