"""Two identical homes: the same accounts, other residents."""

from typing import Any

from cocreation_teach.plots import homes as plot
from cocreation_teach.plots.style import Drawing, Look
from cocreation_teach.simulations.homes import (
    KINDS,
    LEARNING,
    MAX_DAYS,
    MAX_RESIDENTS,
    PACE,
    SKILL,
    Accounts,
    Home,
    Mix,
    TwoHomes,
    simulate,
)
from cocreation_teach.theory.wording import fixed, signed
from cocreation_teach.widgets.exhibits.exhibit import Exhibit, Group, Settings, Shown, Slider, Table, Working
from cocreation_teach.words import say

NAMES = ("First home", "Second home")
WEEKS = 52
MIX = ("willingness", "awareness", "expectation", "family_contact")
ACCOUNTS = {"staff": "Carers", "hours": "Hours of care", "meals": "Meals", "cost": "Cost"}


def show(settings: Settings, look: Look, on: Drawing | None = None) -> Shown:
    """Run both homes for a year and show the three kinds of value beside the accounts."""
    homes = run(settings)
    figure = plot.figure(weeks(homes), accounts(homes), look=look, on=on)
    return Shown(figure, alt(homes), homes.sentence(), table(homes))


def run(settings: Settings) -> TwoHomes:
    """Return both homes after a year."""
    mixes = [Mix(**{name: settings[f"{home}_{name}"] / 100 for name in MIX}) for home in ("first", "second")]
    return simulate(
        *mixes,
        listening=settings["listening"] / 100,
        residents=settings["residents"],
        seed=settings["seed"],
    )


def weeks(homes: TwoHomes) -> dict[str, list[Any]]:
    """Return the mean of each kind of value for every home and week; no rows if nobody lives there."""
    shortest = MAX_DAYS // WEEKS
    columns: dict[str, list[Any]] = {"kind": [], "home": [], "week": [], "value": []}
    for name, home in zip(NAMES, _pair(homes), strict=True):
        if not len(home.totals):
            continue
        # The day left over after 52 weeks of seven days stays out of the picture, not out of the means.
        means = home.daily[: WEEKS * shortest].reshape(WEEKS, shortest, len(KINDS)).mean(axis=1)
        for at, kind in enumerate(KINDS):
            columns["kind"] += [kind.label] * WEEKS
            columns["home"] += [name] * WEEKS
            columns["week"] += range(1, WEEKS + 1)
            columns["value"] += means[:, at].tolist()
    return columns


def accounts(homes: TwoHomes) -> dict[str, dict[str, float]]:
    """Return the accounts of each home by name, with the most that the largest home would have."""
    most = Accounts.of(MAX_RESIDENTS, MAX_DAYS)
    books = {"most": most} | {name: home.accounts for name, home in zip(NAMES, _pair(homes), strict=True)}
    return {
        name: {label: float(getattr(book, account)) for account, label in ACCOUNTS.items()}
        for name, book in books.items()
    }


def alt(homes: TwoHomes) -> str:
    """Say what is to be seen."""
    books = homes.first.accounts
    same = say("homes.same-lines", staff=books.staff, cost=f"{books.cost:,.0f}")
    if not len(homes.first.totals):
        return say("homes.seen-empty", accounts=same)
    kinds = "; ".join(
        say("homes.seen-kind", kind=kind.label.lower(), first=signed(one), second=signed(two))
        for kind, one, two in zip(KINDS, *(home.daily.mean(axis=0) for home in _pair(homes)), strict=True)
    )
    return say("homes.seen", kinds=kinds, accounts=same)


def table(homes: TwoHomes) -> Table:
    """Return the numbers of both homes side by side."""
    pair = _pair(homes)
    rows = [
        *(
            (say("homes.mean", kind=kind.label), *(signed(home.daily[:, at].mean()) for home in pair))
            for at, kind in enumerate(KINDS)
        ),
        (say("homes.index"), *(fixed(home.lived_experience) for home in pair)),
        (say("homes.destroyed"), *(_destroyed(home) for home in pair)),
        *(
            (label, *(f"{getattr(home.accounts, name):,.0f}" for home in pair))
            for name, label in ACCOUNTS.items()
        ),
    ]
    return Table(say("homes.caption"), ("", *NAMES), tuple(rows))


