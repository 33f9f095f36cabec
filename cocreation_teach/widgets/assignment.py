"""A student's assignment: who they are, their questions, and the file to hand in."""

from collections.abc import Callable
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets

from cocreation_teach.exchange import assignment as assignments
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.folder import ASSIGNMENT
from cocreation_teach.exchange.student import Student, student_from
from cocreation_teach.learning.hand_in import STUDENT, hand_in, last_answers, occasion_of
from cocreation_teach.widgets import keeping
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.widgets.question_card import QuestionCard
from cocreation_teach.widgets.words import say

Message = dict[str, Any]


class AssignmentPart(anywidget.AnyWidget):
    """The head of an assignment, which asks who the student is, or its foot, where it is handed in."""

    _esm = LOADER
    _parts = Parts("assignment")
    content: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self, content: dict[str, Any], hear: Callable[[Message], None]) -> None:
        super().__init__(content=content)
        self.on_msg(lambda _, message, __: hear(message) if isinstance(message, dict) else None)


class Assignment(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets brings no types
    """The assignment that lies beside the page: its questions without feedback, and handing in.

    What is handed in is built from the journal: what is saved, and not what a page happens to show.
    """

    def __init__(self) -> None:
        super().__init__([])
        try:
            self._assignment = assignments.read_assignment(Path.cwd() / ASSIGNMENT)
        except assignments.AssignmentError as error:
            self.children = [_sentence(str(error))]
            return
        if keeping.is_for_reading():
            self.children = [_sentence(say("assignment.solutions"))]
            return
        self._journal = keeping.open_journal()
        self._journal.refresh()
        self._student, _ = student_from(keeping.kept_state(STUDENT))
        self._head = AssignmentPart({}, self._begin)
        self._foot = AssignmentPart({}, self._hand_in)
        self._show()

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return say("run-this-cell", name="Assignment", report=say("assignment"))

    def _show(self) -> None:
        """Show the questions of the student's form, or nothing but the head while nobody is known."""
        if self._student is None:
            self._look()
            self.children = [self._head]
            return
        form = self._assignment.form_of(self._student.id)
        cards = [
            QuestionCard(
                assignments.question_of(item),
                confidence=True,
                feedback=False,
                occasion=occasion_of(self._assignment),
                noted=say("card.until-hand-in"),
                order=f"{self._assignment.id} {self._student.id}",
            )
            for item in form
        ]
        self._look()
        for card in cards:
            card.observe(lambda _: self._look(), "tries")
        headed = zip(
            (_heading(at, len(form), item.points) for at, item in enumerate(form, 1)), cards, strict=True
        )
        self.children = [self._head, *(part for pair in headed for part in pair), self._foot]

    def _look(self) -> None:
        """Tell both parts how it stands in the journal."""
        student = self._student
        who = {"id": student.id, "name": student.name} if student else None
        common = {
            "title": self._assignment.title,
            "due": self._assignment.due,
            "student": who,
        }
        self._head.content = {"part": "head", **common}
        if student is not None:
            self._foot.content = {"part": "foot", **common, **self._standing(student)}

    def _standing(self, student: Student) -> dict[str, Any]:
        """Return what is answered, what is written and not kept, and what was handed in last."""
        form = self._assignment.form_of(student.id)
        answers = last_answers(self._assignment, student.id, self._journal.all())
        handed = self._journal.entries(self._handed)
        last = handed[-1] if handed else None
        return {
            "questions": len(form),
            "answered": len(answers),
            "open": [at for at, item in enumerate(form, 1) if item.id not in answers],
            "unkept": [at for at, item in enumerate(form, 1) if self._is_unkept(item.id)],
            "handed": last.answer if last else None,
            "changed": last is not None and any(answer.n > last.n for answer in answers.values()),
        }

    def _is_unkept(self, key: str) -> bool:
        """Whether there is a text that was written after the last answer, and not kept as one."""
        acts = self._journal.entries(key, occasion_of(self._assignment))
        tried = next((act.answer for act in reversed(acts) if act.act == "try"), "")
        return bool(acts) and acts[-1].act == "kept" and str(acts[-1].answer).strip() not in ("", tried)

    @property
    def _handed(self) -> str:
        return f"handed in {self._assignment.id}"

    def _begin(self, message: Message) -> None:
        """Take who the student is, and show their questions."""
        student, problems = student_from(message)
        if student is None:
            self._head.send({"said": " ".join(problems)})
            return
        before = self._student
        problem = self._note(student)
        # Another student has another order of options, and perhaps another form.
        if before is None or before.id != student.id:
            self._show()
        else:
            self._look()
        many = len(self._assignment.form_of(student.id))
        self._head.send({"said": problem or say("assignment.below", count=many), "done": True})

    def _note(self, student: Student) -> str:
        """Note who the student is; return a problem or an empty text."""
        self._student = student
        return keeping.keep_state(STUDENT, {"id": student.id, "name": student.name})

    def _hand_in(self, message: Message) -> None:
        """Send the file, built from the journal as it is on the disk now."""
        student, problems = student_from(message)
        if student is None:
            self._foot.send({"said": " ".join(problems)})
            return
        if student != self._student:
            before = self._student
            self._note(student)
            form = self._assignment.form_of
            if before is not None and form(before.id) != form(student.id):
                self._show()
                self._foot.send({"said": say("assignment.others")})
                return
            # An id put right: the page stays as it is, or it would not hear of the file.
            self._look()
        self._journal.refresh()
        at = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            file = hand_in(self._assignment, student, self._journal.all(), at)
        except SentenceError as error:
            self._foot.send({"said": str(error)})
            return
        noted = {
            "at": at,
            "id": student.id,
            "name": student.name,
            "answered": file.answered,
            "questions": file.questions,
            "receipt": file.receipt,
            "file": file.name,
        }
        problem = keeping.keep_state(self._handed, noted)
        self._look()
        self._foot.send({"file": file.name, "noted": noted, "said": problem}, [file.content])


def _heading(number: int, in_all: int, points: float) -> ipywidgets.HTML:
    said = [say("assignment.question", number=number, questions=in_all)]
    if points != 1:
        said.append(say("assignment.points", points=f"{points:g}", count=points))
    return ipywidgets.HTML(f"<h2>{escape(' '.join(said))}</h2>")


def _sentence(text: str) -> ipywidgets.HTML:
    return ipywidgets.HTML(f"<p>{escape(text)}</p>")
