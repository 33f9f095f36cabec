"""What a lecturer is told of a file: what became of it, and what to know of a hand-in that is valid."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import Final, Literal
from unicodedata import normalize

from cocreation_teach.exchange.hand_in import AGAIN, HandIn, seconds
from cocreation_teach.exchange.strict_json import quoted
from cocreation_teach.exchange.text import LONGEST_NAME, scripts

Outcome = Literal["accepted", "accepted-with-note", "refused", "ignored"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("accepted", "accepted-with-note", "refused", "ignored")
_SHOWN: Final = 5
_LOOK: Final = "Ask the student how it came about, or leave it."
_WHO: Final = "See who it is."


@dataclass(frozen=True, slots=True)
class Note:
    """Why, in a sentence, and what to do about it."""

    reason: str
    cure: str = AGAIN


def notes_on(hand_in: HandIn) -> tuple[Note, ...]:
    """Return the notes on a hand-in, whoever it is from; none of them stops the grading."""
    return (*_on_the_student(hand_in), *_on_the_fields(hand_in), *_on_the_answers(hand_in))


def _on_the_student(hand_in: HandIn) -> Iterator[Note]:
    student, written = hand_in.student, hand_in.written
    if student == written and student.id.isascii():
        return
    if student.id != normalize("NFC", written.id).strip():
        yield Note(f"The id is written with unusual signs; it was read as {student.id}.", _WHO)
    if len(mixed := scripts(student.id)) > 1:
        which = " and ".join(script.capitalize() for script in mixed)
        yield Note(f"The id mixes letters that look alike ({which}).", _WHO)
    if len(written.name) > LONGEST_NAME:
        yield Note(f"The name has {len(written.name):,} letters and is shown in part.", _WHO)
    elif student.name != normalize("NFC", written.name).strip():
        yield Note("The name holds signs that are piled up or cannot be seen; they were left out.", _WHO)


def _on_the_fields(hand_in: HandIn) -> Iterator[Note]:
    if hand_in.strange:
        named = ", ".join(quoted(name) for name in hand_in.strange[:_SHOWN])
        yield Note(f"What this edition does not know was left out: {named}.", "Nothing.")


def _on_the_answers(hand_in: HandIn) -> Iterator[Note]:
    if not hand_in.answers:
        yield Note("No question is answered in it.", "Ask the student whether that is meant.")
    last = max((seconds(one.at) or 0.0 for one in hand_in.answers.values()), default=0.0)
    if floor(last) > hand_in.at:  # an answer is timed to the thousandth, handing in to the second
        reason = "It has an answer given after it was handed in: the clock is not to be trusted."
        yield Note(reason, _LOOK)
