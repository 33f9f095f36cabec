"""Sortings: short cards, each of which belongs in one of a few named places."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from cocreation_teach.theory.kinds import Choice
from cocreation_teach.theory.mark import Mark, verdict
from cocreation_teach.words import say


@dataclass(frozen=True, slots=True)
class Place:
    """Where cards can be put: a label, and a short line on what it means."""

    id: str
    label: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What is said of a card in a place that is not its own; it may be defensible (``credit``)."""

    feedback: str
    misconception: str | None = None
    credit: float = 0


@dataclass(frozen=True, slots=True)
class SortingCard:
    """A card to sort.

    Attributes
    ----------
    id, title, text
        What a student reads.
    place, why
        Id of the place where it belongs, and the reason.
    otherwise
        What is said of each other place, by its id.
    """

    id: str
    title: str
    text: str
    place: str
    why: str
    otherwise: Mapping[str, Otherwise]


@dataclass(frozen=True, slots=True)
class Sorting:
    """Cards and the places among which they are sorted.

    Attributes
    ----------
    id
        Under which it is found; the first part of the ids of its questions.
    prompt
        What is asked of every card.
    kind
        ``perspective`` if the places are whose view it is, else ``choice``.
    concepts
        Ids of the concepts that the sorting checks.
    noun
        What a place is called: *meaning*, *view*.
    """

    id: str
    prompt: str
    kind: Literal["choice", "perspective"]
    concepts: tuple[str, ...]
    noun: str
    places: tuple[Place, ...]
    cards: tuple[SortingCard, ...]


def card_question(sorting: Sorting, card: SortingCard) -> Choice:
    """Return the question in which place a card belongs; its id is ``SORTING.CARD``.

    Examples
    --------
    >>> from cocreation_teach.content import sorting
    >>> meanings = sorting("two-meanings")
    >>> question = card_question(meanings, meanings.cards[0])
    >>> question.id, [question.mark(place.id).credit for place in meanings.places]
    ('two-meanings.swimming-lesson', [1, 0])
    """
    return Choice(
        id=f"{sorting.id}.{card.id}",
        kind=sorting.kind,
        prompt=f"{card.title}: {card.text}\n\n{sorting.prompt}",
        options=tuple((place.id, place.label) for place in sorting.places),
        marks={place.id: _mark(card, place) for place in sorting.places},
        concepts=sorting.concepts,
        ordered=True,
    )


def _mark(card: SortingCard, place: Place) -> Mark:
    if place.id == card.place:
        return Mark(1, (say("mark.placed", place=place.label), card.why))
    said = card.otherwise[place.id]
    if said.credit:
        return Mark(said.credit, (say("mark.defensible"), said.feedback), said.misconception)
    # The reason for the right place waits until the card stands there, so that a second try is worth it.
    return Mark(0, (verdict(0), said.feedback), said.misconception)
