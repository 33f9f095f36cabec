"""A student's assignment: who they are, their questions, and the file to hand in."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import ipywidgets
import traitlets

from cocreation_teach.exchange import assignment as assignments
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.files import FileError
from cocreation_teach.exchange.finding import find_assignment
from cocreation_teach.exchange.outbox import own_outbox, own_user, put
from cocreation_teach.exchange.student import Student, student_from
from cocreation_teach.exchange.text import id_key
from cocreation_teach.learning.hand_in import STUDENT, File, hand_in, handed_in_as, last_answers, occasion_of
from cocreation_teach.learning.journal import JournalError
from cocreation_teach.learning.people import have_the_same, others, taken_along
from cocreation_teach.widgets import keeping
from cocreation_teach.widgets.course_widget import CourseWidget
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.widgets.question_card import QuestionCard, card_content
from cocreation_teach.words import say

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

    Parameters
    ----------
    digest
        That of the page's assignment; the file beside it may have any name.

    Attributes
    ----------
    assignment
        The assignment; there is none where its file cannot be used, which the page then says.
    """

    def __init__(self, digest: str | None = None) -> None:
        super().__init__([])
        try:
            self.assignment = find_assignment(Path.cwd(), digest)
        except assignments.AssignmentError as error:
            self.children = [_sentence(str(error))]
            return
        if keeping.is_for_reading():
            self.children = [_sentence(say("assignment.solutions"))]
            return
        self._journal = keeping.open_journal()
        self._journal.refresh()
        self._student, _ = student_from(keeping.kept_state(STUDENT))
        self._head = AssignmentPart({}, self._hear)
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
        form = self.assignment.form_of(self._student.id)
        cards = [
            QuestionCard(
                item.question,
                occasion=occasion_of(self.assignment, self._student.id),
                **_asked(self.assignment, self._student.id),
            )
            for item in form
        ]
        self._look()
        for card in cards:
            card.observe(lambda _: self._look(), "tries")
        headings = [ipywidgets.HTML(f"<h2>{escape(words)}</h2>") for words in _headings(form)]
        headed = zip(headings, cards, strict=True)
        self.children = [self._head, *(part for pair in headed for part in pair), self._foot]

    def _look(self) -> None:
        """Tell both parts how it stands in the journal."""
        student = self._student
        who = {"id": student.id, "name": student.name} if student else None
        common = {
            "title": self.assignment.title,
            "due": self.assignment.due,
            "student": who,
        }
        if student is None:
            self._head.content = {"part": "head", **common}
            return
        standing = self._standing(student)
        more = [
            {"id": other.id, "name": other.name, "answered": answered, "mine": not standing["answered"]}
            for other, answered in others(self.assignment, student, self._journal.all())
        ]
        self._head.content = {"part": "head", **common, "others": more}
        self._foot.content = {"part": "foot", **common, **standing}

    def _standing(self, student: Student) -> dict[str, Any]:
        """Return what is answered, what is written and not kept, and what was handed in last."""
        form = self.assignment.form_of(student.id)
        answers = last_answers(self.assignment, student.id, self._journal.all())
        handed = self._journal.entries(handed_in_as(self.assignment, student.id))
        last = handed[-1] if handed else None
        return {
            "questions": len(form),
            "answered": len(answers),
            "open": [at for at, item in enumerate(form, 1) if item.id not in answers],
            "unkept": [at for at, item in enumerate(form, 1) if self._is_unkept(item.id, student)],
            "handed": last.answer if last else None,
            "unread": keeping.unread(self._journal),
            "changed": last is not None and any(answer.n > last.n for answer in answers.values()),
            "outbox": _own_user(),
        }

    def _is_unkept(self, key: str, student: Student) -> bool:
        """Whether there is a text that was written after the last answer, and not kept as one."""
        acts = self._journal.entries(key, occasion_of(self.assignment, student.id))
        tried = next((act.answer for act in reversed(acts) if act.act == "try"), "")
        return bool(acts) and acts[-1].act == "kept" and str(acts[-1].answer).strip() not in ("", tried)

    def _hear(self, message: Message) -> None:
        """Do what the head asks for."""
        (self._take_along if message.get("ask") == "take" else self._begin)(message)

    def _begin(self, message: Message) -> None:
        """Take who the student is, and show their questions."""
        student, problems = student_from(message)
        if student is None:
            self._head.send({"said": " ".join(problems)})
            return
        before = self._student
        problem = self._note(student)
        # Another student has other answers, another order of options, and perhaps another form.
        if before is None or id_key(before.id) != id_key(student.id):
            self._show()
        else:
            self._look()
        many = len(self.assignment.form_of(student.id))
        self._head.send({"said": problem or say("assignment.below", count=many), "done": True})

    def _note(self, student: Student) -> str:
        """Note who the student is; return a problem or an empty text."""
        self._student = student
        return keeping.keep_state(STUDENT, {"id": student.id, "name": student.name})

    def _take_along(self, message: Message) -> None:
        """Take the answers that were given under another id: it was a slip."""
        other, _ = student_from({"name": "-", **message})
        if self._student is None or other is None:
            return
        acts = taken_along(self.assignment, self._student.id, other.id, self._journal.all())
        try:
            self._journal.record(acts)
        except JournalError as error:
            self._head.send({"said": str(error)})
            return
        CourseWidget.restore_all({one.question for one in acts})
        self._look()
        self._head.send({"said": say("assignment.taken", count=len(acts)), "done": True})

    def _hand_in(self, message: Message) -> None:
        """Send the file, built from the journal as it is on the disk now."""
        student, problems = student_from(message)
        if student is None:
            self._foot.send({"said": " ".join(problems)})
            return
        before = self._student or student
        if student != before:
            same = have_the_same(self.assignment, before.id, student.id, self._journal.all())
            self._note(student)
            if not same:
                self._show()
                # The foot is drawn anew, and would not hear a message yet.
                said = say("assignment.other-person", id=student.id, other=before.id)
                self._foot.content = {**self._foot.content, "said": said}
                return
        self._journal.refresh()
        at = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            file = hand_in(self.assignment, student, self._journal.all(), at)
        except SentenceError as error:
            self._foot.send({"said": str(error)})
            return
        lies, problem = _put(self.assignment, file)
        noted = {
            "at": at,
            "id": student.id,
            "name": student.name,
            "answered": file.answered,
            "questions": file.questions,
            "receipt": file.receipt,
            "file": file.name,
            "lies": lies,
        }
        unsaved = keeping.keep_state(handed_in_as(self.assignment, student.id), noted)
        self._look()
        said = " ".join(filter(None, [*keeping.unread(self._journal), problem, unsaved]))
        self._foot.send({"file": file.name, "noted": noted, "said": said}, [] if lies else [file.content])
        if id_key(before.id) != id_key(student.id):
            # An id put right: what is answered from now on is that person's.  The file goes first, for the
            # foot is drawn anew, and would not hear of it.
            self._show()


