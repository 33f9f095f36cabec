"""Assignments that lecturers release into a folder for a class: each student's course has a copy of each.

::

    releases/week-5/week-5.ipynb, week-5.assignment.json    my-assignments/week-5/...

A copy is the student's from then on: nothing is written over it.  A release that was changed meanwhile comes
beside it, under its name with a number, and the older page says so.  What is not whole yet, as while it is
being put there, is left for the next look; what holds a key, for ever.
"""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.assignment import AssignmentError
from cocreation_teach.exchange.files import is_file, push, push_folder, read_plain
from cocreation_teach.exchange.finding import find_assignment, holds_assignment
from cocreation_teach.exchange.folder import KEY, KEY_FILE, MINE, NOTEBOOK
from cocreation_teach.exchange.key import FORMAT

LARGEST: Final = 20_000_000
"""Bytes of a release."""

_NAMED: Final = re.compile(rb'\bAssignment\(\\"([0-9a-f]{64})')
"""Of which assignment a page is, in its JSON."""

_NUMBERED: Final = re.compile(r" \(\d+\)$")


def fetch(releases: Path, course: Path) -> None:
    """Copy each release that a course does not have yet, under whatever name.

    Raises
    ------
    OSError
        If one cannot be read or written; the others are there.
    """
    here = set(_copies(course).values())
    problem = None
    for name, digest in offered(releases):
        if digest not in here:
            try:
                _copy(releases / name, course / MINE, digest)
            except OSError as error:
                problem = error
            here.add(digest)
    if problem:
        raise problem


def offered(releases: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and the digest of each sound release of a folder, by name."""
    for path in _folders(releases):
        # A key that lies beside a release is not for students, whoever put it there.
        whole = holds_assignment(path) and not os.path.lexists(path / KEY) and any(path.glob(f"*{NOTEBOOK}"))
        if whole and (digest := _digest(path)):
            yield path.name, digest


def overtaken(releases: Path, course: Path) -> dict[str, str]:
    """Return the copies that are not what a class has now, each with the folder of the newer edition.

    The folder is empty for a release that was taken back.  A release that is not whole overtakes nothing, nor
    does a folder of releases that cannot be looked into.
    """
    try:
        there = {path.name for path in releases.iterdir()}
    except OSError:
        return {}
    now, copies = dict(offered(releases)), _copies(course)
    older = {name: digest for name, digest in copies.items() if digest not in now.values()}
    return {
        f"{MINE}/{name}": f"{MINE}/{newer}" if newer else ""
        for name in older
        if (newer := _newer(name, now, copies)) or _unnumbered(name) not in there
    }


def _newer(name: str, now: Mapping[str, str], copies: Mapping[str, str]) -> str:
    digest = now.get(_unnumbered(name))
    return next((other for other, held in copies.items() if held == digest), "") if digest else ""


def _unnumbered(name: str) -> str:
    """Return what a copy's release is called.

    Examples
    --------
    >>> _unnumbered("week-5 (2)"), _unnumbered("week-5")
    ('week-5', 'week-5')
    """
    return _NUMBERED.sub("", name)


def _names(name: str) -> Iterator[str]:
    yield name
    for number in range(2, 100):
        yield f"{name} ({number})"


def _copies(course: Path) -> dict[str, str]:
    """Return the digest of each copy that a course has, by its folder."""
    return {path.name: _digest(path) for path in _folders(course / MINE)}


def _folders(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.is_dir() and path.name[0] != ".")
    except OSError:  # not there, or not to be read: there is nothing to be had
        return []


def _digest(folder: Path) -> str:
    try:
        return find_assignment(folder).digest
    except AssignmentError:
        return ""


def _copy(release: Path, folder: Path, digest: str) -> None:
    """Copy a release: the whole of it is there, under a name that is free, or nothing."""
    files = _read(release)
    if not _is_for_students(files, digest):
        return
    folder.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder, prefix="."))
    try:
        for name, content in files.items():
            with (aside / name).open("xb") as copy:
                copy.write(content)
                copy.flush()
                push(copy.fileno())
        aside.chmod(0o755)
        if _digest(aside) != digest:  # it was changed while it was read
            return
        for held in _names(release.name):
            if not (folder / held).exists():
                # Another server of the same student may have been faster: a folder with files gives no way.
                aside.rename(folder / held)
                push_folder(folder)
                return
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _read(release: Path) -> dict[str, bytes]:
    """Return the files of a release by their names."""
    files, left = {}, LARGEST
    for file in sorted(path for path in release.iterdir() if is_file(path) and path.name[0] != "."):
        files[file.name] = read_plain(file)
        left -= len(files[file.name])
        if left < 0:
            raise OSError(f"{release} is larger than {LARGEST // 10**6} MB")
    return files


def _is_for_students(files: Mapping[str, bytes], digest: str) -> bool:
    """Whether the pages of a release are whole and of its assignment, and nothing is a key or holds one."""
    if any(mark.encode() in content for content in files.values() for mark in (FORMAT, KEY_FILE)):
        return False
    pages = [content for name, content in files.items() if name.endswith(NOTEBOOK)]
    named = {found for page in pages for found in _NAMED.findall(page)}
    return all(map(_is_json, pages)) and named <= {digest.encode()}


def _is_json(content: bytes) -> bool:
    try:
        return bool(json.loads(content))
    except (ValueError, RecursionError):
        return False
