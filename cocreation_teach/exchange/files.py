"""Files written whole: whoever reads one finds the old bytes or the new ones, never a part."""

import errno
import os
import re
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import SentenceError

_CURES: Final = {
    errno.ENOENT: "Make the folder in which it is to lie, or name another.",
    errno.EINVAL: "Name a file of its own.",
    errno.EISDIR: "A folder is called so: move it away, or name another file.",
    errno.EEXIST: "Something else is called so: move it away.",
    errno.ENOTDIR: "A file is called as a folder in its path is: move it away, or name another.",
    errno.ELOOP: "A link in its path leads back to itself: take it away.",
    errno.ENOSPC: "The disk is full: delete something, and try again.",
    errno.EDQUOT: "Your share of the disk is full: delete something, and try again.",
    errno.EROFS: "Nobody can write there: name a place of your own.",
}
_NO_FSYNC: Final = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
"""What a file system says that cannot push a file to its disk."""

_NOT_THERE: Final = (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, None)
"""What a system says of a place where nothing is; of a name that can be none it says nothing."""

_LEFTOVER: Final = re.compile(r"\.[0-9a-f]{8}\.tmp")


class FileError(SentenceError, OSError):
    """A file that cannot be written, with its name and what the system says of it."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(error.errno, error.strerror or str(error), str(path))

    def __str__(self) -> str:
        """Return the sentence."""
        usual = "Close the file where it is open, see whether you may write there, and try again."
        cure = _CURES.get(self.errno or 0, usual)
        return f"{self.filename} cannot be written ({self.strerror}). What was there is as it was. {cure}"


def write_whole(path: Path, content: bytes) -> None:
    """Write a file under a name of its own, push it to the disk, and only then give it its name.

    Raises
    ------
    FileError
        If it cannot be written, or a device or a pipe is called so; what was there is as it was.
    """
    try:
        # By its name a file would take the place of ``/dev/null``, for all programs of the machine.
        _refuse_device(path)
    except OSError as error:
        raise FileError(path, error) from error
    put_whole(path, content)


def put_whole(path: Path, content: bytes) -> None:
    """Write a file as `write_whole` does, under a name that is ours alone: whatever is called so gives way.

    Raises
    ------
    FileError
        If it cannot be written; what was there is as it was.
    """
    # The name is short, so that it can be written wherever the other can.
    temporary = path.with_name(f".{secrets.token_hex(4)}.tmp")  # see `is_leftover`
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            push(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise FileError(path, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    push_folder(path.parent)


def read_plain(path: Path) -> bytes:
    """Return what is in a file that was found and that nobody named: a pipe would keep us waiting for ever.

    Raises
    ------
    OSError
        If it cannot be read, or is no plain file.
    """
    _refuse_device(path)
    return path.read_bytes()


def is_file(path: Path) -> bool:
    """Whether a file can be seen at a place: a folder on the way may be shut, or its disk gone.

    Examples
    --------
    >>> is_file(Path(__file__)), is_file(Path(__file__) / "inside")
    (True, False)
    """
    try:
        return path.is_file()
    except OSError:  # what else than "not there" a system says
        return False


def _refuse_device(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except OSError:  # whatever keeps it from being looked at, the system says when it is opened
        return
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # of a folder the system has words of its own
        raise OSError(errno.EINVAL, "Is no plain file", str(path))


def in_the_way(place: Path) -> str:
    """Return a sentence on what lies where a folder is wanted; an empty text if a folder can be there.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> place = Path(mkdtemp()) / "A"
    >>> place.symlink_to("nowhere")
    >>> in_the_way(place).replace(str(place), "A"), in_the_way(place.parent)
    ('A is a link that leads nowhere, where a folder belongs: take it away, or name another.', '')
    """
    # One look: while another run puts new results in the place of the old, a folder comes and goes.
    try:
        what = "" if stat.S_ISDIR(place.stat().st_mode) else "no folder"
    except (OSError, ValueError) as error:
        if getattr(error, "errno", None) not in _NOT_THERE:
            raise
        what = "a link that leads nowhere" if place.is_symlink() else ""
    return f"{place} is {what}, where a folder belongs: take it away, or name another." if what else ""


def is_leftover(name: str) -> bool:
    """Whether a file is called as `write_whole` calls one before it is whole: it was stopped, then.

    Examples
    --------
    >>> is_leftover(".0a1b2c3d.tmp"), is_leftover("notes.tmp")
    (True, False)
    """
    return _LEFTOVER.fullmatch(name) is not None


def push(file: int) -> None:
    """Push a file to the disk, where the file system can: what cannot be pushed is written all the same.

    Raises
    ------
    OSError
        If it can, and fails.
    """
    try:
        os.fsync(file)
    except OSError as error:
        if error.errno not in _NO_FSYNC:
            raise


def push_folder(folder: Path) -> None:
    """Push a folder's list of files to the disk, where the system can: some shares and systems cannot."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
