"""Give a page of the course back as the edition has it; what was there is set aside, not lost."""

import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Final

from cocreation_teach import __version__
from cocreation_teach.course.differences import differences
from cocreation_teach.course.digests import digest, digest_of
from cocreation_teach.course.folder import RECORD, keep_record, read_record, read_version, refuse_ways_out
from cocreation_teach.course.notebooks import edition
from cocreation_teach.course.problems import CourseError
from cocreation_teach.course.shipped import cells_of, shipped
from cocreation_teach.exchange.files import write_whole

_ASIDE: Final = "set-aside"


def spoilt(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return the pages of a course folder that are not as the edition has them, and what of each is not.

    A page that is missing, is no notebook any more, or is of the edition delivered last is not among them.
    """
    found = {
        path: differences(page, cells)
        for path, page in shipped().items()
        if (cells := _cells(folder / path)) and not as_delivered(folder, path)
    }
    return {path: sentences for path, sentences in found.items() if sentences}


def _cells(file: Path) -> tuple[tuple[str, str], ...]:
    if not file.is_file():  # a pipe would keep us waiting
        return ()
    try:
        return cells_of(json.loads(file.read_bytes()))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return ()


def as_delivered(folder: Path, path: str) -> bool:
    """Whether a page of a course folder is, byte for byte, what was delivered there."""
    return digest_of(folder / path) == read_record(folder / RECORD).get(path, "")


def is_older(folder: Path, path: str) -> bool:
    """Whether a page of a course folder is what an earlier edition delivered there."""
    return as_delivered(folder, path) and digest_of(folder / path) != digest(edition()[path])


def mend(folder: Path, path: str) -> str | None:
    """Give a page back as the edition has it, and return where what was there lies now.

    Parameters
    ----------
    folder
        A course folder.
    path
        The page in it, such as ``lessons/09-four-quadrants.ipynb``.

    Returns
    -------
    str or None
        The path of the file that was set aside; ``None`` if there was nothing of anybody's in it.

    Raises
    ------
    CourseError
        If the course has no such page, or the folder cannot be written.
    """
    pages = edition()
    if path not in pages:
        raise CourseError(f"The course has no page {path}. To see its pages: cocreation list")
    refuse_ways_out(folder)
    new, file = pages[path], folder / path
    if os.path.lexists(file) and not file.is_file():
        raise CourseError(f"{file} is no file. Move it away, and start “cocreation lab” again.")
    try:
        aside = None
        if not as_delivered(folder, path) and digest_of(file) not in (None, digest(new)):
            aside = _set_aside(folder, path)
        file.parent.mkdir(exist_ok=True)
        write_whole(file, new)
        record = folder / RECORD
        delivered = {**read_record(record), path: digest(new)}
        keep_record(record, read_version(record) or __version__, delivered)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CourseError(
            f"{file} cannot be mended: {reason}. Nothing is lost. Change the folder's permissions, "
            "or copy the course to a folder of your own: cocreation lab FOLDER"
        ) from None
    return aside


def _set_aside(folder: Path, path: str) -> str:
    content = (folder / path).read_bytes()
    for name in _names(path):
        if digest_of(folder / name) is None:
            write_whole(folder / name, content)
            return name
    raise AssertionError("there is always one name more")


def _names(path: str) -> Iterator[str]:
    stem = PurePosixPath(path).with_suffix("")
    yield f"{stem}.{_ASIDE}.ipynb"
    yield from (f"{stem}.{_ASIDE}-{number}.ipynb" for number in count(2))
