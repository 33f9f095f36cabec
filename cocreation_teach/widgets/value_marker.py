"""A person's way through an encounter: which kinds of value arise at each step."""

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any, Self

from cocreation_teach.theory import (
    MISCONCEPTIONS,
    Journey,
    Mark,
    Several,
    Step,
    ValueKind,
    step_question,
)
from cocreation_teach.theory.journey import NONE
from cocreation_teach.widgets.course_widget import CourseWidget
from cocreation_teach.widgets.keeping import Try
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.widgets.payload import Payload

LETTERS = {ValueKind.NEEDS: "N", ValueKind.WELLBEING: "W", ValueKind.CAPACITY: "C"}


class ValueMarker(CourseWidget):
    """A journey, at each step of which the student marks the kinds of value that arise.

    Parameters
    ----------
    journey
        The person's way, step by step.

    Raises
    ------
    TypeError
        If what is given is no journey.

    Examples
    --------
    >>> from cocreation_teach.content import journey
    >>> marker = ValueMarker(journey("first-bus")).answer({"saturdays": ["capacity"], "score": ["none"]})
    >>> marker.report()
    '2 of 6 answered.'
    """

    _esm = LOADER
    _parts = Parts("value_marker")

    def __init__(self, journey: Journey | None = None) -> None:
        if not isinstance(journey, Journey):
            example = 'ValueMarker(journey("first-bus"))'
            raise TypeError(f"ValueMarker takes a journey, not {journey!r}. For example: {example}.")
        self._journey = journey.id
        questions = tuple(step_question(journey, step) for step in journey.steps)
        super().__init__(questions, journey_payload(journey, questions))

    def answer(self, steps: Mapping[str, Iterable[str]]) -> Self:
        """Mark steps: step id to kinds of value, or to ``["none"]``.

        Raises
        ------
        ValueError
            If a step does not exist, or its kinds will not do; the steps before it stay answered and it
            keeps the answer it had.
        """
        for step, kinds in steps.items():
            self._try(f"{self._journey}.{step}", kinds)
        return self

    def _problem(self, key: str, tried: Try) -> str | None:
        if problem := super()._problem(key, tried):
            return problem
        if NONE in tried["answer"] and len(tried["answer"]) > 1:
            return f"At {key} stands “{NONE}” beside a kind of value: keep one or the other."
        return None


def journey_payload(journey: Journey, questions: tuple[Several, ...]) -> Payload:
    """Return a journey as its widget draws it, with the mark of every answer that each step can have."""
    marks = [_marks(question) for question in questions]
    came_up = {mark.misconception for by_answer in marks for mark in by_answer.values() if mark.misconception}
    return {
        "title": journey.title,
        "person": journey.person,
        **questions[0].form(),
        "letters": {kind.value: letter for kind, letter in LETTERS.items()},
        "steps": [
            _step(step, question, by_answer)
            for step, question, by_answer in zip(journey.steps, questions, marks, strict=True)
        ],
        "beliefs": {key: MISCONCEPTIONS[key].text for key in sorted(came_up)},
    }


def _step(step: Step, question: Several, marks: Mapping[str, Mark]) -> dict[str, Any]:
    return {
        "id": question.id,
        "title": step.title,
        "text": step.text,
        "marks": {answer: mark.plain() for answer, mark in marks.items()},
    }


def _marks(question: Several) -> dict[str, Mark]:
    """Return the mark of each answer: the kinds in their order, with a space between, or ``none``."""
    kinds = [kind.value for kind in ValueKind]
    answers = [some for size in (1, 2, 3) for some in combinations(kinds, size)]
    marks = {" ".join(answer): question.mark(answer) for answer in [*answers, (NONE,)]}
    return {answer: mark for answer, mark in marks.items() if mark}
