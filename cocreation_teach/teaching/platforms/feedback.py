"""Feedback files go back in a zip in which they are named as the learning platform named the hand-ins.

Of the zip that comes in only the names are read: nothing in it is opened, nothing is extracted.
"""

import os
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.exchange.folder import FEEDBACK
from cocreation_teach.exchange.hand_in import HandInError
from cocreation_teach.exchange.text import visible
from cocreation_teach.teaching.intake import Archive, sender_of
from cocreation_teach.teaching.mark import Marked, feedback_names, read_marks
from cocreation_teach.teaching.platforms.canvas import CANVAS
from cocreation_teach.teaching.platforms.moodle import MOODLE
from cocreation_teach.teaching.platforms.platform import Platform, Written, refuse_own, zipped
from cocreation_teach.theory.wording import counted

# Absolute, with a drive, upwards, backwards, or with a control character: no platform names a hand-in so.
_UNSAFE: Final = re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|\\|[\x00-\x1f\x7f-\x9f]")


def return_feedback(
    folder: Path | str,
    output: Path | str,
    *,
    moodle: Path | str | None = None,
    canvas: Path | str | None = None,
) -> Written:
    """Write the zip of feedback that the learning platform takes back.

    Parameters
    ----------
    folder
        The assignment's folder, graded.
    output
        The zip to write.
    moodle
        The zip of hand-ins as downloaded from Moodle.
    canvas
        The zip of hand-ins as downloaded from Canvas; give one of the two.

    Raises
    ------
    TeachingError
        If a file is missing, is no such zip, holds none of the hand-ins that were marked, or would be
        overwritten.
    """
    if bool(moodle) == bool(canvas):
        raise TeachingError("Name one file: the zip of hand-ins from Moodle or from Canvas.")
    folder, output, source = Path(folder), Path(output), Path(moodle or canvas or "")
    platform = MOODLE if moodle else CANVAS
    refuse_own(folder, output)
    if os.path.realpath(output) == os.path.realpath(source):
        raise TeachingError(
            f"{source} holds the hand-ins, and stays as it is. Name another file for --output."
        )
    marked = read_marks(folder)
    notes: list[str] = []
    sent = _sent(source, platform, notes)
    owners = _owners(source, sent, marked, notes)
    pages = feedback_names((one.student_id, one.lms_id) for one in marked)
    files: dict[str, Path] = {}
    for name, one in owners.items():
        page = folder / FEEDBACK / pages[one.student_id, one.lms_id]
        if page.is_file():
            files[platform.feedback_name(name)] = page
        else:
            notes.append(f"Left out: there is no feedback for {one.who}. Grade again to write it.")
    write_whole(output, zipped({name: page.read_bytes() for name, page in files.items()}))
    notes += [f"Not in this zip: {one.who}." for one in marked if one not in owners.values()]
    students = counted(len(files), "student")
    said = f"Feedback for {students}, to be uploaded to {platform.name}"
    return Written(output, said, tuple(notes))


def _sent(source: Path, platform: Platform, notes: list[str]) -> dict[str, list[str]]:
    """Return the names of hand-ins by the platform's id of who handed them in."""
    cure = f"Take the one that {platform.name} gives when you download all hand-ins."
    try:
        archive = Archive(source)
    except OSError as error:
        raise TeachingError(f"{source} cannot be read: {error.strerror or error}.") from None
    except HandInError as refusal:
        raise TeachingError(f"{source}: {refusal.reason} {cure}") from None
    names = list(dict.fromkeys(info.filename for info in archive.files()))
    archive.close()
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        sender = sender_of(name.split("/"))
        if _UNSAFE.search(name):
            notes.append(f"Left out, because no platform names a hand-in so: {name}")
        elif sender is not None and sender.system == platform.id:
            found[sender.id].append(name)
    if not found:
        told = f"Nothing in {source} is named as {platform.name} names hand-ins."
        raise TeachingError(f"{told} {cure}")
    return found


def _owners(
    source: Path, sent: dict[str, list[str]], marked: Sequence[Marked], notes: list[str]
) -> dict[str, Marked]:
    """Return whose marks belong to which hand-in: the platform's id must fit, or the whole name."""
    by_lms_id: defaultdict[str, list[Marked]] = defaultdict(list)
    loose: list[Marked] = []
    for one in marked:
        (by_lms_id[one.lms_id] if one.lms_id else loose).append(one)
    owners: dict[str, Marked] = {}
    certain = False
    for lms_id, names in sent.items():
        graded = {name: one for one in by_lms_id[lms_id] or loose for name in names if _ends(one.file, name)}
        people = by_lms_id[lms_id] or list(dict.fromkeys(graded.values()))
        certain = certain or bool(graded)
        if len(people) == 1:
            # The file that was marked if it is in this zip, or else the student's first.
            owners[next(iter(graded), names[0])] = people[0]
        else:
            why = (
                "nobody's marks belong to it" if not people else "the marks of several students belong to it"
            )
            notes.append(f"Left out: {names[0]}: {why}.")
    if not certain:
        # Moodle numbers participants anew in each assignment, so the ids of another zip would seem to fit.
        cure = "Take the zip that was graded."
        raise TeachingError(f"{source} holds none of the files that were marked. {cure}")
    return owners


def _ends(file: str, name: str) -> bool:
    return f"/{file}".endswith(f"/{visible(name)}")
