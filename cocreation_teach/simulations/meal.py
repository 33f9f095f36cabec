"""One meal, three diners: one cost, three values in use.  An illustration, not evidence.

Scene.  A business host, a couple and a birthday party eat the same dish in the same restaurant, cooked and
served by the same staff.  That the worth of a meal is not the sum of ingredients and wages, but arises where
the diner's expectations meet the experience, is the example of Osborne, Strokosch & Radnor (2018); value in
use is from Lusch & Vargo (2006).  The three diners' numbers are ours and made up.

Equations.  Food, ambience and staff actions each run from 0 to 1.  For each of them a diner has an
expectation e in 0..1 and a weight w from 0 on; x is the experience.

- Food (0 poor, 1 superb): fit = 1 - 2 max(0, e - x).  Better than expected does no harm.
- Ambience (0 hushed, 1 lively) and staff actions (0 discreet, 1 joining in): fit = 1 - 2 |x - e|.  What one
  diner came for disturbs another, so there is no best restaurant.
- Value in use = sum of w fit / sum of w, so it lies within -1..1.  If every weight is 0 the value is 0.
- Cost = wages + ingredients, whoever eats.

Assumptions: the three parts add up; nothing surprises; what the guests do for each other at the table, which
belongs to co-production too, shows only in what they expect.
"""

from dataclasses import dataclass

from cocreation_teach.simulations.parameters import number, refuse
from cocreation_teach.theory.wording import signed

PARTS = ("food", "ambience", "staff")
"""The parts of the experience, in the order of every tuple of parts."""

LABELS = {"food": "Food", "ambience": "Ambience", "staff": "Staff actions"}


@dataclass(frozen=True, slots=True)
class Meal:
    """The meal as it is served to everyone: what it costs and how it is experienced.

    Examples
    --------
    >>> Meal().cost
    28.0
    >>> Meal(food=2)
    Traceback (most recent call last):
    ValueError: food is 2, but it must be a number from 0 to 1.
    """

    wages: float = 16.0
    ingredients: float = 12.0
    food: float = 0.8
    ambience: float = 0.3
    staff: float = 0.3

    def __post_init__(self) -> None:
        """Refuse a number outside its range."""
        refuse(
            *(number(name, getattr(self, name), 0, 1000) for name in ("wages", "ingredients")),
            *(number(name, getattr(self, name), 0, 1) for name in PARTS),
        )

    @property
    def cost(self) -> float:
        """Wages and ingredients, the same for every diner."""
        return float(self.wages + self.ingredients)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a diner expects of one part, and how much the part weighs; both within 0..1.

    Examples
    --------
    >>> Expectation(0.8, weight=-1)
    Traceback (most recent call last):
    ValueError: weight is -1, but it must be a number from 0 to 1.
    """

    level: float
    weight: float

    def __post_init__(self) -> None:
        """Refuse a number outside 0..1."""
        refuse(*(number(name, getattr(self, name), 0, 1) for name in ("level", "weight")))


@dataclass(frozen=True, slots=True)
class Diner:
    """A diner, with an expectation of each part.

    Examples
    --------
    >>> [diner.name for diner in DINERS]
    ['the business host', 'the couple', 'the birthday party']
    """

    name: str
    purpose: str
    food: Expectation
    ambience: Expectation
    staff: Expectation


DINERS = (
    Diner(
        "the business host",
        "to impress a possible partner",
        Expectation(1.0, 1.0),
        Expectation(0.4, 0.5),
        Expectation(0.2, 0.8),
    ),
    Diner(
        "the couple",
        "to be alone together",
        Expectation(0.6, 0.3),
        Expectation(0.2, 1.0),
        Expectation(0.1, 0.7),
    ),
    Diner(
        "the birthday party",
        "to celebrate together",
        Expectation(0.5, 0.3),
        Expectation(0.9, 1.0),
        Expectation(0.9, 0.8),
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a diner's value: the fit in -1..1, and what it adds to the value in use.

    Examples
    --------
    >>> serve(Meal()).diners[1].parts[1].name
    'ambience'
    """

    name: str
    expected: float
    experienced: float
    share: float
    fit: float

    @property
    def adds(self) -> float:
        """The part's share of all weights times its fit."""
        return self.share * self.fit


@dataclass(frozen=True, slots=True)
class ValueInUse:
    """What the meal cost and what it was worth to one diner.

    Examples
    --------
    >>> serve(Meal()).diners[2].sentence()
    'For the birthday party, who came to celebrate together, the value in use was −0.03 on a scale ...'
    """

    diner: Diner
    cost: float
    parts: tuple[Part, ...]

    @property
    def value(self) -> float:
        """The value in use, within -1..1."""
        return min(1.0, max(-1.0, sum(part.adds for part in self.parts)))

    def sentence(self) -> str:
        """Say in one plain sentence what the meal was worth to the diner."""
        who = f"{self.diner.name}, who came {self.diner.purpose},"
        return f"For {who} the value in use was {signed(self.value)} on a scale from −1 to 1."


@dataclass(frozen=True, slots=True)
class Evening:
    """The same meal, as worth to each diner.

    Examples
    --------
    >>> serve(Meal()).sentence()
    'The meal cost 28.00 for everyone, but it was worth most to the couple (+0.76) and least to ...'
    """

    meal: Meal
    diners: tuple[ValueInUse, ...]

    def sentence(self) -> str:
        """Say in one plain sentence how cost and value differ."""
        cost = f"The meal cost {self.meal.cost:.2f} for everyone"
        if not self.diners:
            return "Nobody came to eat, so the meal had a cost and no value in use."
        most, least = max(self.diners, key=lambda d: d.value), min(self.diners, key=lambda d: d.value)
        if signed(most.value) == signed(least.value):
            return f"{cost}, and this time its value in use was the same for all ({signed(most.value)})."
        return (
            f"{cost}, but it was worth most to {most.diner.name} ({signed(most.value)}) "
            f"and least to {least.diner.name} ({signed(least.value)})."
        )


def serve(meal: Meal, diners: tuple[Diner, ...] = DINERS) -> Evening:
    """Return what one meal costs and what it is worth to each diner.

    Examples
    --------
    >>> {diner.cost for diner in serve(Meal()).diners}
    {28.0}
    """
    return Evening(meal, tuple(ValueInUse(diner, meal.cost, _parts(meal, diner)) for diner in diners))


def _parts(meal: Meal, diner: Diner) -> tuple[Part, ...]:
    expected = {name: getattr(diner, name) for name in PARTS}
    total = sum(part.weight for part in expected.values())
    return tuple(
        Part(
            name,
            part.level,
            getattr(meal, name),
            part.weight / total if total else 0.0,
            _fit(name, part.level, getattr(meal, name)),
        )
        for name, part in expected.items()
    )


def _fit(name: str, expected: float, experienced: float) -> float:
    miss = expected - experienced
    return 1.0 - 2.0 * (max(0.0, miss) if name == "food" else abs(miss))
