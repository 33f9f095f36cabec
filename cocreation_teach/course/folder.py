"""The student's folder: the course is copied into it, and what the student changed is never overwritten.

`.cocreation/course.json` keeps the digest of each file as it was delivered; `updates` decides by it.
"""

import json
import os
from collections import Counter
from collections.abc import Mapping
from contextlib import nullcontext, suppress
from itertools import chain
from pathlib import Path, PurePosixPath
from time import time
from typing import Final

from cocreation_teach import __version__
from cocreation_teach.course.digests import digest, digest_of
from cocreation_teach.course.notebooks import KINDS
from cocreation_teach.course.problems import CourseError
from cocreation_teach.course.renamed import RENAMED
from cocreation_teach.course.updates import Act, Step, names_beside, plan, plan_renamed
from cocreation_teach.exchange.files import is_leftover, read_plain, write_whole

RECORD: Final = ".cocreation/course.json"
_CURE: Final = "Put right what is in the way, or choose another folder: cocreation lab FOLDER"
_LEFT: Final = 3600
"""Seconds after which nobody is at a file any more that was not made whole."""
_KEPT: Final = "kept with your changes"
_SAID: Final = {
    Act.ADD: "added",
    Act.REPLACE: "brought up to date",
    Act.GIVE_WAY: "given another number",
    Act.KEEP: _KEPT,
    Act.BESIDE: _KEPT,
    Act.STAY: _KEPT,
}


def deliver(
    folder: Path, edition: Mapping[str, bytes], version: str = __version__, *, cure: str = _CURE
) -> tuple[Step, ...]:
    """Copy an edition of the course into a folder, and return what was done about each file.

    Parameters
    ----------
    folder
        Where the student works.
    edition, version
        The pages by their paths, and which edition they are.
    cure
        What the student can do if the folder cannot be written.

    Raises
    ------
    CourseError
        If the folder cannot be written, or a part of it leads elsewhere.
    """
    try:
        refuse_ways_out(folder)
        _sweep(folder)
        record = folder / RECORD
        delivered = read_record(record)
        digests = {file: digest(content) for file, content in edition.items()}
        here = _look(folder, digests, version)
        steps = plan(here, delivered, digests, version)
        renamed = {old: new for old, new in RENAMED.items() if old not in edition and new in edition}
        moved = plan_renamed(here, delivered, renamed)
        written = _carry_out(folder, steps, here, edition) + _take_away(folder, moved, here)
        files = {**delivered, **{step.target: digests[step.file] for step in steps}}
        # Of a folder in which nothing was written, it may be that nothing can be.
        with nullcontext() if written else suppress(OSError):
            keep_record(record, version, files)
    except OSError as error:
        raise CourseError(_sentence(folder, error, cure)) from None
    return (*steps, *moved)


def refuse_ways_out(folder: Path) -> None:
    """Raise `CourseError` if a part of a course folder is a link that leads out of it."""
    home = Path(os.path.realpath(folder))
    for part in (*KINDS, PurePosixPath(RECORD).parent):
        if not Path(os.path.realpath(folder / part)).is_relative_to(home):
            cure = "Remove that link, or choose another folder."
            raise CourseError(f"{folder / part} is a link that leads out of the course's folder. {cure}")


def read_record(path: Path) -> dict[str, str]:
    """Return the digests of what was delivered; none if the record is missing or damaged."""
    # Without a record every file that differs counts as the student's: at worst there is a copy too many.
    if not path.is_file():
        return {}
    try:
        files = json.loads(read_plain(path))["files"]
        return {str(file): str(value) for file, value in files.items() if value}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def read_version(path: Path) -> str | None:
    """Return the edition that was delivered last; ``None`` if the record is missing or damaged."""
    try:
        return str(json.loads(read_plain(path))["version"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def keep_record(path: Path, version: str, files: Mapping[str, str]) -> None:
    """Write down the digests of what was delivered."""
    path.parent.mkdir(exist_ok=True)
    text = json.dumps({"version": version, "files": dict(sorted(files.items()))}, indent=1) + "\n"
    write_whole(path, text.encode())


def _sweep(folder: Path) -> None:
    """Take away what a copying that was stopped had not made whole; another may be under way."""
    for part in (*KINDS, PurePosixPath(RECORD).parent):
        for path in (folder / part).glob(".*"):
            with suppress(OSError):
                if is_leftover(path.name) and time() - path.stat().st_mtime > _LEFT:
                    path.unlink()


def _look(folder: Path, files: Mapping[str, str], version: str) -> dict[str, str]:
    here: dict[str, str] = {}
    for old in RENAMED:
        if (found := digest_of(folder / old)) is not None:
            here[old] = found
    for file in files:
        for name in chain([file], names_beside(file, version)):
            found = digest_of(folder / name)
            if found is not None:
                here[name] = found
            elif name != file:
                break  # The rest of the names beside are free.
    return here


def _carry_out(
    folder: Path, steps: tuple[Step, ...], here: Mapping[str, str], edition: Mapping[str, bytes]
) -> int:
    """Write the files that are to be written, and return how many these were."""
    writing = [step for step in steps if step.act not in (Act.KEEP, Act.SAME)]
    for step in writing:
        path = folder / step.target
        path.parent.mkdir(parents=True, exist_ok=True)
        if (found := digest_of(path)) == digest(edition[step.file]):
            continue  # Another server of the same person copies the course, too.
        if found != here.get(step.target):
            # A JupyterLab that runs in this folder may have saved in the meantime.
            raise CourseError(f"{path} was changed while the course was being copied. Start again.")
        write_whole(path, edition[step.file])
    return len(writing)


def _take_away(folder: Path, steps: tuple[Step, ...], here: Mapping[str, str]) -> int:
    """Take away what gave way to a page of a new name, and return how many pages these were."""
    leaving = [folder / step.file for step in steps if step.act is Act.GIVE_WAY]
    for path in leaving:
        if digest_of(path) == here[path.relative_to(folder).as_posix()]:
            path.unlink()
    return len(leaving)


def _sentence(folder: Path, error: OSError, cure: str) -> str:
    reason = error.strerror or str(error)
    at = f" ({error.filename})" if error.filename else ""
    return f"The course cannot be copied into {folder}: {reason}{at}. {cure}"


def report(folder: Path, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Return what was done in sentences for the student.

    Examples
    --------
    >>> steps = (Step(Act.ADD, "lessons/00.ipynb", "lessons/00.ipynb"),)
    >>> report(Path("course"), steps)
    ('The course is in course: 1 notebook added.',)
    """
    acts = Counter(_SAID[step.act] for step in steps if step.act in _SAID)
    said = ", ".join(f"{number} notebook{'s' * (number != 1)} {words}" for words, number in acts.items())
    return (f"The course is in {folder}: {said or 'all as it was'}.", *filter(None, map(beside, steps)))


def beside(step: Step) -> str:
    """Return a sentence on a page of the student's own that a newer one lies beside; else nothing.

    Examples
    --------
    >>> beside(Step(Act.STAY, "lessons/10.ipynb", "lessons/11.ipynb"))
    'lessons/10.ipynb holds your work, so it stays as it is. The course now has this page as lessons/11...'
    >>> beside(Step(Act.ADD, "lessons/00.ipynb", "lessons/00.ipynb"))
    ''
    """
    newer = {
        Act.BESIDE: f"The newer edition lies beside it: {step.target}",
        Act.STAY: f"The course now has this page as {step.target}.",
    }
    told = newer.get(step.act)
    return f"{step.file} holds your work, so it stays as it is. {told}" if told else ""
