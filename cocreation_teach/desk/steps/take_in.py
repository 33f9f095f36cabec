"""Take in: what was dropped is graded, and every file has its outcome in words."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from cocreation_teach.desk.place import HANDED_IN, ROSTER, Acts, Buffers, Place
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import INBOX
from cocreation_teach.exchange.tables import read_table
from cocreation_teach.exchange.text import from_cell
from cocreation_teach.teaching.mark import grade
from cocreation_teach.words import say


def look(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell what lies in ``handed-in/``, and what became of each file when it was graded last."""
    return {"files": [path.name for path in _handed_in(place.folder)], "inbox": _inbox(place.folder)}


def take_in(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Grade all that was handed in."""
    paths = _handed_in(place.folder)
    if not paths:
        raise TeachingError(say("desk.nothing-handed-in"))
    roster = place.folder / ROSTER
    done = grade(place.folder, paths, roster if roster.is_file() else None, watch=place.watch)
    return {
        "inbox": _inbox(place.folder),
        "people": done.people,
        "waiting": done.waiting,
        "problems": list(done.problems),
        "absent": list(done.absent),
    }


def _handed_in(folder: Path) -> list[Path]:
    held = folder / HANDED_IN
    return sorted(held.iterdir()) if held.is_dir() else []


def _inbox(folder: Path) -> list[dict[str, str]]:
    path = folder / INBOX.path
    if not path.is_file():
        return []
    table = read_table(path)
    return [dict(zip(table.header, map(from_cell, row.cells), strict=False)) for row in table.body]


ACTS: Final[Acts] = {"look": look, "grade": take_in}
