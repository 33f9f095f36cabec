"""Assignments that lecturers release into a folder for a class: each student's course has a copy of each.

::

    releases/week-5/week-5.ipynb, week-5.assignment.json    my-assignments/week-5/...

A copy is the student's from then on: nothing is written over it.  A release that was changed meanwhile comes
beside it, under its name with a number, and the older page says so.  What is not whole yet, as while it is
being put there, is left for the next look.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final

from cocreation_teach.exchange.assignment import AssignmentError
from cocreation_teach.exchange.files import push, push_folder, read_plain
from cocreation_teach.exchange.finding import find_assignment, holds_assignment
from cocreation_teach.exchange.folder import KEY, NOTEBOOK

HERE: Final = "my-assignments"
"""The folder of a course that holds a student's; a lecturer's desk has its own in ``assignments``."""

LARGEST: Final = 20_000_000
"""Bytes of a release."""


def fetch(releases: Path, course: Path) -> None:
    """Copy each release that a course does not have yet.

    Raises
    ------
    OSError
        If one cannot be written; those before it are there.
    """
    for name, digest in offered(releases):
        if place_of(course, name, digest) is None:
            _copy(releases / name, course / HERE, name)


def offered(releases: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the digest of each sound release of a folder, by name."""
    try:
        found = sorted(path for path in releases.iterdir() if path.is_dir() and path.name[0] != ".")
    except OSError:  # not there, or not to be read: there is nothing to be had
        return
    for path in found:
        # A key that lies beside a release is not for students, whoever put it there.
        if holds_assignment(path) and not (path / KEY).exists() and any(path.glob(f"*{NOTEBOOK}")):
            with suppress(AssignmentError):
                yield path.name, find_assignment(path).digest


def place_of(course: Path, name: str, digest: str) -> str | None:
    """Return the folder of a course in which a release lies already; ``None`` if it lies in none."""
    for held in _names(name):
        if not (course / HERE / held).exists():
            return None
        if _digest(course / HERE / held) == digest:
            return held
    return None


def newer(releases: Path, course: Path, path: str) -> str:
    """Return the folder in which a newer edition of a page's assignment lies; nothing if there is none.

    Parameters
    ----------
    path
        The page's, in the course.
    """
    parts = PurePosixPath(path).parts
    if len(parts) != 3 or parts[0] != HERE:
        return ""
    for name, digest in offered(releases):
        found = place_of(course, name, digest)
        if found and found != parts[1] and parts[1] in _before(name, found):
            return f"{HERE}/{found}"
    return ""


def _names(name: str) -> Iterator[str]:
    yield name
    for number in range(2, 100):
        yield f"{name} ({number})"


def _before(name: str, found: str) -> Iterator[str]:
    for held in _names(name):
        if held == found:
            return
        yield held


def _digest(folder: Path) -> str:
    try:
        return find_assignment(folder).digest
    except AssignmentError:
        return ""


def _copy(release: Path, folder: Path, name: str) -> None:
    """Copy a release: the whole of it is there, under a name that is free, or nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder, prefix="."))
    try:
        left = LARGEST
        for file in sorted(path for path in release.iterdir() if path.is_file() and path.name[0] != "."):
            content = read_plain(file)
            left -= len(content)
            if left < 0:
                raise OSError(f"{release} is larger than {LARGEST // 10**6} MB")
            with (aside / file.name).open("xb") as copy:
                copy.write(content)
                copy.flush()
                push(copy.fileno())
        aside.chmod(0o755)
        for held in _names(name):
            if not (folder / held).exists():
                # Another server of the same student may have been faster: a folder with files gives no way.
                aside.rename(folder / held)
                push_folder(folder)
                return
    finally:
        shutil.rmtree(aside, ignore_errors=True)
