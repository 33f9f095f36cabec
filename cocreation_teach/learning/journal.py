"""The durable record of what a learner does in a course folder.

``.cocreation/journal/`` holds one file a kernel, which only ever grows.  All of them together are the
journal; they are ordered by a logical clock (Lamport 1978), so two kernels may write at once, folders of two
machines may be merged by copying files, and a wrong clock does no harm.
"""

import errno
import os
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Lock, Thread
from typing import Final, NamedTuple

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.finding import holds_assignment
from cocreation_teach.learning.acts import Acts
from cocreation_teach.learning.checkpoint import read_checkpoint, write_checkpoint
from cocreation_teach.learning.disk import Disk, State
from cocreation_teach.learning.entry import LAST, Entry, as_json, entry_from
from cocreation_teach.learning.files import SUFFIX, JournalFiles
from cocreation_teach.learning.lines import Damage, line_of
from cocreation_teach.words import say

FOLDER: Final = ".cocreation"
JOURNAL: Final = "journal"
_PARTS: Final = ("lessons", "exercises", "solutions")
_CURES: Final = {
    errno.ENOSPC: "kept.full",
    errno.EDQUOT: "kept.share-full",
    errno.EROFS: "kept.read-only",
    errno.EACCES: "kept.forbidden",
    errno.EPERM: "kept.forbidden",
}


_MUCH: Final = 2**20
"""Bytes of lines that a kernel reads in no time: for fewer, no checkpoint is made."""

_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


class JournalError(SentenceError):
    """A sentence for the learner: what could not be saved, why, and what to do."""


class _Own(NamedTuple):
    """The file to which this process appends, and how this process left it."""

    path: Path
    process: int
    left: State | None = None


