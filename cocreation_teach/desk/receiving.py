"""Files come in pieces, are written aside, and come to their place when all of them are whole.

A page sends what was dropped as one stream: first the names and sizes of the files, then piece after piece,
each answered before the next is sent.  So neither side holds more than a piece, and what stops in the middle
leaves nothing behind.
"""

import re
import secrets
import shutil
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path
from typing import Any, Final

from cocreation_teach.desk.place import CASES, HANDED_IN, PLATFORM, ROSTER, Acts, Buffers, Place
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.words import say

PIECE: Final = 2**20
"""Bytes that a page sends at once: a server takes ten times as much."""

LARGEST: Final = 200 * 2**20
"""Bytes that a page may send in one go."""

MOST: Final = 5_000
"""Files that a page may send in one go."""

ARRIVING: Final = ".arriving"
_OLD: Final = 600
"""Seconds after which nobody is still sending what lies half-sent."""

_PLACES: Final[Mapping[str, str]] = {
    "handed-in": HANDED_IN,
    "cases": CASES,
    "platform": PLATFORM,
    "roster": "",
}
"""What a file can be dropped as, and the folder in the assignment's that takes it."""

_DEEPEST: Final = 4
_FORBIDDEN: Final = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]')


@dataclass(slots=True)
class _Transfer:
    """What is being sent: the files that are to come, and how much of them is here."""

    place: Path
    kind: str
    files: list[tuple[str, int]]
    received: int = 0

    @property
    def size(self) -> int:
        return sum(size for _, size in self.files)


class Receiving:
    """The acts by which a page sends files: ``files/begin``, ``files/piece``, and ``files/stop``."""

    def __init__(self) -> None:
        self._transfers: dict[str, _Transfer] = {}
        self.acts: Acts = {"files/begin": self._begin, "files/piece": self._piece, "files/stop": self._stop}

    def _begin(self, place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
        files = [(str(one["path"]), int(one["size"])) for one in asked["files"]]
        if asked["kind"] not in _PLACES or any(size < 0 for _, size in files):
            raise TeachingError(say("desk.fault"))
        total = sum(size for _, size in files)
        if total > LARGEST or len(files) > MOST:
            raise TeachingError(say("desk.too-large", megabytes=LARGEST // 2**20, files=MOST))
        place.folder.mkdir(parents=True, exist_ok=True)
        if total > shutil.disk_usage(place.folder).free:
            raise TeachingError(say("desk.full"))
        clear_half_sent(place.folder)
        name = secrets.token_hex(8)
        aside = place.folder / ARRIVING / name
        aside.mkdir(parents=True)
        self._transfers[name] = _Transfer(aside, str(asked["kind"]), files)
        return {"transfer": name}

    def _piece(self, place: Place, asked: Mapping[str, Any], buffers: Buffers) -> dict[str, Any]:
        transfer = self._transfers.get(str(asked.get("transfer")))
        if transfer is None or not transfer.place.is_dir():
            raise TeachingError(say("desk.lost"))
        data = buffers[0] if buffers else memoryview(b"")
        if asked.get("at") != transfer.received or transfer.received + len(data) > transfer.size:
            raise TeachingError(say("desk.lost"))
        _write(transfer, data)
        if transfer.received < transfer.size:
            return {"received": transfer.received}
        del self._transfers[str(asked["transfer"])]
        kept = _settle(transfer, place.folder)
        _clear(transfer.place)
        return {"received": transfer.received, "kept": kept}

    def _stop(self, _place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
        transfer = self._transfers.pop(str(asked.get("transfer")), None)
        if transfer is not None:
            _clear(transfer.place)
        return {}


def clear_half_sent(folder: Path) -> None:
    """Take away what lies half-sent in an assignment's folder, and is not being sent any more."""
    for left in (folder / ARRIVING).glob("*"):
        newest = max((path.stat().st_mtime for path in (left, *left.glob("*"))), default=0)
        if time.time() - newest > _OLD:
            _clear(left)


def _clear(aside: Path) -> None:
    shutil.rmtree(aside, ignore_errors=True)
    with suppress(OSError):  # another is being sent
        aside.parent.rmdir()


def _write(transfer: _Transfer, data: memoryview) -> None:
    """Write a piece into the files on which it falls."""
    ends = 0
    for number, (_, size) in enumerate(transfer.files):
        begins, ends = ends, ends + size
        if begins <= transfer.received < ends and data:
            part = data[: ends - transfer.received]
            with (transfer.place / str(number)).open("ab") as file:
                file.write(part)
            transfer.received += len(part)
            data = data[len(part) :]


def _settle(transfer: _Transfer, folder: Path) -> list[str]:
    """Give each file its name; return the names, below the folder that takes them."""
    kept = []
    for number, (path, _) in enumerate(transfer.files):
        came = transfer.place / str(number)
        came.touch()
        target = folder / _PLACES[transfer.kind] / (ROSTER if transfer.kind == "roster" else safe_path(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        if transfer.kind == "handed-in" and target.suffix.lower() != ".zip":
            target = _free(target, came)
        came.replace(target)
        kept.append(target.relative_to(folder / _PLACES[transfer.kind]).as_posix())
    return kept


def _free(target: Path, came: Path) -> Path:
    """Return a name under which nothing else lies: of two hand-ins of one name neither may be lost."""
    number = 1
    free = target
    while free.exists() and not (free.is_file() and cmp(free, came, shallow=False)):
        number += 1
        ending = "".join(target.suffixes[-2:])
        free = target.with_name(f"{target.name.removesuffix(ending)} ({number}){ending}")
    return free


def safe_path(said: str) -> str:
    r"""Return the path that a browser tells of a file so that it stays below the folder that takes it.

    Examples
    --------
    >>> safe_path("../../etc/passwd"), safe_path("C:\\hand-ins\\.a?.zip"), safe_path("///")
    ('etc/passwd', 'C-/hand-ins/a-.zip', 'file')
    """
    steps: Sequence[str] = [
        step
        for part in said.replace("\\", "/").split("/")
        if (step := _FORBIDDEN.sub("-", part).strip(" .")[-120:].lstrip(" ."))
    ]
    return "/".join(steps[-_DEEPEST:]) or "file"
