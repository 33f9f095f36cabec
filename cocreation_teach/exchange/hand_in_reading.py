"""A hand-in that came in, read: whatever the page lets through is read again, under the form that was asked.

A question that was left out is left out; what is not known is not read.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from cocreation_teach.exchange.assignment import Assignment, Item
from cocreation_teach.exchange.hand_in import (
    FORMAT,
    LARGEST,
    VERSION,
    Answer,
    Given,
    HandIn,
    HandInError,
    seconds,
    too_large,
    whole_signs,
)
from cocreation_teach.exchange.strict_json import JsonError, quoted, read_object
from cocreation_teach.exchange.student import Student
from cocreation_teach.exchange.text import (
    LONGEST_ID,
    id_key,
    is_spoilt_id,
    one_line,
    tidy_id,
    tidy_name,
    visible,
)
from cocreation_teach.theory.mark import CONFIDENCE

_FIELDS: Final = frozenset({"format", "version", "assignment", "student", "answers", "submitted_at"})
_INNER: Final = {"assignment": frozenset({"id", "digest"}), "student": frozenset({"id", "name"})}
_OF_ANSWERS: Final = frozenset({"question", "answer", "confidence", "answered_at"})
_HALF: Final = "A text in it holds half a sign (a lone surrogate)."
_SHOWN: Final = 3
_LONGEST_SAID: Final = 300


def read_hand_in(data: bytes, assignment: Assignment) -> HandIn:
    """Return the hand-in that some bytes hold.

    What an honest one cannot hold refuses the whole file, so that an earlier sound attempt counts instead.

    Raises
    ------
    HandInError
        If they hold none that is valid for this assignment.

    Examples
    --------
    >>> from cocreation_teach.exchange.hand_in import content_of
    >>> from cocreation_teach.theory import Text
    >>> one = Assignment("a1", "Week 5", "d", None, (Item(Text("q1", "Why?"), 1),), (("q1",),))
    >>> content = content_of(one, Student("7", "Ana"), [Given("q1", "Because.")], "2026-11-23T15:20Z")
    >>> read_hand_in(content, one).answers["q1"].answer
    'Because.'
    """
    if len(data) > LARGEST:
        raise too_large()
    try:
        held = read_object(data)
    except JsonError as problem:
        raise HandInError(str(problem)) from None
    _refuse_foreign(held, assignment)
    problems: list[str] = []
    written = _written(held.get("student"), problems)
    student = Student(tidy_id(written.id), tidy_name(written.name))
    form = assignment.form_of(student.id)
    answers, in_answers = _answers(held.get("answers"), form, problems)
    submitted = held.get("submitted_at")
    at = seconds(submitted)
    if at is None:
        problems.append("submitted_at is no time, such as 2026-11-23T15:20:00Z.")
    if problems or at is None:
        more = f" And {len(problems) - _SHOWN} more." if len(problems) > _SHOWN else ""
        raise HandInError(" ".join(problems[:_SHOWN]) + more)
    strange = in_answers | held.keys() - _FIELDS
    for name, known in _INNER.items():
        strange |= held[name].keys() - known
    key = id_key(student.id)
    return HandIn(student, written, key, answers, visible(str(submitted)), at, form, tuple(sorted(strange)))


def _refuse_foreign(held: Mapping[str, Any], assignment: Assignment) -> None:
    if held.get("format") != FORMAT:
        what = "a notebook" if "cells" in held and "nbformat" in held else "no hand-in of this course"
        raise HandInError(f"It is {what}: its format is not {FORMAT}.")
    version = held.get("version")
    if type(version) is not int or version < 1:
        raise HandInError(f"Its version is missing or no number such as {VERSION}.")
    if version > VERSION:
        cure = "Bring your cocreation_teach up to date."
        raise HandInError("It was made by a newer edition of the course.", cure)
    named = held.get("assignment")
    if not isinstance(named, dict) or named.get("digest") != assignment.digest:
        mine = isinstance(named, dict) and named.get("id") == assignment.id
        what = "another edition of this assignment" if mine else "another assignment"
        cure = "Grade it with the folder of that assignment, or ask the student for the right file."
        raise HandInError(f"It answers {what}.", cure)


def _written(held: object, problems: list[str]) -> Student:
    told = held if isinstance(held, dict) else {}
    student, name = told.get("id"), told.get("name")
    if not isinstance(student, str) or not 0 < len(tidy_id(student)) <= LONGEST_ID:
        problems.append(f"The student's id is missing, or longer than {LONGEST_ID} letters.")
        student = ""
    elif is_spoilt_id(student):
        problems.append(f"The student's id is {quoted(student)}, which is what a spreadsheet makes of an id.")
    if not isinstance(name, str):
        problems.append("The student's name is missing or no text.")
        name = ""
    if _is_broken(student) or _is_broken(name):
        problems.append(_HALF)
    return Student(student, name)


def _answers(held: object, form: Iterable[Item], problems: list[str]) -> tuple[dict[str, Given], set[str]]:
    """Return the answers by question, and the names of fields that are not known."""
    if not isinstance(held, list):
        problems.append("Its answers are no list.")
        return {}, set()
    asked = {item.id: item for item in form}
    found: dict[str, Given] = {}
    strange: set[str] = set()
    for one in held:
        if not isinstance(one, dict):
            problems.append("One of its answers is no answer.")
            continue
        given = _given(one, asked, problems)
        if given and given.question in found:
            problems.append(f"It answers {given.question} twice.")
        if given:
            found[given.question] = given
        strange |= one.keys() - _OF_ANSWERS
    return found, strange


def _given(held: Mapping[str, Any], asked: Mapping[str, Item], problems: list[str]) -> Given | None:
    key, answer, sure = held.get("question"), held.get("answer"), held.get("confidence") or ""
    at = held.get("answered_at") or ""
    item = asked.get(key) if isinstance(key, str) else None
    if item is None:
        problems.append(f"It answers {quoted(key)}, which this student was not asked.")
    elif refusal := item.question.refusal(answer):
        problems.append(_short(f"Its answer to {key} will not do. {refusal}"))
    elif sure and sure not in CONFIDENCE:
        problems.append(f"The confidence for {key} is {quoted(sure)}; allowed: {', '.join(CONFIDENCE)}.")
    elif at and seconds(at) is None:
        problems.append(f"The time of the answer to {key} is no time, such as 2026-11-23T15:20:00Z.")
    elif _is_broken(answer):
        problems.append(_HALF)
    else:
        return Given(item.id, _sound(item, answer), sure, at)
    return None


def _sound(item: Item, answer: Answer) -> Answer:
    """Return a valid answer as it is kept; a text steers nothing."""
    return visible(answer) if isinstance(answer, str) else item.question.tidied(answer)


def _is_broken(answer: Answer) -> bool:
    """Whether a text holds half a sign (a lone surrogate)."""
    return isinstance(answer, str) and whole_signs(answer) != answer


def _short(sentence: str) -> str:
    shown = one_line(sentence)
    return shown if len(shown) <= _LONGEST_SAID else f"{shown[: _LONGEST_SAID - 1]}…"
