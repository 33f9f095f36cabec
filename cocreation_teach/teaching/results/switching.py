"""Results written aside, and put in the place of those before as a whole.

``results/`` is never written into while hand-ins are graded.  A run writes into a folder aside, takes over
what the lecturer put into ``results/``, and then two renames make the switch.  Whatever stops it, before or
between, the next command finds the old set or the new one, and takes away what was left.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import Final, TypeVar

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import FileError, is_leftover, push_folder
from cocreation_teach.exchange.folder import FEEDBACK, RESULTS
from cocreation_teach.teaching.results.lock import WORK, alone

ASIDE: Final = f"{WORK}/new"
BEFORE: Final = f"{WORK}/before"

_TRIES: Final = 5
"""How often results are read again that were renewed while they were read."""

_PATIENCE: Final = 5.0
"""Seconds that a reader waits for a run that is just between the old results and the new."""

T = TypeVar("T")

Seen = Mapping[str, tuple[int, int, int]]
"""By path in the assignment's folder, what differs when a file is another or was saved anew."""


def look(folder: Path) -> Seen:
    """Return what stands in ``results/``, to see later whether anybody has changed it."""
    found = {}
    for path in _files(folder / RESULTS):
        with suppress(FileNotFoundError):  # it is being saved anew
            state = path.lstat()
            found[path.relative_to(folder).as_posix()] = (state.st_mtime_ns, state.st_size, state.st_ino)
    return found


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """Make an empty folder that takes a new ``results/``; it is gone afterwards, switched or not.

    Raises
    ------
    FileError
        If something cannot be written; it names the file as it would be called in the end.
    """
    place = folder / ASIDE
    try:
        shutil.rmtree(place, ignore_errors=True)
        (place / RESULTS).mkdir(parents=True)
        yield place
    except OSError as error:
        raise FileError(_in_the_end(folder, error), error) from error
    finally:
        shutil.rmtree(place, ignore_errors=True)


def switch(folder: Path, place: Path, seen: Seen) -> bool:
    """Put the results from a folder aside in the place of those before, and take over what is not ours.

    Parameters
    ----------
    seen
        What stood in ``results/`` when this run began to read it.

    Returns
    -------
    bool
        Whether it was done: not if anything was saved in ``results/`` since.

    Raises
    ------
    FileError
        If it cannot be done; what was there is as it was.
    """
    results, before = folder / RESULTS, folder / BEFORE
    for name in seen:
        if not os.path.lexists(place / name) and not _is_page(name):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            with suppress(FileNotFoundError):
                shutil.copy2(folder / name, place / name, follow_symlinks=False)
    if look(folder) != seen:
        return False
    try:
        if results.exists():
            results.rename(before)
        (place / RESULTS).rename(results)
    except OSError as error:
        settle(folder)
        raise FileError(_in_use(folder, seen) or results, error) from error
    push_folder(folder)
    settle(folder)
    return True


def settle(folder: Path) -> None:
    """Put right what a stopped run left behind: the old results are brought back if there are no new.

    The caller has the folder to itself.
    """
    results, before = folder / RESULTS, folder / BEFORE
    if before.is_dir() and not results.exists():
        before.rename(results)
    for left in (before, folder / ASIDE):
        if left.is_symlink():  # the lecturer had put results elsewhere; what is there stays
            left.unlink()
        shutil.rmtree(left, ignore_errors=True)
    with suppress(OSError):  # the lock stands in it, where there is one
        (folder / WORK).rmdir()


def read_steadily(folder: Path, read: Callable[[], T]) -> T:
    """Read results, and once more whenever a run has put new ones in their place meanwhile.

    Parameters
    ----------
    read
        Reads them.  If a run was stopped just between the old ones and the new, they are put right before.

    Raises
    ------
    TeachingError
        As `read` does, of results that stayed where they were; or if they are renewed all the time.
    """
    for _ in range(_TRIES):
        before = _which(folder)
        _recover(folder)
        try:
            found = read()
        except TeachingError:
            if before == _which(folder):
                raise
        else:
            if before == _which(folder):
                return found
    raise TeachingError(f"{folder / RESULTS} is being renewed. Wait until that is done, and try again.")


def _recover(folder: Path) -> None:
    if (folder / BEFORE).is_dir() and not (folder / RESULTS).exists():
        with alone(folder, _PATIENCE):
            settle(folder)


def _which(folder: Path) -> tuple[int, int] | None:
    """Return what differs when other results are in the place of those that were."""
    try:
        state = (folder / RESULTS).stat()
    except OSError:
        return None
    return state.st_ino, state.st_ctime_ns


def _files(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        yield from (Path(root) / name for name in names if not is_leftover(name))


def _is_page(name: str) -> bool:
    """Whether a file is a page of feedback: each run writes those that there are."""
    path = PurePosixPath(name)
    return path.parent == PurePosixPath(FEEDBACK) and path.suffix == ".html"


def _in_the_end(folder: Path, error: OSError) -> Path:
    """Return what could not be written, as it is called when it is in its place."""
    place = folder / ASIDE
    path = Path(os.fsdecode(error.filename)) if error.filename else folder / RESULTS
    return folder / path.relative_to(place) if path.is_relative_to(place) else path


def _in_use(folder: Path, seen: Seen) -> Path | None:
    """Return a file that another program holds, where a system then lets nobody rename its folder."""
    for name in seen:
        with suppress(FileNotFoundError):
            try:
                (folder / name).open("r+b").close()
            except PermissionError:
                return folder / name
    return None
