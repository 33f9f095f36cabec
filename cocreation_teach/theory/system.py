"""A public service system round one person: its kinds of part, and the points at which it is felt.

The six kinds are those that the chapter names, after Radnor et al. (2013, as cited in the chapter);
the lines under them are ours.  The chapter takes emotional touch-points from Dewar et al. (2010).
"""

from dataclasses import dataclass, replace

from cocreation_teach.theory.kinds import Choice, Flows
from cocreation_teach.theory.sorting import Place, Sorting, SortingCard, card_question
from cocreation_teach.words import say

_KINDS = ("organisation", "community", "people", "stakeholder", "hard-technology", "soft-technology")

SYSTEM_PLACES = tuple(Place(kind, say(f"system.{kind}"), say(f"system.{kind}.hint")) for kind in _KINDS)
"""The six kinds of part of a public service system."""

FEELINGS = {felt: say(f"feeling.{felt}") for felt in range(-2, 3)}
"""How a touch-point can feel.  The scale is ours."""

SystemPart = SortingCard
"""A part of a system is a card to sort; its place is the kind of part that it is."""


@dataclass(frozen=True, slots=True)
class TouchPoint:
    """A point at which the system is felt: what happens, how the person tells it (-2 to 2), and why."""

    id: str
    title: str
    text: str
    feeling: int
    why: str


@dataclass(frozen=True, slots=True)
class ServiceSystem:
    """The service system round one person.

    Attributes
    ----------
    id
        Under which it is found; the first part of the ids of its questions.
    title, person, story
        What a student reads first: a heading, the person's name, and what it is about.
    concepts
        Ids of the concepts that the map checks.
    parts
        The parts to sort by kind.
    touchpoints
        In the order of the person's journey.
    flows
        The question who gives what to whom, where that is to be drawn.
    """

    id: str
    title: str
    person: str
    story: str
    concepts: tuple[str, ...]
    parts: tuple[SystemPart, ...]
    touchpoints: tuple[TouchPoint, ...]
    flows: Flows | None = None


def part_question(system: ServiceSystem, part: SystemPart) -> Choice:
    """Return the question what kind of part something is; its id is ``SYSTEM.PART``.

    Examples
    --------
    >>> from cocreation_teach.content import system
    >>> ines = system("ines")
    >>> list(part_question(ines, ines.parts[0]).labels())[:2]
    ['organisation', 'community']
    """
    prompt = say("system.asked", person=system.person)
    kinds = Sorting(system.id, prompt, "choice", system.concepts, "kind", SYSTEM_PLACES, system.parts)
    return replace(card_question(kinds, part), alone=False)


def feeling_question(system: ServiceSystem, touchpoint: TouchPoint) -> Choice:
    """Return the question how a touch-point feels for the person; no answer to it is wrong.

    Examples
    --------
    >>> from cocreation_teach.content import system
    >>> ines = system("ines")
    >>> feeling_question(ines, ines.touchpoints[0]).options[0]
    ('-2', 'Very bad')
    """
    return Choice(
        id=f"{system.id}.{touchpoint.id}",
        kind="opinion",
        prompt=f"{touchpoint.text}\n\nHow does this feel for {system.person}?",
        options=tuple((str(value), label) for value, label in FEELINGS.items()),
        concepts=system.concepts,
        alone=False,
        ordered=True,
    )
