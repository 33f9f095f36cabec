"""What lies beside a page and could run in the place of something that the page imports."""

import os
from pathlib import Path
from typing import Final

_MODULES: Final = (".py", ".pyc", ".pyd", ".so")
_SETTINGS: Final = ("matplotlibrc", ".matplotlibrc")
"""Settings that matplotlib takes from the folder that it runs in; they can name code and programs."""


def importable(folder: Path) -> str | None:
    """Return the name of a module, a package or settings that Python would take from a folder; else ``None``.

    A kernel looks for what it imports in its notebook's folder first.

    Examples
    --------
    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> (folder / "09.ipynb").touch()
    >>> importable(folder) is None
    True
    >>> (folder / "json.py").touch()
    >>> importable(folder)
    'json.py'
    """
    with os.scandir(folder) as entries:
        return next((entry.name for entry in entries if _can_be_imported(entry)), None)


def _can_be_imported(entry: "os.DirEntry[str]") -> bool:
    if entry.name in _SETTINGS:
        return True
    name, dot, _ = entry.name.partition(".")
    if not name.isidentifier():
        return False
    if not entry.is_dir():
        return entry.name.lower().endswith(_MODULES)
    if dot or name == "__pycache__":
        return False
    try:
        with os.scandir(entry) as inside:
            return any(each.name.lower().endswith(_MODULES) for each in inside)
    except OSError:
        return True  # who cannot look into it cannot say that there is nothing
