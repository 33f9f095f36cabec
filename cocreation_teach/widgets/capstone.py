"""The capstone: a report of the student's own, written section by section and taken away as one file."""

from collections.abc import Iterable, Mapping
from typing import Any, Final, Self

from cocreation_teach.theory import Question, Text
from cocreation_teach.widgets import keeping
from cocreation_teach.widgets.course_widget import CourseWidget
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.words import say

AUTHOR: Final = "capstone.author"
"""Under which the name on the report is kept."""


class Capstone(CourseWidget):
    r"""Sections to write, kept as the student writes, and the finished report to download.

    The first line of a question's prompt is the section's heading; its model answer says what a good
    section holds.

    Parameters
    ----------
    questions
        The sections: questions of kind *text*.
    title
        The report's title; *A service of my own* unless said.

    Raises
    ------
    TypeError
        If what is given is no text question.

    Examples
    --------
    >>> Capstone([Text("mine.why", "Why\nSay why.", "A reason.")]).report()
    'Not answered yet.'
    """

    _esm = LOADER
    _parts = Parts("capstone")

    def __init__(
        self,
        questions: Iterable[Question] = (),
        *,
        title: str | None = None,
    ) -> None:
        sections = tuple(questions) if isinstance(questions, Iterable) else (questions,)
        if strange := [one for one in sections if not isinstance(one, Text)] or not sections:
            example = 'Capstone(questions("capstone"))'
            raise TypeError(f"Capstone takes text questions, not {strange!r}. For example: {example}.")
        content = {"title": title or say("report"), "sections": [_section(one) for one in sections]}
        author = keeping.kept_state(AUTHOR) or ""
        super().__init__(sections, {**content, "author": author}, besides=(AUTHOR,))

    def answer(self, texts: Mapping[str, str]) -> Self:
        """Write sections: question id to text.

        Raises
        ------
        ValueError
            If there is no such section or a text is empty.
        """
        for key, text in texts.items():
            self._try(key, text)
        return self


def _section(question: Question) -> dict[str, Any]:
    heading, _, rest = question.prompt.partition("\n")
    paragraphs = [line for line in rest.split("\n") if line.strip()]
    model = question.model_answer()
    return {"id": question.id, "heading": heading, "paragraphs": paragraphs, "model": model}
