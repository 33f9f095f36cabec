"""Join a widget's own JavaScript and CSS with what all widgets share.

anywidget runs a module from a blob, where relative imports cannot work; so the shared module's text
stands in front of the widget's own, whose one import line falls away.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
_IMPORT: Final = re.compile(r'^import \{[^}]*\} from "\./shared\.mjs";\n', re.MULTILINE)


@cache
def module(name: str) -> str:
    """Return the one self-contained ES module of the widget ``name``.

    Raises
    ------
    ValueError
        If the source does not import from ``./shared.mjs`` in exactly one statement.

    Examples
    --------
    >>> 'from "./shared.mjs"' in module("quadrant_board")
    False
    """
    shared = (FOLDER / "shared.mjs").read_text(encoding="utf-8")
    own, imports = _IMPORT.subn("", (FOLDER / f"{name}.mjs").read_text(encoding="utf-8"))
    if imports != 1:
        raise ValueError(
            f"{name}.mjs must import from ./shared.mjs in exactly one statement; it has {imports}."
        )
    return re.sub(r"^export (?=(const|function) )", "", f"{shared}\n{own}", flags=re.MULTILINE)


@cache
def style(name: str) -> str:
    """Return the shared style sheet followed by the widget's own."""
    return "\n".join((FOLDER / f"{part}.css").read_text(encoding="utf-8") for part in ("shared", name))
