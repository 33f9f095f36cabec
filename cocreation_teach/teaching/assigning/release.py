"""What is written of an assignment: ``release/`` for the students, and its key apart from it."""

import glob
import json
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from cocreation_teach import __version__
from cocreation_teach.exchange.assignment import Assignment, as_json
from cocreation_teach.exchange.due import due_in_words
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.exchange.folder import ASSIGNMENT, KEY, KEY_FILE, NOTEBOOK, README, RELEASE
from cocreation_teach.exchange.key import FORMAT, VERSION
from cocreation_teach.exchange.text import UNNAMED, slug
from cocreation_teach.teaching.assigning.draft import Draft
from cocreation_teach.teaching.templates import template

_RUN: Final = (
    "**To start this page,** press *Run this page* above. If there is no such button, choose "
    "*Run > Run All Cells* in the menu."
)
_SAVED: Final = (
    "Your answers are saved as you work, and are here again when you come back to the page. "
    "At the foot of the page you hand in."
)
_MAKING: Final = ".making"
_HOW_TO_RUN: Final = "cocreation-how-to-run"
_KEPT: Final = {"deletable": False, "editable": False}
"""What keeps a cell from being deleted, or changed, by a key that was meant for something else."""
_SET_UP: Final = "from cocreation_teach.widgets import Assignment"


def write(folder: Path, assignment: Assignment, drafts: Mapping[str, Draft], seed: str) -> None:
    """Write all files into a folder aside, and only then give it its name, or both parts theirs.

    Parameters
    ----------
    folder
        Where ``release/`` and ``key/`` are to be.
    assignment
        What is released.
    drafts
        The same questions with what their key holds, by the id that the assignment gives them.
    seed
        By which they were drawn; it is kept with the key.

    Raises
    ------
    TeachingError
        If they cannot be written; nothing is left behind then.
    """
    files = {f"{RELEASE}/{name}": content for name, content in release_of(assignment).items()}
    files[KEY_FILE] = _as_bytes(key_of(assignment, drafts, seed))
    there = folder.exists()
    aside = (folder if there else folder.parent) / f".{folder.name}-{secrets.token_hex(4)}{_MAKING}"
    try:
        for name, content in files.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            write_whole(aside / name, content)
        if there:
            for part in (KEY, RELEASE):
                (aside / part).rename(folder / part)
        else:
            aside.rename(folder)
    except OSError as error:
        raise TeachingError(f"{folder} cannot be written: {error.strerror or error}.") from None
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def tidy(folder: Path) -> None:
    """Take away what a run left behind that was stopped; if one half of its work has its name, finish it."""
    for place in (folder, folder.parent):
        for left in place.glob(f".{glob.escape(folder.name)}-????????{_MAKING}"):
            half = (folder / KEY).exists() and not (folder / RELEASE).exists() and not (left / KEY).exists()
            if half and (left / RELEASE).is_dir():
                (left / RELEASE).rename(folder / RELEASE)
            shutil.rmtree(left, ignore_errors=True)


def key_of(assignment: Assignment, drafts: Mapping[str, Draft], seed: str) -> dict[str, Any]:
    """Return what the key's file holds: each question with its origin, and what its answers earn."""
    released = as_json(assignment)["questions"]
    return {
        "format": FORMAT,
        "version": VERSION,
        "assignment": {"id": assignment.id, "digest": assignment.digest},
        "seed": seed,
        "questions": [_with_key(one, drafts[one["id"]]) for one in released],
    }


def release_of(assignment: Assignment) -> dict[str, bytes]:
    """Return the files of ``release/`` by name.

    Examples
    --------
    >>> sorted(release_of(Assignment("a1", "Week 5", "d", None, (), ((),))))
    ['README.txt', 'week-5.assignment.json', 'week-5.ipynb']
    """
    name = slug(assignment.title)[:60]
    if name == UNNAMED:  # a title in letters of which no file's name is made
        name = f"assignment-{assignment.id}"
    notebook, file = f"{name}{NOTEBOOK}", f"{name}{ASSIGNMENT}"
    return {
        notebook: _as_bytes(_notebook(assignment)),
        file: _as_bytes(as_json(assignment)),
        README: _readme(assignment, notebook, file).encode(),
    }


def _with_key(released: dict[str, Any], draft: Draft) -> dict[str, Any]:
    return {
        "id": released["id"],
        "kind": draft.kind,
        "title": draft.title,
        "origin": draft.origin,
        "source": draft.source,
        **released,
        "concepts": list(draft.question.concepts),
        **draft.held,
    }


def _as_bytes(held: dict[str, Any]) -> bytes:
    return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def _notebook(assignment: Assignment) -> dict[str, Any]:
    # The page names its assignment, whatever the file beside it is called.
    shown = _code(f'Assignment("{assignment.digest}")')
    run = _markdown(_RUN, tags=[_HOW_TO_RUN])  # which a page that is read need not show
    cells = (_markdown(f"# {_plain(assignment.title)}"), run, _markdown(_SAVED), _code(_SET_UP), shown)
    return {
        "cells": [{"id": f"cell-{at:02}"} | cell for at, cell in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _markdown(text: str, **metadata: object) -> dict[str, Any]:
    about = {**_KEPT, **metadata}
    return {"cell_type": "markdown", "metadata": about, "source": text.splitlines(keepends=True)}


def _code(text: str) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": None,
        "metadata": {**_KEPT, "jupyter": {"source_hidden": True}},
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


def _readme(assignment: Assignment, notebook: str, file: str) -> str:
    letter = template("students.txt").render(
        title=assignment.title,
        due=due_in_words(assignment.due),
        notebook=notebook,
        file=file,
        version=__version__,
    )
    return letter + "\n"
