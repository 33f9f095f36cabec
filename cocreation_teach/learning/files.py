"""The journal files of other kernels, read on from where they were left the last time."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Final, NamedTuple

from cocreation_teach.learning.checkpoint import TAIL, Checkpoint
from cocreation_teach.learning.disk import Disk, State
from cocreation_teach.learning.lines import Damage, end_of, entries_in, looks_like_lines, scan, whole_lines

SUFFIX: Final = ".jsonl"
_LOOKED_AT: Final = 4096


class _Seen(NamedTuple):
    """How far a file was read: its state then, so many bytes, and the last few of them."""

    state: State
    size: int
    tail: bytes


class JournalFiles:
    """A folder of journal files.

    Attributes
    ----------
    unread
        By file, a sentence on why it could not be read.
    changed
        Whether a file was found that no longer holds what was read in it.
    """

    def __init__(self, folder: Path, disk: Disk) -> None:
        self._folder = folder
        self._disk = disk
        self._seen: dict[str, _Seen] = {}
        self._damage: dict[str, list[Damage]] = {}
        self._tails: dict[str, list[Damage]] = {}
        self.unread: dict[str, str] = {}
        self.changed = False

    @property
    def size(self) -> int:
        """Return how many bytes of all files have been read."""
        return sum(seen.size for seen in self._seen.values())

    def start_from(self, checkpoint: Checkpoint) -> None:
        """Count as read what a checkpoint stands for."""
        for name, one in checkpoint.files.items():
            self._seen[name] = _Seen(one.state._replace(size=one.size), one.size, one.tail)
            self._damage[name] = list(one.damage)

    @property
    def damage(self) -> tuple[Damage, ...]:
        """Return what of the files holds no whole entry."""
        return tuple(one for found in (self._damage, self._tails) for each in found.values() for one in each)

    def news(self, leave_out: str | None) -> Iterator[bytes]:
        """Yield the bodies of all lines written since; the file of this name is left out.

        What cannot be read is told, and must not keep an answer from being written.
        """
        try:
            states, unread = self._disk.files(self._folder, SUFFIX)
        except OSError as error:
            self.unread = {"": f"{self._folder}: {error.strerror or error}"}
            return
        self.unread = {name: f"{name}: {reason}" for name, reason in unread.items()}
        for name, state in states.items():
            known = self._seen.get(name)
            if name != leave_out and (known is None or known.state != state):
                try:
                    yield from self._read(name, state)
                except OSError as error:
                    self.unread[name] = f"{name}: {error.strerror or error}"
        for name in self._seen.keys() - states.keys():
            del self._seen[name]
            self.changed = True

    def names(self) -> Collection[str]:
        """Return the names of the acts that all files together hold now."""
        found: set[str] = set()
        states, _ = self._disk.files(self._folder, SUFFIX)
        for name in states:
            with suppress(OSError):  # what cannot be read holds nothing that could be counted on
                bodies, _ = scan(self._disk.read(self._folder / name, 0), name)
                found.update(uid for body in bodies for uid in _names_in(body))
        return found

    def _read_first(self, name: str, state: State) -> Iterator[bytes]:
        """Yield the bodies of a file's whole lines, and note how far it was read."""
        size, tail = 0, b""
        damage = self._damage[name] = []
        for piece in whole_lines(self._disk.pieces(self._folder / name)):
            bodies, damaged = scan(piece, name)
            damage += [replace(one, offset=one.offset + size) for one in damaged]
            size, tail = size + len(piece), (tail + piece)[-TAIL:]
            yield from bodies
        self._seen[name] = _Seen(state._replace(size=min(size, state.size)), size, tail)

    def _read(self, name: str, state: State) -> Iterator[bytes]:
        if name not in self._seen:
            yield from self._read_first(name, state)
        if self._seen[name].state != state:
            yield from self._read_on(name, state)

    def _read_on(self, name: str, state: State) -> list[bytes]:
        seen = self._seen[name]
        start = seen.size - len(seen.tail)
        data = self._disk.read(self._folder / name, start)
        if state.size <= seen.state.size or not data.startswith(seen.tail):
            # A kernel only ever appends: another program has been at it, or has put another in its place.
            self.changed = True
            start, data = 0, self._disk.read(self._folder / name, 0)
            self._damage[name] = []
        else:
            start, data = seen.size, data[len(seen.tail) :]
        whole = data.rfind(b"\n") + 1
        bodies, damage = scan(data[:whole], name)
        # The rest may be in the middle of being written: it is looked at again each time.
        last, tail = scan(data[whole:], name)
        ended = (seen.tail if start else b"") + data[:whole]
        self._seen[name] = _Seen(state, start + whole, ended[-TAIL:])
        self._damage[name] += [replace(d, offset=d.offset + start) for d in damage]
        self._tails[name] = [replace(d, offset=d.offset + start + whole) for d in tail]
        return [*bodies, *last]


def holds_lines(path: Path) -> bool:
    """Whether a file, whatever it is called, begins as the journal's files do."""
    try:
        with path.open("rb") as file:
            start = file.read(_LOOKED_AT)
    except OSError:
        return False
    return looks_like_lines(start)


def _names_in(body: bytes) -> list[str]:
    found = end_of(body)
    return [found[0]] if found else [entry.uid for entry in entries_in([body])]
