"""The outbox: a folder to which a student's page may write, and from which the lecturer's commands read.

::

    outbox/ana/3f2a9c01.handed-in/week-5-0012.cocreation.json

A folder for each user, which the hub makes or mounts, and in it one for each assignment.  Whose a file is, is
the user whose folder it lies in, and by the file's owner where users have accounts of their own.
"""

import errno
import os
import re
import stat
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.files import FileError, write_whole

PLACE: Final = "COCREATION_OUTBOX"
"""The variable of a student's server that names the student's own folder in the outbox."""

ENDING: Final = ".handed-in"
_FIT: Final = re.compile(r"[\w-][\w.-]{0,99}")


def own_outbox(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of the outbox that this user's page writes to; ``None`` where there is none."""
    named = environ.get(PLACE, "").strip()
    return Path(named) if named else None


def own_user(outbox: Path, environ: Mapping[str, str] = os.environ) -> str:
    """Return as whose the lecturer gets what is put into an outbox: a hub tells its users' servers.

    Examples
    --------
    >>> own_user(Path("outbox/ana"), {}), own_user(Path("outbox"), {"JUPYTERHUB_USER": "ana"})
    ('ana', 'ana')
    """
    return environ.get("JUPYTERHUB_USER") or outbox.name


def put(outbox: Path, assignment: str, name: str, content: bytes) -> None:
    """Put a file into a user's folder of the outbox; an earlier one of that name gives way to it.

    Parameters
    ----------
    assignment
        Its id.

    Raises
    ------
    FileError
        If it cannot be written, or another user would have it; what was there is as it was.
    """
    folder = outbox / folder_for(assignment)
    try:
        # Others of the class may share the folder above: they neither list nor read this one.
        outbox.mkdir(mode=0o750, exist_ok=True)
        _refuse_anothers(outbox)
        folder.mkdir(mode=0o750, exist_ok=True)
    except OSError as error:
        raise FileError(folder, error) from error
    write_whole(folder / name, content)
    _let_read(outbox, {outbox: 0o050, folder: 0o050, folder / name: 0o040})


def _let_read(outbox: Path, bits: Mapping[Path, int]) -> None:
    """Let a group read that the folder above hands on, whatever the user's mask is: the lecturers'."""
    with suppress(OSError):  # what those who run the hub made has the mode that they gave it
        if outbox.parent.stat().st_mode & stat.S_ISGID:
            for path, more in bits.items():
                path.chmod(stat.S_IMODE(path.stat().st_mode) | more)


def _refuse_anothers(folder: Path) -> None:
    """Raise `OSError` if another user made a folder, or a link in its place, where anybody can.

    What is put there would be theirs to read.
    """
    above = folder.parent.stat()
    if os.name != "posix" or not above.st_mode & stat.S_IWOTH:
        return
    if folder.lstat().st_uid not in (0, above.st_uid, os.geteuid()):
        raise OSError(errno.EPERM, "It belongs to somebody else", str(folder))


def folder_for(assignment: str) -> str:
    """Return what the folder for an assignment's hand-ins is called, given its id.

    Examples
    --------
    >>> folder_for("3f2a9c01"), folder_for("../key")
    ('3f2a9c01.handed-in', '-.-key.handed-in')
    """
    fit = re.sub(r"[^\w.-]", "-", assignment)[:100]
    return f"{fit if _FIT.fullmatch(fit) else '-' + fit[1:]}{ENDING}"


def is_of(user: str, account: str) -> bool:
    """Whether a system's account is a hub user's: of that name, or as The Littlest JupyterHub makes it.

    Examples
    --------
    >>> is_of("ana", "ana"), is_of("ana", "jupyter-ana"), is_of("ana", "jupyter-bob")
    (True, True, False)
    >>> is_of("maximiliane.mustermann", "jupyter-maximiliane.muster-37eb7")
    True
    """
    made = f"jupyter-{user}"
    if len(made) >= _LONG:
        made = f"{made[:_LONG]}-{sha256(made.encode()).hexdigest()[:5]}"
    return account in (user, made)


_LONG: Final = 26
"""Signs of a name; for what is behind, The Littlest JupyterHub puts a part of the name's digest."""
