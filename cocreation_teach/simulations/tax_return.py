"""An electronic tax return: what little the citizen co-produces.  An illustration, not evidence.

Scene.  The country of Tavonia is made up, and so are its rules.  Its tax office sends out a return that is
half filled in.  A citizen enters figures, chooses among presets, corrects a preset, asks, or leaves a line
blank; a log records each of these contributions.  Osborne, Strokosch & Radnor (2018) place electronic tax
returns low on their continuum: the part is mostly passive and passes through an interface.  Gummerus (2010),
whom they cite, is on services in virtual settings.

Rules of Tavonia, in whole crowns.

- Income = wages + rent received.
- Deductions = gifts to charity + a flat sum for the way to work (0, 500 or 1,200) + 1,500 for unpaid care.
- Taxable = income - deductions - 10,000, and never below 0.
- Tax = 20% of the first 30,000 taxable crowns and 40% of the rest, rounded down.
- Balance = tax withheld - tax: above 0 a refund, below 0 due.

A preset that is not touched stands.  A line left blank counts as 0, or as no deduction.

Assumptions: a line is as it was when the return was handed in, so a log cannot tell a line left blank on
purpose from one overlooked.  The channels and what each changes are in `tax_channels`.
"""

from collections import Counter
from dataclasses import dataclass
from reprlib import repr as short
from typing import Literal

from cocreation_teach.simulations.parameters import among, refuse, whole
from cocreation_teach.simulations.tax_channels import Channel, ContributionKind, channel_named

MOST = 10_000_000
ALLOWANCE, BAND = 10_000, 30_000
COMMUTE = {"none": 0, "near": 500, "far": 1_200}
CARER = {"no": 0, "yes": 1_500}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the return: filled in beforehand, to be entered, or to be chosen from options.

    Examples
    --------
    >>> [line.id for line in LINES if line.how == "preset"]
    ['wages', 'withheld']
    """

    id: str
    label: str
    how: Literal["preset", "entry", "choice"]
    options: tuple[tuple[str, str], ...] = ()


LINES = (
    Line("wages", "Wages, as your employer reported them", "preset"),
    Line("withheld", "Tax that your employer withheld", "preset"),
    Line("rent", "Rent that you received", "entry"),
    Line("gifts", "Gifts to charity", "entry"),
    Line(
        "commute",
        "Your way to work",
        "choice",
        (("none", "I do not travel"), ("near", "Up to 20 km"), ("far", "More than 20 km")),
    ),
    Line("carer", "Do you care for someone without pay?", "choice", (("no", "No"), ("yes", "Yes"))),
)
_IDS = tuple(line.id for line in LINES)


@dataclass(frozen=True, slots=True)
class Presets:
    """What the tax office filled in before the citizen saw the return.

    Examples
    --------
    >>> Presets().wages
    34000
    """

    wages: int = 34_000
    withheld: int = 5_300

    def __post_init__(self) -> None:
        """Refuse amounts that are not whole crowns from 0 on."""
        refuse(*(whole(name, getattr(self, name), 0, MOST) for name in ("wages", "withheld")))


@dataclass(frozen=True, slots=True)
class Form:
    """A return as the citizen leaves it; ``None`` is a line that was not touched.

    ``asked`` names the lines on which the citizen asked something.

    Examples
    --------
    >>> Form(gifts=-5, carer="perhaps")
    Traceback (most recent call last):
    ValueError: gifts is -5, but it must be ... carer is 'perhaps', but it must be one of: no, yes.
    """

    wages: int | None = None
    withheld: int | None = None
    rent: int | None = None
    gifts: int | None = None
    commute: str | None = None
    carer: str | None = None
    asked: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what no line of the return can hold."""
        given = {name: getattr(self, name) for name in _IDS if getattr(self, name) is not None}
        refuse(
            *(whole(name, given[name], 0, MOST) for name in _IDS[:4] if name in given),
            *(
                among(name, given[name], tuple(options))
                for name, options in (("commute", COMMUTE), ("carer", CARER))
                if name in given
            ),
            *(
                (among("asked", name, _IDS) for name in self.asked)
                if isinstance(self.asked, tuple)
                else [f"asked is {short(self.asked)}, but it must be a tuple of: {', '.join(_IDS)}."]
            ),
        )


