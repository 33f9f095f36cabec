"""What every widget with questions has: the record of tries, its checks, marks, and the journal."""

import inspect
from collections.abc import Mapping
from typing import Any, ClassVar, Self
from weakref import WeakSet

import anywidget
import traitlets

from cocreation_teach.learning.journal import JournalError
from cocreation_teach.theory import Mark, Question
from cocreation_teach.widgets import keeping

CONFIDENCE = ("guess", "fair", "certain")

Try = dict[str, Any]


class CourseWidget(anywidget.AnyWidget):
    """Questions with the record of what the student tried.

    What the student does on the page goes into the journal, and is there again when the widget is made anew.
    What code does (`answer`) is shown and not recorded: that is how solutions show the key.

    Attributes
    ----------
    tries
        By question id, the tries in order: ``{"answer": ..., "confidence": ... or None}``.
    shown
        Ids of the questions whose answer was shown on request.
    refusal
        A sentence on the last answer that was refused; empty if none was.
    own
        In a solution, the student's own last answers in words, by question id.
    """

    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    tries: "traitlets.Dict[str, list[Try]]" = traitlets.Dict().tag(sync=True)
    shown: "traitlets.List[str]" = traitlets.List(traitlets.Unicode()).tag(sync=True)
    refusal = traitlets.Unicode().tag(sync=True)
    own: "traitlets.Dict[str, str]" = traitlets.Dict().tag(sync=True)

    _alive: ClassVar[WeakSet["CourseWidget"]] = WeakSet()

    def __init__(
        self, questions: tuple[Question, ...], content: dict[str, Any], *, occasion: str = ""
    ) -> None:
        self._questions = {question.id: question for question in questions}
        self._occasion = occasion
        journal = keeping.open_journal()
        if keeping.is_for_reading():
            super().__init__(content=content, own=keeping.own_answers(journal, self._questions))
            return
        kept = keeping.keeping(journal, self._questions, occasion)
        standings = keeping.restored(journal, self._questions, occasion)
        super().__init__(
            content={**content, "keeping": kept},
            tries=keeping.tries_of(standings),
            shown=keeping.shown_of(standings),
        )
        self.on_msg(lambda _, message, __: self._hear(message))
        self._alive.add(self)

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
        """Show one more try, or raise ``ValueError`` and leave the record as it was."""
        if isinstance(answer, tuple):
            answer = list(answer)
        tried = {"answer": answer, "confidence": confidence}
        if problem := self._problem(key, tried):
            raise ValueError(problem)
        self.tries = {**self.tries, key: [*self.tries.get(key, []), tried]}
        self.refusal = ""
        return self

    def _hear(self, message: object) -> None:
        """Record what the page says was done, and tell it what is safe."""
        acts, problems = keeping.acts_from(message, self._questions)
        journal = keeping.open_journal()
        others = {act.question for act in acts if not journal.holds(act.uid)}
        try:
            journal.record(acts)
        except JournalError as error:
            problems.append(str(error))
        unsaved = {act.uid for act in journal.unsaved}
        safe = [act.uid for act in acts if act.uid not in unsaved]
        self.send({"safe": safe, "problems": problems, "clock": journal.clock})
        if isinstance(message, Mapping) and message.get("again"):
            self.restore_all(others)

    @classmethod
    def restore_all(cls, questions: set[str]) -> None:
        """Let every widget of this kernel show what the journal now holds about some questions."""
        for widget in cls._alive:
            widget._restore(questions)

    def _restore(self, changed: set[str]) -> None:
        """Show what the journal holds, if any of it is new."""
        if changed.isdisjoint(self._questions):
            return
        standings = keeping.restored(keeping.open_journal(), self._questions, self._occasion)
        self.tries, self.shown = keeping.tries_of(standings), keeping.shown_of(standings)

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


def occasion_of(feedback: bool, usual: str = "") -> str:
    """Return the occasion on which a question is asked: an answer without feedback is a prediction."""
    return usual if feedback else "prediction"


def refuse_misspelt(widget: CourseWidget, misspelt: Mapping[str, object]) -> None:
    """Raise `TypeError` if there are keywords that the widget does not have, and list those it has."""
    if not misspelt:
        return
    kind = type(widget)
    parameters = inspect.signature(kind).parameters.values()
    known = ", ".join(p.name for p in parameters if p.kind is not p.VAR_KEYWORD)
    raise TypeError(f"{kind.__name__} has no keyword {', '.join(misspelt)}. Its keywords are: {known}.")
