"""The few things the journal asks of a file system; tests put one in its place that fails or crashes."""

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple

from cocreation_teach.exchange.files import push, push_folder

_PIECE: Final = 4 * 2**20
_KEPT_AWAY: Final = {
    **dict.fromkeys((".gz", ".bz2", ".xz", ".zst", ".zip", ".7z"), "Is packed: unpack it"),
    ".icloud": "Is in iCloud and not on this computer: download it there",
    ".cloud": "Is in the cloud and not on this computer: download it there",
}
"""What stands behind a file's name, by what a packer or a sync program has put in its place."""


class State(NamedTuple):
    """What differs when a file is another or was changed: device, number, size, times of its last change.

    Whoever changes a file can put back the time that it shows; the system's own time of that, nobody can.
    """

    device: int
    number: int
    size: int
    changed: int
    touched: int = 0


def opened(path: Path, flags: int = 0) -> BinaryIO:
    """Open a file to append to it, so that no write lands on top of what another program has put there."""
    appending = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, appending | flags, 0o666), "wb", buffering=0)


class Disk:
    """The real one."""

    def files(self, folder: Path, suffix: str) -> tuple[Mapping[str, State], Mapping[str, str]]:
        """Return the state of each file of a folder, and of what cannot be looked at, why.

        Raises
        ------
        OSError
            If the folder is there and cannot be listed.
        """
        states: dict[str, State] = {}
        unread: dict[str, str] = {}
        try:
            here = list(os.scandir(folder))
        except FileNotFoundError:
            if any(place.is_symlink() and not place.exists() for place in (folder, folder.parent)):
                raise  # it lies where a link leads, and that is not there
            return states, unread
        for one in here:
            if not one.name.endswith(suffix):
                if why := kept_away(one.name, suffix):
                    unread[one.name] = why
                continue
            try:
                found = one.stat()
            except OSError as error:
                if os.path.lexists(one.path):
                    unread[one.name] = error.strerror or str(error)
                continue
            if stat.S_ISREG(found.st_mode):
                states[one.name] = _state(found)
            else:  # a pipe would keep us waiting
                unread[one.name] = "Is no file"
        return states, unread

    def read(self, path: Path, start: int) -> bytes:
        """Return a file's bytes from a place on; none if it is gone."""
        try:
            with path.open("rb") as file:
                file.seek(start)
                return file.read()
        except FileNotFoundError:
            return b""

    def pieces(self, path: Path) -> Iterator[bytes]:
        """Yield a file's bytes, a few megabytes at a time; none if it is gone."""
        with suppress(FileNotFoundError), path.open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece

    def create(self, path: Path) -> None:
        """Make a new file to append to, and the folders it needs, so that they outlast a power cut."""
        missing = [folder for folder in path.parents if not folder.is_dir()]
        path.parent.mkdir(parents=True, exist_ok=True)
        opened(path, os.O_CREAT | os.O_EXCL).close()
        for folder in [path.parent, *(folder.parent for folder in missing)]:
            self.sync_folder(folder)

    def append(self, path: Path, data: bytes) -> None:
        """Write bytes at the end of a file, push them to the disk, and close it.

        A file system that cannot push a file, such as JupyterLite's, keeps it when it is closed.
        If a disk is full in the middle, what was written is taken away again.
        """
        with opened(path) as file:
            start, left = os.fstat(file.fileno()).st_size, data
            try:
                while left:
                    left = left[file.write(left) :]
                push(file.fileno())
            except OSError:
                with suppress(OSError):
                    if os.fstat(file.fileno()).st_size == start + len(data) - len(left):
                        file.truncate(start)
                raise

    def sync_folder(self, folder: Path) -> None:
        """Push a folder's list of files to the disk, where the system can; some network folders cannot."""
        push_folder(folder)

    def state(self, path: Path) -> State | None:
        """Return the state of the file to which a path leads; ``None`` if there is none."""
        try:
            return _state(path.stat())
        except OSError:
            return None


def kept_away(name: str, suffix: str) -> str:
    """Return why a file with a suffix is not there itself but under a name behind it; empty if it is none.

    Examples
    --------
    >>> kept_away(".a.jsonl.icloud", ".jsonl")
    'Is in iCloud and not on this computer: download it there'
    >>> kept_away("a.jsonl.gz", ".jsonl"), kept_away("a.jsonl", ".jsonl")
    ('Is packed: unpack it', '')
    """
    ending = name.lower().rpartition(suffix)[2] if suffix in name.lower() else ""
    return _KEPT_AWAY.get(ending, "")


def _state(found: os.stat_result) -> State:
    return State(found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
