"""The question card: one question of any kind, and what there is to say about the answer."""

from typing import Self

from cocreation_teach.theory import Question
from cocreation_teach.widgets.course_widget import CourseWidget
from cocreation_teach.widgets.loading import module, style
from cocreation_teach.widgets.payload import question_payload


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

    Raises
    ------
    TypeError
        If a keyword is misspelt; the message lists those that exist.

    Examples
    --------
    >>> from cocreation_teach.content import question
    >>> QuestionCard(question("quadrants.numerals"), confidence=True).report()
    'Not answered yet.'
    """

    _esm = module("question_card")
    _css = style("question_card")

    def __init__(
        self, question: Question, *, confidence: bool = False, feedback: bool = True, **misspelt: object
    ) -> None:
        payload = {"question": question_payload(question, feedback), "confidence": confidence}
        super().__init__((question,), payload, misspelt)

    def answer(self, answer: object, confidence: str | None = None) -> Self:
        """Answer the question: an option id, a list of them, a mapping of row to option, or a text.

        Raises
        ------
        ValueError
            If the answer is not valid; the earlier one stays.
        """
        (key,) = self._questions
        return self._try(key, answer, confidence)
