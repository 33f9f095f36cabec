"""Look a course folder over: is everything there, can it be read and written, and what mends it."""

import json
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from cocreation_teach import __version__
from cocreation_teach.course.folder import RECORD, read_record, read_version
from cocreation_teach.course.mending import spoilt
from cocreation_teach.course.notebooks import edition
from cocreation_teach.course.problems import CourseError
from cocreation_teach.learning.disk import kept_away
from cocreation_teach.learning.files import SUFFIX, holds_lines
from cocreation_teach.learning.journal import FOLDER, JOURNAL, Journal

_PROGRAMS: Final = {"jupyterlab": "JupyterLab", "ipykernel": "The Python kernel", "anywidget": "anywidget"}
ENOUGH: Final = 50 * 1024 * 1024
"""Bytes of free disk below which it is told."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, what was found, and what mends it."""

    well: bool
    what: str
    cure: str = ""

    def __str__(self) -> str:
        """Return a line for the terminal."""
        return f"ok       {self.what}" if self.well else f"PROBLEM  {self.what} {self.cure}"


def examine(folder: Path, variables: Mapping[str, str] = os.environ) -> tuple[Finding, ...]:
    """Look a course folder over; nothing in it is changed.

    Parameters
    ----------
    folder
        The student's folder.
    variables
        The environment, which may say how JupyterLab is served.
    """
    if not folder.is_dir():
        cure = "Name the folder in which you work, or make one: cocreation lab FOLDER"
        return (Finding(False, f"There is no folder {folder}.", cure),)
    return (
        *_programs(variables),
        *_room(folder),
        *_editions(folder),
        *_notebooks(folder),
        *_journal(folder),
    )


def journal_in(folder: Path) -> Journal:
    """Return the journal of a course folder.

    Raises
    ------
    CourseError
        If there is no such folder, or nothing of its journal can be read.
    """
    if not os.path.lexists(folder / FOLDER):
        cure = "Name the folder in which you work: cocreation record FOLDER"
        raise CourseError(f"There is no journal in {folder}. {cure}")
    journal = Journal(folder / FOLDER)
    if journal.empty and (journal.unread or journal.damage):
        why = " ".join(journal.trouble or map(str, journal.damage))
        raise CourseError(f"The journal cannot be read. {why} To look further: cocreation doctor {folder}")
    if journal.empty and (name := next(_look_alikes(folder), "")):
        why = f"The journal is empty, and {name} looks like a file of it."
        raise CourseError(f"{why} To look further: cocreation doctor {folder}")
    return journal


def _programs(variables: Mapping[str, str]) -> Iterator[Finding]:
    yield Finding(True, f"Python {sys.version.split()[0]}, cocreation_teach {__version__}.")
    for module, what in _PROGRAMS.items():
        cure = f"Install it with: {sys.executable} -m pip install {module}"
        found = find_spec(module) is not None
        yield Finding(found, f"{what} is {'installed' if found else 'not installed'}.", cure)
    if "BINDER_LAUNCH_HOST" in variables:
        cure = "Download your work before you stop (My work, in lesson 00)."
        yield Finding(True, f"This is Binder: the machine is thrown away when it is idle. {cure}")


def _room(folder: Path) -> Iterator[Finding]:
    free = shutil.disk_usage(folder).free
    cure = "Delete something, or nothing more can be saved."
    yield Finding(free >= ENOUGH, f"{free // 2**20:,} MB of disk are free.", cure)
    for place in (folder, folder / FOLDER):
        if place.is_dir():
            cure = "Change its permissions, or copy your course to a folder of your own."
            can = os.access(place, os.W_OK | os.X_OK)
            yield Finding(can, f"{place} can{'' if can else 'not'} be written.", cure)


def _editions(folder: Path) -> Iterator[Finding]:
    version = read_version(folder / RECORD)
    again = f"Bring it up to date; your work stays: cocreation lab {folder}"
    if version is None:
        yield Finding(False, "It is not known which edition of the course lies here.", again)
    else:
        yield Finding(version == __version__, f"The edition here is {version}.", again)


def _notebooks(folder: Path) -> Iterator[Finding]:
    delivered = read_record(folder / RECORD)
    files = edition()
    missing = [file for file in files if not (folder / file).is_file()]
    again = f"Bring them back with: cocreation lab {folder}"
    if missing:
        names = ", ".join(missing[:5])
        yield Finding(False, f"{_counted(len(missing), 'notebook')} missing: {names}.", again)
    here = [file for file in sorted({*files, *delivered}) if (folder / file).is_file()]
    broken = [file for file in here if not _is_json(folder / file)]
    for file in broken:
        cure = f"Move it out of the way and bring the course's own back with: cocreation lab {folder}"
        yield Finding(False, f"{file} is no notebook any more.", f"Your answers are not in it. {cure}")
    if not missing and not broken:
        yield Finding(True, f"All {len(files)} notebooks are there and can be read.")
    for file, sentences in spoilt(folder).items():
        cure = f"Your answers are not in it. To have the course’s own page again: cocreation mend {folder}"
        yield Finding(False, f"{file} is not as the course has it. {' '.join(sentences)}", cure)


def _is_json(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_bytes())["cells"], list)
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return False


def _journal(folder: Path) -> Iterator[Finding]:
    journal = Journal(folder / FOLDER)
    acts = journal.all()
    answers = {(act.question, act.occasion) for act in acts if act.act == "try"}
    yield Finding(True, f"In the journal: {len(acts)} acts; {_counted(len(answers), 'question')} answered.")
    for sentence in journal.unread.values():
        cure = "Until it can be (see its permissions), what it holds does not show."
        yield Finding(False, f"A journal file cannot be read: {sentence}.", cure)
    for damage in journal.damage:
        if damage.torn:
            yield Finding(True, f"{damage} All others are read; there is nothing to do.")
        else:
            cure = "All other entries are read. If something is missing, restore a download of your work."
            yield Finding(False, str(damage), cure)

    for name in _look_alikes(folder):
        away = kept_away(name, SUFFIX)
        first = f"{away}. " if away else ""
        cure = f"{first}If it is yours, give it a name that ends in {SUFFIX}, in {folder / FOLDER / JOURNAL}."
        yield Finding(False, f"{name} looks like a journal file and is not read.", cure)


def _look_alikes(folder: Path) -> Iterator[str]:
    """Yield the files that hold lines of a journal, under another name or in another place than it has."""
    # A copy of the folder itself is called so too; a whole course in this one is another's.
    copies = [one for one in folder.glob("*cocreation*") if not any(one.glob(FOLDER))]
    for home in sorted({folder / FOLDER, *copies}):
        for place, _, names in os.walk(home):
            for path in sorted(Path(place, name) for name in names):
                read = path.parent == folder / FOLDER / JOURNAL and path.name.endswith(SUFFIX)
                away = path.parent != folder / FOLDER / JOURNAL and kept_away(path.name, SUFFIX)
                if not read and (away or (path.is_file() and holds_lines(path))):
                    yield path.relative_to(folder).as_posix()


def _counted(number: int, thing: str) -> str:
    return f"1 {thing} is" if number == 1 else f"{number} {thing}s are"
