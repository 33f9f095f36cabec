"""Tell the pages of the installed edition from all else: by their code, which is what runs.

What a notebook says of itself, in its metadata or by its name, anybody can write.  It decides nothing here
but the words in which somebody is told why a page does not run by itself.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Final

from cocreation_teach.content.course import course_pages, number_of
from cocreation_teach.course.notebooks import edition
from cocreation_teach.course.renamed import now
from cocreation_teach.words import say

Cell = tuple[str, str]
"""A cell of a notebook: its type, and its source."""
Codes = tuple[str, ...]
"""The sources of a notebook's code cells, in order."""

_KINDS: Final = {"lessons": "lesson", "exercises": "exercise", "solutions": "solution"}
_ASSIGNMENT: Final = re.compile(r"^from cocreation_teach\.widgets import .*\bAssignment\b", re.MULTILINE)
_RELEASED: Final = re.compile(r'from cocreation_teach\.widgets import Assignment\nAssignment\("\w*"\)')
"""All the code of an assignment's page, as it is released."""


@dataclass(frozen=True, slots=True)
class Shipped:
    """A page of the edition.

    Attributes
    ----------
    path, title, minutes
        Where it lies in the course, what it is called, and how long it takes.
    cells
        Its cells.
    shows_code
        Whether code is what the page is about: some of it is not folded away.
    """

    path: str
    title: str
    minutes: int
    cells: tuple[Cell, ...]
    shows_code: bool

    @property
    def codes(self) -> Codes:
        """The sources of its code cells."""
        return codes_of(self.cells)

    @property
    def kind(self) -> str:
        """One of lesson, exercise, solution."""
        return _KINDS[self.path.partition("/")[0]]

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.partition("/")[2]

    @property
    def number(self) -> str:
        """The number that its name begins with; none for a page outside the sequence."""
        return number_of(self.path)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was made of a notebook.

    Attributes
    ----------
    page
        The page of the edition that it is, as shipped or changed.
    cells
        How many of its code cells run unasked, from the first.
    why
        Why not all of them do; empty where nobody need be told.
    is_assignment
        Whether its code is that of a released assignment, and nothing else.
    """

    page: Shipped | None = None
    cells: int = 0
    why: str = ""
    is_assignment: bool = False


@cache
def shipped() -> dict[str, Shipped]:
    """Return the pages of the installed edition by path.

    Examples
    --------
    >>> shipped()["exercises/09b-data-lab.ipynb"].shows_code
    True
    >>> shipped()["lessons/09-four-quadrants.ipynb"].title
    'The four quadrants'
    """
    return {path: _page(path, json.loads(content)) for path, content in edition().items()}


def codes_of(cells: Sequence[Cell]) -> Codes:
    """Return the sources of the code cells among some cells."""
    return tuple(source for kind, source in cells if kind == "code")


def cells_of(notebook: Mapping[str, Any]) -> tuple[Cell, ...]:
    """Return the cells of a notebook as JSON, format 4."""
    return tuple((str(cell["cell_type"]), "".join(cell["source"])) for cell in notebook["cells"])


def _page(path: str, notebook: Mapping[str, Any]) -> Shipped:
    codes = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    about = notebook["metadata"]["cocreation_teach"]
    return Shipped(
        path=path,
        title=about["title"],
        minutes=about["minutes"],
        cells=cells_of(notebook),
        shows_code=not all(cell["metadata"].get("jupyter", {}).get("source_hidden") for cell in codes),
    )


def recognise(path: str, codes: Sequence[str], pages: Mapping[str, Shipped] | None = None) -> Recognised:
    """Return which page of the edition a notebook is, and how many of its cells may run unasked.

    Parameters
    ----------
    path
        Where it lies, as its page names it.
    codes
        The sources of its code cells.
    pages
        The pages of the edition.

    Examples
    --------
    >>> nights = shipped()["lessons/09-four-quadrants.ipynb"]
    >>> recognise("mine/renamed.ipynb", nights.codes).cells == len(nights.codes)
    True
    >>> changed = recognise("lessons/09-four-quadrants.ipynb", [*nights.codes, "print()"])
    >>> changed.page is nights, changed.cells
    (True, 0)
    >>> recognise("lessons/09-four-quadrants.ipynb", ["print()"])
    Recognised(page=None, cells=0, why='', is_assignment=False)
    """
    pages = shipped() if pages is None else pages
    name = PurePosixPath(path).name
    same = [page for page in pages.values() if page.codes == tuple(codes) and (codes or page.name == name)]
    page = next((page for page in same if page.name == name), same[0] if same else None)
    if page:
        return Recognised(page, own_task(page, pages))
    if not any("cocreation_teach" in code for code in codes):
        return Recognised()
    if any(map(_ASSIGNMENT.search, codes)):
        released = _RELEASED.fullmatch("\n".join(codes))
        return Recognised(why=say("page.assignment"), is_assignment=released is not None)
    place = PurePosixPath(now(path))
    folder, name = place.parent.name, place.name
    page = pages.get(f"{folder}/{name}") or next((one for one in pages.values() if one.name == name), None)
    if page is None:
        return Recognised()
    first = own_task(page, pages)
    if first < len(page.codes) and tuple(codes[:first]) == page.codes[:first]:
        return Recognised(page, first)  # where students write code, theirs is meant to be another
    return Recognised(page, why=say("page.changed"))


def own_task(page: Shipped, pages: Mapping[str, Shipped]) -> int:
    """Return how many cells stand before the first in which a student is to write code, or all.

    Examples
    --------
    >>> pages = shipped()
    >>> own_task(pages["exercises/09b-data-lab.ipynb"], pages)
    3
    """
    solution = pages.get(f"solutions/{page.name}")
    if not page.shows_code or page.kind != "exercise" or solution is None:
        return len(page.codes)
    pairs = enumerate(zip(page.codes, solution.codes, strict=False))
    return next((at for at, (asked, solved) in pairs if asked != solved), len(page.codes))


def links(page: Shipped, pages: Mapping[str, Shipped]) -> dict[str, Shipped]:
    """Return where a reader goes on from a page: ``previous``, ``exercise``, ``solution``, ``next``.

    Examples
    --------
    >>> pages = shipped()
    >>> {name: to.path for name, to in links(pages["exercises/02-whose-view.ipynb"], pages).items()}
    {'previous': 'lessons/02-two-views.ipynb', 'solution': 'solutions/02-whose-view.ipynb', \
'next': 'lessons/03-what-makes-a-service.ipynb'}
    """
    lessons = [one for one in course_pages() if one.path.startswith("lessons/") and one.number]
    exercises = [f"{one.exercise}.ipynb" for one in lessons]
    way = [one.path for one in lessons]
    if page.path in way:
        at = way.index(page.path)
        found = {
            "previous": way[at - 1] if at else "",
            "exercise": f"exercises/{exercises[at]}",
            "solution": f"solutions/{exercises[at]}",
        }
    elif page.kind == "lesson":
        return {}
    else:
        # A second exercise of a lesson has its number with a letter.
        led = (
            at
            for at, one in enumerate(lessons)
            if exercises[at] == page.name or one.number == page.number[:-1]
        )
        at = next(led, len(way))
        lesson = way[at] if at < len(way) else ""
        found = {"previous": lesson if page.kind == "exercise" else f"exercises/{page.name}"}
        if page.kind == "exercise":
            found["solution"] = f"solutions/{page.name}"
    found["next"] = way[at + 1] if at + 1 < len(way) else ""
    return {name: pages[path] for name, path in found.items() if path in pages}
