"""Two identical homes: the same staff and budget, other residents.  An illustration, not evidence.

Scene.  Two residential homes for older people are alike in staff, skills, hours, meals and cost.  Only
who lives there, and who visits, differs.  Residents who resent the place, or do not know that they live
there, still co-produce their own experience and that of the others.  The idea is the thought experiment
of Osborne, Strokosch & Radnor (2018); the equations and every number in them are ours and made up.

Equations, for resident i on day t.  Everyone draws a strength of feeling s in 0.2..1.

- Willingness w = s if willing, -s if not: whoever does not know that this is home feels as much as others.
- Signal to staff = g (0.3 s if willing, 0.8 l s if resisting) + 0.1 g e + 0.2 v.  Here e is what the resident
  expects, v is 1 on a day the family visits, and l says how staff take resistance: 0 as bad behaviour, 1 as
  news.  g is 1 for an aware resident and 1/2 for an unaware one: staff read less of what somebody feels who
  cannot say what it is about.  Nothing else is halved.
- Own fit of the care: k(t) = k(t-1) + 0.012 signal (1 - k(t-1)), from k(0) = 0.3, the staff's skill.
- Fit F = half k + half the mean of k in the home: what staff learn with one person they use with others.
- Needs met N = 2 F - 1: a need is met as far as the care fits it, whether or not anybody is glad to be there.
- Encounter p = F + (1 - F) (w - 0.8 e): where care fits, it makes no difference what anybody felt or
  expected; what does not fit is made up for by good will, and is worse for who resents it or expected more.
- Neighbour m = the p of one other resident, aware or not, a new one each day.  A lone resident has m = 0.
- Well-being comes of the run of encounters: W(t) = W(t-1) + 0.1 (0.5 p + 0.3 m + 0.2 v - W(t-1)), from
  W(0) = w, the feeling on arrival.  No single day decides, and arrival is soon left behind.
- Capacity C = mean of (N + W) / 2 so far: it follows from the other two kinds.

Resistance is co-production too, for better or for worse.  It makes p and m worse as long as care does not
fit.  Staff who take it as news learn more from it than from good will, and adapt sooner (k), for everybody
(F).  With staff who take it as bad behaviour it brings nothing.  So the same resistance can end either way.

Assumptions: feelings about the place and expectations stay as they were on arrival; visits are welcome; staff
do not tire; nobody moves in or out; each kind of value lies within -1..1 a day.  The lived-experience index
is 50 + 50 x (mean of the three kinds), so 50 says that no value was created on balance.  Both homes have the
same staff and chance events: give them the same mix and they are one home.
"""

from dataclasses import dataclass
from math import ceil
from typing import Self

import numpy as np
from numpy.typing import NDArray

from cocreation_teach.simulations.parameters import number, refuse, whole
from cocreation_teach.theory import ValueKind
from cocreation_teach.theory.wording import fixed
from cocreation_teach.words import say

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

KINDS = tuple(ValueKind)
"""The order of the three columns in every array of values."""

MAX_RESIDENTS = 200
MAX_DAYS = 365
SKILL = 0.3
LEARNING = 0.012
PACE = 0.1


@dataclass(frozen=True, slots=True)
class Mix:
    """Who lives in a home; every number lies within 0..1.

    Attributes
    ----------
    willingness
        Share of residents who are willing to live there; the others resist.
    awareness
        Share of residents who are aware of where they live.
    expectation
        How much residents expect of the home, on average.
    family_contact
        Chance that a resident's family visits on a day.

    Examples
    --------
    >>> Mix(willingness=2, awareness=-1)
    Traceback (most recent call last):
    ValueError: willingness is 2, but it must be a number from 0 to 1. awareness is -1, but ...
    """

    willingness: float = 0.7
    awareness: float = 0.7
    expectation: float = 0.5
    family_contact: float = 0.3

    def __post_init__(self) -> None:
        """Refuse a number outside 0..1."""
        names = ("willingness", "awareness", "expectation", "family_contact")
        refuse(*(number(name, getattr(self, name), 0, 1) for name in names))


@dataclass(frozen=True, slots=True)
class Accounts:
    """What a home puts in; it depends on nothing about the residents but their number.

    Examples
    --------
    >>> Accounts.of(residents=60, days=365).staff
    15
    """

    staff: int
    skill: float
    hours: float
    meals: int
    cost: float

    @classmethod
    def of(cls, residents: int, days: int) -> Self:
        """Return the accounts: one carer to four residents, three meals a day, made-up prices."""
        staff = ceil(residents / 4)
        hours, meals = staff * 7.5 * days, residents * 3 * days
        return cls(staff, SKILL, hours, meals, 20.0 * hours + 4.0 * meals)


@dataclass(frozen=True, slots=True, eq=False)
class Home:
    """One home after the simulation; the arrays are read-only.

    Attributes
    ----------
    mix, accounts
        Who lives there, and what the books say.
    willing, aware
        For each resident, shape (residents,).
    daily
        Mean over residents of each kind of value, shape (days, 3), columns as in `KINDS`.
    totals
        Sum over days of each kind of value, shape (residents, 3).
    lived_experience
        The index that service management would read, 0..100.

    Examples
    --------
    >>> simulate(Mix(), Mix(), residents=0).first.sentence()
    'Nobody lives in the home or no day has passed, so no value was created there.'
    """

    mix: Mix
    accounts: Accounts
    willing: Flags
    aware: Flags
    daily: Floats
    totals: Floats
    lived_experience: float

    def sentence(self) -> str:
        """Say in one plain sentence what happened in the home."""
        if not self.daily.size or not self.totals.size:
            return "Nobody lives in the home or no day has passed, so no value was created there."
        negative = int(np.count_nonzero(self.totals.sum(axis=1) < 0))
        return (
            f"The lived experience stands at {self.lived_experience:.0f} of 100, "
            f"and for {negative} of {len(self.totals)} residents value was destroyed on balance."
        )


