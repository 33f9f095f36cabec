"""A question of every kind, and what can be answered to it: the tests of the contract go through all of them.

A new kind of question is added here.
"""

from itertools import combinations, product
from typing import Any

from cocreation_teach.theory import Choice, FlowKey, Flows, Mark, Match, Part, Question, Rule, Several, Text

MOST = 300
"""Answers to one question, at the most."""

RIGHT, WRONG = Mark(1, ("Right.",)), Mark(0, ("Wrong.",), "M1")

ONE = Choice("q.one", "?", (("a", "A"), ("b", "B")), {"a": RIGHT, "b": WRONG}, concepts=("I0",))
SEVERAL = Several(
    "q.several",
    "?",
    (("a", "A"), ("b", "B"), ("c", "C"), ("d", "D")),
    {
        "a": Part(True, "A belongs."),
        "b": Part(True, "B belongs."),
        "c": Part(False, "C does not.", "M13"),
        "d": Part(False, "D does not.", "M21"),
    },
)
MATCH = Match(
    "q.match",
    "?",
    (("r", "R"), ("s", "S")),
    (("I", "One"), ("II", "Two")),
    {
        "r": {"I": Mark(1, ("R is I.",)), "II": Mark(0, ("R is I.",), "M5")},
        "s": {"I": Mark(0, ("S is II.",), "M6"), "II": Mark(1, ("S is II.",))},
    },
)
FLOWS = Flows(
    "q.flows",
    "?",
    (("a", "A"), ("b", "B"), ("c", "C")),
    (("r", "R"), ("s", "S")),
    FlowKey(
        (Rule("a", "r", "b", "A gives R."), Rule("b", "s", "c", "B gives S.")),
        (Rule("c", "", "", ""),),
        (Rule("", "", "a", "Nothing comes to A.", "M8"),),
        (Rule("a", "", "", "Nothing comes from A.", "M1"),),
        "It is not told.",
    ),
)
TEXT = Text("q.text", "?", "One could say ...")
OPINION = Choice("q.opinion", "?", (("a", "A"), ("b", "B")), kind="opinion")
ALL = [ONE, SEVERAL, MATCH, FLOWS, TEXT, OPINION]
KEYED = [ONE, SEVERAL, MATCH, FLOWS]


def answers_to(question: Question) -> list[Any]:
    """Valid answers to a question: all, or some of them from everywhere where there are very many."""
    keys = list(question.labels())
    match question:
        case Choice():
            return keys
        case Several():
            # Ticked in no particular order.
            found = [some for size in range(len(keys)) for some in combinations(keys[::-1], size + 1)]
            return list(map(list, found))
        case Match(rows=rows):
            step = len(keys) ** len(rows) // MOST + 1
            some = list(product(keys, repeat=len(rows)))[::step]
            return [{row: key for (row, _), key in zip(rows, chosen, strict=True)} for chosen in some]
        case Flows():
            needed = question.right() or []
            # One arrow, what is needed with one more or one fewer, and everything.
            more = [[*needed, key] for key in keys if key not in needed]
            fewer = [some for some in ([one for one in needed if one != out] for out in needed) if some]
            return [*([key] for key in keys), *more, *fewer, needed or keys, keys]
    raise AssertionError(f"Say here what can be answered to a question of shape {question.shape}.")


def without_reasons(key: Any) -> Any:
    """Return a key that says what is right, and nothing of why."""
    if isinstance(key, dict):
        silent = {"why": "", "otherwise": "", "feedback": {}}
        return {name: silent.get(name, without_reasons(held)) for name, held in key.items()}
    return [without_reasons(one) for one in key] if isinstance(key, list) else key
