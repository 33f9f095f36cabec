"""What answers earn: a pure function of the hand-in, the key and the marks that a lecturer gave to texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import fsum
from typing import NamedTuple

from cocreation_teach.exchange.assignment import Item
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.teaching.intake.answers import Answer, Given
from cocreation_teach.teaching.intake.reader import Submission


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
    """Scores the hand-ins of one assignment; what one answer earns is worked out once."""

    def __init__(self, key: Mapping[str, KeyItem]) -> None:
        self._key = key
        self._known: dict[Given, Scored] = {}
        self._left_out = {key: Scored(key, None, None, 0.0) for key in key}

    def score(self, submission: Submission, marks: Mapping[str, float]) -> tuple[Scored, ...]:
        """Return what each question of the student's form earned.

        Parameters
        ----------
        submission
            The hand-in.
        marks
            The points that a lecturer gave to its texts, by question.
        """
        known, scored = self._known, []
        for item in submission.form:
            given = submission.answers.get(item.id)
            if given is None:
                scored.append(self._left_out[item.id])
            elif item.kind == "text":
                scored.append(_text(item, given, marks.get(item.id)))
            else:
                scored.append(known.get(given) or self._worked_out(item, given))
        return tuple(scored)

    def _worked_out(self, item: Item, given: Given) -> Scored:
        question, answer, sure = given
        credit, misconception = earned(self._key[question], answer)
        self._known[given] = Scored(question, answer, credit, credit * item.points, misconception, sure)
        return self._known[given]


def earned(key: KeyItem, answer: Answer) -> tuple[float, str]:
    """Return the credit of an answer, and the misconception that it points to.

    A list earns overlap over union (Jaccard, 1901); its misconception is that of the first option missed.

    Examples
    --------
    >>> item = Item("q1", "values", "Which?", (("a", "A"), ("b", "B"), ("c", "C")), 2)
    >>> earned(KeyItem(item, correct=("a", "b"), misconception={"c": "M13"}), ("a", "c"))
    (0.3333333333333333, 'M13')
    """
    if isinstance(answer, str):
        return key.credit.get(answer, 0.0), key.misconception.get(answer, "")
    chosen, belongs = set(answer), set(key.correct)
    missed = [option for option, _ in key.item.options if (option in chosen) != (option in belongs)]
    credit = len(chosen & belongs) / len(chosen | belongs)
    return credit, next((named for option in missed if (named := key.misconception.get(option))), "")


def _text(item: Item, given: Given, mark: float | None) -> Scored:
    question, answer, sure = given
    credit = None if mark is None else mark / item.points if item.points else 0.0
    return Scored(question, answer, credit, mark, "", sure)


def total(submission: Submission, scored: tuple[Scored, ...], penalty: float = 0.0) -> Total:
    """Return what a hand-in earned in all.

    Parameters
    ----------
    submission
        The hand-in.
    scored
        Its questions.
    penalty
        The share of its marks that it loses by being late, 0 to 1.
    """
    points = [one.points for one in scored]
    marks = None if None in points else fsum(points) * (1 - penalty)  # type: ignore[arg-type]
    out_of = fsum([item.points for item in submission.form])
    return Total(marks, out_of, len(submission.answers), len(scored))
