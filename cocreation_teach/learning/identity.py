"""A name of its own for a course folder, by which a browser tells its copies of two folders apart.

It stands in ``.cocreation/identity`` with the number that the file system gave the folder: a folder that was
copied brings the name along and has another number, so it gets a name of its own.
"""

import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.files import write_whole

FILE: Final = "identity"
_HELD: Final = re.compile(r"([0-9a-f]{32}) (\d{1,39})")
_MOST: Final = 1000


def identity(folder: Path) -> str:
    """Return the identity of a ``.cocreation`` folder, made where there is none yet or none of its own.

    Empty if it can neither be read nor kept: what a browser holds for such a folder is handed over only by
    whoever says that it is theirs.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> identity(folder) == identity(folder), identity(folder) == identity(Path(tempfile.mkdtemp()))
    (True, False)
    >>> identity(folder / "none")
    ''
    """
    try:
        number = folder.stat().st_ino
    except OSError:
        return ""
    if held := _held(folder, number):
        return held
    # Two kernels may make one at once: the one that is found then is the folder's.
    with suppress(OSError):
        write_whole(folder / FILE, f"{secrets.token_hex(16)} {number}\n".encode())
    return _held(folder, number)


def _held(folder: Path, number: int) -> str:
    if not (folder / FILE).is_file():  # a pipe would keep us waiting
        return ""
    try:
        with (folder / FILE).open("rb") as file:
            text = file.read(_MOST).decode("utf-8-sig", "replace")
    except OSError:
        return ""
    found = _HELD.fullmatch(text.strip())
    return found[1] if found and int(found[2]) == number else ""
