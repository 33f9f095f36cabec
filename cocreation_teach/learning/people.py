"""Several people at one computer: an answer to an assignment belongs to who was named when it was given."""

from collections.abc import Iterable
from dataclasses import replace

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.student import Student, student_from
from cocreation_teach.exchange.text import id_key
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.hand_in import STUDENT, last_answers, occasion_of


def others(assignment: Assignment, student: Student, acts: Iterable[Entry]) -> list[tuple[Student, int]]:
    """Return who else has answered, and how many questions, the latest first.

    Parameters
    ----------
    acts
        The whole journal, in order; who somebody is stands in it, too.
    """
    acts = list(acts)
    named = [who for act in acts if act.question == STUDENT and (who := student_from(act.answer)[0])]
    found = {id_key(who.id): who for who in reversed(named)}
    found.pop(id_key(student.id), None)
    counted = ((who, len(last_answers(assignment, who.id, acts))) for who in found.values())
    return [pair for pair in counted if pair[1]]


def have_the_same(assignment: Assignment, one: str, other: str, acts: Iterable[Entry]) -> bool:
    """Whether two people, by their ids, are asked the same and have answered the same."""
    acts = list(acts)
    said = (
        [(key, entry.answer) for key, entry in last_answers(assignment, who, acts).items()]
        for who in (one, other)
    )
    return assignment.form_of(one) == assignment.form_of(other) and next(said) == next(said)


def taken_along(assignment: Assignment, student: str, other: str, acts: Iterable[Entry]) -> list[Entry]:
    """Return the answers of another as those of a student, to questions that the student has not answered."""
    acts = list(acts)
    asked = {item.id for item in assignment.form_of(student)}
    mine = last_answers(assignment, student, acts)
    return [
        replace(one, occasion=occasion_of(assignment, student), uid="", n=0)
        for key, one in last_answers(assignment, other, acts).items()
        if key in asked and key not in mine
    ]
