"""What each person earned: hand-ins scored with what a lecturer marked, and what came late."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.due import days_late
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.teaching.intake import Attempt
from cocreation_teach.teaching.mark.markings import Markings
from cocreation_teach.teaching.mark.score import Scored, Scorer, Total, total
from cocreation_teach.teaching.mark.texts import Text


class Person(NamedTuple):
    """Who handed in, what was earned, how late it came, and the lecturer's comments by question."""

    student_id: str
    student_name: str
    lms_id: str
    scored: tuple[Scored, ...]
    total: Total
    late: int
    penalty: float
    comments: Mapping[str, str]


def score_class(
    counted: Sequence[Attempt],
    assignment: Assignment,
    key: Mapping[str, KeyItem],
    markings: Markings,
    late_penalty: float,
) -> tuple[list[Person], list[Text]]:
    """Return what each person earned, and the texts to be marked, question by question.

    Parameters
    ----------
    counted
        The attempt that counts of each person.
    late_penalty
        Per cent of the marks taken off for each day late that has begun.
    """
    scorer = Scorer(key)
    written = [item.id for item in assignment.items if not key[item.id].question.has_key]
    people: list[Person] = []
    texts: list[Text] = []
    for one in counted:
        said = one.hand_in
        mine = {
            question: Text(
                key[question],
                " ".join(one.person),
                said.student.id,
                said.student.name,
                str(said.answers[question].answer),
            )
            for question in written
            if question in said.answers
        }
        marks = {
            question: mark for question, text in mine.items() if (mark := markings.mark(text)[0]) is not None
        }
        comments = {question: markings.comment(text) for question, text in mine.items()}
        late = days_late(said.at, assignment.due) or 0
        penalty = min(1.0, late * late_penalty / 100)
        scored = scorer.score(said, marks)
        people.append(
            Person(
                said.student.id,
                said.student.name,
                one.lms_id,
                scored,
                total(said, scored, penalty),
                late,
                penalty,
                comments,
            )
        )
        texts += mine.values()
    return people, sorted(
        texts, key=lambda text: [item.id for item in assignment.items].index(text.key.item.id)
    )
