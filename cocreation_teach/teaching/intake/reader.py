"""Bytes to a hand-in or a refusal: strict JSON, checked by hand against what was released.

Nothing of a hand-in is executed or believed: it holds choices and texts, and a claimed score is left out like
any other field that is not known.  What an honest hand-in cannot hold refuses the whole file, so that an
earlier sound attempt counts in its place.
"""

from collections.abc import Mapping, Set
from datetime import datetime
from typing import Any, Final, NamedTuple
from unicodedata import normalize

from cocreation_teach.exchange.assignment import Assignment, Item
from cocreation_teach.exchange.text import (
    LONGEST_ID,
    LONGEST_NAME,
    id_key,
    scripts,
    tidy_id,
    tidy_name,
    visible,
)
from cocreation_teach.teaching.intake.answers import Checker, Given
from cocreation_teach.teaching.intake.strict_json import as_object, decoded, parsed, quoted
from cocreation_teach.teaching.intake.verdict import Note, RefusedError

FORMAT: Final = "cocreation-teach/submission"
VERSION: Final = 1
_FIELDS: Final = frozenset({"format", "version", "assignment", "student", "answers", "submitted_at"})
_INNER: Final = {
    "assignment": frozenset({"id", "digest"}),
    "student": frozenset({"id", "name"}),
}
_SHOWN: Final = 3
_LOOK: Final = "Ask the student how it came about, or leave it."


class Submission(NamedTuple):
    """A hand-in that is valid.

    Attributes
    ----------
    student_id, student_name
        As the file says, made fit to be shown.
    person
        The id in a form in which two ways of typing it are equal.
    answers
        By question.
    submitted_at, at
        When, by the student's clock: as written, and in seconds since 1970.
    form
        The questions that the student was asked.
    notes
        What a lecturer should know.
    """

    student_id: str
    student_name: str
    person: str
    answers: Mapping[str, Given]
    submitted_at: str
    at: float
    form: tuple[Item, ...]
    notes: tuple[Note, ...] = ()


class Reader:
    """Reads the hand-ins of one assignment."""

    def __init__(self, assignment: Assignment) -> None:
        self._assignment = assignment
        self._checker = Checker({item.id: item for item in assignment.items})
        # One form is everybody's; among several the student's id decides.
        self._only = assignment.form_of("") if len(assignment.forms) == 1 else None
        self._ids = frozenset(item.id for item in self._only or ())

    def read(self, data: bytes) -> Submission:
        """Return the hand-in that some bytes hold.

        Raises
        ------
        RefusedError
            If they hold none that is valid for this assignment.
        """
        text = decoded(data)
        held = parsed(text)
        for name in _INNER:
            if type(held.get(name)) is tuple:
                held[name] = as_object(held[name])
        self._refuse_foreign(held)
        problems: list[str] = []
        student, name = _student(held.get("student"), problems)
        form = self._only or self._assignment.form_of(student)
        asked = self._ids or {item.id for item in form}
        answers, latest, strange, wrong = self._checker.check(held.get("answers"), asked)
        problems += wrong
        submitted, at = _time(held.get("submitted_at"))
        if at is None:
            problems.append("submitted_at is no time, such as 2026-11-23T15:20:00Z.")
        if "\\u" in text and _has_half_signs(held):
            problems.append("A text in it holds half a sign (a lone surrogate).")
        if problems or at is None:
            more = f" And {len(problems) - _SHOWN} more." if len(problems) > _SHOWN else ""
            raise RefusedError(visible(" ".join(problems[:_SHOWN])) + more)
        notes = (*_identity_notes(held["student"], student, name), *_field_notes(held, strange))
        if not answers:
            notes += (Note("No question is answered in it.", "Ask the student whether that is meant."),)
        if latest > at:
            notes += (
                Note("It has an answer given after it was handed in: the clock is not to be trusted.", _LOOK),
            )
        return Submission(student, name, id_key(student), answers, submitted, at, form, notes)

    def _refuse_foreign(self, held: dict[str, Any]) -> None:
        if held.get("format") != FORMAT:
            what = "a notebook" if "cells" in held and "nbformat" in held else "no hand-in of this course"
            raise RefusedError(f"It is {what}: its format is not {FORMAT}.")
        version = held.get("version")
        if type(version) is not int or version < 1:
            raise RefusedError(f"Its version is missing or no number such as {VERSION}.")
        if version > VERSION:
            raise RefusedError(
                "It was made by a newer edition of the course.", "Bring your cocreation_teach up to date."
            )
        named = held.get("assignment")
        if not isinstance(named, dict) or named.get("digest") != self._assignment.digest:
            mine = isinstance(named, dict) and named.get("id") == self._assignment.id
            what = "another edition of this assignment" if mine else "another assignment"
            cure = "Grade it with the folder of that assignment, or ask the student for the right file."
            raise RefusedError(f"It answers {what}.", cure)


def _student(held: object, problems: list[str]) -> tuple[str, str]:
    student, name = (held.get("id"), held.get("name")) if type(held) is dict else (None, None)
    if type(student) is not str or not (tidy := tidy_id(student)) or len(student) > LONGEST_ID:
        problems.append(f"The student's id is missing, or longer than {LONGEST_ID} letters.")
        tidy = ""
    if type(name) is not str:
        problems.append("The student's name is missing or no text.")
        return tidy, ""
    return tidy, tidy_name(name)


def _time(written: object) -> tuple[str, float | None]:
    try:
        when = datetime.fromisoformat(written)  # type: ignore[arg-type]
        return visible(str(written)), when.timestamp() if when.tzinfo else None
    except (TypeError, ValueError, OverflowError):
        return "", None


def _identity_notes(held: Mapping[str, str], student: str, name: str) -> tuple[Note, ...]:
    if held["id"] == student and held["name"] == name and student.isascii() and name.isascii():
        return ()
    notes: tuple[Note, ...] = ()
    cure = "See who it is."
    if student != normalize("NFC", held["id"]).strip():
        notes += (Note(f"The id is written with unusual signs; it was read as {student}.", cure),)
    if len(mixed := scripts(student)) > 1:
        which = " and ".join(script.capitalize() for script in mixed)
        notes += (Note(f"The id mixes letters that look alike ({which}).", cure),)
    if len(held["name"]) > LONGEST_NAME:
        notes += (Note(f"The name has {len(held['name']):,} letters and is shown in part.", cure),)
    elif normalize("NFC", held["name"]).strip() != name:
        notes += (
            Note("The name holds signs that are piled up or cannot be seen; they were left out.", cure),
        )
    return notes


def _field_notes(held: Mapping[str, Any], in_answers: Set[str]) -> tuple[Note, ...]:
    if (
        not in_answers
        and held.keys() == _FIELDS
        and all(held[name].keys() == _INNER[name] for name in _INNER)
    ):
        return ()
    strange = in_answers | held.keys() - _FIELDS
    for name, known in _INNER.items():
        strange |= held[name].keys() - known
    if not strange:
        return ()
    named = ", ".join(quoted(name) for name in sorted(strange)[:5])
    return (Note(f"What this edition does not know was left out: {named}.", "Nothing."),)


def _has_half_signs(held: Mapping[str, Any]) -> bool:
    student, answers = held.get("student"), held.get("answers")
    texts = list(student.values()) if type(student) is dict else []
    texts += (
        [dict(one).get("answer") for one in answers if type(one) is tuple] if type(answers) is list else []
    )
    try:
        "".join(text for text in texts if type(text) is str).encode()
    except UnicodeEncodeError:
        return True
    return False
