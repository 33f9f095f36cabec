"""The kinds of question, one file a class: what is a valid answer, what it earns, how it is asked.

Nothing outside this package asks of what kind a question is: it asks the question (`Question`).

An assignment parts a question from its key and puts them together again.  `Question.asked` is what is
released, and `Question.key` what the lecturer keeps; both are plain data:

>>> released = {"id": "q1", "kind": "choice", "prompt": "Which?",
...             "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]}
>>> held = {"credit": {"a": 1, "b": 0}, "misconception": {"b": "M3"}, "feedback": {}}

On the student's side, and when a hand-in is checked, there is the question without its key:

>>> asked = blind(released)
>>> asked.refusal("c")
'c is not an option of question q1. Its options are: a, b.'
>>> asked.refusal("b") is None, asked.mark("b") is None
(True, True)

Whoever marks it puts the key back:

>>> asked.with_key(held).mark("b")
Mark(credit=0, feedback=('Not quite.',), misconception='M3')

A kind of one's own is a class that fulfils the contract, and `register` makes it known:
``register("ranking", Ranking)``.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from cocreation_teach.theory.kinds.choice import Choice
from cocreation_teach.theory.kinds.flows import FlowKey, Flows, Rule
from cocreation_teach.theory.kinds.match import Match
from cocreation_teach.theory.kinds.question import Question
from cocreation_teach.theory.kinds.several import Part, Several
from cocreation_teach.theory.kinds.text import Text

__all__ = [
    "Choice",
    "FlowKey",
    "Flows",
    "Match",
    "Part",
    "Question",
    "Rule",
    "Several",
    "Text",
    "blind",
    "class_of",
    "has_own_order",
    "kinds",
    "register",
]

_CLASSES: dict[str, type[Question]] = {
    "quadrant": Choice,
    "continuum": Choice,
    "perspective": Choice,
    "choice": Choice,
    "opinion": Choice,
    "values": Several,
    "match": Match,
    "flows": Flows,
    "text": Text,
}


_OWN_ORDER: Final = frozenset({"quadrant", "continuum", "perspective", "values"})
"""The kinds whose options always stand as in the chapter: numerals, places, views, kinds of value."""


def register(kind: str, made: type[Question]) -> None:
    """Make a kind of question known.

    Raises
    ------
    ValueError
        If there is another of that name.
    """
    if _CLASSES.setdefault(kind, made) is not made:
        raise ValueError(f"There is a kind {kind} already: give yours another name.")


def kinds() -> tuple[str, ...]:
    """Return the names of all kinds.

    Examples
    --------
    >>> kinds()
    ('quadrant', 'continuum', 'perspective', 'choice', 'opinion', 'values', 'match', 'flows', 'text')
    """
    return tuple(_CLASSES)


def class_of(kind: str) -> type[Question]:
    """Return the class of a kind's questions.

    Raises
    ------
    ValueError
        If there is no such kind; the message lists what there is.

    Examples
    --------
    >>> class_of("quadrant") is class_of("choice")
    True
    """
    if kind not in _CLASSES:
        raise ValueError(f"There is no kind {kind}. There is: {', '.join(_CLASSES)}.")
    return _CLASSES[kind]


def has_own_order(kind: str) -> bool:
    """Return whether the options of a kind have an order of their own, unless a question says otherwise.

    Examples
    --------
    >>> has_own_order("quadrant"), has_own_order("choice")
    (True, False)
    """
    return kind in _OWN_ORDER


def blind(asked: Mapping[str, Any]) -> Question:
    """Return the question, without its key, that was released.

    Raises
    ------
    ValueError
        If its kind is not known.
    KeyError
        If something is missing in it.
    """
    kind = asked["kind"]
    return replace(class_of(kind).from_asked(asked), ordered=asked.get("ordered", has_own_order(kind)))
