"""What the readers share: how a file is read, and what may be an id."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

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


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file.

    Raises
    ------
    ContentError
        If it cannot be read, or is no TOML in UTF-8.
    """
    try:
        return tomllib.loads(read_bytes(path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        cure = f"The file must be TOML in UTF-8: {error}."
        raise ContentError([Problem(path.name, "the file", "", cure)]) from None


def named_file(folder: Path, name: str, noun: str) -> Path:
    """Return the TOML file of a folder that has this name.

    Raises
    ------
    ValueError
        If there is none; the message lists what there is.
    """
    names = sorted(path.stem for path in folder.glob("*.toml"))
    if name not in names:
        raise ValueError(f"No {noun} is called {name}. There is: {', '.join(names)}.")
    return folder / f"{name}.toml"
