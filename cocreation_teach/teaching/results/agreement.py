"""Whether tables that were read agree: marks with answers, answers with the assignment and its key.

A column that was sorted by itself, a row that was copied or deleted, a table of another run: there each cell
is sound by itself, and only what they say together is wrong.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import isclose
from typing import Final

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.cell import from_cell
from cocreation_teach.exchange.folder import ANSWERS, MARKS
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.exchange.tables import number
from cocreation_teach.exchange.text import without_zeros
from cocreation_teach.theory.kinds import Question
from cocreation_teach.theory.mark import CONFIDENCE

Row = Mapping[str, str]

AGAIN: Final = "run `cocreation grade` on this folder again, and do not save over its results."

_SHOWN: Final = 5
_CREDIT: Final = 0.0001
_MARKS: Final = 0.01
_PERCENT: Final = 0.06
"""What a number of a table can differ from the one that it was rounded from, with some room."""


def refusal(what: str, told: Sequence[str]) -> list[str]:
    """Return what is wrong and what to do, with the first of many sentences on it; nothing if there is none.

    Examples
    --------
    >>> print(*refusal("The table is another", ["Row 2."] * 7))
    The table is another: Row 2. Row 2. Row 2. Row 2. Row 2. And 2 more. So run `cocreation grade` ...
    """
    if not told:
        return []
    more = [f"And {len(told) - _SHOWN} more."] if len(told) > _SHOWN else []
    return [" ".join([f"{what}:", *told[:_SHOWN], *more, "So", AGAIN])]


def missing_students(marked: Sequence[Row], answered: Sequence[Row]) -> Iterator[str]:
    """Yield a sentence if two tables are not about the same people."""
    here, there = ({row["student_id"] for row in rows} for rows in (marked, answered))
    alone, others = sorted(here - there), sorted(there - here)
    if alone or others:
        told = [
            f"{', '.join(ids[:_SHOWN])} {'stands' if len(ids) == 1 else 'stand'} in {path} alone"
            for path, ids in ((MARKS.path, alone), (ANSWERS.path, others))
            if ids
        ]
        zeros = {without_zeros(one) for one in alone} & {without_zeros(one) for one in others}
        why = " A spreadsheet takes away zeros in front of an id." if zeros else ""
        yield f"{'; '.join(told)}.{why}"


def misfits(marked: Sequence[Row], answered: Sequence[Row]) -> Iterator[str]:
    """Yield a sentence on each student of whom marks and answers do not say the same.

    Two who gave one id have two rows, and each question stands there twice: they are looked at together.
    """
    answers = _by_student(answered)
    for student, rows in _by_student(marked).items():
        given = answers[student]
        often = Counter(row["question"] for row in given)
        marks, earned = _sum(rows, "marks"), _sum(given, "points")
        late = any(row["late"].strip("0.") for row in rows)
        if odd := [question for question, count in often.items() if count != len(rows)]:
            there = f"{odd[0]} stands {_times(often[odd[0]])} in {ANSWERS.path}"
            yield f"{student} stands {_times(len(rows))} in {MARKS.path}, but {there}."
        elif not _agree(marks, earned, late):
            told = number(marks) or "none yet"
            yield f"{student}: the marks are {told}, but the answers earn {number(earned) or 'none yet'}."
        elif not all(map(_is_share, rows)):
            yield f"{student}: the percentage is another than that of the marks."


def strangers(assignment: Assignment, key: Mapping[str, KeyItem], answered: Sequence[Row]) -> Iterator[str]:
    """Yield a sentence on each answer that the assignment did not ask for, or that earns something else.

    Whoever handed in under another id than their own, and was given it by a lecturer's decision, was asked
    another form.
    """
    forms = set(map(frozenset, assignment.forms))
    for student, given in _by_student(answered).items():
        form = {item.id for item in assignment.form_of(student)}
        asked = {row["question"] for row in given}
        if asked not in forms and (odd := sorted(form ^ asked)):
            yield f"{student}: {', '.join(odd[:_SHOWN])} is missing, or was not asked."
    questions = {name: (one.question, one.item.points) for name, one in key.items()}
    for row in answered:
        question, most = questions.get(row["question"], (None, 0))
        if question is not None and not _is_scored(row, question, most):
            yield f"{row['student_id']}, {question.id}: the row is not as grading writes it."


def _agree(marks: float | None, earned: float | None, late: bool) -> bool:
    if marks is None or earned is None:
        return marks is earned
    # Whoever was late may have lost some.
    return marks <= earned + _MARKS and (late or marks >= earned - _MARKS)


def _is_share(row: Row) -> bool:
    most = float(row["out_of"])
    if not row["marks"] or not most:
        return not row["percent"]
    room = _PERCENT + 100 * _MARKS / most
    return isclose(float(row["percent"] or -1), 100 * float(row["marks"]) / most, abs_tol=room)


def _is_scored(row: Row, question: Question, most: float) -> bool:
    """Whether a row of ``answers.csv`` is one that grading can have written."""
    credit, points = (float(row[column]) if row[column] else None for column in ("credit", "points"))
    if row["confidence"] not in ("", *CONFIDENCE):
        return False
    if not row["answer"]:
        return credit is None and points == 0
    if question.has_key:
        answer = from_cell(row["answer"], question)
        mark = None if answer is None else question.earned(answer)
        if mark is None or credit is None or row["misconception"] != (mark.misconception or ""):
            return False
        if not isclose(credit, mark.credit, abs_tol=_CREDIT):
            return False
    if credit is None or points is None:
        return credit is points
    return isclose(points, credit * most, abs_tol=_CREDIT * max(most, 1))


def _times(often: int) -> str:
    return "once" if often == 1 else f"{often} times"


def _sum(rows: Sequence[Row], column: str) -> float | None:
    """Return a sum, or ``None`` while one of the numbers is still to come."""
    cells = [row[column] for row in rows]
    return sum(map(float, cells)) if all(cells) else None


def _by_student(rows: Sequence[Row]) -> Mapping[str, list[Row]]:
    found = defaultdict[str, list[Row]](list)
    for row in rows:
        found[row["student_id"]].append(row)
    return found