class Journal:
    """The journal of a course folder.

    Parameters
    ----------
    folder
        The ``.cocreation`` folder; made when the first act is recorded.
    disk
        The file system.

    Examples
    --------
    >>> import tempfile
    >>> home = Path(tempfile.mkdtemp()) / ".cocreation"
    >>> _ = Journal(home).record([Entry("word.two", "try", "yes")])
    >>> [(entry.answer, entry.n) for entry in Journal(home).entries("word.two")]
    [('yes', 1)]
    """

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.folder = folder / JOURNAL
        self._disk = disk or Disk()
        self._lock = Lock()  # JupyterLab may let a widget speak while a cell runs.
        self._acts = Acts()
        self._files = JournalFiles(self.folder, self._disk)
        self._unsaved: list[Entry] = []
        self._own: _Own | None = None
        self._covered = 0
        if checkpoint := read_checkpoint(folder, self._disk):
            self._acts.start_from(checkpoint)
            self._files.start_from(checkpoint)
            self._covered = self._files.size
        self.refresh()

    @property
    def clock(self) -> int:
        """Return the logical clock: the highest number that any act here has."""
        return self._acts.clock

    @property
    def empty(self) -> bool:
        """Whether no act is known."""
        return self._acts.empty

    @property
    def damage(self) -> tuple[Damage, ...]:
        """Return what of the files holds no whole entry."""
        return self._files.damage

    @property
    def unread(self) -> Mapping[str, str]:
        """Return, by file, a sentence on why it could not be read."""
        return self._files.unread

    @property
    def trouble(self) -> tuple[str, ...]:
        """Return a sentence on each thing that cannot be read, so that what was answered may be missing."""
        unread = (f"{sentence}." for sentence in self.unread.values())
        return (*unread, *(str(one) for one in self.damage if not one.torn))

    @property
    def outlived(self) -> bool:
        """Whether a file is gone, or was rewritten, whose acts are still known here."""
        return self._files.changed

    @property
    def unsaved(self) -> tuple[Entry, ...]:
        """Return the acts that are known here and not on the disk."""
        return tuple(self._unsaved)

    def all(self) -> tuple[Entry, ...]:
        """Return every act, in order."""
        return self._acts.all()

    def entries(self, question: str, occasion: str = "") -> tuple[Entry, ...]:
        """Return the acts about one question on one occasion, in order."""
        return self._acts.about(question, occasion)

    def holds(self, act: Entry) -> bool:
        """Whether an act is known, by its question and its own name."""
        return self._acts.holds(act.question, act.uid)

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
            If one of them is no sound act; then none is taken.
        """
        with self._lock:
            self._read_others()
            new = self._numbered(acts)
            if unsound := [act.question for act in new if entry_from(as_json(act)) != act]:
                named = ", ".join(map(str, unsound))
                raise JournalError(say("kept.no-answer", questions=named))
            self._acts.add(new)
            self._unsaved += new
            try:
                self._write()
            except OSError as error:
                raise JournalError(_sentence(error)) from None
            self._keep_checkpoint()
            return tuple(new)

    def _numbered(self, acts: Iterable[Entry]) -> list[Entry]:
        new: dict[str, Entry] = {}
        clock = self.clock
        for act in acts:
            uid = act.uid or secrets.token_hex(8)
            if self._acts.holds(act.question, uid) or uid in new:
                continue
            following = min(clock + 1, LAST)  # at the clock's end, time and name decide
            n = min(act.n, following) or following
            clock = max(clock, n)
            new[uid] = replace(act, uid=uid, n=n)
        return list(new.values())

    def _write(self) -> None:
        if not self._unsaved:
            return
        if self._files.changed or not self._own_is_as_left():
            # Another program has been at the files.  What they no longer hold is written once more.
            self._unsaved = self._missing()
            self._files.changed = False
            self._own = None
        if self._own and self._own.process != os.getpid():  # a copy of the process that began the file
            self._own = None
        if self._own is None:
            path = self.folder / f"{secrets.token_hex(8)}{SUFFIX}"
            self._disk.create(path)
            self._own = _Own(path, os.getpid())
        own = self._own
        try:
            self._disk.append(own.path, b"".join(map(line_of, self._unsaved)))
        except OSError as error:
            # What failed may have left half a line: the next one is found behind it all the same.
            is_kept = error.errno in _FULL
            self._own = own._replace(left=self._disk.state(own.path)) if is_kept else None
            raise
        self._own = own._replace(left=self._disk.state(own.path))
        self._unsaved = []

    def _keep_checkpoint(self) -> None:
        """Have a checkpoint made when there is much that none stands for; nobody waits for it."""
        size = self._files.size + (self._own.left.size if self._own and self._own.left else 0)
        if size - self._covered > max(_MUCH, self._covered // 4):
            self._covered = size
            try:
                Thread(target=self.make_checkpoint).start()
            except RuntimeError:  # Python in a browser has no threads
                self.make_checkpoint()

    def make_checkpoint(self) -> None:
        """Make the checkpoint by which the next kernel starts sooner, where one can be kept."""
        with suppress(OSError):
            write_checkpoint(self.folder.parent, self._disk)

    def _own_is_as_left(self) -> bool:
        own = self._own
        return own is None or (own.left is not None and own.left == self._disk.state(own.path))

    def _missing(self) -> list[Entry]:
        """Return what is known here and stands in no file."""
        names = self._files.names()
        return [entry for entry in self._acts.all() if entry.uid not in names]

    def _read_others(self) -> None:
        for body in self._files.news(leave_out=self._own.path.name if self._own else None):
            self._acts.add_body(body)


def journal_folder(start: Path) -> Path:
    """Return the ``.cocreation`` folder for a notebook's folder.

    It is that of the nearest folder upwards which has one, or which holds an assignment's file; else it
    belongs beside the course's notebooks, also where an assignment was put among them.
    """
    for folder in (start, *start.parents):
        if (folder / FOLDER).is_dir() or (folder.name not in _PARTS and holds_assignment(folder)):
            return folder / FOLDER
    return (start.parent if start.name in _PARTS else start) / FOLDER


def _sentence(error: OSError) -> str:
    reason = error.strerror or str(error)
    cure = _CURES.get(error.errno or 0, "kept.other")
    return say("kept.not", reason=reason, cure=say(cure))
