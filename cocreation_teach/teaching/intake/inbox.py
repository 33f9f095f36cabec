"""Find hand-ins: in files, folders, an outbox, the zips of an LMS; one `Found` for every file of any kind.

Links, pipes and devices are not followed; what no hand-in can be is not opened.  A path is written
relative to the folder that all paths have in common, so neither their order nor where they lie shows in the
results.
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.hand_in import AGAIN, LARGEST, HandInError, too_large
from cocreation_teach.exchange.outbox import ENDING, folder_for
from cocreation_teach.exchange.text import visible
from cocreation_teach.teaching.intake.archive import LOOK, Archive
from cocreation_teach.teaching.intake.names import Sender, senders, strays
from cocreation_teach.teaching.intake.notes import Note
from cocreation_teach.teaching.intake.owners import Owned, owners

_HAND_IN: Final = re.compile(r"\.json(?:\.txt)?(?:[ _-]?\(?\d{1,3}\)?)?[. ]*$", re.IGNORECASE)
_LEFT_BY_SYSTEMS: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini", "__macosx"})
# What Blackboard, Sakai and Brightspace lay beside the hand-ins, and Moodle's folder of feedback.
_BY_PLATFORMS: Final = re.compile(
    r"(?:.+_attempt_\d{4}(?:-\d\d){5}|timestamp)\.txt|grades\.(?:csv|xlsx?)|index\.html", re.IGNORECASE
)
_LONGEST_PATH: Final = 400
# A file that was found may have become a link or a pipe: neither is followed nor waited for.
_OPENED: Final = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_BINARY", "O_NOFOLLOW", "O_NONBLOCK"))


class Found(NamedTuple):
    """A file that was found.

    Attributes
    ----------
    path
        Where, as it is shown.
    sender
        Whose it is by the LMS; ``None`` for a loose file.
    read
        Gives its bytes, one MiB at the most, or raises `HandInError`.
    notes
        What is to be said whatever stands in it.
    """

    path: str
    sender: Sender | None
    read: Callable[[], bytes]
    notes: tuple[Note, ...] = ()


@contextmanager
def open_inbox(
    paths: Sequence[Path], leave_out: Collection[Path] = (), assignment: str = ""
) -> Iterator[list[Found]]:
    """Open files, folders and archives, and give all files in them, in the order of their paths.

    Parameters
    ----------
    paths
        In any order; a file that is reached by two of them counts once.
    leave_out
        Folders that are not entered.
    assignment
        The id of the one whose hand-ins are looked for: an outbox holds those of others beside them.

    Raises
    ------
    TeachingError
        If a path leads nowhere.
    """
    if missing := [path for path in paths if not path.exists()]:
        raise TeachingError(
            "\n".join(f"There is nothing at {visible(str(path))}." for path in sorted(missing))
        )
    whole = [os.path.realpath(path) for path in paths]
    base = _common(whole)
    files = _files(whole, {os.path.realpath(path) for path in leave_out}, folder_for(assignment))
    with ExitStack() as open_archives:
        base = _outbox_of(base, files)
        shown = [path[len(base) :].replace(os.sep, "/") for path in files]
        steps = [path.split("/") for path in shown]
        owned = owners(files, senders(steps, fewest=2))
        known = zip(files, shown, owned, strays(steps), strict=True)
        found = [
            one
            for path, name, owner, stray in known
            for one in (
                [_stray(name, stray)] if stray else _found(path, name, owner, files[path], open_archives)
            )
        ]
        yield sorted(found, key=lambda one: one.path)


def _common(paths: Sequence[str]) -> str:
    try:
        base = os.path.commonpath(paths)
    except ValueError:  # nothing is given, or it lies on several drives
        return ""
    base = base if Path(base).is_dir() else str(Path(base).parent)
    return base if base.endswith(os.sep) else base + os.sep


def _outbox_of(base: str, files: Collection[str]) -> str:
    """Return the folder that holds a user's folder, where a part of it was named alone."""
    if base.removesuffix(os.sep).endswith(ENDING):
        return f"{Path(base).parents[1]}{os.sep}"
    inside = (path[len(base) :].partition(os.sep) for path in files)
    alone = any(below and first.endswith(ENDING) for first, _, below in inside)
    return f"{Path(base).parent}{os.sep}" if alone else base


def _files(paths: Sequence[str], closed: Collection[str], mine: str) -> dict[str, HandInError | None]:
    """Return the files under some paths, each once, and of what is no plain file why it is not opened."""
    found: dict[str, HandInError | None] = {}
    waiting = list(paths)
    while waiting:
        path = waiting.pop()
        if path in closed:
            continue
        try:
            with os.scandir(path) as held:
                for one in held:
                    if one.is_dir(follow_symlinks=False):
                        if one.name == mine or not one.name.endswith(ENDING):
                            waiting.append(one.path)
                    else:
                        found[one.path] = None if one.is_file(follow_symlinks=False) else _not_plain()
        except NotADirectoryError:  # a file that was named
            found[path] = None if Path(path).is_file() else _not_plain()
        except OSError as error:
            found[path] = _unreadable(error)
    return found


