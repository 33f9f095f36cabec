"""The course's notebooks, made from the sources of a checkout and compared with what lies there."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from cocreation_teach.authoring.checks import Bank, check_page
from cocreation_teach.authoring.glossary import with_glossary
from cocreation_teach.authoring.page import Cell, Page, parse
from cocreation_teach.authoring.quotes import curled
from cocreation_teach.authoring.transforms import exercise_cells, lesson_cells, solution_cells
from cocreation_teach.content import Problem
from cocreation_teach.content.glossary import glossary
from cocreation_teach.content.nouns import look_ups

ROOT: Final = Path(__file__).resolve().parents[2]
"""The checkout."""

SOURCES: Final = ("lessons", "solutions")
FOLDERS: Final = ("lessons", "exercises", "solutions")
Files = dict[str, str]
"""The text of each notebook, by its path in the checkout."""


def generate(root: Path, bank: Bank | None = None) -> tuple[Files, list[Problem]]:
    """Make every notebook of a checkout from its source, in memory.

    Parameters
    ----------
    root
        The checkout.
    bank
        The look-ups of the content that cells call by id; those of the course unless given.

    Returns
    -------
    tuple
        The notebooks, and every problem of the sources.  If there are problems there are no notebooks.
    """
    pages, problems = read_pages(root, bank)
    if problems:
        return {}, problems
    return {name: text for page in pages for name, text in notebooks_of(page).items()}, []


def read_pages(root: Path, bank: Bank | None = None) -> tuple[tuple[Page, ...], list[Problem]]:
    """Read and check the pages of a checkout; return them with every problem of their sources."""
    bank = look_ups() if bank is None else bank
    problems: list[Problem] = []
    pages = {path: _read(path, root, problems) for folder in SOURCES for path in _sources(root / folder)}
    known = {name for path, page in pages.items() for name in _notebooks(path, page)}
    for path, page in pages.items():
        for place, (value, cure) in check_page(page, known, bank) if page else ():
            problems.append(Problem(path.relative_to(root).as_posix(), place, value, cure))
    return with_glossary([page for page in pages.values() if page], glossary()), problems


def notebooks_of(page: Page) -> Files:
    """Return the text of each notebook that a page becomes."""
    if page.folder == "lessons":
        return {f"lessons/{page.name}.ipynb": notebook_text(page, lesson_cells(page))}
    files = {f"solutions/{page.name}.ipynb": notebook_text(page, solution_cells(page))}
    if page.exercise:
        files[f"exercises/{page.name}.ipynb"] = notebook_text(page, exercise_cells(page))
    return files


def notebook_text(page: Page, cells: tuple[Cell, ...]) -> str:
    """Return a notebook as the text of its file: the same bytes each time, and no outputs."""
    # Nobody who reads can spoil a page; where code is what a page is about, it is there to be changed.
    editable = any(cell.kind == "code" and "hide-input" not in cell.tags for cell in cells)
    # As JupyterLab writes a notebook, so that an author who saves one changes no more than need be.
    notebook = {
        "cells": [_cell(place, cell, editable=editable) for place, cell in enumerate(cells)],
        "metadata": {
            "cocreation_teach": {"title": page.title, "minutes": page.minutes, "concepts": page.concepts},
            "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def differences(root: Path, files: Files) -> Iterator[str]:
    """Yield a sentence for each file of a checkout that is not as its sources make it."""
    for name, text in sorted(files.items()):
        if not (root / name).is_file():
            yield f"{name} is missing."
        elif (root / name).read_bytes() != text.encode():
            yield f"{name} is stale: it is not what its source makes."
    for folder in FOLDERS:
        for path in sorted((root / folder).glob("*.ipynb")):
            if f"{folder}/{path.name}" not in files:
                yield f"{folder}/{path.name} has no source: delete it, or write one."


def write(root: Path, files: Files) -> list[str]:
    """Write the notebooks that differ, and return their names."""
    changed = [name for name, text in sorted(files.items()) if _bytes(root / name) != text.encode()]
    for name in changed:
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(files[name].encode())
    return changed


def _sources(folder: Path) -> list[Path]:
    return sorted((folder / "src").glob("*.md"))


def _read(path: Path, root: Path, problems: list[Problem]) -> Page | None:
    name = path.relative_to(root).as_posix()

    def report(place: str, value: object, cure: str) -> None:
        problems.append(Problem(name, place, str(value), cure))

    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report(f"byte {error.start}", error.object[error.start], "A source is saved as UTF-8.")
        return None
    return parse(path.parent.parent.name, path.stem, text, report)


def _notebooks(path: Path, page: Page | None) -> list[str]:
    """Return what a source becomes; for one that cannot be read, what it most likely would."""
    folder, name = path.parent.parent.name, f"{path.stem}.ipynb"
    with_exercise = folder == "solutions" and (page is None or page.exercise)
    return [f"{folder}/{name}", *([f"exercises/{name}"] if with_exercise else [])]


def _cell(place: int, cell: Cell, *, editable: bool) -> dict[str, Any]:
    code: dict[str, Any] = {"execution_count": None, "outputs": []} if cell.kind == "code" else {}
    metadata: dict[str, Any] = {"deletable": False}
    if not editable:
        metadata["editable"] = False
    if "hide-input" in cell.tags:
        metadata["jupyter"] = {"source_hidden": True}
    if "how-to-run" in cell.tags:
        # The course's part of JupyterLab runs the page and takes this cell away.
        metadata["tags"] = ["cocreation-how-to-run"]
    return {
        "cell_type": cell.kind,
        "id": f"cell-{place:02}",
        "metadata": metadata,
        "source": (curled(cell.text) if cell.kind == "markdown" else cell.text).splitlines(keepends=True),
        **code,
    }


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
