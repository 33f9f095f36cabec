"""The durable record of what a learner does in a course folder.

``.cocreation/journal/`` holds one file a kernel, which only ever grows.  All of them together are the
journal; they are ordered by a logical clock (Lamport 1978), so two kernels may write at once, folders of two
machines may be merged by copying files, and a wrong clock does no harm.
"""

import errno
import os
import secrets
import threading
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final

from cocreation_teach.learning.disk import Disk
from cocreation_teach.learning.entry import (
    Damage,
    Entry,
    entries_in,
    latest,
    line_of,
    question_in,
    scan,
    written,
)

FOLDER: Final = ".cocreation"
_PARTS: Final = ("lessons", "exercises", "solutions")
_SUFFIX: Final = ".jsonl"
_CURES: Final = {
    errno.ENOSPC: "The disk is full. Delete something, then answer once more.",
    errno.EDQUOT: "Your share of the disk is full. Delete something, then answer once more.",
    errno.EROFS: "This folder cannot be written. Copy the course to a folder of your own.",
    errno.EACCES: "You may not write in this folder. Copy the course to a folder of your own.",
    errno.EPERM: "You may not write in this folder. Copy the course to a folder of your own.",
}


class JournalError(Exception):
    """A sentence for the learner: what could not be saved, why, and what to do."""


