"""From the journal to the file that a student hands in."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.hand_in import LARGEST, Given, content_of, file_name
from cocreation_teach.exchange.student import Student
from cocreation_teach.exchange.text import id_key
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.standing import standing
from cocreation_teach.words import say

STUDENT: Final = "student"
"""The journal's name for who the student is."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand in.

    Attributes
    ----------
    name, content
        The file.
    answered, questions
        How many questions of the student's form there are, and how many of them have an answer.
    """

    name: str
    content: bytes
    answered: int
    questions: int

    @property
    def receipt(self) -> str:
        """Return twelve signs that belong to this content alone: the start of its sha256 in hex digits."""
        return hashlib.sha256(self.content).hexdigest()[:12]


def occasion_of(assignment: Assignment, student: str) -> str:
    """Return the occasion of a person's answers to an assignment, given the student's id.

    Two assignments may both have a q01, and two people may work on one computer.

    Examples
    --------
    >>> week = Assignment("a1", "Week 5", "d", None, (), ())
    >>> occasion_of(week, "AB012") == occasion_of(week, "ab012 "), occasion_of(week, "ab013")
    (True, 'assignment a1 1c963e3c5e09')
    """
    return f"assignment {assignment.id} {hashlib.sha256(id_key(student).encode()).hexdigest()[:12]}"


def handed_in_as(assignment: Assignment, student: str) -> str:
    """Return the journal's name for what a person handed in of an assignment."""
    return f"handed in, {occasion_of(assignment, student)}"


def last_answers(assignment: Assignment, student: str, entries: Iterable[Entry]) -> dict[str, Entry]:
    """Return the answer that stands to each question of a student's form, by question, in the form's order.

    Parameters
    ----------
    entries
        Acts in the order of the journal; those on other occasions, and so of other people, count for nothing.
    """
    occasion = occasion_of(assignment, student)
    acts: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.occasion == occasion:
            acts.setdefault(entry.question, []).append(entry)
    answers = {}
    for item in assignment.form_of(student):
        tries = standing(acts.get(item.id, ())).tries
        if valid := [one for one in tries if not item.question.refusal(one.answer)]:
            answers[item.id] = valid[-1]
    return answers


def hand_in(assignment: Assignment, student: Student, entries: Iterable[Entry], at: str) -> File:
    """Return the file that a student hands in.

    Parameters
    ----------
    at
        When, ISO 8601 with an offset.

    Raises
    ------
    SentenceError
        If it is larger than what is taken in.

    Examples
    --------
    >>> from cocreation_teach.exchange.assignment import Item
    >>> from cocreation_teach.theory import Text
    >>> one = Assignment("a1", "Week 5", "d", None, (Item(Text("q1", "Why?"), 1),), (("q1",),))
    >>> hers = occasion_of(one, "1234")
    >>> acts = [Entry("q1", "try", "Because.", occasion=hers, at="2026-11-23T13:00:00Z")]
    >>> file = hand_in(one, Student("1234", "Ana"), acts, "2026-11-23T14:05:00+00:00")
    >>> file.name, file.answered, len(file.receipt)
    ('week-5-1234.cocreation.json', 1, 12)
    """
    answers = last_answers(assignment, student.id, entries)
    given = [Given(key, one.answer, one.confidence or "", one.at) for key, one in answers.items()]
    content = content_of(assignment, student, given, at)
    if len(content) > LARGEST:
        raise SentenceError(say("handing.long"))
    return File(file_name(assignment, student), content, len(answers), len(assignment.form_of(student.id)))
