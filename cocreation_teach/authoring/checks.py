"""What can be wrong with the cells of a page: each check yields what stands there and what to do."""

import ast
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from difflib import SequenceMatcher
from inspect import signature
from posixpath import join, normpath
from typing import Final

from cocreation_teach.authoring.page import Cell, Page
from cocreation_teach.authoring.transforms import MARKER, before_marker, is_marker, without_marker
from cocreation_teach.content import ContentError
from cocreation_teach.content.course import number_of

LONGEST: Final = 10
"""Lines of a code cell: more than that is a program, and our students do not program."""

Fault = tuple[str, str]
Bank = Mapping[str, Callable[..., object]]
"""What a cell may call by id (``question("a.b")``): the name, and a look-up that raises `ValueError`."""


def check_page(page: Page, notebooks: Collection[str], bank: Bank) -> Iterator[tuple[str, Fault]]:
    """Yield the faults of a page's cells, each with the place where it stands.

    Parameters
    ----------
    page
        The page.
    notebooks
        The notebooks of the course as ``folder/name.ipynb``, for the links.
    bank
        The look-ups of the course's content, by the name under which cells call them.
    """
    yield from (("file name", fault) for fault in check_name(page))
    yield from (("front matter, exercise", fault) for fault in check_exercise(page, notebooks))
    yield from (("cell 1", fault) for fault in check_heading(page))
    for number, cell in enumerate(page.cells, start=1):
        for fault in _check_cell(page, cell, notebooks, bank):
            yield f"cell {number}", fault


def _check_cell(page: Page, cell: Cell, notebooks: Collection[str], bank: Bank) -> Iterator[Fault]:
    leaves_out = page.folder == "solutions" and page.exercise is not None
    yield from check_tags(cell, leaves_out)
    if cell.kind == "markdown":
        yield from check_markdown(cell)
        yield from check_links(cell, folders_of(page, cell), notebooks)
    if cell.kind == "code":
        yield from check_markers(cell, leaves_out)
        yield from check_code(cell, page.folder == "lessons")
        yield from check_ids(cell, bank)


def check_name(page: Page) -> Iterator[Fault]:
    """Yield a fault unless the name is a slug, and begins with the number of the exercise if there is one."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", page.name):
        yield page.name, "Allowed are a-z, 0-9 and single hyphens."
    elif page.folder == "solutions" and page.exercise and not number_of(page.name):
        yield page.name, "The name of a solution begins with its number, such as 09-classify-encounters."


def check_exercise(page: Page, notebooks: Collection[str]) -> Iterator[Fault]:
    """Yield a fault if the exercise that a lesson leads to does not exist."""
    if page.exercise and f"exercises/{page.exercise}.ipynb" not in notebooks:
        yield page.exercise, "There is no such exercise; say false if the lesson has none."


def check_heading(page: Page) -> Iterator[Fault]:
    """Yield a fault unless the first cell is the page's heading, in every notebook it becomes."""
    first = page.cells[0] if page.cells else Cell("markdown", "")
    line = first.text.partition("\n")[0]
    if first.kind != "markdown" or first.tags or not re.match(r"# \S", line):
        yield line, "A page opens with an untagged Markdown cell whose first line is its heading: `# Title`."
        return
    number = number_of(page.name) if page.folder == "solutions" and page.exercise else ""
    if number and not line.startswith(f"# Exercise {number}:"):
        yield line, f"The heading of this page reads `# Exercise {number}: ...`."


def check_tags(cell: Cell, leaves_out: bool) -> Iterator[Fault]:
    """Yield a fault for a cell that is left out where nothing may be, or everywhere, or hides no input."""
    if cell.kind == "markdown" and "hide-input" in cell.tags:
        yield "hide-input", "Only a code cell has input to hide."
    marked = sorted(cell.tags & {"solution", "exercise"})
    if marked and not leaves_out:
        yield marked[0], "Only the source of a solution that has an exercise leaves cells out."
    elif len(marked) == 2:
        yield "solution, exercise", "A cell with both tags would stand nowhere: keep one of them."


def check_markdown(cell: Cell) -> Iterator[Fault]:
    """Yield a fault for a marker or a directive, which JupyterLab would show as it stands."""
    for line in cell.text.split("\n"):
        if is_marker(line):
            yield line, "In Markdown this leaves nothing out: tag the cell `solution` instead."
        if re.match(r"\s*(`{3,}|~{3,}|:{3,})\s*\{", line):
            yield line, "A code cell opens with ```{code-cell} at the margin; other directives are not shown."