class Journal:
    """The journal of a course folder.

    Parameters
    ----------
    folder
        The ``.cocreation`` folder; made when the first act is recorded.
    disk
        The file system.

    Attributes
    ----------
    clock
        The logical clock: the highest number that any act here has.
    unread
        By file, a sentence on why it could not be read.

    Examples
    --------
    >>> import tempfile
    >>> home = Path(tempfile.mkdtemp()) / ".cocreation"
    >>> _ = Journal(home).record([Entry("word.two", "try", "yes")])
    >>> [(entry.answer, entry.n) for entry in Journal(home).entries("word.two")]
    [('yes', 1)]
    """

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.folder = folder / "journal"
        self._disk = disk or Disk()
        self._lock = threading.Lock()  # JupyterLab may let a widget speak while a cell runs.
        self._entries: dict[str, Entry] = {}
        self._by_question: dict[tuple[str, str], list[Entry]] = {}
        self._undecoded: dict[bytes, list[bytes]] = {}
        self._read_to: dict[str, int] = {}
        self._damage: dict[str, list[Damage]] = {}
        self._tails: dict[str, list[Damage]] = {}
        self._unsaved: list[Entry] = []
        self._own: tuple[BinaryIO, Path, int] | None = None
        self.unread: dict[str, str] = {}
        self.clock = 0
        self.refresh()

    @property
    def empty(self) -> bool:
        """Whether no act is known."""
        return not self._entries and not self._undecoded

    @property
    def damage(self) -> tuple[Damage, ...]:
        """Return what of the files holds no whole entry."""
        return tuple(one for found in (self._damage, self._tails) for each in found.values() for one in each)

    @property
    def unsaved(self) -> tuple[Entry, ...]:
        """Return the acts that are known here and not on the disk."""
        return tuple(self._unsaved)

    def all(self) -> tuple[Entry, ...]:
        """Return every act, in order."""
        self._decode_all()
        return tuple(sorted(self._entries.values(), key=lambda entry: entry.order))

    def entries(self, question: str, occasion: str = "") -> tuple[Entry, ...]:
        """Return the acts about one question on one occasion, in order."""
        self._remember(entries_in(self._undecoded.pop(written(question), [])))
        return tuple(sorted(self._by_question.get((question, occasion), ()), key=lambda entry: entry.order))

    def holds(self, uid: str) -> bool:
        """Whether an act is known, by its own name."""
        self._decode_all()
        return uid in self._entries

    def refresh(self) -> None:
        """Read what other kernels have written since."""
        with self._lock:
            self._read_others()

    def record(self, acts: Iterable[Entry]) -> tuple[Entry, ...]:
        """Write acts to the disk and return them with their place in the order; a known one counts once.

        An act without ``n`` comes after all that is known.  One that brings its ``n`` (the browser kept it
        while the kernel was away) keeps it, unless that lies in the future.

        Raises
        ------
        JournalError
            If they cannot be written.  They are known here all the same, and go with the next that are.
        """
        with self._lock:
            self._read_others()
            self._decode_all()
            new = self._numbered(acts)
            self._remember(new)
            self._unsaved += new
            try:
                self._write()
            except OSError as error:
                raise JournalError(_sentence(error)) from None
            return tuple(new)

    def _numbered(self, acts: Iterable[Entry]) -> list[Entry]:
        new: dict[str, Entry] = {}
        clock = self.clock
        for act in acts:
            uid = act.uid or secrets.token_hex(8)
            if uid in self._entries or uid in new:
                continue
            n = min(act.n, clock + 1) or clock + 1
            clock = max(clock, n)
            new[uid] = replace(act, uid=uid, n=n)
        return list(new.values())

    def _decode_all(self) -> None:
        for bodies in self._undecoded.values():
            self._remember(entries_in(bodies))
        self._undecoded = {}

    def _remember(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry.uid not in self._entries:
                self._entries[entry.uid] = entry
                self._by_question.setdefault((entry.question, entry.occasion), []).append(entry)
                self.clock = max(self.clock, entry.n)

    def _write(self) -> None:
        if not self._unsaved:
            return
        own = self._own
        if own and not (own[2] == os.getpid() and self._disk.is_there(own[0], own[1])):
            # The file was deleted, or this process is a copy of the one that began it: a new file, and all
            # that is known goes into it once more; what is there twice counts once.
            own[0].close()
            own = self._own = None
            self._unsaved = list(self._entries.values())
        if own is None:
            path = self.folder / f"{secrets.token_hex(8)}{_SUFFIX}"
            own = self._own = (self._disk.create(path), path, os.getpid())
        # A write that failed may have left half a line: the next one is found behind it all the same.
        self._disk.append(own[0], b"".join(map(line_of, self._unsaved)))
        self._unsaved = []

    def _read_others(self) -> None:
        # What cannot be read is told, and must not keep an answer from being written.
        try:
            sizes = self._disk.sizes(self.folder, _SUFFIX)
        except OSError as error:
            self.unread = {"": f"{self.folder}: {error.strerror or error}"}
            return
        self.unread = {}
        own = self._own[1].name if self._own else None
        for name, size in sizes.items():
            if name != own and size != self._read_to.get(name, 0):
                try:
                    self._read(name)
                except OSError as error:
                    self.unread[name] = f"{name}: {error.strerror or error}"

    def _read(self, name: str) -> None:
        start = self._read_to.get(name, 0)
        data = self._disk.read(self.folder / name, start)
        whole = data.rfind(b"\n") + 1
        bodies, damage = scan(data[:whole], name)
        # The rest may be in the middle of being written: it is looked at again each time.
        last, tail = scan(data[whole:], name)
        self._read_to[name] = start + whole
        self._damage.setdefault(name, []).extend(replace(d, offset=d.offset + start) for d in damage)
        self._tails[name] = [replace(d, offset=d.offset + start + whole) for d in tail]
        for body in (*bodies, *last):
            self._undecoded.setdefault(question_in(body), []).append(body)
        self.clock = max(self.clock, latest(bodies), latest(last))


def journal_folder(start: Path) -> Path:
    """Return the ``.cocreation`` folder for a notebook's folder.

    It is that of the nearest folder upwards which has one, or which holds an ``assignment.json``; else it
    belongs beside the course's notebooks.
    """
    for folder in (start, *start.parents):
        if (folder / FOLDER).is_dir() or (folder / "assignment.json").is_file():
            return folder / FOLDER
    return (start.parent if start.name in _PARTS else start) / FOLDER


def _sentence(error: OSError) -> str:
    reason = error.strerror or str(error)
    cure = _CURES.get(error.errno or 0, "Look at the folder, then answer once more.")
    return f"This could not be saved: {reason}. {cure} Until then it is kept in this browser."
