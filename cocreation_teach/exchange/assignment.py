"""An assignment as students get it: questions without their key."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.files import read_plain
from cocreation_teach.exchange.text import id_key
from cocreation_teach.theory.kinds import Question, blind, has_own_order

FORMAT: Final = "cocreation-teach/assignment"
VERSION: Final = 1
_MOST_POINTS: Final = 10**6


class AssignmentError(SentenceError):
    """A sentence: what is wrong with an assignment's file, and what to do."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of an assignment, without its key, and how many points it is worth.

    Examples
    --------
    >>> from cocreation_teach.theory import Text
    >>> Item(Text("q01", "Why?"), 2).kind
    'text'
    """

    question: Question
    points: float

    @property
    def id(self) -> str:
        """Under which answers are kept."""
        return self.question.id

    @property
    def kind(self) -> str:
        """What the course calls this kind of question."""
        return self.question.kind

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self.question.prompt

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """Id and label of each option; none for a text."""
        return tuple(self.question.labels().items())

    def plain(self) -> dict[str, Any]:
        """Return the question as an assignment's file holds it."""
        asked, ordered = self.question.asked(), self.question.ordered
        return {
            **{name: asked.pop(name) for name in ("id", "kind", "prompt")},
            "options": asked.pop("options", []),
            **asked,
            "points": self.points,
            **({"ordered": ordered} if ordered != has_own_order(self.kind) else {}),
        }


@dataclass(frozen=True, slots=True)
class Assignment:
    """An assignment without its key.

    Attributes
    ----------
    id, title
        Its name for machines and for people.
    digest
        The sha256 of all else in the file: a hand-in names it.
    due
        ISO 8601 with an offset, or ``None``.
    items
        The questions.
    forms
        Parallel forms, each the ids of its questions in order; one if there are no variants.
    """

    id: str
    title: str
    digest: str
    due: str | None
    items: tuple[Item, ...]
    forms: tuple[tuple[str, ...], ...]

    def form_of(self, student: str) -> tuple[Item, ...]:
        """Return the questions of the form that a student's id decides.

        Examples
        --------
        >>> from cocreation_teach.theory import Text
        >>> items = tuple(Item(Text(key, "Why?"), 1) for key in ("q1", "q2"))
        >>> one = Assignment("a", "A", "d", None, items, (("q1",), ("q2",)))
        >>> {one.form_of(student)[0].id for student in ("1001", "1002", "1003", "1004")} == {"q1", "q2"}
        True
        """
        by_id = {item.id: item for item in self.items}
        place = int.from_bytes(hashlib.sha256(id_key(student).encode()).digest()[:8])
        return tuple(by_id[key] for key in self.forms[place % len(self.forms)])


def as_json(assignment: Assignment) -> dict[str, Any]:
    """Return an assignment as its file holds it."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": assignment.id,
        "title": assignment.title,
        "digest": assignment.digest,
        "due": assignment.due,
        "questions": [item.plain() for item in assignment.items],
        "forms": [list(form) for form in assignment.forms],
    }


def digest_of(held: dict[str, Any]) -> str:
    """Return the digest of an assignment as its file holds it: over all but the digest itself.

    Examples
    --------
    >>> digest_of({"title": "A", "digest": "x"}) == digest_of({"title": "A", "digest": ""})
    True
    """
    rest = {name: value for name, value in held.items() if name != "digest"}
    text = json.dumps(rest, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def read_assignment(path: Path) -> Assignment:
    """Read ``assignment.json``.

    Raises
    ------
    AssignmentError
        If there is none, it cannot be read, comes from a newer edition, or was changed since it was made.
    """
    cure = "Take the file once more from where your lecturer put it."
    try:
        held = json.loads(read_plain(path))
    except FileNotFoundError:
        raise AssignmentError(f"There is no {path.name} beside this page. {cure}") from None
    except (OSError, ValueError, RecursionError) as error:
        raise AssignmentError(f"{path.name} cannot be read ({error}). {cure}") from None
    if not isinstance(held, dict) or held.get("format") != FORMAT:
        raise AssignmentError(f"{path.name} is no assignment of this course. {cure}")
    if not isinstance(held.get("version"), int) or held["version"] > VERSION:
        newer = "Bring yours up to date."
        raise AssignmentError(f"{path.name} was made by a newer edition of the course. {newer}")
    try:
        if held.get("digest") != digest_of(held):
            raise AssignmentError(f"{path.name} was changed since it was made. {cure}")
        return _sound(held)
    except (ArithmeticError, AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise AssignmentError(f"{path.name} holds no sound assignment. {cure}") from None


def _sound(held: dict[str, Any]) -> Assignment:
    """Return the assignment that a file holds; an error if it is none that could be answered and graded."""
    items = tuple(map(_item, held["questions"]))
    forms = tuple(tuple(map(_text, form)) for form in held["forms"])
    ids = [item.id for item in items]
    if any(len(set(form)) < len(form) or not set(form) <= set(ids) for form in (ids, *forms)) or not forms:
        raise ValueError("there is no form, or it asks what there is not")
    due = held["due"]
    if due is not None and datetime.fromisoformat(due).utcoffset() is None:
        raise ValueError("it is not known when it is due")
    return Assignment(_text(held["id"]), _text(held["title"]), _text(held["digest"]), due, items, forms)


def _item(held: dict[str, Any]) -> Item:
    points = held["points"]
    if type(points) not in (int, float) or not 0 < points <= _MOST_POINTS:
        raise ValueError("points are more than nothing")
    question = blind(held)
    if type(question.ordered) is not bool:
        raise ValueError("options are ordered or not")
    for words in (question.id, question.kind, question.prompt, *question.words()):
        _text(words)
    item = Item(question, points)
    if item.plain() != held:
        raise ValueError("it holds what its kind does not ask")
    return item


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text is missing")
    value.encode()  # half a sign could not be written
    return value
