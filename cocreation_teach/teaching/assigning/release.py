"""What goes out to students: the questions, a page to answer them, and a word on how."""

import json
from datetime import datetime
from functools import cache
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from cocreation_teach import __version__
from cocreation_teach.exchange.assignment import Assignment, as_json
from cocreation_teach.exchange.folder import ASSIGNMENT, NOTEBOOK, README

_RUN: Final = (
    "**To start this page,** choose *Run > Run All Cells* in the menu. It needs a few seconds to wake up. "
    "Your answers are saved as you work, and are here again when you open the page anew and run it.\n\n"
    "If nothing shows below, click the grey cell and press Shift+Enter. At the foot of the page you hand in."
)
_SET_UP: Final = "from cocreation_teach.widgets import Assignment"


def release_of(assignment: Assignment) -> dict[str, bytes]:
    """Return the files of ``release/`` by name.

    Examples
    --------
    >>> sorted(release_of(Assignment("a1", "Week 5", "d", None, (), ((),))))
    ['README.txt', 'assignment.ipynb', 'assignment.json']
    """
    return {
        NOTEBOOK: as_bytes(_notebook(assignment.title)),
        ASSIGNMENT: as_bytes(as_json(assignment)),
        README: _readme(assignment).encode(),
    }


def as_bytes(held: dict[str, Any]) -> bytes:
    """Return a JSON file: indented by one, in UTF-8, with a line end."""
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def _notebook(title: str) -> dict[str, Any]:
    cells = (_markdown(f"# {_plain(title)}"), _markdown(_RUN), _code(_SET_UP), _code("Assignment()"))
    return {
        "cells": [{"id": f"cell-{at:02}"} | cell for at, cell in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text.splitlines(keepends=True)}


def _code(text: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {"jupyter": {"source_hidden": True}},
        "outputs": [],
        "source": text.splitlines(keepends=True),
    }


def _plain(title: str) -> str:
    r"""Return a title that Markdown leaves as it is.

    Examples
    --------
    >>> print(_plain("Week *5* <b>"))
    Week \*5\* \<b\>
    """
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()<>#+-.!|$&~" else sign for sign in title)


def _readme(assignment: Assignment) -> str:
    due = due_in_words(assignment.due)
    template = _environment().get_template("students.txt")
    return template.render(
        title=assignment.title, due=due, notebook=NOTEBOOK, file=ASSIGNMENT, version=__version__
    )


@cache
def _environment() -> Environment:
    loader = PackageLoader("cocreation_teach.teaching")
    # Plain text: there is nothing to escape.
    return Environment(loader=loader, undefined=StrictUndefined, trim_blocks=True, keep_trailing_newline=True)


def due_in_words(due: str | None) -> str:
    """Return a due date in words; empty if there is none.

    Examples
    --------
    >>> due_in_words("2026-11-30T23:59:00+01:00")
    'Monday, 30 November 2026, 23:59 (UTC+01:00)'
    """
    if due is None:
        return ""
    moment = datetime.fromisoformat(due)
    return f"{moment:%A}, {moment.day} {moment:%B %Y, %H:%M (%Z)}"
