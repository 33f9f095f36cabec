"""What the journal says about one question: the tries that stand, and whether the answer was shown."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from cocreation_teach.learning.entry import Entry
from cocreation_teach.theory import Question


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands with one question.

    Attributes
    ----------
    tries
        The tries since the learner last started over, in order.
    shown
        Whether the answer was shown on request since then.
    first
        The very first try, whatever came after it; ``None`` if the answer had been shown before any.
    """

    tries: tuple[Entry, ...] = ()
    shown: bool = False
    first: Entry | None = None


def standing(entries: Iterable[Entry]) -> Standing:
    """Return where the learner stands after some acts about one question, given in order.

    Examples
    --------
    >>> acts = [Entry("a", "try", "I"), Entry("a", "cleared"), Entry("a", "try", "II"), Entry("a", "shown")]
    >>> [entry.answer for entry in standing(acts).tries], standing(acts).shown
    (['II'], True)
    """
    entries = tuple(entries)
    tries: list[Entry] = []
    shown = False
    for entry in entries:
        match entry.act:
            case "try":
                tries.append(entry)
            case "shown":
                shown = True
            case "cleared":
                tries, shown = [], False
    begun = next((entry for entry in entries if entry.act in ("try", "shown")), None)
    return Standing(tuple(tries), shown, begun if begun and begun.act == "try" else None)


def wording(question: Question) -> str:
    """Return the digest of what a learner reads of a question: eight characters.

    Examples
    --------
    >>> from cocreation_teach.theory import Text
    >>> wording(Text("q", "Why?", "Because.")) == wording(Text("q", "Why?", "For other reasons."))
    True
    """
    return hashlib.sha256("\n".join(question.words()).encode()).hexdigest()[:8]
