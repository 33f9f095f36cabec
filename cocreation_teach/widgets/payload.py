"""What the page is told about a question: plain data, with every mark it can give composed beforehand.

So a card moves and feedback appears without asking the kernel.  Where feedback is withheld, no mark is
sent, and the page has no key to leak.
"""

from typing import Any

from cocreation_teach.theory import (
    MISCONCEPTIONS,
    ChooseSeveral,
    Encounter,
    Mark,
    Match,
    Question,
    Text,
    quadrant_question,
)

Payload = dict[str, Any]


def question_payload(question: Question, feedback: bool) -> Payload:
    """Return a question as its card draws it.

    Examples
    --------
    >>> from cocreation_teach.content import question
    >>> question_payload(question("quadrants.numerals"), feedback=False)["marks"]
    {}
    """
    payload: Payload = {
        "id": question.id,
        "prompt": question.prompt,
        "shape": "one",
        "marks": _marks(question) if feedback else {},
    }
    match question:
        case Text():
            payload |= {"shape": "text", "model": question.model if feedback else ""}
        case Match():
            payload |= {
                "shape": "match",
                "rows": [{"id": row.id, "label": row.label} for row in question.rows],
                "options": [{"id": key, "label": label} for key, label in question.options],
            }
        case _:
            payload["options"] = [{"id": option.id, "label": option.label} for option in question.options]  # type: ignore[attr-defined]
            payload["shape"] = "several" if isinstance(question, ChooseSeveral) else "one"
    return payload


def board_payload(encounters: tuple[Encounter, ...], feedback: bool) -> Payload:
    """Return the cards of a quadrant board, and the text of each misconception they can point to."""
    asked = [(encounter, quadrant_question(encounter)) for encounter in encounters]
    cards = [
        {
            "id": encounter.id,
            "title": encounter.title,
            "description": encounter.description,
            "sector": encounter.sector,
            "country": encounter.country,
            "marks": _marks(question) if feedback else {},
        }
        for encounter, question in asked
    ]
    marks = (mark for _, question in asked for mark in question.marks().values())
    ids = {mark.misconception for mark in marks if feedback and mark.misconception}
    return {"cards": cards, "beliefs": {key: MISCONCEPTIONS[key].text for key in sorted(ids)}}


def _marks(question: Question) -> dict[str, Payload]:
    return {key: mark_payload(mark) for key, mark in question.marks().items()}


def mark_payload(mark: Mark) -> Payload:
    """Return a mark as plain data."""
    return {"credit": mark.credit, "feedback": list(mark.feedback), "misconception": mark.misconception}
