"""One act of a learner, and the one definition of what a sound act is."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal, get_args

from cocreation_teach.theory.mark import CONFIDENCE

Act = Literal["try", "shown", "cleared", "kept"]
Answer = Any
"""An option id, a list of them, a mapping of row to option, a text; or what a widget keeps of itself."""

_DEPTH: Final = 20
_LONGEST: Final = 300
_ACTS: Final = get_args(Act)
LAST: Final = 2**52
"""The logical clock's end: beyond it a browser's numbers are no longer exact."""

_LAST_YEAR: Final = 2200


@dataclass(frozen=True, slots=True)
class Entry:
    """What a learner did about one question.

    Attributes
    ----------
    question
        The question's id; for ``kept``, the widget's.
    act
        ``try`` (answered), ``shown`` (asked for the answer), ``cleared`` (started over), or ``kept``
        (the state of something that is no question, such as a form).
    answer, confidence
        What was answered, and how sure the learner was.
    occasion
        Empty for practice; ``prediction``, ``post-test``: the same question on another occasion.
    version
        The digest of the wording that was answered.
    at
        When, by the learner's clock, ISO 8601 in UTC; shown to people, decides nothing but ties.
    uid
        The act's own name, so that it counts once however often it is handed over.
    n
        The logical clock (Lamport 1978): greater than that of every act the learner had seen before.
    """

    question: str
    act: Act
    answer: Answer = None
    confidence: str | None = None
    occasion: str = ""
    version: str = ""
    at: str = ""
    uid: str = ""
    n: int = 0

    @property
    def order(self) -> tuple[int, str, str]:
        """Return what entries are sorted by: the logical clock, then time and name where it ties."""
        return self.n, self.at, self.uid


_FIELDS: Final = Entry.__dataclass_fields__.keys()


def as_json(entry: Entry) -> dict[str, Any]:
    """Return an entry's fields without those that say nothing: a journal is read at each start of a kernel.

    An empty answer is an answer: somebody has emptied a text.

    Examples
    --------
    >>> as_json(Entry("capstone.scene", "kept", "", uid="u1"))
    {'question': 'capstone.scene', 'act': 'kept', 'answer': '', 'uid': 'u1', 'n': 0}
    """
    fields = {name: getattr(entry, name) for name in _FIELDS}
    return {
        name: value
        for name, value in fields.items()
        if value is not None and (value != "" or name == "answer")
    }


def entry_from(held: object) -> Entry | None:
    """Return the entry that a decoded JSON object holds; ``None`` if it holds none.

    This is the one definition of a sound act, at every door: what is returned can be written and is read back
    as it is.  Fields that this edition does not know are left alone: a newer one may have written them.  What
    only goes along with an answer (how sure, when) never costs the answer: it is left out if it says nothing.

    Examples
    --------
    >>> held = {"question": "a", "act": "try", "answer": "I", "uid": "u", "at": "soon", "confidence": "very"}
    >>> entry_from(held) == Entry("a", "try", "I", uid="u")
    True
    >>> entry_from({"question": "a", "act": "try", "answer": float("inf"), "uid": "u"}) is None
    True
    """
    if not isinstance(held, dict) or "question" not in held or "act" not in held:
        return None
    known = held if held.keys() <= _FIELDS else {name: held[name] for name in held if name in _FIELDS}
    entry = Entry(**known)
    if not _is_sound(entry):
        return None
    sure, at, n = entry.confidence, moment(entry.at), entry.n
    if at == entry.at and n <= LAST and (sure is None or sure in CONFIDENCE):
        return entry
    return replace(entry, confidence=sure if sure in CONFIDENCE else None, at=at, n=min(n, LAST))


def moment(at: str) -> str:
    """Return a time if it is one that a learner's clock may show, else an empty text.

    Examples
    --------
    >>> moment("2026-11-23T15:20:00.5Z"), moment("9999-12-31T23:59:59Z"), moment("yesterday")
    ('2026-11-23T15:20:00.5Z', '', '')
    """
    try:
        return at if at.isascii() and datetime.fromisoformat(at).year <= _LAST_YEAR else ""
    except ValueError:
        return ""


def _is_sound(entry: Entry) -> bool:
    return (
        _is_text(entry.question)
        and _is_text(entry.occasion)
        and _is_text(entry.version)
        and _is_text(entry.at)
        and _is_text(entry.uid)
        and entry.question != ""
        and entry.uid != ""
        and entry.act in _ACTS
        and type(entry.n) is int
        and entry.n >= 0
        and (type(entry.answer) is str or _comes_back(entry.answer))
    )


def _is_text(value: object) -> bool:
    return type(value) is str and len(value) <= _LONGEST


def _comes_back(answer: object) -> bool:
    """Whether a value is JSON: not too deep, and the same when it has been written and read."""
    try:
        return _is_shallow(answer, _DEPTH) and json.loads(json.dumps(answer, allow_nan=False)) == answer
    except (TypeError, ValueError):
        return False


def _is_shallow(value: object, depth: int) -> bool:
    if isinstance(value, dict):
        return depth > 0 and all(_is_shallow(item, depth - 1) for item in value.values())
    if isinstance(value, list):
        return depth > 0 and all(_is_shallow(item, depth - 1) for item in value)
    return True
