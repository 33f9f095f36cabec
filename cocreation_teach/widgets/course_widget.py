"""What every widget with questions has: the record of tries, its checks, marks, and the journal."""

import inspect
from collections.abc import Mapping
from functools import partial
from typing import Any, ClassVar, Self
from weakref import WeakSet

import anywidget
import traitlets

from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import JournalError
from cocreation_teach.learning.restoring import placed
from cocreation_teach.learning.standing import wording
from cocreation_teach.theory import CONFIDENCE, Mark, Question
from cocreation_teach.widgets import keeping
from cocreation_teach.widgets.keeping import Try
from cocreation_teach.words import say


class CourseWidget(anywidget.AnyWidget):
    """Questions with the record of what the student tried.

    What the student does on the page comes as acts, goes into the journal, and is there again when the widget
    is made anew.  What code does (`answer`) is shown and not recorded: that is how solutions show the key.

    Attributes
    ----------
    tries
        By question id, the tries in order: ``{"answer": ..., "confidence": ... or None}``.
    shown
        Ids of the questions whose answer was shown on request.
    drafts
        By question id, what was written and not yet given as an answer.
    heard
        What became of the acts that the page told of last: the names of those that are ``safe``, ``refused``
        and ``unsaved``, sentences on the ``problems``, and how far the journal's ``clock`` is.
    own
        In a solution, the student's own last answers in words, by question id.
    """

    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    tries: "traitlets.Dict[str, list[Try]]" = traitlets.Dict(read_only=True).tag(sync=True)
    shown: "traitlets.List[str]" = traitlets.List(traitlets.Unicode(), read_only=True).tag(sync=True)
    drafts: "traitlets.Dict[str, str]" = traitlets.Dict(read_only=True).tag(sync=True)
    heard: "traitlets.Dict[str, Any]" = traitlets.Dict(read_only=True).tag(sync=True)
    own: "traitlets.Dict[str, str]" = traitlets.Dict().tag(sync=True)

    _alive: ClassVar[WeakSet["CourseWidget"]] = WeakSet()

    def __new__(cls, *given: object, **keywords: object) -> Self:
        """Refuse a misspelt keyword and list those that there are, which Python's own error does not."""
        known = [name for name in inspect.signature(cls.__init__).parameters if name != "self"]
        if misspelt := [name for name in keywords if name not in known]:
            raise TypeError(
                f"{cls.__name__} has no keyword {', '.join(misspelt)}. Its keywords are: {', '.join(known)}."
            )
        return super().__new__(cls, *given, **keywords)  # type: ignore[no-any-return]

    def __init__(
        self,
        questions: tuple[Question, ...],
        content: dict[str, Any],
        *,
        occasion: str = "",
        besides: tuple[str, ...] = (),
    ) -> None:
        self._questions = {question.id: question for question in questions}
        self._occasion = occasion
        journal = keeping.open_journal()
        if keeping.is_for_reading():
            super().__init__(content=content, own=keeping.own_answers(journal, self._questions))
            return
        self._restore(set(self._questions))
        kept = keeping.keeping(journal, self._questions, occasion, besides)
        super().__init__(content={**content, "keeping": kept})
        self.on_msg(lambda _, message, __: self._hear(message))
        self._alive.add(self)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What it asks."""
        return tuple(self._questions.values())

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
        return say("answered-of", done=done, questions=all_) if done else say("not-answered")

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return say("run-this-cell", name=type(self).__name__, report=self.report())

    def _try(self, key: str, answer: object, confidence: str | None = None) -> Self:
        """Show one more try, or raise ``ValueError`` and leave the record as it was."""
        if isinstance(answer, tuple):
            answer = list(answer)
        tried = {"answer": answer, "confidence": confidence}
        if problem := self._problem(key, tried):
            raise ValueError(problem)
        self.set_trait("tries", {**self.tries, key: [*self.tries.get(key, []), tried]})
        return self

    def _hear(self, message: object) -> None:
        """Record what the page says was done, and tell it what became of that."""
        acts = keeping.acts_from(message, self._refusal)
        journal = keeping.open_journal()
        new = {act.question for act in acts.good if not journal.holds(act)}
        problems = acts.problems
        try:
            journal.record(placed(journal, act) if act.uid in acts.elsewhere else act for act in acts.good)
        except JournalError as error:
            problems = (*problems, str(error))
        unsaved = {act.uid for act in journal.unsaved}
        # The record and what it holds go in one message: the page never sees the one without the other.
        with self.hold_sync():
            self.restore_all(new)
            heard = {
                "safe": [act.uid for act in acts.good if act.uid not in unsaved],
                "unsaved": [act.uid for act in acts.good if act.uid in unsaved],
                "refused": list(acts.refused),
                "problems": list(problems),
                "clock": journal.clock,
            }
            self.set_trait("heard", heard)

    @classmethod
    def restore_all(cls, questions: set[str]) -> None:
        """Let every widget of this kernel show what the journal now holds about some questions."""
        for widget in cls._alive:
            widget._restore(questions & widget._questions.keys())

    def _restore(self, changed: set[str]) -> None:
        """Show what the journal holds about some of the questions."""
        if not changed:
            return
        journal = keeping.open_journal()
        found = {
            key: keeping.restored(journal.entries(key, self._occasion), partial(self._problem, key))
            for key in self._questions
            if key in changed
        }
        left = [key for key in self.shown if key not in changed]
        with self.hold_sync():
            self.set_trait("tries", _with(self.tries, {key: one.tries for key, one in found.items()}))
            self.set_trait("shown", [*left, *(key for key, one in found.items() if one.shown)])
            self.set_trait("drafts", _with(self.drafts, {key: one.draft for key, one in found.items()}))

    def _refusal(self, act: Entry) -> str | None:
        """Return a sentence on an act that is not taken.

        What is none of ours is taken as it is: a browser hands over all that it holds.  So is an answer to an
        earlier wording: the journal keeps it, and it is not shown.
        """
        question = self._questions.get(act.question)
        if act.act != "try" or question is None or act.version not in ("", wording(question)):
            return None
        return self._problem(act.question, {"answer": act.answer, "confidence": act.confidence})

    def _problem(self, key: str, tried: Try) -> str | None:
        """Return a sentence on what is wrong with a try; ``None`` if nothing is."""
        if key not in self._questions:
            return f"There is no {key} here. There is: {', '.join(self._questions)}."
        if tried.get("confidence") not in (None, *CONFIDENCE):
            return f"{tried['confidence']} is no confidence. Allowed is one of: {', '.join(CONFIDENCE)}."
        return self._questions[key].refusal(tried.get("answer"))

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take nothing: what is done on the page comes as acts, and all else is ours to say."""


def occasion_of(feedback: bool, usual: str = "") -> str:
    """Return the occasion on which a question is asked: an answer without feedback is a prediction."""
    return usual if feedback else "prediction"


def _with(before: Mapping[str, Any], changed: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mapping with some values changed, and without those that are nothing."""
    return {key: value for key, value in {**before, **changed}.items() if value not in (None, [])}