@dataclass(frozen=True, slots=True, eq=False)
class TwoHomes:
    """Two homes with identical accounts, side by side.

    Examples
    --------
    >>> simulate(Mix(), Mix()).sentence()
    'The accounts are identical and so are the residents: the lived experience is ... of 100 in both homes.'
    """

    first: Home
    second: Home

    def sentence(self) -> str:
        """Say in one plain sentence how the homes compare."""
        if not self.first.daily.size or not self.first.totals.size:
            return say("homes.nobody")
        one, two = (fixed(home.lived_experience) for home in (self.first, self.second))
        if self.first.mix == self.second.mix:
            return say("homes.one-home", index=one)
        if one == two:
            return say("homes.one-index", index=one)
        return say("homes.two", first=one, second=two)


def simulate(
    first: Mix, second: Mix, *, listening: float = 0.7, residents: int = 60, days: int = 365, seed: int = 1
) -> TwoHomes:
    """Let two homes run that differ in nothing but their residents.

    Parameters
    ----------
    first, second
        Who lives in each.
    listening
        How the staff of both take resistance, from 0 (as bad behaviour) to 1 (as news).
    residents, days
        How many in each home (0 to 200), and for how long (0 to 365).
    seed
        The same seed gives the same result.

    Raises
    ------
    ValueError
        If a number lies outside its range.

    Examples
    --------
    >>> homes = simulate(Mix(willingness=0.9), Mix(willingness=0.1))
    >>> homes.first.accounts == homes.second.accounts
    True
    >>> homes.first.lived_experience > homes.second.lived_experience
    True
    """
    refuse(
        number("listening", listening, 0, 1),
        whole("residents", residents, 0, MAX_RESIDENTS),
        whole("days", days, 0, MAX_DAYS),
        whole("seed", seed, 0, 2**32 - 1),
    )
    chance = _Chance.draw(int(residents), int(days), int(seed))
    accounts = Accounts.of(int(residents), int(days))
    return TwoHomes(*(_live(mix, float(listening), accounts, chance) for mix in (first, second)))


@dataclass(frozen=True, slots=True, eq=False)
class _Chance:
    """What chance decides, once for both homes; ranks in 0..1 make every share exact."""

    willing: Floats
    aware: Floats
    strength: Floats
    expectation: Floats
    visit: Floats
    neighbour: NDArray[np.int64]

    @classmethod
    def draw(cls, residents: int, days: int, seed: int) -> Self:
        random = np.random.default_rng(seed)
        return cls(
            (random.permutation(residents) + 0.5) / max(residents, 1),
            (random.permutation(residents) + 0.5) / max(residents, 1),
            random.uniform(0.2, 1.0, residents),
            random.normal(0.0, 0.15, residents),
            random.random((days, residents)),
            random.integers(1, max(residents, 2), (days, 1)),
        )


def _live(mix: Mix, listening: float, accounts: Accounts, chance: _Chance) -> Home:
    days, residents = chance.visit.shape
    willing, aware = chance.willing < mix.willingness, chance.aware < mix.awareness
    if not days or not residents:
        nothing = _fixed(np.zeros((days, 3))), _fixed(np.zeros((residents, 3)))
        return Home(mix, accounts, _flags(willing), _flags(aware), *nothing, 50.0)
    legible = np.where(aware, 1.0, 0.5)
    willingness = np.where(willing, chance.strength, -chance.strength)
    expectation = np.clip(mix.expectation + chance.expectation, 0.0, 1.0)
    visits = chance.visit < mix.family_contact
    shown = np.where(willing, 0.3, 0.8 * listening) * chance.strength
    said = legible * (shown + 0.1 * expectation)

    # The recurrence of k, solved for all days at once.
    own_fit = 1 - (1 - SKILL) * np.cumprod(1 - LEARNING * (said + 0.2 * visits), axis=0)
    fit = (own_fit + own_fit.mean(axis=1, keepdims=True)) / 2
    encounter = fit + (1 - fit) * (willingness - 0.8 * expectation)
    met = (np.arange(residents) + chance.neighbour) % residents
    neighbour = np.take_along_axis(encounter, met, axis=1) if residents > 1 else np.zeros_like(encounter)

    needs = 2 * fit - 1
    wellbeing = _run(0.5 * encounter + 0.3 * neighbour + 0.2 * visits, willingness)
    so_far = np.cumsum((needs + wellbeing) / 2, axis=0) / np.arange(1, days + 1)[:, np.newaxis]
    kinds = (needs, wellbeing, so_far)
    daily = np.stack([kind.mean(axis=1) for kind in kinds], axis=1)
    totals = np.stack([kind.sum(axis=0) for kind in kinds], axis=1)
    index = 50 + 50 * float(daily.mean())
    return Home(mix, accounts, _flags(willing), _flags(aware), _fixed(daily), _fixed(totals), index)


def _run(days: Floats, arrival: Floats) -> Floats:
    run = np.empty_like(days)
    before = arrival
    for at, today in enumerate(days):
        before = run[at] = before + PACE * (today - before)
    return run


def _fixed(array: Floats) -> Floats:
    array.setflags(write=False)
    return array


def _flags(array: Flags) -> Flags:
    array.setflags(write=False)
    return array
