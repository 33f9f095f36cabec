"""What the page is told about a question: plain data, with the marks it can give composed beforehand.

So a card moves and feedback appears without asking the kernel.  Where feedback is withheld, no mark is
sent, and the page has no key to leak.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from cocreation_teach.theory import (
    MISCONCEPTIONS,
    ChooseOne,
    ChooseSeveral,
    Mark,
    Match,
    Place,
    Question,
    Text,
    Unkeyed,
)

Payload = dict[str, Any]


def question_payload(question: Question, feedback: bool) -> Payload:
    """Return a question as its card draws it.

    Examples
    --------
    >>> from cocreation_teach.content import question
    >>> question_payload(question("quadrants.numerals"), feedback=False).keys()
    dict_keys(['id', 'prompt', 'feedback', 'shape', 'rows', 'options'])
    """
    payload: Payload = {"id": question.id, "prompt": question.prompt, "feedback": feedback}
    match question:
        case Unkeyed():
            payload |= {"shape": question.shape, "feedback": False, "until": "hand in"}
            payload |= {"options": [{"id": key, "label": label} for key, label in question.options]}
        case Text():
            payload |= {"shape": "text"} | ({"model": question.model} if feedback else {})
        case Match():
            payload |= {
                "shape": "match",
                "rows": [
                    {"id": row.id, "label": row.label} | ({"marks": _marks(row.marks)} if feedback else {})
                    for row in question.rows
                ],
                "options": [{"id": key, "label": label} for key, label in question.options],
            }
        case ChooseSeveral():
            key = ("belongs", "why", "misconception") if feedback else ()
            payload |= {
                "shape": "several",
                "options": [
                    {name: getattr(part, name) for name in ("id", "label", *key)} for part in question.options
                ],
            }
        case ChooseOne():
            payload |= {
                "shape": "one",
                "options": [{"id": option.id, "label": option.label} for option in question.options],
            }
            payload |= {"marks": _marks(question.marks())} if feedback else {}
    return payload


@dataclass(frozen=True, slots=True)
class Card:
    """A card to place: what is asked of it, what a student reads, and perhaps a line of circumstances."""

    question: ChooseOne
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
            "marks": _marks(card.question.marks()) if feedback else {},
        }
        for card in cards
    ]
    marks = (mark for card in cards for mark in card.question.marks().values())
    ids = {mark.misconception for mark in marks if feedback and mark.misconception}
    return {"cards": drawn, "beliefs": {key: MISCONCEPTIONS[key].text for key in sorted(ids)}}


def places_payload(places: tuple[Place, ...]) -> list[Payload]:
    """Return places as their map draws them."""
    return [asdict(place) for place in places]


def _marks(marks: Mapping[str, Mark]) -> dict[str, Payload]:
    return {key: mark_payload(mark) for key, mark in marks.items()}


def mark_payload(mark: Mark) -> Payload:
    """Return a mark as plain data."""
    return {"credit": mark.credit, "feedback": list(mark.feedback), "misconception": mark.misconception}
