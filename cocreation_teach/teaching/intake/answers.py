"""The answers of a hand-in, checked against the options that were released."""

from collections import Counter
from collections.abc import Mapping, Set
from datetime import datetime
from typing import Any, Final, NamedTuple

from cocreation_teach.exchange.assignment import Item
from cocreation_teach.exchange.text import visible
from cocreation_teach.teaching.intake.strict_json import as_object, quoted

LONGEST_TEXT: Final = 50_000
FIELDS: Final = ("question", "answer", "confidence", "answered_at")
_SURE: Final = (None, "", "guess", "fair", "certain")

Answer = str | tuple[str, ...]
Given = tuple[str, Answer, str]
"""Question, answer (an option id, several in the order of the options, or a text) and confidence."""


class Checked(NamedTuple):
    """What the answers of a hand-in come to.

    Attributes
    ----------
    answers
        By question.
    latest
        When the last of them was given, in seconds since 1970; 0 where none says it.
    strange
        Names of fields that are not known.
    problems
        Sentences on what will not do.
    """

    answers: dict[str, Given]
    latest: float
    strange: Set[str]
    problems: list[str]


class Checker:
    """Checks answers to one assignment; an answer that many students give is checked once."""

    def __init__(self, items: Mapping[str, Item]) -> None:
        self._items = items
        self._options = {key: tuple(option for option, _ in item.options) for key, item in items.items()}
        self._sound: dict[Any, Given] = {}

    def check(self, held: object, asked: Set[str]) -> Checked:
        """Return the answers, and a sentence for each that will not do."""
        if type(held) is not list:
            return Checked({}, 0.0, frozenset(), ["Its answers are no list."])
        found: dict[str, Given] = {}
        times: list[object] = []
        strange: set[str] = set()
        problems: list[str] = []
        for one in held:
            try:
                (name, key), (other, given), (third, sure), (last, when) = one
                usual = type(one) is tuple and (name, other, third, last) == FIELDS
            except (TypeError, ValueError):
                usual = False
            if not usual:
                if type(one) is not tuple:
                    problems.append("One of its answers is no answer.")
                    continue
                fields = as_object(one)
                key, given, sure, when = map(fields.get, FIELDS)
                strange |= fields.keys() - set(FIELDS)
            try:
                sound = self._sound.get((key, tuple(given) if type(given) is list else given, sure))
            except TypeError:  # something in it is a list or an object
                sound = None
            if sound is None:
                sound = self._checked(key, given, sure, asked, problems)
                if sound is None:
                    continue
            found[sound[0]] = sound
            if when:
                times.append(when)
        if not found.keys() <= asked:
            problems += [_not_asked(key) for key in found if key not in asked]
        if not problems and len(found) < len(held):
            given_to = Counter(dict(one)["question"] for one in held)
            problems += [f"It answers {key} twice." for key, count in given_to.items() if count > 1]
        return Checked(found, _latest(times, problems), strange, problems)

    def _checked(
        self, key: object, given: object, sure: object, asked: Set[str], problems: list[str]
    ) -> Given | None:
        if type(key) is not str or key not in asked:
            problems.append(_not_asked(key))
            return None
        answer = self._answer(key, given)
        if answer is None:
            allowed = ", ".join(self._options[key]) or f"a text of 1 to {LONGEST_TEXT:,} letters"
            problems.append(f"Its answer to {key} is {quoted(given)}; allowed: {allowed}.")
            return None
        if not isinstance(sure, str | None) or sure not in _SURE:
            problems.append(f"The confidence for {key} is {quoted(sure)}; allowed: guess, fair, certain.")
            return None
        item = self._items[key]
        sound = (item.id, answer, sure or "")
        if item.kind != "text":
            self._sound[key, tuple(given) if isinstance(given, list) else given, sure] = sound
        return sound

    def _answer(self, key: str, given: object) -> Answer | None:
        options, kind = self._options[key], self._items[key].kind
        if kind == "values":
            if type(given) is not list or not given or not all(type(one) is str for one in given):
                return None
            chosen = set(given)
            sound = len(chosen) == len(given) and chosen.issubset(options)
            return tuple(one for one in options if one in chosen) if sound else None
        if type(given) is not str:
            return None
        if kind == "text":
            return visible(given) if 0 < len(given) <= LONGEST_TEXT and given.strip() else None
        return given if given in options else None


def _latest(times: list[Any], problems: list[str]) -> float:
    try:
        return max(map(datetime.fromisoformat, times)).timestamp() if times else 0.0
    except (TypeError, ValueError, OverflowError):
        problems.append("The time of an answer is no time, such as 2026-11-23T15:20:00Z.")
        return 0.0


def _not_asked(key: object) -> str:
    return f"It answers {quoted(key)}, which this student was not asked."
