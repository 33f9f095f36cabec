"""What a notebook that was opened is told: which page it is, what of it may run unasked, what is amiss."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any, Final

from cocreation_teach.course.beside import importable
from cocreation_teach.course.differences import differences
from cocreation_teach.course.mending import is_older
from cocreation_teach.course.shipped import Cell, codes_of, recognise
from cocreation_teach.course.way import course_around, root_of, told
from cocreation_teach.learning.journal import journal_folder
from cocreation_teach.learning.lasting import is_lent_by_a_hub
from cocreation_teach.words import say

_CHECKPOINTS: Final = ".ipynb_checkpoints"


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
        answer = {**told(recognised, path), "notes": [], "mend": False}
        return {**answer, "page": _assignment(path, cells, folder)} if recognised.is_assignment else answer
    found = differences(page, cells)
    mends = f"{folder.name}/{PurePosixPath(path).name}" == page.path and (folder / page.name).is_file()
    mends = mends and bool(found)
    if mends and is_older(folder.parent, page.path):
        why, found = (say("page.old-asleep"), ()) if why else ("", (say("page.old"),))
    if count and (module := importable(folder)):
        count, why = 0, say("page.shadowed", module=module)
    answer = {**told(recognised, path), "cells": count, "why": why}
    return {**answer, "notes": [*found, *_of_the_place(path, folder)], "mend": mends}


def _assignment(path: str, cells: Sequence[Cell], folder: Path) -> dict[str, Any]:
    """Return what an assignment's page is told about itself: it is read like a page."""
    title = next((text for kind, text in cells if kind == "markdown" and text.startswith("# ")), "")
    name = re.sub(r"\\(.)", r"\1", title.partition("\n")[0].removeprefix("# ")) or PurePosixPath(path).stem
    about = {"kind": "assignment", "title": name, "number": "", "minutes": 0, "shows_code": False}
    about["links"] = {}
    if (course := course_around(folder)) is None:
        return {**about, "path": path, "root": None}
    within = folder.relative_to(course) / PurePosixPath(path).name
    root = path.removesuffix(within.as_posix()).rstrip("/")
    return {**about, "path": within.as_posix(), "root": root}


def _of_a_checkpoint(path: PurePosixPath, cells: Sequence[Cell], folder: Path) -> dict[str, Any]:
    """Return what the copy that Jupyter keeps of a page is told: as the page, and where that is."""
    original = path.parent.parent / f"{path.stem.removesuffix('-checkpoint')}{path.suffix}"
    answer = opened(str(original), cells, folder.parent)
    if answer["page"] is None and not answer["why"]:
        return answer
    return {**answer, "notes": [say("page.checkpoint", path=original), *answer["notes"]], "mend": False}


def _of_the_place(path: str, folder: Path) -> Iterator[str]:
    """Yield what is amiss with the place in which a page lies."""
    if root_of(path) is None:
        yield say("page.outside")
    journal = journal_folder(folder)
    place = next(one for one in (journal, *journal.parents) if one.is_dir())
    if not os.access(place, os.W_OK | os.X_OK):
        yield say("page.read-only", place=place)
    elif is_lent_by_a_hub(journal, os.environ):
        yield say("page.passing")
