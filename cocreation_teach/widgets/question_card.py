"""The question card: one question of any kind, and what there is to say about the answer."""

from typing import Any, Self

from cocreation_teach.theory import CONFIDENCE, Question
from cocreation_teach.widgets import keeping
from cocreation_teach.widgets.course_widget import CourseWidget, occasion_of
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.words import say


class QuestionCard(CourseWidget):
    """One question, with feedback once it is answered.

    Parameters
    ----------
    question
        The question to ask.
    confidence
        Whether the card also asks how sure the student is.
    feedback
        Whether the answer is told right or wrong at once; without, it is noted (a prediction, a pre-test).
    occasion
        The same question on another occasion has a record of its own, such as ``"post-test"``.  Without
        feedback it is ``"prediction"`` unless something else is said.
    noted
        What is said of an answer that gets no feedback, such as until when it can be changed.
    order
        Decides in which order the options stand, if they have none of their own; without it the student's
        folder does.

    Raises
    ------
    TypeError
        If what is given is no question.

    Examples
    --------
    >>> from cocreation_teach.content import question
    >>> QuestionCard(question("quadrants.numerals"), confidence=True).report()
    'Not answered yet.'
    """

    _esm = LOADER
    _parts = Parts("question_card")

    def __init__(
        self,
        question: Question | None = None,
        *,
        confidence: bool = False,
        feedback: bool = True,
        occasion: str | None = None,
        noted: str = "",
        order: str = "",
    ) -> None:
        if not isinstance(question, Question):
            example = 'QuestionCard(question("quadrants.numerals"))'
            raise TypeError(f"QuestionCard takes a question, not {question!r}. For example: {example}.")
        content = card_content(
            question, confidence=confidence, feedback=feedback, noted=noted, order=order or keeping.order()
        )
        occasion = occasion if occasion is not None else occasion_of(feedback)
        super().__init__((question,), content, occasion=occasion)

    def answer(self, answer: object, confidence: str | None = None) -> Self:
        """Answer the question: an option id, a list of them, a mapping of row to option, or a text.

        Raises
        ------
        ValueError
            If the answer is not valid; the earlier one stays.
        """
        (key,) = self._questions
        return self._try(key, answer, confidence)


def card_content(
    question: Question, *, confidence: bool, feedback: bool, noted: str, order: str
) -> dict[str, Any]:
    """Return what a page is told of a card, but for what is kept of it; see `QuestionCard`."""
    asked = question.shuffled(order)
    return {
        "question": {**asked.payload(feedback), "noted": noted or say("card.until-moving-on")},
        "confidence": CONFIDENCE if confidence else (),
    }
