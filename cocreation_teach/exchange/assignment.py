"""An assignment as students get it: questions without their key."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.files import read_plain
from cocreation_teach.exchange.text import id_key
from cocreation_teach.theory.kinds import Question, blind

FORMAT: Final = "cocreation-teach/assignment"
VERSION: Final = 1
SHUFFLED: Final = "choice"
"""The kind whose options have no order of their own, as a rule."""

_MOST_POINTS: Final = 10**6
KINDS: Final = ("quadrant", "continuum", "perspective", "values", "choice", "text")


class AssignmentError(SentenceError):
    """A sentence: what is wrong with an assignment's file, and what to do."""


@dataclass(frozen=True, slots=True)
class Item:
    """One question of an assignment: what a student reads, and how many points it is worth.

    ``options`` is empty for a text; ``values`` takes several options, every other kind takes one.  Those of a
    ``choice`` stand in another order for each student, unless they are ``ordered``.
    """

    id: str
    kind: str
    prompt: str
    options: tuple[tuple[str, str], ...]
    points: float
    ordered: bool = False


@cache
def question_of(item: Item) -> Question:
    """Return the question that an item asks, without its key.

    Examples
    --------
    >>> question_of(Item("q01", "values", "Which?", (("needs", "Needs met"),), 1)).shape
    'several'
    """
    options = [{"id": key, "label": label} for key, label in item.options]
    asked = blind({"id": item.id, "kind": item.kind, "prompt": item.prompt, "options": options})
    return replace(asked, ordered=item.ordered or item.kind != SHUFFLED)


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
        >>> items = tuple(Item(key, "text", "Why?", (), 1) for key in ("q1", "q2"))
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
        "questions": [
            {
                "id": item.id,
                "kind": item.kind,
                "prompt": item.prompt,
                "options": [{"id": key, "label": label} for key, label in item.options],
                "points": item.points,
                **({"ordered": True} if item.ordered else {}),
            }
            for item in assignment.items
        ],
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
    if any(_repeats(form) or not set(form) <= set(ids) for form in (ids, *forms)) or not forms:
        raise ValueError("there is no form, or it asks what there is not")
    due = held["due"]
    if due is not None and datetime.fromisoformat(due).utcoffset() is None:
        raise ValueError("it is not known when it is due")
    return Assignment(_text(held["id"]), _text(held["title"]), _text(held["digest"]), due, items, forms)


def _item(held: dict[str, Any]) -> Item:
    key, kind, prompt = (_text(held[name]) for name in ("id", "kind", "prompt"))
    options = tuple((_text(option["id"]), _text(option["label"])) for option in held["options"])
    points, ordered = held["points"], held.get("ordered", False)
    if type(points) not in (int, float) or not 0 < points <= _MOST_POINTS or type(ordered) is not bool:
        raise ValueError("points are more than nothing, and options are ordered or not")
    item = Item(key, kind, prompt, options, points, ordered)
    if bool(options) == (question_of(item).shape == "text") or _repeats([name for name, _ in options]):
        raise ValueError("a question has options, each once, or is a text")
    return item


def _repeats(names: Sequence[str]) -> bool:
    return len(set(names)) < len(names)


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("a text is missing")
    value.encode()  # half a sign could not be written
    return value
