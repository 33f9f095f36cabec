"""What the journal says about one question: the tries that stand, and whether the answer was shown."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from cocreation_teach.learning.entry import Answer, Entry
from cocreation_teach.theory import ChooseOne, ChooseSeveral, Match, Opinion, Question, Unkeyed


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands with one question.

    Attributes
    ----------
    tries
        The tries since the learner last started over, in order.
    shown
        Whether the answer was shown on request since then.
    """

    tries: tuple[Entry, ...] = ()
    shown: bool = False


def standing(entries: Iterable[Entry]) -> Standing:
    """Return where the learner stands after some acts about one question, given in order.

    Examples
    --------
    >>> acts = [Entry("a", "try", "I"), Entry("a", "cleared"), Entry("a", "try", "II"), Entry("a", "shown")]
    >>> [entry.answer for entry in standing(acts).tries], standing(acts).shown
    (['II'], True)
    """
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
    return Standing(tuple(tries), shown)


def wording(question: Question) -> str:
    """Return the digest of what a learner reads of a question: eight characters.

    Examples
    --------
    >>> from cocreation_teach.theory import Text
    >>> wording(Text("q", "Why?", "Because.")) == wording(Text("q", "Why?", "For other reasons."))
    True
    """
    read = [question.prompt, *(f"{key}={label}" for key, label in labels(question).items())]
    if isinstance(question, Match):
        read += [f"{row.id}={row.label}" for row in question.rows]
    return hashlib.sha256("\n".join(read).encode()).hexdigest()[:8]


def labels(question: Question) -> dict[str, str]:
    """Return the words of a question's options, by option id; none for a text."""
    match question:
        case ChooseOne() | ChooseSeveral():
            return {option.id: option.label for option in question.options}
        case Match() | Opinion() | Unkeyed():
            return dict(question.options)
        case _:
            return {}


def in_words(question: Question, answer: Answer) -> str:
    """Return an answer as a person reads it; what the question no longer knows stands as it was given.

    Examples
    --------
    >>> from cocreation_teach.content import question
    >>> in_words(question("quadrants.numerals"), {"row": "gone"})
    'row: gone'
    """
    words: Mapping[str, str] = labels(question)

    def word(key: Any) -> str:
        return words.get(str(key), str(key))

    if isinstance(answer, Mapping):
        rows = {row.id: row.label for row in question.rows} if isinstance(question, Match) else {}
        return "; ".join(f"{rows.get(row, row)}: {word(option)}" for row, option in answer.items())
    if isinstance(answer, list | tuple):
        return ", ".join(map(word, answer))
    return word(answer)
