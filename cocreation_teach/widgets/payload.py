"""What the page is told about cards to place: plain data, with the marks it can give composed beforehand.

So a card moves and feedback appears without asking the kernel.  Where feedback is withheld, no mark is
sent, and the page has no key to leak.
"""

from dataclasses import asdict, dataclass
from typing import Any

from cocreation_teach.theory import MISCONCEPTIONS, PLACES, Choice, Locus, Nature, Place, Quadrant

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Card:
    """A card to place: what is asked of it, what a student reads, and perhaps a line of circumstances."""

    question: Choice
    title: str
    description: str
    meta: str = ""


def placing_payload(cards: tuple[Card, ...], feedback: bool) -> Payload:
    """Return the cards to place, and the text of each misconception that a wrong place can point to."""
    drawn = [
        {
            "id": card.question.id,
            "title": card.title,
            "description": card.description,
            "meta": card.meta,
            "marks": card.question.told()["marks"] if feedback else {},
        }
        for card in cards
    ]
    marks = (mark for card in cards for mark in card.question.marks.values())
    ids = {mark.misconception for mark in marks if feedback and mark.misconception}
    return {"cards": drawn, "beliefs": {key: MISCONCEPTIONS[key].text for key in sorted(ids)}}


def places_payload(places: tuple[Place, ...]) -> list[Payload]:
    """Return places as their map draws them."""
    return [asdict(place) for place in places]


def quadrants_payload() -> Payload:
    """Return the typology as its board draws it: the quadrants, and the ends of the two axes.

    Examples
    --------
    >>> quadrants_payload()["quadrants"][0]
    {'id': 'I', 'label': 'Co-production', 'nature': 'involuntary', 'locus': 'individual'}
    """
    return {
        "quadrants": [
            {"id": one.value, "label": one.label, "nature": one.nature.value, "locus": one.locus.value}
            for one in Quadrant
        ],
        "ends": [{"id": end.value, "label": end.label} for axis in (Locus, Nature) for end in axis],
    }


def rail_payload() -> Payload:
    """Return the continuum as it is drawn: its places.

    Examples
    --------
    >>> rail_payload()["rail"][-1]
    {'id': '5', 'label': 'Very high'}
    """
    return {"rail": [{"id": str(place), "label": label} for place, label in PLACES.items()]}
