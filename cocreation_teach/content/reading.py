"""What the readers share: how a file is read, and what may be an id."""

import re
import tomllib
from pathlib import Path
from typing import Any, Final

from cocreation_teach.content.problems import ContentError, Problem
from cocreation_teach.exchange.files import read_plain

_OPENING: Final = re.compile(r"(?<![^\s([–—“‘])[\"']")
"""A quotation mark that opens: at the start, or behind a space, a bracket, a dash or another that opens."""
_CURLY: Final = str.maketrans("\"'", "”’")
SLUG: Final = "Allowed are a-z, 0-9 and single hyphens."


def is_slug(text: str) -> bool:
    """Whether a text may be an id.

    Examples
    --------
    >>> is_slug("night-bell"), is_slug("Night bell")
    (True, False)
    """
    return re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) is not None


def typeset(text: str) -> str:
    r"""Return a text as a book sets it, with curly quotation marks where straight ones were typed.

    Examples
    --------
    >>> typeset('"It is Ada\'s," he said. ("Is it?")')
    '“It is Ada’s,” he said. (“Is it?”)'
    """
    opened = _OPENING.sub(lambda found: "“" if found.group() == '"' else "‘", text)
    return opened.translate(_CURLY)


def _typeset(value: Any) -> Any:
    """Return what a file holds, each text of it as a book sets it."""
    match value:
        case str():
            return typeset(value)
        case dict():
            return {key: _typeset(held) for key, held in value.items()}
        case list():
            return [_typeset(held) for held in value]
        case _:
            return value


def read_bytes(path: Path) -> bytes:
    """Return what is in a file.

    Raises
    ------
    ContentError
        If it cannot be read.
    """
    try:
        return read_plain(path)
    except OSError:
        cure = f"{path} cannot be read: check the name and the folder."
        raise ContentError([Problem(path.name, "the file", "", cure)]) from None


def read_toml(path: Path) -> dict[str, Any]:
    """Return the tables of a TOML file, with curly quotation marks in their texts.

    Raises
    ------
    ContentError
        If it cannot be read, or is no TOML in UTF-8.
    """
    try:
        return {key: _typeset(held) for key, held in tomllib.loads(read_bytes(path).decode()).items()}
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
