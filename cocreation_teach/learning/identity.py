"""A name of its own for a course folder, by which a browser tells its copies of two folders apart.

It stands in ``.cocreation/identity`` with the number that the file system gave the folder: a folder that was
copied brings the name along and has another number, so it gets a name of its own, on a line of its own.  So
one folder that a sync program keeps on two machines stays itself on both.
"""

import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.files import put_whole, read_plain

FILE: Final = "identity"
_HELD: Final = re.compile(r"([0-9a-f]{32}) (\d{1,39})")
_MOST: Final = 20
_LONGEST: Final = 5000


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
    if number in (held := _held(folder)):
        return held[number]
    # Two kernels may add one at once: the one that is found then is the folder's.
    lines = [f"{name} {of}\n" for of, name in [*held.items(), (number, secrets.token_hex(16))]]
    with suppress(OSError):
        put_whole(folder / FILE, "".join(lines[-_MOST:]).encode())
    return _held(folder).get(number, "")


def _held(folder: Path) -> dict[int, str]:
    """Return the names that the file holds, by the number of the folder that each belongs to."""
    try:
        text = read_plain(folder / FILE)[:_LONGEST].decode("utf-8-sig", "replace")
    except OSError:
        return {}
    found = (_HELD.fullmatch(line.strip()) for line in text.splitlines())
    return {int(one[2]): one[1] for one in found if one}
