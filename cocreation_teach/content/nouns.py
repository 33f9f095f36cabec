"""What the course is made of, each noun once: where it lies, how it is found and read, and what it asks.

Whatever lists the course's content goes by this table: the question behind an id of the journal, what the
pages may call and ask, the checks of their sources.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cocreation_teach.content.encounters import BANK, encounters, read_encounters
from cocreation_teach.content.journeys import journey, read_journey
from cocreation_teach.content.questions import question, questions, read_questions
from cocreation_teach.content.scenes import read_scene, scene
from cocreation_teach.content.sortings import read_sorting, sorting
from cocreation_teach.content.systems import read_system, system
from cocreation_teach.theory import (
    Encounter,
    Journey,
    Question,
    Scene,
    ServiceSystem,
    Sorting,
    card_question,
    continuum_question,
    feeling_question,
    moments_question,
    part_question,
    quadrant_question,
    step_question,
)

CONTINUUM: Final = "continuum"
"""The occasion on which an encounter is placed on the continuum; else it is placed in a quadrant.

It also ends the names of later occasions of that, such as ``practice 2026-11-23 continuum``.
"""

_HERE: Final = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun of the course.

    Attributes
    ----------
    place
        Its folder, with a TOML file for each; or the one sheet that holds all.
    read
        Returns what a file of it holds, and raises `ContentError` with all that is wrong there.
    look_ups
        What pages call to find some of it by id: ``sorting("two-meanings")``.
    questions
        What one of it asks, as ``look_ups[0]`` returns it; the ids begin with its name.
    """

    place: Path
    read: Callable[[Path], object]
    look_ups: tuple[Callable[..., Any], ...]
    questions: Callable[[Any], Iterable[Question]]

    def files(self) -> tuple[Path, ...]:
        """Return its files."""
        return tuple(sorted(self.place.glob("*.toml"))) if self.place.is_dir() else (self.place,)

    def has(self, name: str) -> bool:
        """Whether one of it has a file of this name."""
        return (self.place / f"{name}.toml").is_file()

    def asked_of(self, name: str) -> tuple[Question, ...]:
        """Return what one of it asks, by the name of its file."""
        return tuple(self.questions(self.look_ups[0](name)))


@dataclass(frozen=True, slots=True)
class Asks:
    """What a widget asks of what it is given, and on which occasion unless it is told another."""

    questions: Callable[[Any], Iterable[Question]]
    occasion: str = ""


def _of_encounters(cases: Iterable[Encounter]) -> tuple[Question, ...]:
    return tuple(ask(case) for ask in (quadrant_question, continuum_question) for case in cases)


def _of_sorting(one: Sorting) -> tuple[Question, ...]:
    return tuple(card_question(one, card) for card in one.cards)


def _of_scene(one: Scene) -> tuple[Question, ...]:
    return (moments_question(one),)


def _of_journey(one: Journey) -> tuple[Question, ...]:
    return tuple(step_question(one, step) for step in one.steps)


def _of_system(one: ServiceSystem) -> tuple[Question, ...]:
    parts = (part_question(one, part) for part in one.parts)
    feelings = (feeling_question(one, point) for point in one.touchpoints)
    return (*parts, *((one.flows,) if one.flows else ()), *feelings)


_NOUNS: dict[str, Noun] = {
    "encounters": Noun(BANK, read_encounters, (encounters,), _of_encounters),
    "questions": Noun(_HERE / "questions", read_questions, (questions, question), tuple),
    "sortings": Noun(_HERE / "sortings", read_sorting, (sorting,), _of_sorting),
    "scenes": Noun(_HERE / "scenes", read_scene, (scene,), _of_scene),
    "journeys": Noun(_HERE / "journeys", read_journey, (journey,), _of_journey),
    "systems": Noun(_HERE / "systems", read_system, (system,), _of_system),
}
_ASKS: dict[str, Asks] = {
    "Capstone": Asks(tuple),
    "ContinuumRail": Asks(lambda cases: map(continuum_question, cases), CONTINUUM),
    "QuadrantBoard": Asks(lambda cases: map(quadrant_question, cases)),
    "QuestionCard": Asks(lambda one: (one,)),
    "SortingBoard": Asks(_of_sorting),
    "SystemMap": Asks(_of_system),
    "TwoLenses": Asks(_of_scene),
    "ValueMarker": Asks(_of_journey),
}


def add_noun(name: str, noun: Noun) -> None:
    """Make a noun known.

    Raises
    ------
    ValueError
        If there is another of that name.
    """
    if _NOUNS.setdefault(name, noun) is not noun:
        raise ValueError(f"There is a noun {name} already: give yours another name.")


def add_widget(name: str, asks: Asks) -> None:
    """Make known what a widget asks; one that asks nothing need not be told of.

    Raises
    ------
    ValueError
        If there is another of that name.
    """
    if _ASKS.setdefault(name, asks) is not asks:
        raise ValueError(f"There is a widget {name} already: give yours another name.")


def is_on_rail(occasion: str) -> bool:
    """Whether encounters are placed on the continuum on an occasion.

    Examples
    --------
    >>> is_on_rail("continuum"), is_on_rail("practice 2026-11-23 continuum"), is_on_rail("prediction")
    (True, True, False)
    """
    return occasion.endswith(CONTINUUM)


def nouns() -> dict[str, Noun]:
    """Return the nouns by name.

    Examples
    --------
    >>> [question.kind for question in nouns()["scenes"].asked_of("ferry-office")]
    ['values']
    """
    return dict(_NOUNS)


def widgets() -> dict[str, Asks]:
    """Return what each widget asks, by the widget's name."""
    return dict(_ASKS)


def look_ups() -> dict[str, Callable[..., Any]]:
    """Return what pages call to find content, by the name under which they call it.

    Examples
    --------
    >>> sorted(look_ups())
    ['encounters', 'journey', 'question', 'questions', 'scene', 'sorting', 'system']
    """
    return {found.__name__: found for noun in _NOUNS.values() for found in noun.look_ups}
