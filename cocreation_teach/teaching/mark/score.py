"""What answers earn: a pure function of the hand-in, the key and the marks that a lecturer gave to texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from cocreation_teach.exchange.assignment import Item, question_of
from cocreation_teach.exchange.hand_in import Answer, Given, HandIn
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.theory import Question


@dataclass(frozen=True, slots=True)
class Scored:
    """One question of a hand-in with what it earned.

    Attributes
    ----------
    question
        Its id.
    answer
        What was answered; ``None`` if it was left out.
    credit
        0 to 1; ``None`` if it was left out, or is a text that waits to be marked.
    points
        The points earned: 0 if it was left out, ``None`` while it waits.
    misconception
        The misconception that the answer points to.
    confidence
        How sure the student was.
    """

    question: str
    answer: Answer | None
    credit: float | None
    points: float | None
    misconception: str = ""
    confidence: str = ""


class Total(NamedTuple):
    """What a hand-in earned in all; ``marks`` is ``None`` while a text waits to be marked."""

    marks: float | None
    out_of: float
    answered: int
    questions: int

    @property
    def percent(self) -> float | None:
        """Return the marks as a share of 100."""
        return None if self.marks is None or not self.out_of else 100 * self.marks / self.out_of


class Scorer:
    """Scores the hand-ins of one assignment."""

    def __init__(self, key: Mapping[str, KeyItem]) -> None:
        self._questions = {name: _with_key(one) for name, one in key.items()}

    def score(self, hand_in: HandIn, marks: Mapping[str, float]) -> tuple[Scored, ...]:
        """Return what each question of the student's form earned.

        Parameters
        ----------
        hand_in
            The hand-in.
        marks
            The points that a lecturer gave to its texts, by question.
        """
        return tuple(
            self._scored(item, hand_in.answers.get(item.id), marks.get(item.id)) for item in hand_in.form
        )

    def _scored(self, item: Item, given: Given | None, points: float | None) -> Scored:
        if given is None:
            return Scored(item.id, None, None, 0.0)
        question = self._questions[item.id]
        if not question.has_key:
            return _text(item, given, points)
        # The hand-in's reader has seen that the answer is valid.
        mark = question.earned(given.answer)
        assert mark is not None
        worth = mark.credit * item.points
        return Scored(item.id, given.answer, mark.credit, worth, mark.misconception or "", given.confidence)


def _with_key(key: KeyItem) -> Question:
    held = {"credit": key.credit, "correct": key.correct, "misconception": key.misconception}
    return question_of(key.item).with_key(held)


def _text(item: Item, given: Given, mark: float | None) -> Scored:
    credit = None if mark is None else mark / item.points if item.points else 0.0
    return Scored(item.id, given.answer, credit, mark, "", given.confidence)


def total(hand_in: HandIn, scored: tuple[Scored, ...], penalty: float = 0.0) -> Total:
    """Return what a hand-in earned in all.

    Parameters
    ----------
    hand_in
        The hand-in.
    scored
        Its questions.
    penalty
        The share of its marks that it loses by being late, 0 to 1.
    """
    points = [one.points for one in scored]
    marks = None if None in points else fsum(points) * (1 - penalty)  # type: ignore[arg-type]
    out_of = fsum([item.points for item in hand_in.form])
    return Total(marks, out_of, len(hand_in.answers), len(scored))
