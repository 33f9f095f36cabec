"""Who hands in, as they say themselves."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple

from cocreation_teach.exchange.text import LONGEST_ID, LONGEST_NAME, is_spoilt_id, one_line, tidy_id
from cocreation_teach.words import say


class Student(NamedTuple):
    """Who hands in, as they say themselves."""

    id: str
    name: str


def student_from(held: object) -> tuple[Student | None, tuple[str, ...]]:
    """Return the student that somebody's words name, or sentences to them on why they do not.

    Examples
    --------
    >>> student_from({"id": " ００12 ", "name": "Ana"})
    (Student(id='0012', name='Ana'), ())
    >>> student_from({"id": "", "name": "Ana"})
    (None, ('Your student id is missing.',))
    """
    told = held if isinstance(held, Mapping) else {}
    problems: list[str] = []
    student = _told(say("who.what-id"), told.get("id"), tidy_id, LONGEST_ID, problems)
    if is_spoilt_id(student):
        problems.append(say("who.spoilt", id=student))
    name = _told(say("who.what-name"), told.get("name"), one_line, LONGEST_NAME, problems)
    return (None, tuple(problems)) if problems else (Student(student, name), ())


def _told(what: str, written: object, tidy: Callable[[str], str], longest: int, problems: list[str]) -> str:
    text = written.strip() if isinstance(written, str) else ""
    tidied = tidy(text)
    if not tidied:
        problems.append(say("who.missing", what=what))
    elif any(unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") for sign in text):
        problems.append(say("who.unseen", what=what))
    elif len(tidied) > longest:
        problems.append(say("who.long", what=what, most=longest, signs=len(tidied)))
    return tidied
