"""What a step of the desk works on: the folder of one assignment, and a way to show how far it has come."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import shorten
from typing import Any, Final

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.teaching.mark import Watch, unwatched
from cocreation_teach.words import say

HANDED_IN: Final = "handed-in"
"""Where in an assignment's folder lies what was dropped to be graded."""

PLATFORM: Final = "platform"
"""Where lies what the learning platform exported, to be filled in."""

FILLED: Final = "-filled"
"""How the name of such a file ends when its marks are filled in."""

GIVEN_OUT: Final = "given-out"
"""Where lies the release as it was given to the students, in one zip."""

ROSTER: Final = "roster.csv"

CASES: Final = "cases"
"""Where lie the case sheets of which an assignment is made."""

LONGEST: Final = 200
"""Bytes of a folder's name: a disk takes a few more."""

Buffers = Sequence[memoryview]
Act = Callable[["Place", Mapping[str, Any], Buffers], dict[str, Any]]
"""What a page may ask for: it takes what was said with it, and returns plain values.

Under ``bytes`` an answer may hold a file's bytes: they go to the page as they are.
"""

Acts = Mapping[str, Act]


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of one assignment, which need not exist yet, and what shows how far a long act has come."""

    folder: Path
    watch: Watch = unwatched


def folder_named(assignments: Path, name: str) -> Path:
    """Return the folder of an assignment, by a name that leads nowhere else.

    Raises
    ------
    SentenceError
        If the name cannot be that of a folder in ``assignments``.
    """
    fits = name == Path(name).name and name.isprintable() and "\\" not in name
    if not fits or not name or name[0] in ". " or len(name.encode()) > LONGEST:
        raise SentenceError(say("desk.name", name=shorten(name, 60)))
    return assignments / name