def check_markers(cell: Cell, leaves_out: bool) -> Iterator[Fault]:
    """Yield a fault unless a marker stands once, spelt exactly, with code before it and behind it."""
    lines = cell.text.split("\n")
    misspelt = [line for line in lines if not is_marker(line) and _resembles_marker(line)]
    yield from ((line, f"A marker is a line of its own, at the margin: `{MARKER}`.") for line in misspelt)
    places = [place for place, line in enumerate(lines) if is_marker(line)]
    if not places:
        return
    if not leaves_out:
        yield MARKER, "Only the source of a solution that has an exercise takes this marker."
    elif len(places) > 1:
        yield MARKER, "This marker stands twice in the cell: keep the first."
    elif not _does_something(before_marker(cell.text)):
        yield MARKER, "Nothing is left before the marker: tag the cell `solution` instead."
    elif not "\n".join(lines[places[0] + 1 :]).strip():
        yield MARKER, "Nothing stands behind the marker, so there is nothing to leave out."
    elif not _shows_something(before_marker(cell.text)):
        yield MARKER, "The exercise would show nothing here: end with what it shows, then the marker."


def check_code(cell: Cell, lesson: bool) -> Iterator[Fault]:
    """Yield a fault unless code is short and valid, also without its solution; a lesson defines nothing."""
    code = without_marker(cell.text)
    length = len(code.split("\n"))
    first = code.partition("\n")[0]
    if length > LONGEST:
        yield first, f"This cell has {length} lines; {LONGEST} are the most that a student is shown."
    if not _does_something(code):
        yield first, "This code cell does nothing: delete it."
    # Without a marker both are the same code, and the second name for its fault is the one that stays.
    for part, what in {before_marker(cell.text): "What the exercise keeps", code: "This"}.items():
        try:
            ast.parse(part)
        except (SyntaxError, ValueError) as error:
            line = part.split("\n")[(getattr(error, "lineno", None) or 1) - 1 :][:1] or [first]
            yield line[0], f"{what} is not valid Python: {getattr(error, 'msg', error)}."
            return
    if lesson:
        kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        for node in (node for node in ast.walk(ast.parse(code)) if isinstance(node, kinds)):
            yield node.name, "A lesson defines no function and no class: put it into the package."


def check_ids(cell: Cell, bank: Bank) -> Iterator[Fault]:
    """Yield each id that a cell names and the bank does not hold."""
    for node in ast.walk(_parsed(without_marker(cell.text))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in bank):
            continue
        ids = [str(argument.value) for argument in node.args if isinstance(argument, ast.Constant)]
        look_up = bank[node.func.id]
        for asked in [[key] for key in ids] if _takes_any_number(look_up) else [ids]:
            yield from _missing(asked, look_up)


def check_links(cell: Cell, folders: Collection[str], notebooks: Collection[str]) -> Iterator[Fault]:
    """Yield each relative link to anything but a notebook of the course: a student has nothing else."""
    text = re.sub(r"(`+).+?\1", "", cell.text, flags=re.DOTALL)
    inline = re.findall(r"\]\(\s*<?([^)\s>]+)", text)
    named = re.findall(r"^ {0,3}\[[^\]]+\]:\s*<?([^\s>]+)", text, flags=re.MULTILINE)
    html = re.findall(r"(?:href|src)\s*=\s*[\"']([^\"']+)", text)
    for target in (*inline, *named, *html):
        path = target.partition("#")[0]
        if not path or re.match(r"[a-z][a-z0-9+.-]*:", path, flags=re.IGNORECASE):
            continue
        lost = [folder for folder in folders if normpath(join(folder, path)) not in notebooks]
        if lost:
            yield target, f"Seen from {' and '.join(lost)}/ this link leads to no notebook of the course."


def folders_of(page: Page, cell: Cell) -> tuple[str, ...]:
    """Return the folders in whose notebooks a cell stands."""
    if page.folder == "lessons":
        return ("lessons",)
    without = {"solution": "exercises", "exercise": "solutions"}
    kept = [folder for tag, folder in without.items() if tag not in cell.tags]
    return tuple(folder for folder in kept if page.exercise or folder == "solutions")


def _takes_any_number(look_up: Callable[..., object]) -> bool:
    """Whether the ids are each looked up for themselves; else what follows the first is a part of it."""
    return all(one.kind is one.VAR_POSITIONAL for one in signature(look_up).parameters.values())


def _missing(ids: list[str], look_up: Callable[..., object]) -> Iterator[Fault]:
    try:
        look_up(*ids)
    except ContentError:
        raise
    except (TypeError, ValueError) as error:  # too many ids, or one that is not there
        yield ", ".join(ids), str(error)


def _resembles_marker(line: str) -> bool:
    word = re.search(r"#\W*(\w+)", line)
    return word is not None and SequenceMatcher(None, word[1].lower(), "solution").ratio() > 0.8


def _parsed(code: str) -> ast.Module:
    try:
        return ast.parse(code)
    except (SyntaxError, ValueError):
        return ast.Module(body=[], type_ignores=[])


def _shows_something(code: str) -> bool:
    """Whether code ends with an expression; code that is not valid Python is another check's matter."""
    body = _parsed(code).body
    return not body or isinstance(body[-1], ast.Expr)


def _does_something(code: str) -> bool:
    """Whether there is anything but comments; code that is not valid Python is another check's matter."""
    return bool(re.sub(r"^\s*#.*$", "", code, flags=re.MULTILINE).strip())
