"""What a student hands in: raw answers in one small file.  No score, no code.

::

    {"format": "cocreation-teach/submission", "version": 1,
     "assignment": {"id": "3f2a9c01", "digest": "..."},
     "student": {"id": "0012", "name": "Ana"},
     "answers": [{"question": "q01", "answer": "IV", "confidence": "fair", "answered_at": "..."}],
     "submitted_at": "2026-11-23T15:20:00+00:00"}

The page writes it by what stands here, and grading reads it by the same (`hand_in_reading`).
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from cocreation_teach.exchange.assignment import Assignment, Item
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.student import Student
from cocreation_teach.exchange.text import slug
from cocreation_teach.theory.mark import CONFIDENCE

FORMAT: Final = "cocreation-teach/submission"
VERSION: Final = 1
ENDING: Final = ".cocreation.json"
LARGEST: Final = 2**20
"""Bytes of a file; an honest one has a few thousand."""

AGAIN: Final = "Ask the student to hand in once more the file that the assignment's last cell makes."

Answer = Any
"""An option's id, several of them, a mapping of row to option, or a text."""


class HandInError(SentenceError):
    """A file that is not graded.

    Attributes
    ----------
    reason, cure
        Why, and what a lecturer does about it.
    outcome
        ``refused``, or ``ignored`` for what is no hand-in at all.
    """

    def __init__(
        self, reason: str, cure: str = AGAIN, outcome: Literal["refused", "ignored"] = "refused"
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.cure = cure
        self.outcome = outcome


class Given(NamedTuple):
    """One answer: how sure the student was (one of `CONFIDENCE`, or nothing), and when (or nothing)."""

    question: str
    answer: Answer
    confidence: str = ""
    at: str = ""


class HandIn(NamedTuple):
    """A hand-in that was read.

    Attributes
    ----------
    student, written
        Who hands in, made fit to be shown, and as the file says it.
    key
        The id by which the student is looked up.
    answers
        By question.
    submitted_at, at
        When, by the student's clock: as written, and in seconds since 1970.
    form
        The questions that the student was asked.
    strange
        Names of fields that are not known, and were left out.
    """

    student: Student
    written: Student
    key: str
    answers: Mapping[str, Given]
    submitted_at: str
    at: float
    form: tuple[Item, ...]
    strange: tuple[str, ...] = ()


def file_name(assignment: Assignment, student: Student) -> str:
    """Return what a student's file is called."""
    return f"{slug(assignment.title)[:60]}-{slug(student.id)}{ENDING}"


def content_of(assignment: Assignment, student: Student, answers: Iterable[Given], at: str) -> bytes:
    """Return the bytes of a hand-in.

    Parameters
    ----------
    at
        When, ISO 8601 with an offset.
    """
    held = {
        "format": FORMAT,
        "version": VERSION,
        "assignment": {"id": assignment.id, "digest": assignment.digest},
        "student": {"id": student.id, "name": student.name},
        "answers": [
            {
                "question": one.question,
                "answer": whole_signs(one.answer),
                "confidence": one.confidence if one.confidence in CONFIDENCE else None,
                "answered_at": "" if seconds(one.at) is None else one.at,
            }
            for one in answers
        ],
        "submitted_at": at,
    }
    return (json.dumps(held, indent=1) + "\n").encode()


def too_large() -> HandInError:
    """Return the refusal of a file that is too large to be a hand-in."""
    return HandInError(f"It is larger than {LARGEST // 2**20} MiB; a hand-in has a few kilobytes.")


def seconds(written: object) -> float | None:
    """Return a time in seconds since 1970; ``None`` if it is none, or says of no offset.

    Examples
    --------
    >>> seconds("1970-01-01T01:00:00+01:00"), seconds("1970-01-01T00:00:00"), seconds("noon")
    (0.0, None, None)
    """
    if not isinstance(written, str):
        return None
    try:
        when = datetime.fromisoformat(written)
        return when.timestamp() if when.tzinfo else None
    except (ValueError, OverflowError):
        return None


def whole_signs(answer: Answer) -> Answer:
    """Return an answer with a mark in the place of half a sign, which no file could hold."""
    if not isinstance(answer, str) or answer.isascii():
        return answer
    return answer.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
