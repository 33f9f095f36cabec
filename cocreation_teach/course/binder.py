"""On Binder: the way to the same page on the open web, and a notice on the first screen of lesson 00.

The notice is put there when Binder builds its image.
"""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

NOTICE: Final = (
    "> **You are on Binder: this computer is lent to you.** If it stands idle for about ten minutes, it is "
    "thrown away with all that is on it. Your answers are also kept in this browser. Before you stop, press "
    "*Download my work* under *My work*. On the next machine, restore it there from that file, or let the "
    "first card restore it from this browser. Each page also leads to itself on the web, which needs no "
    "machine and takes the same file."
)
_REPOSITORY: Final = re.compile(r"https://github\.com/([\w-]+)/([\w.-]+?)(?:\.git)?/?")


def on_the_web(path: str, variables: Mapping[str, str]) -> str | None:
    """Return where a page of the course stands on the open web: in the site of Binder's repository.

    ``None`` on any other machine, and where the repository lies elsewhere than the workflow *Pages* runs.

    Examples
    --------
    >>> binder = {"BINDER_REPO_URL": "https://github.com/ana/course"}
    >>> on_the_web("lessons/09-four-quadrants.ipynb", binder)
    'https://ana.github.io/course/lessons/09-four-quadrants.html'
    >>> on_the_web("lessons/09-four-quadrants.ipynb", {"BINDER_REPO_URL": "https://github.com/Ana/Ana.github.io"})
    'https://ana.github.io/lessons/09-four-quadrants.html'
    >>> on_the_web("lessons/09-four-quadrants.ipynb", {}) is None
    True
    """
    found = _REPOSITORY.fullmatch(variables.get("BINDER_REPO_URL", ""))
    if not found:
        return None
    # A repository of this name is the owner's own site. To a domain of one's own GitHub leads on from either.
    host = f"{found[1].lower()}.github.io"
    folder = "" if found[2].lower() == host else f"{found[2]}/"
    return f"https://{host}/{folder}{path.removesuffix('.ipynb')}.html"


def with_notice(notebook: dict[str, Any]) -> dict[str, Any]:
    r"""Return a notebook with the notice under its first heading; once, however often this is done.

    Examples
    --------
    >>> page = {"cells": [{"cell_type": "markdown", "source": ["# Start here\n", "Welcome."]}]}
    >>> with_notice(page)["cells"][0]["source"][2][:20]
    '> **You are on Binde'
    """
    first, *rest = notebook["cells"]
    text = "".join(first["source"])
    if NOTICE in text:
        return notebook
    heading, _, below = text.partition("\n")
    source = f"{heading}\n\n{NOTICE}\n\n{below.lstrip()}".splitlines(keepends=True)
    return {**notebook, "cells": [{**first, "source": source}, *rest]}


def main(path: Path) -> None:
    """Put the notice into a notebook's file."""
    notebook = with_notice(json.loads(path.read_text(encoding="utf-8")))
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
