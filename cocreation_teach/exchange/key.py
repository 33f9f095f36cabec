"""The key of an assignment: what each answer earns, and what is said about it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from cocreation_teach.exchange.assignment import Assignment, AssignmentError, Item
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import read_plain
from cocreation_teach.exchange.finding import find_assignment
from cocreation_teach.exchange.folder import KEY_FILE, RELEASE
from cocreation_teach.theory.kinds import Question

FORMAT: Final = "cocreation-teach/key"
VERSION: Final = 1


@dataclass(frozen=True, slots=True)
class KeyItem:
    """What the key says of one question.

    Attributes
    ----------
    item
        The question as it was released.
    question
        The same question with its key.
    credit
        What an option earns, 0 to 1; empty for a list of options and for a text.
    correct
        The options that belong, where several are chosen.
    misconception
        The misconception that an option points to.
    feedback
        What is said about an option.
    model, criteria
        A text's model answer, and its rubric: words and points.
    concepts
        Ids of the concepts that it checks.
    contested
        Whether its answer can be argued.
    """

    item: Item
    question: Question
    credit: Mapping[str, float] = field(default_factory=dict)
    correct: tuple[str, ...] = ()
    misconception: Mapping[str, str] = field(default_factory=dict)
    feedback: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    model: str = ""
    criteria: tuple[tuple[str, float], ...] = ()
    concepts: tuple[str, ...] = ()
    contested: bool = False


def read_released(folder: Path) -> Assignment:
    """Return what was released from an assignment's folder.

    Raises
    ------
    TeachingError
        If the folder holds no assignment.
    """
    try:
        return find_assignment(folder / RELEASE)
    except AssignmentError:
        cure = "Name a folder that `cocreation assign` made, and put its release back as it was."
        names = ", ".join(sorted(path.name for path in (folder / RELEASE).glob("*.json")))
        why = f", or {names} was changed or cannot be read" if names else ""
        raise TeachingError(f"{folder / RELEASE} holds no assignment{why}. {cure}") from None


def read_key(folder: Path, assignment: Assignment) -> dict[str, KeyItem]:
    """Return the key, by question.

    Raises
    ------
    TeachingError
        If it is missing, cannot be read, or fits another assignment.
    """
    path = folder / KEY_FILE
    cure = "Put back the file that `cocreation assign` wrote."
    try:
        held = json.loads(read_plain(path))
        fits = held["format"] == FORMAT and held["version"] == VERSION
        digest = held["assignment"]["digest"]
        entries = {str(one["id"]): one for one in held["questions"]}
        if not fits:
            raise TeachingError(f"{path} was made by another edition of the course. {cure}")
        if digest != assignment.digest:
            raise TeachingError(f"{path} is the key of another assignment. {cure}")
        if missing := [item.id for item in assignment.items if item.id not in entries]:
            raise TeachingError(f"{path} has no entry for {', '.join(missing)}. {cure}")
        key = {item.id: key_item(item, entries[item.id]) for item in assignment.items}
        if barren := [name for name, one in key.items() if _earns_nothing(one)]:
            raise TeachingError(f"{path} lets no answer to {', '.join(barren)} earn anything. {cure}")
    except FileNotFoundError:
        raise TeachingError(f"There is no {path}. {cure}") from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise TeachingError(f"{path} cannot be read as a key. {cure}") from None
    return key


def _earns_nothing(one: KeyItem) -> bool:
    """Whether a question has a right answer, and its key knows none: a class would have no marks for it."""
    return one.question.has_key and one.question.right() is None and not any(one.credit.values())


def key_item(item: Item, held: Mapping[str, Any]) -> KeyItem:
    """Return what the key says of a question, from its entry in the key's file.

    Raises
    ------
    ValueError
        If a credit lies outside 0 to 1.

    Examples
    --------
    >>> from cocreation_teach.theory import Choice
    >>> key_item(Item(Choice("q1", "Why?", (("a", "A"),)), 1), {"credit": {"a": 1}}).credit
    {'a': 1.0}
    """
    rubric = held.get("rubric") or {}
    if isinstance(rubric, str):
        rubric = {"model": rubric}
    of_options: dict[str, Any] = {
        "credit": {option: float(credit) for option, credit in (held.get("credit") or {}).items()},
        "correct": tuple(map(str, held.get("correct") or ())),
        "misconception": {
            option: str(named) for option, named in (held.get("misconception") or {}).items() if named
        },
        "feedback": {option: _sentences(said) for option, said in (held.get("feedback") or {}).items()},
    }
    return KeyItem(
        item=item,
        question=item.question.with_key({**held, **of_options}),
        **of_options,
        model=str(rubric.get("model", "")),
        criteria=tuple((str(one["text"]), float(one["points"])) for one in rubric.get("criteria", ())),
        concepts=tuple(map(str, held.get("concepts") or ())),
        contested=bool(held.get("contested", False)),
    )


def _sentences(said: str | list[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(map(str, said))
