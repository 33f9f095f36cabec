"""Take in: what was dropped is graded, and every file has its outcome in words."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from cocreation_teach.desk.place import HANDED_IN, ROSTER, Acts, Buffers, Place, folder_named
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.exchange.folder import DECISIONS, INBOX
from cocreation_teach.exchange.tables import read_table
from cocreation_teach.exchange.text import from_cell
from cocreation_teach.teaching.intake import ONE_PERSON, Decision, decide, read_decisions, read_roster, undo
from cocreation_teach.teaching.mark import grade
from cocreation_teach.words import say

SETTINGS: Final = "desk.json"
"""What was set on the desk for an assignment: the penalty for each day late, and folders to read as well."""


def look(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell what lies in ``handed-in/``, what is set, and what became of each file when it was graded last."""
    return {
        "files": [path.name for path in _handed_in(place.folder)],
        **_settings(place.folder),
        "roster": len(read_roster(roster)) if (roster := place.folder / ROSTER).is_file() else None,
        "inbox": _inbox(place.folder),
        "decisions": [
            {**one._asdict(), "kind": one.kind.replace(" ", "-")} for one in read_decisions(place.folder)
        ],
        "stale": _is_stale(place.folder),
    }


def take_in(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Grade all that was handed in."""
    settings = _settings(place.folder)
    paths = [*_handed_in(place.folder), *map(Path, settings["folders"])]
    if not paths:
        raise TeachingError(say("desk.nothing-handed-in"))
    roster = place.folder / ROSTER
    done = grade(
        place.folder,
        paths,
        roster if roster.is_file() else None,
        late_penalty=settings["late_penalty"],
        watch=place.watch,
    )
    return {
        "inbox": _inbox(place.folder),
        "people": done.people,
        "waiting": done.waiting,
        "problems": list(done.problems),
        "absent": list(done.absent),
    }


def set_up(place: Place, asked: Mapping[str, Any], buffers: Buffers) -> dict[str, Any]:
    """Keep what is set for an assignment: per cent for each day late, and folders to read as well."""
    penalty, folders = asked.get("late_penalty"), [str(one).strip() for one in asked.get("folders", ())]
    if not isinstance(penalty, int | float) or not 0 <= penalty <= 100:
        raise TeachingError(say("desk.penalty"))
    if missing := [one for one in folders if not Path(one).is_absolute() or not Path(one).exists()]:
        raise TeachingError(say("desk.no-folder", folder=missing[0]))
    held = {"late_penalty": penalty, "folders": folders}
    write_whole(place.folder / SETTINGS, f"{json.dumps(held, ensure_ascii=False, indent=1)}\n".encode())
    return look(place, asked, buffers)


def take_out(place: Place, asked: Mapping[str, Any], buffers: Buffers) -> dict[str, Any]:
    """Delete a file, or a folder with all that is in it, that was dropped."""
    path = folder_named(place.folder / HANDED_IN, str(asked.get("file")))
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    return look(place, asked, buffers)


def settle(place: Place, asked: Mapping[str, Any], buffers: Buffers) -> dict[str, Any]:
    """Write a decision down; grading goes by it from the next time on."""
    kind, of, same_as, file = (str(asked.get(name, "")) for name in ("kind", "of", "same_as", "file"))
    kind = kind.replace("-", " ")
    if kind == ONE_PERSON and " " not in same_as.strip():
        same_as = f"id {same_as.strip()}"  # as a lecturer types an id
    decide(place.folder, Decision(kind, of, same_as, file))
    return look(place, asked, buffers)


def unsettle(place: Place, asked: Mapping[str, Any], buffers: Buffers) -> dict[str, Any]:
    """Take a decision back."""
    undo(place.folder, str(asked.get("of")))
    return look(place, asked, buffers)


def _is_stale(folder: Path) -> bool:
    """Whether something was decided, or came, since the class was graded."""
    graded = folder / INBOX.path
    if not graded.is_file():
        return False
    newer = [folder / DECISIONS.path, folder / SETTINGS, folder / ROSTER, folder / HANDED_IN]
    return any(path.exists() and path.stat().st_mtime > graded.stat().st_mtime for path in newer)


def _handed_in(folder: Path) -> list[Path]:
    held = folder / HANDED_IN
    return sorted(held.iterdir()) if held.is_dir() else []


def _settings(folder: Path) -> dict[str, Any]:
    path = folder / SETTINGS
    try:
        held = json.loads(path.read_bytes()) if path.is_file() else {}
        return {"late_penalty": float(held.get("late_penalty", 0)), "folders": list(held.get("folders", ()))}
    except (ValueError, TypeError, AttributeError):
        raise TeachingError(say("desk.settings", path=path)) from None


def _inbox(folder: Path) -> list[dict[str, str]]:
    path = folder / INBOX.path
    if not path.is_file():
        return []
    table = read_table(path)
    return [dict(zip(table.header, map(from_cell, row.cells), strict=False)) for row in table.body]


ACTS: Final[Acts] = {
    "look": look,
    "grade": take_in,
    "set": set_up,
    "take_out": take_out,
    "decide": settle,
    "undo": unsettle,
}
