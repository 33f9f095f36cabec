"""Give back: marks in the platform's own file, feedback as a zip, and the questions for a question bank."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from cocreation_teach.desk.place import FILLED, HANDED_IN, PLATFORM, Acts, Buffers, Place
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.folder import INBOX, MARKS
from cocreation_teach.exchange.tables import read_table
from cocreation_teach.exchange.text import one_line, slug
from cocreation_teach.teaching import export, fill_marks, return_feedback
from cocreation_teach.teaching.intake import sender_of
from cocreation_teach.teaching.platforms import FORMATS, Written
from cocreation_teach.words import say

_PLATFORMS: Final = ("moodle", "canvas")
_GIVEN: Final = (FILLED, "-feedback")
"""How the names of what was given back end, and of nothing that can be filled in."""

_ENDINGS: Final = {"moodle-xml": ".xml", "gift": ".txt", "qti12": ".zip"}
_TYPES: Final = {
    ".csv": "text/csv",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".zip": "application/zip",
}


def look(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell what can be filled in and given back, and from which platform the hand-ins came."""
    return {
        "graded": (place.folder / MARKS.path).is_file(),
        "platform": _platform(place.folder),
        "sheets": [path.name for path in _files(place.folder / PLATFORM) if not path.stem.endswith(_GIVEN)],
        "zips": [path.name for path in _files(place.folder / HANDED_IN) if path.suffix.lower() == ".zip"],
        "formats": list(FORMATS),
    }


def fill(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Give back a worksheet or a gradebook with the marks filled in."""
    source = _one_of(place.folder / PLATFORM, asked)
    column = str(asked.get("column") or "").strip() or None
    output = source.with_name(f"{source.stem}{_GIVEN[0]}{source.suffix}")
    return _given(fill_marks(place.folder, output=output, column=column, **_from(asked, source)))


def take_out(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Delete a file that was dropped to be filled in."""
    _one_of(place.folder / PLATFORM, asked).unlink()
    return {}


def feedback(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Give the zip that takes each student's feedback back to the platform."""
    source = _one_of(place.folder / HANDED_IN, asked)
    output = place.folder / PLATFORM / f"{source.stem}{_GIVEN[1]}.zip"
    output.parent.mkdir(exist_ok=True)
    return _given(return_feedback(place.folder, output, **_from(asked, source)))


def questions(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Give the questions with their key for a platform's question bank."""
    form = str(asked.get("format"))
    if form not in _ENDINGS:
        raise SentenceError(say("desk.unknown", what=form[:60]))
    output = place.folder / PLATFORM / f"{slug(place.folder.name)[:60]}-questions{_ENDINGS[form]}"
    output.parent.mkdir(exist_ok=True)
    try:
        return _given(export(place.folder, form, output))
    finally:
        output.unlink(missing_ok=True)


def _given(written: Written) -> dict[str, Any]:
    return {
        "said": one_line(written.said),
        "notes": [one_line(note) for note in written.notes],
        "file": written.path.name,
        "type": _TYPES.get(written.path.suffix.lower(), "application/octet-stream"),
        "bytes": written.path.read_bytes(),
    }


def _from(asked: Mapping[str, Any], source: Path) -> dict[str, Path]:
    platform = asked.get("platform")
    if platform not in _PLATFORMS:
        raise SentenceError(say("desk.which-platform"))
    return {platform: source}


def _one_of(held: Path, asked: Mapping[str, Any]) -> Path:
    """Return the file of a folder that is asked for, if it lies there."""
    for path in _files(held):
        if path.name == asked.get("file"):
            return path
    raise SentenceError(say("desk.gone", file=str(asked.get("file"))[:60]))


def _files(held: Path) -> list[Path]:
    return sorted(path for path in held.iterdir() if path.is_file()) if held.is_dir() else []


def _platform(folder: Path) -> str:
    """Return from which platform the hand-ins came that were graded: the first that says so decides."""
    path = folder / INBOX.path
    rows = read_table(path).body if path.is_file() else ()
    senders = (sender_of(row.cells[0].split("/")) for row in rows if row.cells)
    return next((sender.system for sender in senders if sender), _PLATFORMS[0])


ACTS: Final[Acts] = {
    "look": look,
    "fill": fill,
    "take_out": take_out,
    "feedback": feedback,
    "questions": questions,
}
