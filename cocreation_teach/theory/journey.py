"""Journeys: one person's way through an encounter, and the kinds of value that arise on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from cocreation_teach.theory.kinds import Part, Several
from cocreation_teach.theory.value import ValueKind

NONE = "none"
"""The option that says that no kind of value arises at a step."""

NONE_LABEL = "None of them"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a journey.

    Attributes
    ----------
    id, title, text
        Its name in the journey, and what happens.
    values
        The kinds of value that arise here; empty where none does, or where value is lost.
    whys
        By option (each kind, and `NONE`): why it belongs here or does not.
    misconceptions
        By option that does not belong here: what choosing it points to.
    """

    id: str
    title: str
    text: str
    values: tuple[ValueKind, ...]
    whys: Mapping[str, str]
    misconceptions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Journey:
    """A person's way through an encounter, step by step."""

    id: str
    title: str
    person: str
    concepts: tuple[str, ...]
    steps: tuple[Step, ...]


def step_question(journey: Journey, step: Step) -> Several:
    """Return the question which kinds of value arise at a step (Osborne, Strokosch & Radnor 2018).

    Examples
    --------
    >>> from cocreation_teach.content import journey
    >>> bus = journey("first-bus")
    >>> question = step_question(bus, bus.steps[0])
    >>> [label for _, label in question.options]
    ['Needs met', 'Well-being', 'Capacity', 'None of them']
    """
    labels = {kind.value: kind.label for kind in ValueKind} | {NONE: NONE_LABEL}
    belong = {kind.value for kind in step.values} or {NONE}
    return Several(
        id=f"{journey.id}.{step.id}",
        prompt=f"{step.text} Which kinds of value arise here?",
        options=tuple(labels.items()),
        parts={key: Part(key in belong, step.whys[key], step.misconceptions.get(key)) for key in labels},
        concepts=journey.concepts,
        alone=False,
        ordered=True,
    )
