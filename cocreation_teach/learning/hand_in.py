"""What a student hands in: raw answers in one small file, built from the journal.  No score, no code."""

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cocreation_teach.exchange.assignment import Assignment, Item
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.standing import standing
from cocreation_teach.theory import Question
from cocreation_teach.theory.kinds import blind

FORMAT: Final = "cocreation-teach/submission"
VERSION: Final = 1
ENDING: Final = ".cocreation.json"
STUDENT: Final = "student"
"""The journal's name for who the student is."""

LONGEST: Final = 100
"""Characters of an id or a name."""


@dataclass(frozen=True, slots=True)
class Student:
    """Who hands in, as they say themselves."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class HandIn:
    """A file to hand in.

    Attributes
    ----------
    name, content
        The file.
    receipt
        Twelve signs that belong to this content alone.
    answered, questions
        How many questions of the student's form there are, and how many of them have an answer.
    """

    name: str
    content: bytes
    answered: int
    questions: int

    @property
    def receipt(self) -> str:
        """Return the first twelve hex digits of the content's sha256."""
        return hashlib.sha256(self.content).hexdigest()[:12]


def student_from(held: object) -> tuple[Student | None, tuple[str, ...]]:
    """Return the student that somebody's words name, or sentences on why they do not.

    Examples
    --------
    >>> student_from({"id": " 0012 ", "name": "Ana"})
    (Student(id='0012', name='Ana'), ())
    >>> student_from({"id": "", "name": "Ana"})
    (None, ('Your student id is missing.',))
    """
    told = held if isinstance(held, Mapping) else {}
    words = {"student id": told.get("id"), "name": told.get("name")}
    texts = {what: text.strip() if isinstance(text, str) else "" for what, text in words.items()}
    problems = tuple(problem for what, text in texts.items() if (problem := _problem(what, text)))
    if problems:
        return None, problems
    return Student(texts["student id"], texts["name"]), ()


def _problem(what: str, text: str) -> str:
    if not text:
        return f"Your {what} is missing."
    if len(text) > LONGEST:
        return f"Your {what} is too long: {LONGEST} characters are allowed, and these are {len(text)}."
    if any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in text):
        return f"Your {what} holds a sign that cannot be seen, such as a line end: type it once more."
    return ""


def question_of(item: Item) -> Question:
    """Return a question of an assignment as widgets ask it.

    Examples
    --------
    >>> question_of(Item("q01", "values", "Which?", (("needs", "Needs met"),), 1)).shape
    'several'
    """
    options = [{"id": key, "label": label} for key, label in item.options]
    return blind({"id": item.id, "kind": item.kind, "prompt": item.prompt, "options": options})


def occasion_of(assignment: Assignment) -> str:
    """Return the occasion of an assignment's answers: two assignments may both have a q01."""
    return f"assignment {assignment.id}"


def last_answers(assignment: Assignment, student: str, entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the answer that stands to each question of a student's form, by question, in the form's order.

    Parameters
    ----------
    entries
        Acts in the order of the journal; those on other occasions count for nothing.
    """
    occasion = occasion_of(assignment)
    acts: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.occasion == occasion:
            acts.setdefault(entry.question, []).append(entry)
    answers = {}
    for item in assignment.form_of(student):
        question = question_of(item)
        valid = [
            t
            for t in standing(acts.get(item.id, ())).tries
            if t.answer is not None and not question.refusal(t.answer)
        ]
        if valid:
            answers[item.id] = valid[-1]
    return answers


def hand_in(assignment: Assignment, student: Student, entries: Iterable[Entry], at: str) -> HandIn:
    """Return the file that a student hands in.

    Parameters
    ----------
    at
        When, ISO 8601.

    Examples
    --------
    >>> one = Assignment("a1", "Week 5", "d", None, (Item("q1", "text", "Why?", (), 1),), (("q1",),))
    >>> acts = [Entry("q1", "try", "Because.", occasion="assignment a1", at="2026-11-23T13:00:00Z")]
    >>> file = hand_in(one, Student("1234", "Ana"), acts, "2026-11-23T14:05:00+00:00")
    >>> file.name, file.answered, len(file.receipt)
    ('week-5-1234.cocreation.json', 1, 12)
    """
    answers = last_answers(assignment, student.id, entries)
    held: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "assignment": {"id": assignment.id, "digest": assignment.digest},
        "student": {"id": student.id, "name": student.name},
        "answers": [
            {
                "question": key,
                "answer": entry.answer,
                "confidence": entry.confidence,
                "answered_at": entry.at,
            }
            for key, entry in answers.items()
        ],
        "submitted_at": at,
    }
    # In ASCII, so that a lone surrogate in somebody's text cannot keep the file from being written.
    content = (json.dumps(held, ensure_ascii=True, indent=1) + "\n").encode()
    name = f"{_slug(assignment.title)[:60]}-{_slug(student.id)}{ENDING}"
    return HandIn(name, content, len(answers), len(assignment.form_of(student.id)))


def _slug(text: str) -> str:
    """Return a text as part of a file's name that every system takes.

    Examples
    --------
    >>> _slug("Évora: week 5"), _slug("../../x"), _slug("学生")
    ('evora-week-5', 'x', 'unnamed')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return "-".join(words) or "unnamed"
