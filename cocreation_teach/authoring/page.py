"""A page of the course as plain values, and the reading of one from its MyST source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import jupytext

from cocreation_teach.authoring.quotes import curled
from cocreation_teach.theory import CONCEPTS

KEYS: Final = ("title", "minutes", "concepts", "exercise")
TAGS: Final = ("hide-input", "solution", "exercise")

Report = Callable[[str, object, str], None]
"""Takes the place of a fault, what stands there, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a page: ``markdown`` or ``code``, its text and its tags."""

    kind: str
    text: str
    tags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Page:
    """A page as its source has it.

    Attributes
    ----------
    folder, name
        ``lessons`` or ``solutions``, and the file's name without its suffix.
    title, minutes, concepts
        What the front matter says.
    exercise
        A lesson's exercise by name, or ``None``; on a solution its own name, or ``None`` if the page
        stands without an exercise.
    cells
        The cells in order, as written.
    """

    folder: str
    name: str
    title: str
    minutes: int
    concepts: tuple[str, ...]
    exercise: str | None
    cells: tuple[Cell, ...]


def parse(folder: str, name: str, text: str, report: Report) -> Page | None:
    r"""Read a source, reporting every fault of its form; return ``None`` if it cannot stand.

    Parameters
    ----------
    folder, name
        ``lessons`` or ``solutions``, and the file's name without its suffix.
    text
        The MyST Markdown.
    report
        Called for each fault.

    Examples
    --------
    >>> source = "---\ntitle: T\nminutes: 5\nconcepts: [I0]\nexercise: false\n---\n# T\n"
    >>> parse("lessons", "01-t", source, print).cells
    (Cell(kind='markdown', text='# T', tags=frozenset()),)
    """
    try:
        notebook = jupytext.reads(text, fmt="md:myst")
    # jupytext lets the errors of its YAML, JSON and schema readers through as they are.
    except Exception as error:
        why = getattr(error, "message", None) or " ".join(str(error).split())
        report("the file", "", f"It cannot be read as MyST Markdown: {why.rstrip('.')}.")
        return None
    front = {key: value for key, value in notebook.metadata.items() if key != "jupytext"}
    if not _check_front(front, folder, report):
        return None
    cells = tuple(_cell(number, cell, report) for number, cell in enumerate(notebook.cells, start=1))
    return Page(
        folder=folder,
        name=name,
        title=curled(front["title"]),
        minutes=front["minutes"],
        concepts=tuple(front["concepts"]),
        exercise=_exercise(folder, name, front.get("exercise", True)),
        cells=cells,
    )


def _exercise(folder: str, name: str, value: str | bool) -> str | None:
    if folder == "solutions":
        return name if value else None
    return str(value) if value else None


def _check_front(front: Mapping[str, Any], folder: str, report: Report) -> bool:
    faults: list[tuple[str, object, str]] = [
        (key, front[key], f"There is no such key; the keys are {', '.join(KEYS)}.")
        for key in front.keys() - set(KEYS)
    ]
    title, minutes, concepts = (front.get(key) for key in KEYS[:3])
    if not isinstance(title, str) or not title.strip():
        faults.append(("title", title, "Every page has a title in words."))
    if type(minutes) is not int or minutes < 1:
        faults.append(("minutes", minutes, "Every page says how many minutes it takes, as a whole number."))
    if not isinstance(concepts, list):
        faults.append(("concepts", concepts, "Every page lists its concepts, such as [I0, I1], or says []."))
    else:
        cure = "Allowed are the ids of the course's concepts, A1 to K4."
        faults.extend(("concepts", each, cure) for each in concepts if str(each) not in CONCEPTS)
    exercise = front.get("exercise")
    if folder == "solutions" and not (isinstance(exercise, bool) or "exercise" not in front):
        faults.append(("exercise", exercise, "A solution says false if it has no exercise, else nothing."))
    if folder == "lessons" and exercise is not False and not (isinstance(exercise, str) and exercise):
        faults.append(
            ("exercise", exercise, "A lesson names its exercise, such as 09-classify-encounters, or false.")
        )
    for key, value, cure in sorted(faults, key=lambda fault: fault[0]):
        report(f"front matter, {key}", "" if value is None else value, cure)
    return not faults


def _cell(number: int, cell: Any, report: Report) -> Cell:
    place = f"cell {number}"
    if cell.cell_type not in ("markdown", "code"):
        report(place, cell.cell_type, "A page is made of Markdown cells and code cells.")
    for key in cell.metadata.keys() - {"tags"}:
        report(place, key, "A cell carries nothing but tags, written `:tags: [hide-input]`.")
    tags = frozenset(map(str, cell.metadata.get("tags", [])))
    for tag in sorted(tags - set(TAGS)):
        report(place, tag, f"There is no such tag; the tags are {', '.join(TAGS)}.")
    return Cell(cell.cell_type, cell.source.strip("\n"), tags)
