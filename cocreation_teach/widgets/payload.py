"""What the page is told about cards to place: plain data, with the marks it can give composed beforehand.

So a card moves and feedback appears without asking the kernel.  Where feedback is withheld, no mark is
sent, and the page has no key to leak.
"""

from dataclasses import asdict, dataclass
from typing import Any

from cocreation_teach.theory import MISCONCEPTIONS, Choice, Place

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