PAPERS = Form(wages=33_200, withheld=5_300, rent=0, gifts=300, commute="far", carer="yes")
"""What the citizen's own papers say; the employer reported the wages 800 crowns too high."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """One thing the citizen did; ``together`` says whether it was done with staff.

    Examples
    --------
    >>> contributions(Form(gifts=300, asked=("gifts",)))[3].said
    'Gifts to charity: asking.'
    """

    line: str
    kind: ContributionKind
    together: bool

    @property
    def said(self) -> str:
        """The contribution as a line of the log."""
        label = next(line.label for line in LINES if line.id == self.line).rstrip("?")
        return f"{label}: {self.kind.label.lower()}{', together with staff' if self.together else ''}."


@dataclass(frozen=True, slots=True)
class Assessment:
    """What comes of a return: the log and the tax, in crowns.

    Examples
    --------
    >>> assess(PAPERS).sentence()
    'Online self-service: beyond letting presets stand you made 5 contributions, 0 of them together ...'
    """

    channel: Channel
    log: tuple[Contribution, ...]
    income: int
    deductions: int
    taxable: int
    tax: int
    withheld: int

    @property
    def refund(self) -> int:
        """What the citizen gets back."""
        return max(0, self.withheld - self.tax)

    @property
    def due(self) -> int:
        """What the citizen still has to pay."""
        return max(0, self.tax - self.withheld)

    def counts(self) -> dict[ContributionKind, int]:
        """Return how often each kind of contribution stands in the log, in the order of the kinds."""
        found = Counter(entry.kind for entry in self.log)
        return {kind: found[kind] for kind in ContributionKind}

    def sentence(self) -> str:
        """Say in one plain sentence what the citizen did and what came of it."""
        acts = [entry for entry in self.log if entry.kind is not ContributionKind.ACCEPTING]
        together = sum(entry.together for entry in acts)
        if self.refund:
            end = f"a refund of {self.refund:,} crowns"
        else:
            end = f"{self.due:,} crowns to pay" if self.due else "nothing to pay and nothing to get back"
        times = "1 contribution" if len(acts) == 1 else f"{len(acts)} contributions"
        return (
            f"{self.channel.label}: beyond letting presets stand you made {times}, "
            f"{together} of them together with staff, and the return ends with {end}."
        )


def contributions(
    form: Form, presets: Presets | None = None, channel: str = "online"
) -> tuple[Contribution, ...]:
    """Return the log of the citizen's contributions, line by line; a question comes before the answer.

    Examples
    --------
    >>> [entry.kind.value for entry in contributions(Form(wages=33_200, gifts=300, commute="far"))]
    ['correcting', 'accepting', 'blank', 'entering', 'choosing', 'blank']
    """
    presets = Presets() if presets is None else presets
    together = channel_named(channel).together
    found = []
    for line in LINES:
        if line.id in form.asked:
            found.append((line.id, ContributionKind.ASKING))
        found.append((line.id, _kind(line, getattr(form, line.id), getattr(presets, line.id, None))))
    return tuple(Contribution(line_id, kind, kind in together) for line_id, kind in found)


def assess(form: Form, presets: Presets | None = None, channel: str = "online") -> Assessment:
    """Return the log, the tax and the balance of a return; the channel changes the log alone.

    Parameters
    ----------
    form
        What the citizen filled in.
    presets
        What the office had filled in; Tavonia's usual case if left out.
    channel
        A `ChannelName`: online, assisted, telephone or office.

    Raises
    ------
    ValueError
        If there is no such channel.

    Examples
    --------
    >>> assess(PAPERS).refund, assess(Form()).refund
    (1260, 500)
    """
    presets = Presets() if presets is None else presets
    wages = presets.wages if form.wages is None else int(form.wages)
    withheld = presets.withheld if form.withheld is None else int(form.withheld)
    income = wages + int(form.rent or 0)
    deductions = int(form.gifts or 0) + COMMUTE[form.commute or "none"] + CARER[form.carer or "no"]
    taxable = max(0, income - deductions - ALLOWANCE)
    tax = (20 * min(taxable, BAND) + 40 * max(0, taxable - BAND)) // 100
    log = contributions(form, presets, channel)
    return Assessment(channel_named(channel), log, income, deductions, taxable, tax, withheld)


def _kind(line: Line, given: int | str | None, preset: int | None) -> ContributionKind:
    if line.how == "preset":
        return ContributionKind.ACCEPTING if given in (None, preset) else ContributionKind.CORRECTING
    if given is None:
        return ContributionKind.BLANK
    return ContributionKind.ENTERING if line.how == "entry" else ContributionKind.CHOOSING
