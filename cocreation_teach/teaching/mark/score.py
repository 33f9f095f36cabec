"""What answers earn: a pure function of the hand-in, the key and the marks that a lecturer gave to texts."""

from collections.abc import Mapping
from math import fsum
from typing import NamedTuple

from cocreation_teach.exchange.assignment import Item
from cocreation_teach.exchange.hand_in import Answer, Given, HandIn
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.theory import Mark
from cocreation_teach.theory.mark import verdict


class Scored(NamedTuple):
    """One question of a hand-in with what it earned.

    Attributes
    ----------
    question
        Its id.
    answer
        What was answered; ``None`` if it was left out.
    mark
        What it earned; ``None`` if it was left out, or is a text that waits to be marked.
    points
        The points earned: 0 if it was left out, ``None`` while it waits.
    confidence
        How sure the student was.
    """

    question: str
    answer: Answer | None
    mark: Mark | None
    points: float | None
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
        self._earned = {name: one.question.earned for name, one in key.items() if one.question.has_key}

    def score(self, hand_in: HandIn, given: Mapping[str, float]) -> tuple[Scored, ...]:
        """Return what each question of the student's form earned.

        Parameters
        ----------
        hand_in
            The hand-in.
        given
            The points that a lecturer gave to its texts, by question.
        """
        return tuple(
            self._scored(item, hand_in.answers.get(item.id), given.get(item.id)) for item in hand_in.form
        )

    def _scored(self, item: Item, given: Given | None, points: float | None) -> Scored:
        if given is None:
            return Scored(item.id, None, None, 0.0)
        if item.id not in self._earned:
            return Scored(item.id, given.answer, _text_mark(item, points), points, given.confidence)
        # The hand-in's reader has seen that the answer is valid.
        mark = self._earned[item.id](given.answer)
        assert mark is not None
        return Scored(item.id, given.answer, mark, mark.credit * item.points, given.confidence)


def _text_mark(item: Item, points: float | None) -> Mark | None:
    if points is None:
        return None
    credit = points / item.points if item.points else 0.0
    return Mark(credit, (verdict(credit),))


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
    points = [one.points for one in scored if one.points is not None]
    marks = fsum(points) * (1 - penalty) if len(points) == len(scored) else None
    out_of = fsum([item.points for item in hand_in.form])
    return Total(marks, out_of, len(hand_in.answers), len(scored))
