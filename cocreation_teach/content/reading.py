"""What both readers share: how a file is read, and what may be an id."""

import re
from pathlib import Path
from typing import Final

from cocreation_teach.content.problems import ContentError, Problem

SLUG: Final = "Allowed are a-z, 0-9 and single hyphens."


def is_slug(text: str) -> bool:
    """Whether a text may be an id.

    Examples
    --------
    >>> is_slug("night-bell"), is_slug("Night bell")
    (True, False)
    """
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def read_bytes(path: Path) -> bytes:
    """Return what is in a file.

    Raises
    ------
    ContentError
        If it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError:
        cure = f"{path} cannot be read: check the name and the folder."
        raise ContentError([Problem(path.name, "the file", "", cure)]) from None
