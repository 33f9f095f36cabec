"""The acts that make a page's cells into the cells of a notebook: cells in, cells out."""

import ast
import re
from dataclasses import replace
from pathlib import Path
from typing import Final

from cocreation_teach.authoring.page import Cell, Page
from cocreation_teach.content.course import number_of
from cocreation_teach.content.nouns import look_ups

MARKER: Final = "# solution"
"""In a code cell of a solution's source: from here on the exercise knows nothing."""

Cells = tuple[Cell, ...]

HOW_TO_RUN: Final = Cell(
    "markdown",
    "**To start this page,** choose *Run > Run All Cells* in the menu.",
    frozenset({"how-to-run"}),
)
MY_WORK: Final = Cell(
    "markdown",
    "## My work\n\nWhat you did on this page is saved. Here you can take all your work away as a file, "
    "bring it back on another computer, or read it as a page.",
)
_STUB: Final = Path(__file__).parents[1] / "widgets" / "__init__.pyi"


def course_names() -> dict[str, tuple[str, ...]]:
    """Return what the set-up cell can import: by module, the names that pages use.

    The widgets are those that their package names in its stub: to import it would take long.
    """
    stub = ast.parse(_STUB.read_text(encoding="utf-8"))
    lines = (node for node in stub.body if isinstance(node, ast.ImportFrom))
    named = sorted(alias.name for line in lines for alias in line.names)
    return {
        "cocreation_teach.content": tuple(sorted(look_ups())),
        "cocreation_teach.widgets": tuple(named),
    }


def lesson_cells(page: Page) -> Cells:
    """Return the cells of a lesson's notebook."""
    return insert_set_up(append_my_work(page.cells) if number_of(page.name) else page.cells)


def solution_cells(page: Page) -> Cells:
    """Return the cells of a solution's notebook."""
    if page.exercise is None:
        return insert_set_up(page.cells)
    return insert_set_up(retitle_as_solution(remove_markers(drop_tagged(page.cells, "exercise"))))


def exercise_cells(page: Page) -> Cells:
    """Return the cells of the exercise that belongs to a solution."""
    return insert_set_up(cut_at_markers(drop_tagged(page.cells, "solution")))


def append_my_work(cells: Cells) -> Cells:
    """Put the student's own work at the foot of a lesson, unless the lesson shows it already.

    Examples
    --------
    >>> [cell.text for cell in append_my_work((Cell("markdown", "# Title"),))][-1]
    'MyWork()'
    """
    if any("MyWork()" in cell.text for cell in cells if cell.kind == "code"):
        return cells
    return (*cells, MY_WORK, Cell("code", "MyWork()", frozenset({"hide-input"})))


def insert_set_up(cells: Cells) -> Cells:
    """Put how to run the page, and the set-up cell, behind the first cell; without code there is no need.

    Examples
    --------
    >>> page = (Cell("markdown", "# Title"), Cell("code", "QuestionCard(question('start.b1'))"))
    >>> [cell.kind for cell in insert_set_up(page)]
    ['markdown', 'markdown', 'code', 'code']
    """
    if not any(cell.kind == "code" for cell in cells):
        return cells
    set_up = set_up_code(cells)
    first = (Cell("code", set_up, frozenset({"hide-input"})),) if set_up else ()
    return (*cells[:1], HOW_TO_RUN, *first, *cells[1:])


def set_up_code(cells: Cells) -> str:
    """Return the imports of what the cells use of the course, and no more: each takes time to load.

    Examples
    --------
    >>> print(set_up_code((Cell("code", "QuestionCard(question('start.b1'))"),)))
    from cocreation_teach.content import question
    from cocreation_teach.widgets import QuestionCard
    """
    code = "\n".join(cell.text for cell in cells if cell.kind == "code")
    used = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    return "\n".join(
        f"from {module} import {', '.join(name for name in names if name in used)}"
        for module, names in course_names().items()
        if used & set(names)
    )


def drop_tagged(cells: Cells, tag: str) -> Cells:
    """Leave out the cells that carry a tag."""
    return tuple(cell for cell in cells if tag not in cell.tags)


def remove_markers(cells: Cells) -> Cells:
    """Take the marker lines out of the code cells, and nothing else."""
    return tuple(
        replace(cell, text=without_marker(cell.text)) if cell.kind == "code" else cell for cell in cells
    )


def cut_at_markers(cells: Cells) -> Cells:
    """Leave out what stands from the marker line on, in each code cell that has one."""
    return tuple(
        replace(cell, text=before_marker(cell.text)) if cell.kind == "code" else cell for cell in cells
    )


def retitle_as_solution(cells: Cells) -> Cells:
    """Turn the heading of the first cell from *Exercise 08* into *Solution 08*.

    Examples
    --------
    >>> retitle_as_solution((Cell("markdown", "# Exercise 08: classify"),))[0].text
    '# Solution 08: classify'
    """
    return tuple(
        replace(cell, text=re.sub(r"\A# Exercise (\d\d[a-z]?):", r"# Solution \1:", cell.text))
        if place == 0
        else cell
        for place, cell in enumerate(cells)
    )


def without_marker(code: str) -> str:
    r"""Return the code without its marker line.

    Examples
    --------
    >>> without_marker("board\n# solution\nboard.reveal()")
    'board\nboard.reveal()'
    """
    return "\n".join(line for line in code.split("\n") if not is_marker(line))


def before_marker(code: str) -> str:
    r"""Return the code that stands before the marker line, or all of it if there is none.

    Examples
    --------
    >>> before_marker("board\n\n# solution\nboard.reveal()")
    'board'
    """
    lines = code.split("\n")
    end = next((place for place, line in enumerate(lines) if is_marker(line)), len(lines))
    return "\n".join(lines[:end]).rstrip()


def is_marker(line: str) -> bool:
    """Whether a line of code is the marker; it begins at the margin."""
    return line.rstrip() == MARKER
