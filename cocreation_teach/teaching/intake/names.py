"""Who handed in, as Moodle and Canvas write it into the names of a zip of hand-ins.

Moodle: ``Full Name_123_assignsubmission_file/work.json``, with an underscore more before Moodle 4.1, or flat,
``Full Name_123_assignsubmission_file_work.json``; where marking is blind the name is "Participant" in the
lecturer's language.  Canvas: ``leeann[_LATE]_<user>_<attachment>_work.json``, or ``anon_...``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_MOODLE: Final = re.compile(
    r"(?P<name>.*?)_(?P<id>\d{1,20})_assignsubmission_(?P<what>file|onlinetext)(?:_(?P<file>.*))?", re.DOTALL
)
_CANVAS: Final = re.compile(
    r"(?P<name>[^_]+)(?P<late>_LATE)?_(?P<id>\d{1,20})_(?:\d{1,20}_(?P<file>.+)|text\.html)", re.DOTALL
)
_NOBODY: Final = frozenset(
    {"anon", "participant", "participante", "partecipante", "teilnehmer", "teilnehmer in", "teilnehmerin"}
    | {
        "deelnemer",
        "deltaker",
        "deltagare",
        "deltager",
        "osallistuja",
        "uczestnik",
        "участник",
        "participant e",
    }
)


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose hand-in a file is, by the learning platform.

    Attributes
    ----------
    system, id
        ``moodle`` or ``canvas``, and the number by which it knows the person in this assignment.
    name
        As it writes the name; empty where marking is anonymous.
    file
        What the student's file was called; empty for a text typed on the platform.
    late
        Whether the platform says that it came late (Canvas does).
    """

    system: str
    id: str
    name: str
    file: str
    late: bool = False


def sender_of(parts: Sequence[str]) -> Sender | None:
    """Return the platform's entry that a path stands under; ``None`` for a loose file.

    Examples
    --------
    >>> sender_of(["Ann Lee_123_assignsubmission_file_", "work.json"])
    Sender(system='moodle', id='123', name='Ann Lee', file='work.json', late=False)
    >>> sender_of(["leeann_LATE_4001_90210_work.json"])
    Sender(system='canvas', id='4001', name='leeann', file='work.json', late=True)
    >>> sender_of(["work.json"]) is None
    True
    """
    for part in parts:
        if "_assignsubmission_" in part and (found := _MOODLE.fullmatch(part)):
            file = found["file"] if part is parts[-1] else parts[-1]
            return Sender(
                "moodle",
                found["id"],
                _name(found["name"]),
                "" if found["what"] == "onlinetext" else file or "",
            )
    if found := _CANVAS.fullmatch(parts[-1]):
        return Sender("canvas", found["id"], _name(found["name"]), found["file"] or "", bool(found["late"]))
    return None


def _name(written: str) -> str:
    plain = re.sub(r"[\W_]+", " ", written).strip().casefold()
    return "" if plain in _NOBODY else written