def _found(
    path: str, shown: str, owned: Owned, refusal: HandInError | None, open_archives: ExitStack
) -> Iterator[Found]:
    sender, notes = owned
    if refusal:
        yield Found(_shown(shown), sender, partial(_refuse, refusal))
    elif sender is None and shown.lower().endswith(".zip"):
        yield from _in_archive(Path(path), shown, open_archives)
    else:
        yield _one(tuple(shown.split("/")), sender, partial(_read, path), notes)


def _in_archive(file: Path, path: str, open_archives: ExitStack) -> Iterator[Found]:
    try:
        archive = Archive(file)
    except HandInError as refusal:
        yield Found(_shown(path), None, partial(_refuse, refusal))
        return
    open_archives.callback(archive.close)
    inside = list(archive.files())
    names = [info.filename for info in inside]
    doubled = {name for name, following in pairwise(names) if name == following}
    if not inside:
        empty = HandInError("The archive holds no file.", "Nothing, if nobody has handed in.", "ignored")
        yield Found(_shown(path), None, partial(_refuse, empty))
    paths = [tuple(filter(None, name.replace("\\", "/").split("/"))) or ("",) for name in names]
    for info, steps, sender, stray in zip(inside, paths, senders(paths), strays(paths), strict=True):
        if stray:
            yield _stray("/".join((path, *steps)), stray)
            continue
        if steps == ("",):
            nameless = HandInError("This file of the archive has no name, as no LMS writes it.", LOOK)
            yield Found(_shown(f"{path}/"), None, partial(_refuse, nameless))
            continue
        notes = []
        if info.filename in doubled:
            reason = "Two files of the archive have this name; each was read."
            notes.append(Note(reason, "See which of them counts."))
        if "\\" in info.filename:
            notes.append(
                Note("Its name is written with backslashes, which were read as folders.", "Nothing.")
            )
        yield _one((*path.split("/"), *steps), sender, partial(archive.read, info), notes)


def _stray(path: str, user: str) -> Found:
    who = visible(user)
    reason = f"It lies in the outbox’s folder of {who}, and the assignment’s page did not put it there."
    cure = f"If it is a hand-in, ask {who} to hand in on the page. Keep other files out of an outbox."
    return Found(_shown(path), None, partial(_refuse, HandInError(reason, cure)))


def _one(
    parts: tuple[str, ...], sender: Sender | None, read: Callable[[], bytes], notes: Sequence[Note] = ()
) -> Found:
    refusal = _refusal_of_name(parts, sender)
    return Found(
        _shown("/".join(parts)), sender, partial(_refuse, refusal) if refusal else read, tuple(notes)
    )


def _refusal_of_name(parts: tuple[str, ...], sender: Sender | None) -> HandInError | None:
    name = parts[-1].lower()
    if name.startswith("._") or not _LEFT_BY_SYSTEMS.isdisjoint(map(str.lower, parts)):
        return HandInError(
            "It was left there by an operating system and is no hand-in.", "Nothing.", "ignored"
        )
    if any("_assignfeedback_" in part for part in parts) or (not sender and _BY_PLATFORMS.fullmatch(name)):
        return HandInError("It was written by the LMS and is no hand-in.", "Nothing.", "ignored")
    if sender and not sender.file:
        cure = "Read it in the LMS. If the student handed in no file, ask for it."
        return HandInError("It is a text typed into the LMS and no hand-in file.", cure, "ignored")
    if name.endswith((".zip", ".7z", ".rar", ".gz", ".tar", ".tgz")):
        return HandInError("It is an archive inside a hand-in, and was not opened.", AGAIN)
    if name.endswith(".ipynb"):
        return HandInError("It is a notebook. Notebooks of students are not opened.", AGAIN)
    if not _HAND_IN.search(name):
        return HandInError("Its name does not end in .cocreation.json, so it was not opened.", AGAIN)
    return None


def _read(path: str) -> bytes:
    try:
        file = os.open(path, _OPENED)
        try:
            held = os.fstat(file)
            size = held.st_size
            if not stat.S_ISREG(held.st_mode):
                raise _not_plain()
            if size > LARGEST:
                raise too_large()
            return os.read(file, size + 1)
        finally:
            os.close(file)
    except OSError as error:
        raise (_not_plain() if error.errno == errno.ELOOP else _unreadable(error)) from None


def _unreadable(error: OSError) -> HandInError:
    cure = "See whether you may open it, and run the command again."
    return HandInError(f"It cannot be read ({error.strerror}).", cure)


def _not_plain() -> HandInError:
    cure = "If it stands for a hand-in, put the file itself there."
    return HandInError("It is a link, a pipe or a device and no plain file; it was not followed.", cure)


def _refuse(refusal: HandInError) -> bytes:
    # Anew each time: an error that is kept holds on to everything that was at work when it was raised.
    raise HandInError(refusal.reason, refusal.cure, refusal.outcome)


def _shown(path: str) -> str:
    shown = visible(path).replace("\n", " ")
    return shown if len(shown) <= _LONGEST_PATH else f"{shown[: _LONGEST_PATH - 1]}…"
