"""What an exhibit is made of: controls, what it shows, and how its model works."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cocreation_teach.plots.style import Drawing, Look
from cocreation_teach.simulations.parameters import among, refuse, whole

Settings = Mapping[str, Any]
MOST_CHANCE = 9_999


@dataclass(frozen=True, slots=True)
class Slider:
    """A whole number to be set, and how it is said: the last of ``said`` that it has reached.

    Examples
    --------
    >>> share = Slider("aware", "Aware", 50, said=((0, "nobody"), (1, "{}%")))
    >>> share.words(0), share.words(40)
    ('nobody', '40%')
    """

    id: str
    label: str
    first: int
    low: int = 0
    high: int = 100
    step: int = 5
    said: tuple[tuple[int, str], ...] = ((0, "{}%"),)

    def words(self, value: int) -> str:
        """Return a value in words and units, as it stands beside the slider."""
        template = [words for start, words in self.said if start <= value][-1]
        return template.replace("{}", str(value).replace("-", "−"))

    def fault(self, value: object) -> str | None:
        """Return a sentence unless the slider can stand at a value."""
        return whole(self.id, value, self.low, self.high)

    def payload(self) -> dict[str, Any]:
        """Return what the page needs to draw it."""
        return {"kind": "slider", **asdict(self)}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few options, by id."""

    id: str
    label: str
    options: tuple[tuple[str, str], ...]

    @property
    def first(self) -> str:
        """The option that is chosen at first."""
        return self.options[0][0]

    def fault(self, value: object) -> str | None:
        """Return a sentence unless a value is an option."""
        return among(self.id, value, tuple(option for option, _ in self.options))

    def payload(self) -> dict[str, Any]:
        """Return what the page needs to draw it."""
        return {"kind": "choice", **asdict(self)}


@dataclass(frozen=True, slots=True)
class Group:
    """Controls that belong together, under one heading."""

    title: str
    controls: tuple[Slider | Choice, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a figure, in words and digits; the first cell of a row is its heading."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """What an exhibit shows for some settings: a figure, its alternative text, a reading, the numbers."""

    figure: Drawing
    alt: str
    sentence: str
    table: Table


@dataclass(frozen=True, slots=True)
class Working:
    """How a model works: equations in words, assumptions, and where the ideas come from."""

    equations: tuple[str, ...]
    assumptions: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A simulation to be explored.

    Attributes
    ----------
    show
        Gives what there is to be seen for complete settings and a look.  A figure that it gave before for
        the same look may be handed in and is then drawn anew, which takes half the time.
    steps
        Where the exhibit is played: what the button to each further step says.  The setting is ``step``.
    given
        What the model starts from, names and numbers, for a page that has the model's equations itself.
    chance
        Where chance has a part: what the button for another run says.  The setting is ``seed``.
    """

    title: str
    groups: tuple[Group, ...]
    show: Callable[[Settings, Look, Drawing | None], Shown]
    working: Working
    given: Mapping[str, Any]
    steps: tuple[str, ...] = ()
    chance: str = ""

    def first(self) -> dict[str, Any]:
        """Return the settings at the start."""
        extra = ({"step": 0} if self.steps else {}) | ({"seed": 1} if self.chance else {})
        return {control.id: control.first for control in self._controls()} | extra

    def check(self, settings: Settings) -> None:
        """Refuse settings that the exhibit does not have, or that a control cannot be set to.

        Raises
        ------
        ValueError
            With a sentence for each fault.
        """
        known = self.first()
        strange = [name for name in settings if name not in known]
        refuse(
            f"There is no setting {', '.join(strange)}. There is: {', '.join(known)}." if strange else None,
            *(c.fault(settings[c.id]) for c in self._controls() if c.id in settings),
            whole("step", settings.get("step", 0), 0, len(self.steps)) if self.steps else None,
            whole("seed", settings.get("seed", 1), 0, MOST_CHANCE) if self.chance else None,
        )

    def payload(self) -> dict[str, Any]:
        """Return what the page needs to draw the controls and the explanation."""
        groups = [
            {"title": group.title, "hint": group.hint, "controls": [c.payload() for c in group.controls]}
            for group in self.groups
        ]
        return {
            "title": self.title,
            "groups": groups,
            "steps": list(self.steps),
            "chance": self.chance,
            "working": asdict(self.working),
            "given": dict(self.given),
        }

    def _controls(self) -> list[Slider | Choice]:
        return [control for group in self.groups for control in group.controls]
