"""Tell the course's pages from other notebooks."""

import re
from collections.abc import Mapping
from typing import Any, Final

SHOWN: Final = r"(?:lab(?:/workspaces/[^/]+)?/tree|doc/tree|notebooks)/"
"""Where JupyterLab and Notebook show a notebook: what stands before its path in an address, as a pattern."""
_IMPORT: Final = re.compile(r"^\s*(?:from|import)\s+cocreation_teach\b", re.MULTILINE)


def is_page(notebook: Mapping[str, Any]) -> bool:
    r"""Whether a notebook uses the course: a lesson, an assignment, or a page of one's own with our widgets.

    It is told by the code, for a page may be renamed, and lie in any folder.

    Parameters
    ----------
    notebook
        A notebook as JSON, format 4.

    Examples
    --------
    >>> def page(source):
    ...     return {"cells": [{"cell_type": "code", "source": source}]}
    >>> is_page(page("import os\nfrom cocreation_teach.content import question"))
    True
    >>> is_page(page("import os")), is_page(page("print('import cocreation_teach')"))
    (False, False)
    """
    codes = (cell for cell in notebook["cells"] if cell.get("cell_type") == "code")
    return any(_IMPORT.search("".join(cell.get("source", ""))) for cell in codes)
