"""One writer at a time: a lock on an assignment's folder that says who holds it, and ends with its holder."""

import getpass
import os
import platform
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from time import monotonic, sleep
from typing import BinaryIO, Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import in_the_way
from cocreation_teach.exchange.folder import RESULTS

WORK: Final = ".at-work"
"""Where a run keeps in an assignment's folder what it needs: the lock, and results that are not whole."""

_AGAIN: Final = 0.02
"""Seconds until somebody who waits looks again."""

_FAR: Final = 2**20
"""The byte that is locked where only bytes can be: behind all that is written, so that it can be read."""

# What a link leads to is not ours to write over.
_OPENED: Final = (
    os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
)


@contextmanager
def alone(folder: Path, patience: float = 0.0) -> Iterator[None]:
    """Keep others from writing into an assignment's folder.

    The system gives the lock back when its holder ends, however it ends.  Where a file system knows no locks,
    or the folder cannot be written, there is none: it only keeps two runs from getting into each other's way.

    Parameters
    ----------
    patience
        Seconds to wait for somebody who is at work there.

    Raises
    ------
    TeachingError
        If somebody else is at work there; it says who.  If something lies where a folder belongs.
    """
    work = folder / WORK
    if told := [said for place in (folder, work, folder / RESULTS) if (said := in_the_way(place))]:
        raise TeachingError("\n".join(told))
    try:
        file = _locked(work / "lock", monotonic() + patience)
    except OSError:
        yield
        return
    try:
        file.truncate()
        file.write(_who().encode())
        file.flush()
        yield
    finally:
        # While it is still held, so that nobody is left with a lock on a file that is gone.
        with suppress(OSError):
            (work / "lock").unlink()
        file.close()
        with suppress(OSError):  # somebody else has come
            work.rmdir()


def _locked(path: Path, until: float) -> BinaryIO:
    while True:
        try:
            path.parent.mkdir(exist_ok=True)
            file = os.fdopen(os.open(path, _OPENED, 0o666), "a+b")
        except (FileNotFoundError, FileExistsError):
            if path.parent.parent.is_dir() and not in_the_way(path.parent):
                continue  # whoever held it has just taken its folder away
            raise
        if not _lock(file):
            if monotonic() < until:
                file.close()
                sleep(_AGAIN)
                continue
            file.seek(0)
            who = file.read(_FAR).decode(errors="replace") or "somebody"
            file.close()
            cure = "Wait until that is done, then run the command again. Nothing was changed."
            raise TeachingError(f"{path.parent.parent} is in use by {who}. {cure}")
        with suppress(FileNotFoundError):
            if os.path.samestat(os.fstat(file.fileno()), path.stat()):
                return file
        file.close()  # whoever held it has taken this file away


def _lock(file: BinaryIO) -> bool:
    """Lock a file unless another process has; where there are no locks, it counts as locked."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(_FAR)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _who() -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "somebody"
    when = datetime.now().astimezone().isoformat(" ", "minutes")
    return f"{user} on {platform.node() or 'this computer'} (process {os.getpid()}, since {when})"
