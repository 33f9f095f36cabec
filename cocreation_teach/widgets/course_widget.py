"""What every widget of the course has: the record of tries, its checks, and marks from the domain."""

import inspect
from collections.abc import Mapping
from typing import Any, Self

import anywidget
import traitlets

from cocreation_teach.theory import Mark, Question

CONFIDENCE = ("guess", "fair", "certain")

Try = dict[str, Any]


class CourseWidget(anywidget.AnyWidget):
    """Questions with the record of what the student tried.

    Attributes
    ----------
    tries
        By question id, the tries in order: ``{"answer": ..., "confidence": ... or None}``.
    shown
        Ids of the questions whose answer was shown on request.
    refusal
        A sentence on the last answer that was refused; empty if none was.
    """

    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    tries: "traitlets.Dict[str, list[Try]]" = traitlets.Dict().tag(sync=True)
    shown: "traitlets.List[str]" = traitlets.List(traitlets.Unicode()).tag(sync=True)
    refusal = traitlets.Unicode().tag(sync=True)

    def __init__(self, questions: tuple[Question, ...], content: dict[str, Any]) -> None:
        self._questions = {question.id: question for question in questions}
        super().__init__(content=content)

    def answered(self) -> tuple[str, ...]:
        """Return the ids of the questions that have an answer."""
        return tuple(key for key in self._questions if self.tries.get(key))

    def marks(self) -> dict[str, Mark | None]:
        """Return the mark of each question's last answer; ``None`` where there is none to give."""
        last = {key: tries[-1]["answer"] for key, tries in self.tries.items() if tries}
        return {key: question.mark(last.get(key)) for key, question in self._questions.items()}

    def report(self) -> str:
        """Return in one line how much is answered."""
        done, all_ = len(self.answered()), len(self._questions)
        return "Not answered yet." if not done else f"{done} of {all_} answered."

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return f"{type(self).__name__}: {self.report()} Run this cell to see it."

    def _try(self, key: str, answer: object, confidence: str | None = None) -> Self:
        """Record one more try, or raise ``ValueError`` and leave the record as it was."""
        if isinstance(answer, tuple):
            answer = list(answer)
        tried = {"answer": answer, "confidence": confidence}
        if problem := self._problem(key, tried):
            raise ValueError(problem)
        self.tries = {**self.tries, key: [*self.tries.get(key, []), tried]}
        self.refusal = ""
        return self

    def _problem(self, key: str, tried: Try) -> str | None:
        if key not in self._questions:
            return f"There is no {key} here. There is: {', '.join(self._questions)}."
        if tried.get("confidence") not in (None, *CONFIDENCE):
            return f"{tried['confidence']} is no confidence. Allowed is one of: {', '.join(CONFIDENCE)}."
        return self._questions[key].refusal(tried.get("answer"))

    @traitlets.validate("tries")
    def _check_tries(self, proposal: Any) -> dict[str, list[Try]]:
        tries: dict[str, list[Try]] = proposal["value"]
        for key, one_after_another in tries.items():
            if not isinstance(one_after_another, list) or not all(
                isinstance(t, dict) for t in one_after_another
            ):
                raise traitlets.TraitError(f"The tries at {key} are no list of answers.")
            for tried in one_after_another:
                if problem := self._problem(key, tried):
                    raise traitlets.TraitError(problem)
        return tries

    @traitlets.validate("shown")
    def _check_shown(self, proposal: Any) -> list[str]:
        shown: list[str] = proposal["value"]
        if strange := [key for key in shown if key not in self._questions]:
            raise traitlets.TraitError(f"There is no {', '.join(strange)} here.")
        return list(dict.fromkeys(shown))

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take what the page sends; refuse what is no valid answer, and send the old record back."""
        try:
            super().set_state(sync_data)
        except traitlets.TraitError as refused:
            self.refusal = f"That answer was not taken. {refused}"
            self.send_state(["tries", "shown", "refusal"])


def refuse_misspelt(widget: CourseWidget, misspelt: Mapping[str, object]) -> None:
    """Raise `TypeError` if there are keywords that the widget does not have, and list those it has."""
    if not misspelt:
        return
    kind = type(widget)
    parameters = inspect.signature(kind).parameters.values()
    known = ", ".join(p.name for p in parameters if p.kind is not p.VAR_KEYWORD)
    raise TypeError(f"{kind.__name__} has no keyword {', '.join(misspelt)}. Its keywords are: {known}.")
