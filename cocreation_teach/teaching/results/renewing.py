"""A lecturer's own file changed by us: what was saved in it meanwhile is taken in, never written over."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import read_plain, write_whole

_TRIES: Final = 5
"""How often it begins anew with what was saved in the meantime."""


def held_in(path: Path) -> bytes:
    """Return what is in a file; nothing if there is none.

    Raises
    ------
    TeachingError
        If it cannot be read.
    """
    try:
        return read_plain(path)
    except FileNotFoundError:
        if path.is_symlink():
            raise TeachingError(f"{path} is a link that leads nowhere. Take it away, or mend it.") from None
        return b""
    except OSError as error:
        cure = "Close it where it is open, or move away what lies there."
        raise TeachingError(f"{path} cannot be read ({error.strerror or error}). {cure}") from None


def renew(path: Path, changed: Callable[[bytes], bytes]) -> None:
    """Write a file anew, made from what is in it at that moment.

    Parameters
    ----------
    path
        The file; where there is none, it is made.
    changed
        Gives what is to stand in it, of what stands in it.  It is asked again if that was saved meanwhile.

    Raises
    ------
    TeachingError
        If it cannot be read, or is saved by others all the time.
    FileError
        If it cannot be written; what was there is as it was.
    """
    for _ in range(_TRIES):
        before = held_in(path)
        content = changed(before)
        if content == before:
            return
        if held_in(path) == before:
            write_whole(path, content)
            return
    raise TeachingError(f"{path} is being saved elsewhere. Leave it alone for a moment, and try again.")
