"""Join a widget's own JavaScript and CSS with the modules that it shares with others.

anywidget runs a module from a blob, where relative imports cannot work; so the text of each module that a
widget imports stands in front of the widget's own, and the import statements fall away.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.mjs";\n', re.MULTILINE)


@cache
def module(name: str) -> str:
    """Return the one self-contained ES module of the widget ``name``.

    Raises
    ------
    ValueError
        If an import is left over that is not of the form ``import { ... } from "./NAME.mjs";``.

    Examples
    --------
    >>> 'from "./shared.mjs"' in module("quadrant_board")
    False
    """
    joined = "\n".join(_IMPORT.sub("", _source(part)) for part in parts(name))
    if stray := re.search(r"^import\b.*", joined, re.MULTILINE):
        raise ValueError(
            f"{name}.mjs: {stray[0]!r} cannot be joined. Write import {{ ... }} from './NAME.mjs';"
        )
    return re.sub(r"^export (?=(const|function) )", "", joined, flags=re.MULTILINE)


@cache
def style(name: str) -> str:
    """Return the style sheets of a widget and of all it shares, its own last."""
    sheets = (FOLDER / f"{part}.css" for part in parts(name))
    return "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.is_file())


def parts(name: str) -> tuple[str, ...]:
    """Return the modules that a widget is made of, each after those that it imports.

    Examples
    --------
    >>> parts("quadrant_board")
    ('shared', 'storage', 'keeping', 'placing', 'quadrant_board')
    """
    imported = (part for found in _IMPORT.findall(_source(name)) for part in parts(found))
    return tuple(dict.fromkeys([*imported, name]))


def _source(name: str) -> str:
    return (FOLDER / f"{name}.mjs").read_text(encoding="utf-8")
