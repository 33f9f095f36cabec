"""What a notebook that was opened is told: which page it is, what of it may run unasked, what is amiss."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

from cocreation_teach.course.beside import importable
from cocreation_teach.course.differences import differences
from cocreation_teach.course.mending import is_older
from cocreation_teach.course.shipped import Cell, codes_of, recognise
from cocreation_teach.course.way import root_of, told
from cocreation_teach.learning.journal import journal_folder

OLD: Final = "This page is of an earlier edition of the course than the one that is installed."
_CHECKPOINTS: Final = ".ipynb_checkpoints"
_RUNS_WHEN_ASKED: Final = "So it runs only when you ask it to."


def opened(path: str, cells: Sequence[Cell], folder: Path) -> dict[str, Any]:
    """Return what a notebook is told about itself.

    Parameters
    ----------
    path
        Where it lies on its server.
    cells
        Its cells, as they are shown.
    folder
        The folder in which its kernel runs.

    Returns
    -------
    dict
        How many code cells run unasked (``cells``) and why not all (``why``), the ``page`` that it is, what
        else its reader has to know (``notes``), and whether it can be mended where it lies (``mend``).
    """
    if folder.name == _CHECKPOINTS:
        return _of_a_checkpoint(PurePosixPath(path), cells, folder)
    recognised = recognise(path, codes_of(cells))
    page, count, why = recognised.page, recognised.cells, recognised.why
    if page is None:
        return {**told(recognised, path), "notes": [], "mend": False}
    found = differences(page, cells)
    mends = f"{folder.name}/{PurePosixPath(path).name}" == page.path and (folder / page.name).is_file()
    mends = mends and bool(found)
    if mends and is_older(folder.parent, page.path):
        why, found = (f"{OLD} {_RUNS_WHEN_ASKED}", ()) if why else ("", (OLD,))
    if count and (module := importable(folder)):
        count, why = 0, _shadowed(module)
    answer = {**told(recognised, path), "cells": count, "why": why}
    return {**answer, "notes": [*found, *_of_the_place(path, folder)], "mend": mends}


def _of_a_checkpoint(path: PurePosixPath, cells: Sequence[Cell], folder: Path) -> dict[str, Any]:
    """Return what the copy that Jupyter keeps of a page is told: as the page, and where that is."""
    original = path.parent.parent / f"{path.stem.removesuffix('-checkpoint')}{path.suffix}"
    answer = opened(str(original), cells, folder.parent)
    if answer["page"] is None and not answer["why"]:
        return answer
    note = f"This is a copy that Jupyter keeps, perhaps an old one. The page itself is {original}."
    return {**answer, "notes": [note, *answer["notes"]], "mend": False}


def _shadowed(module: str) -> str:
    return (
        f"Beside this page lies {module}. Python may take it for something that the page uses, so the "
        "page runs only when you ask it to. Move it to another folder, and the page runs by itself."
    )


def _of_the_place(path: str, folder: Path) -> Iterator[str]:
    """Yield what is amiss with the place in which a page lies."""
    if root_of(path) is None:
        yield (
            "This page was opened outside its course folder, so it does not show the way to the other pages. "
            "To see the whole course, start “cocreation lab”."
        )
    journal = journal_folder(folder)
    place = next(one for one in (journal, *journal.parents) if one.is_dir())
    if not os.access(place, os.W_OK | os.X_OK):
        yield (
            f"Nothing can be saved in {place}, so your answers stay in this browser alone. "
            "To keep them, copy the course to a folder of your own: cocreation lab FOLDER"
        )
