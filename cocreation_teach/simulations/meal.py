"""One meal, three diners: one cost, three values in use.  An illustration, not evidence.

Scene.  A business host, a couple and a birthday party eat the same dish in the same restaurant, cooked and
served by the same staff.  That the worth of a meal is not the sum of ingredients and wages, but arises where
the diner's expectations meet the experience, is the example of Osborne, Strokosch & Radnor (2018).  That
value is in use, and created by the user with what is offered, follows Lusch & Vargo (2006) and Grönroos
(2011).  The three diners, what they do and their numbers are ours and made up.

Equations.  Food (0 poor, 1 superb), ambience (0 hushed, 1 lively) and staff actions (0 discreet, 1 joining
in) are experienced as x.  Each diner came to do something with the evening, and does it to an extent a in
0..1.  For each part a diner has an expectation e in 0..1 and a need n in -1..1: above 0 where what they do
lives from much of the part, below 0 where it lives from little of it.

- A part helps or hinders what the diner does: it adds a (n / sum of |n|) (2 x - 1).
- Value in use = what the three parts add, so it lies within -1..1.  Whoever does nothing with the evening has
  a value of 0, whatever was served; whoever does much where everything is against it has the lowest.
- Satisfaction = 1 - 2 (mean miss, weighed by |n|), within -1..1.  A part misses by |x - e|, but food only by
  what it falls short.  Satisfaction comes of the gap alone, and value in use knows no gap: neither follows
  from the other.
- Cost = wages + ingredients, whoever eats.

Assumptions: the three parts add up; what a diner came to do does not change; one table's song is not heard at
the next.
"""

from dataclasses import dataclass

from cocreation_teach.simulations.parameters import number, refuse
from cocreation_teach.theory.wording import signed
from cocreation_teach.words import say

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
    """What a diner expects of one part, 0..1, and what their doing needs: -1 (little of it) to 1 (much).

    Examples
    --------
    >>> Expectation(0.8, need=-2)
    Traceback (most recent call last):
    ValueError: need is -2, but it must be a number from -1 to 1.
    """

    level: float
    need: float

    def __post_init__(self) -> None:
        """Refuse a number outside its range."""
        refuse(number("level", self.level, 0, 1), number("need", self.need, -1, 1))


@dataclass(frozen=True, slots=True)
class Diner:
    """A diner, what they came to do and how far they do it, with an expectation of each part.

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
    does: float = 0.8

    def __post_init__(self) -> None:
        """Refuse a number outside 0..1."""
        refuse(number("does", self.does, 0, 1))


DINERS = (
    Diner(
        "the business host",
        "to win a partner over",
        Expectation(1.0, 0.5),
        Expectation(0.4, -0.2),
        Expectation(0.2, -0.3),
    ),
    Diner(
        "the couple",
        "to confide in each other",
        Expectation(0.6, 0.2),
        Expectation(0.2, -0.5),
        Expectation(0.1, -0.3),
    ),
    Diner(
        "the birthday party",
        "to sing together",
        Expectation(0.5, 0.2),
        Expectation(0.9, 0.5),
        Expectation(0.9, 0.3),
    ),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a diner's evening: its share of what matters, how it helps, and what it adds to the value.

    Examples
    --------
    >>> serve(Meal()).diners[1].parts[1].name
    'ambience'
    """

    name: str
    expected: float
    experienced: float
    share: float
    adds: float
    miss: float


@dataclass(frozen=True, slots=True)
class ValueInUse:
    """What the meal cost, what it was worth to one diner, and how it pleased.

    Examples
    --------
    >>> serve(Meal()).diners[2].sentence()
    'For the birthday party, who came to sing together, the value in use was −0.16 on a scale ...'
    """

    diner: Diner
    cost: float
    parts: tuple[Part, ...]

    @property
    def value(self) -> float:
        """The value in use, within -1..1."""
        return min(1.0, max(-1.0, sum(part.adds for part in self.parts)))

    @property
    def satisfaction(self) -> float:
        """How what was met compares with what was expected, within -1..1; 1 if nothing was missed."""
        return max(-1.0, 1.0 - 2.0 * sum(part.share * part.miss for part in self.parts))

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
    'The meal cost 28.00 for everyone, but it was worth most to the business host (+0.40) and least to ...'
    """

    meal: Meal
    diners: tuple[ValueInUse, ...]

    def sentence(self) -> str:
        """Say in one plain sentence how cost and value differ."""
        if not self.diners:
            return "Nobody came to eat, so the meal had a cost and no value in use."
        most, least = max(self.diners, key=lambda d: d.value), min(self.diners, key=lambda d: d.value)
        cost, high, low = f"{self.meal.cost:.2f}", signed(most.value), signed(least.value)
        if high == low:
            return say("meal.same", cost=cost, value=high)
        return say("meal.worth", cost=cost, most=most.diner.name, high=high, least=least.diner.name, low=low)


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
    total = sum(abs(part.need) for part in expected.values())
    parts = []
    for name, part in expected.items():
        met, share = getattr(meal, name), abs(part.need) / total if total else 0.0
        helps = (2.0 * met - 1.0) * (1.0 if part.need > 0 else -1.0)
        parts.append(
            Part(name, part.level, met, share, diner.does * share * helps, _miss(name, part.level, met))
        )
    return tuple(parts)


def _miss(name: str, expected: float, experienced: float) -> float:
    miss = expected - experienced
    return max(0.0, miss) if name == "food" else abs(miss)