def _pair(homes: TwoHomes) -> tuple[Home, Home]:
    return homes.first, homes.second


def _destroyed(home: Home) -> str:
    return say("homes.some-of", some=int((home.totals.sum(axis=1) < 0).sum()), all=len(home.totals))


def _sliders(home: str, first: tuple[int, int, int, int]) -> tuple[Slider, ...]:
    willing, aware, expect, family = first
    return (
        Slider(
            f"{home}_willingness",
            "Willing to live there",
            willing,
            said=((0, "nobody: all resist"), (1, "{}%"), (100, "everybody")),
        ),
        Slider(
            f"{home}_awareness",
            "Aware of where they live",
            aware,
            said=((0, "nobody: all unaware"), (1, "{}%"), (100, "everybody")),
        ),
        Slider(
            f"{home}_expectation",
            "Expect of the home",
            expect,
            said=(
                (0, "nothing"),
                (1, "little ({} of 100)"),
                (35, "something ({} of 100)"),
                (70, "much ({} of 100)"),
            ),
        ),
        Slider(
            f"{home}_family_contact",
            "Family visits",
            family,
            said=((0, "never"), (1, "on {}% of days"), (100, "every day")),
        ),
    )


EXHIBIT = Exhibit(
    title="Two identical homes",
    groups=(
        Group("First home", _sliders("first", (85, 80, 50, 40))),
        Group("Second home", _sliders("second", (25, 40, 50, 10))),
        Group(
            "Both homes",
            (
                Slider(
                    "listening",
                    "Staff take resistance as",
                    70,
                    said=(
                        (0, "bad behaviour ({} of 100)"),
                        (35, "a little of each ({} of 100)"),
                        (65, "news ({} of 100)"),
                    ),
                ),
                Slider(
                    "residents",
                    "Residents in each",
                    60,
                    0,
                    MAX_RESIDENTS,
                    5,
                    said=((0, "nobody"), (1, "{} residents")),
                ),
            ),
        ),
    ),
    show=show,
    working=Working(
        equations=(
            "Staff read signals: willing and resisting residents, expectations and family visits all "
            "send some. Resistance taken as news teaches most, and taken as bad behaviour nothing. Of "
            "what unaware residents feel and expect, staff read half: it is felt no less. The fit of "
            "the care grows with each signal.",
            "What staff learn with one person they use with the others: the fit is half the resident’s "
            "own and half the mean of the home.",
            "Needs met = twice the fit − 1. A need is met as far as the care fits it, whoever is glad of it.",
            "Encounter = the fit + what does not fit × (willingness − 0.8 of what is expected). Where "
            "care fits, it makes no difference what anybody felt or expected.",
            "A day = half the encounter + 0.3 times the encounter of a neighbour met that day + 0.2 if "
            "family visits. Well-being starts from the feeling on arrival, and each day moves it a "
            "tenth of the way.",
            "Capacity = the mean of needs met and well-being up to that day.",
            "Lived-experience index = 50 + 50 times the mean of the three kinds. At 50 no value was "
            "created on balance.",
        ),
        assumptions=(
            "Both homes have the same staff, hours, meals, cost and chance events. Only residents and "
            "visits differ.",
            "Feelings about the place and expectations stay as they were on arrival. Visits are "
            "welcome. Staff do not tire.",
            "Resistance is co-production too. It makes a day harder where care does not fit. Whether it"
            " makes staff adapt sooner is up to them.",
            "Every number is made up.",
        ),
        sources=(
            "Osborne, Strokosch & Radnor (2018): the two homes as a thought experiment.",
            "The equations are ours.",
        ),
    ),
    given={
        "days": MAX_DAYS,
        "most": MAX_RESIDENTS,
        "skill": SKILL,
        "learning": LEARNING,
        "pace": PACE,
        "kinds": [kind.label for kind in KINDS],
        "names": NAMES,
        "accounts": ACCOUNTS,
    },
    chance="Another year by chance",
)