def preview(assignment: assignments.Assignment, form: Sequence[assignments.Item]) -> dict[str, Any]:
    """Return what a page that asks a form is told before anything is answered; nothing is kept."""
    common = {"title": assignment.title, "due": assignment.due, "student": None}
    numbers = list(range(1, len(form) + 1))
    standing = {"questions": len(form), "answered": 0, "open": numbers, "unkept": [], "handed": None}
    return {
        "head": {"part": "head", **common},
        "questions": [
            {"heading": heading, "content": card_content(item.question, **_asked(assignment, ""))}
            for heading, item in zip(_headings(form), form, strict=True)
        ],
        "foot": {"part": "foot", **common, **standing, "unread": [], "changed": False, "outbox": ""},
    }


def _own_user() -> str:
    """Return as whose the lecturer gets the file; nothing where it is downloaded."""
    outbox = own_outbox()
    return own_user(outbox) if outbox else ""


def _put(assignment: assignments.Assignment, file: File) -> tuple[bool, str]:
    """Put a file into the lecturer's outbox if there is one; return whether it lies there, and a problem."""
    outbox = own_outbox()
    if outbox is None:
        return False, ""
    try:
        put(outbox, assignment.id, file.name, file.content)
    except FileError as error:
        return False, say("handing.no-outbox", why=error.strerror, place=error.filename)
    return True, ""


def _asked(assignment: assignments.Assignment, student: str) -> dict[str, Any]:
    """Return how a student is asked each question of an assignment."""
    return {
        "confidence": True,
        "feedback": False,
        "noted": say("card.until-hand-in"),
        "order": f"{assignment.id} {student}",
    }


def _headings(form: Sequence[assignments.Item]) -> Iterator[str]:
    """Yield what stands above each question."""
    for number, item in enumerate(form, 1):
        said = [say("assignment.question", number=number, questions=len(form))]
        if item.points != 1:
            said.append(say("assignment.points", points=f"{item.points:g}", count=item.points))
        yield " ".join(said)


def _sentence(text: str) -> ipywidgets.HTML:
    return ipywidgets.HTML(f"<p>{escape(text)}</p>")
