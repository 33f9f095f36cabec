"""A room imports only the rooms it may, and only the third-party packages on its list.

The tables are the README's import rule.  The rooms of ``teaching`` have rooms of their own: they import each
other one way, and they and everybody else go through their doors, the packages themselves.  Imports inside
functions and in stubs count, and so do `importlib.import_module` and ``cocreation_teach.room``.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

PACKAGE = Path(__file__).parents[1] / "cocreation_teach"
OURS = PACKAGE.name
VERSION = "__version__"


class Room(NamedTuple):
    """What a room may import: rooms of ours (and the version), and third-party packages."""

    ours: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


ROOMS = {
    "__init__": Room(),
    "__main__": Room(("cli",)),
    "words": Room((), ("babel",)),
    "theory": Room(("words",)),
    "content": Room(("theory", "exchange")),
    "simulations": Room(("words", "theory"), ("numpy",)),
    "exchange": Room(("words", "theory")),
    "learning": Room((VERSION, "words", "theory", "content", "exchange"), ("fsrs", "jinja2")),
    "plots": Room(("words", "theory"), ("pandas", "matplotlib", "seaborn")),
    "teaching": Room(
        (VERSION, "theory", "content", "exchange", "simulations", "learning", "plots"),
        (
            "pandas",
            "numpy",
            "scipy",
            "krippendorff",
            "jinja2",
            "lazy_loader",
            "openpyxl",
            "sklearn",
            "threadpoolctl",
        ),
    ),
    "widgets": Room(
        ("words", "theory", "content", "simulations", "exchange", "learning", "plots"),
        ("anywidget", "ipywidgets", "lazy_loader", "traitlets"),
    ),
    "desk": Room(
        ("words", "theory", "content", "exchange", "learning", "teaching", "widgets"),
        ("anywidget", "traitlets"),
    ),
    "voting": Room(
        ("words", "theory", "content", "exchange", "teaching", "widgets"),
        ("anywidget", "jupyter_server", "lazy_loader", "segno", "tornado", "traitlets"),
    ),
    "course": Room(
        (VERSION, "words", "content", "exchange", "learning", "voting"),
        ("traitlets", "jupyter_server", "tornado"),
    ),
    "site": Room(
        (VERSION, "words", "theory", "content", "exchange", "learning", "widgets", "course"),
        ("IPython", "ipywidgets", "jinja2", "markupsafe", "nbconvert", "traitlets"),
    ),
    "hosting": Room((VERSION, "exchange"), ("jinja2",)),
    "commands": Room(("words", "exchange", "teaching", "voting", "site", "hosting"), ("click",)),
    "cli": Room((VERSION, "words", "commands", "course", "exchange", "learning"), ("click",)),
    "authoring": Room(
        ("theory", "content"),
        (
            "jupytext",
            "markdown_it",
        ),
    ),
}


INNER: dict[str, dict[str, tuple[str, ...]]] = {
    "teaching": {
        "templates": (),
        "results": (),
        "assigning": ("templates",),
        "handouts": ("templates",),
        "intake": ("results",),
        "statistics": ("results",),
        "report": ("results", "statistics", "templates"),
        "mark": ("intake", "report", "results", "statistics", "templates"),
        "platforms": ("intake", "mark"),
        "rehearsal": ("platforms",),
    },
}
"""Rooms inside a room, each with those of the same room that it may import."""


def test_every_room_keeps_the_rule() -> None:
    found = [
        fault
        for path in sorted((*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.pyi")))
        for fault in faults(path.relative_to(PACKAGE).parts, path.read_text(encoding="utf-8"))
    ]
    assert not found, "\n".join(found)


def test_every_arrow_of_the_tables_is_used() -> None:
    used: dict[tuple[str, ...], set[str]] = {}
    for path in (*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.pyi")):
        room, *below = path.relative_to(PACKAGE).with_suffix("").parts
        for _, module in imports((OURS, *path.relative_to(PACKAGE).parts[:-1]), ast.parse(path.read_text())):
            top, _, rest = module.partition(".")
            target, *inside = rest.split(".") if top == OURS else (top,)
            used.setdefault((room,), set()).add(target)
            if target == room and inside and len(below) > 1:
                used.setdefault((room, below[0]), set()).add(inside[0])
    tables = {(name,): (*room.ours, *room.others) for name, room in ROOMS.items()}
    tables |= {(name, room): others for name, inner in INNER.items() for room, others in inner.items()}
    unused = {
        where: left for where, allowed in tables.items() if (left := set(allowed) - used.get(where, set()))
    }
    assert unused == {}


def test_every_folder_with_code_is_a_room_of_the_table() -> None:
    folders = {path.relative_to(PACKAGE).parts[0] for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE}
    assert folders <= ROOMS.keys()
    for name, inner in INNER.items():
        assert {path.parent.name for path in (PACKAGE / name).glob("*/*.py")} == inner.keys()
    assert {"theory", "content", "widgets", "course", "authoring"} <= folders


def test_authoring_is_imported_by_nothing() -> None:
    assert [name for name, room in ROOMS.items() if "authoring" in room.ours] == []


@pytest.mark.parametrize("table", [{name: room.ours for name, room in ROOMS.items()}, *INNER.values()])
def test_a_table_has_no_circle(table: dict[str, tuple[str, ...]]) -> None:
    above = {name: set(rooms) - {VERSION} for name, rooms in table.items()}
    while free := [name for name, rooms in above.items() if not rooms & above.keys()]:
        for name in free:
            del above[name]
    assert above == {}


def faults(parts: tuple[str, ...], code: str) -> Iterator[str]:
    """Yield a sentence for each import that the room of a file may not have."""
    name = parts[0].removesuffix(".py")
    where = "/".join((OURS, *parts))
    if name not in ROOMS:
        yield f"{where} stands in no room of the table: add {name} to it, with what it may import."
        return
    room = ROOMS[name]
    for line, module in imports((OURS, *parts[:-1]), ast.parse(code)):
        top, _, rest = module.partition(".")
        if top != OURS:
            if top not in sys.stdlib_module_names and top not in room.others:
                yield f"{where}, line {line}: {name} may not import the package {top}."
        elif (target := rest.partition(".")[0] or "__init__") not in (name, *room.ours):
            yield f"{where}, line {line}: {name} may not import {OURS}.{target}."
        elif target in INNER and (said := _inner_fault(parts, target, on_disk(rest.split(".")[1:], target))):
            yield f"{where}, line {line}: {said}"


def _inner_fault(parts: tuple[str, ...], room: str, inside: list[str]) -> str | None:
    """Return a sentence if a file may not import a module inside a room, by the names that lead to it."""
    if not inside:
        return None
    mine = parts[1] if parts[0] == room and len(parts) > 2 else ""
    wanted, *further = inside
    if mine == wanted:
        return None
    if mine and wanted not in INNER[room].get(mine, ()):
        return f"{room}.{mine} may not import {room}.{wanted}."
    if further:
        return f"{'.'.join((room, *inside))} lies behind a door: import from {room}.{wanted}."
    return None


def on_disk(names: list[str], room: str) -> list[str]:
    """Return how many of the names below a room lead to a module or package; what follows stands in it."""
    for at in range(len(names), 0, -1):
        path = PACKAGE.joinpath(room, *names[:at])
        if path.is_dir() or path.with_suffix(".py").is_file():
            return names[:at]
    return []


def imports(package: tuple[str, ...], tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and full name of everything that a file of a package imports."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                for alias in names:
                    # The bare package is judged by what is taken from it: `cocreation_teach.room`, below.
                    if alias.name != OURS:
                        yield node.lineno, alias.name
                    elif alias.asname:
                        yield node.lineno, OURS
            case ast.ImportFrom(module=module, names=names, level=level):
                base = ".".join(
                    [*package[: len(package) - level + 1], *([module] if module else [])]
                    if level
                    else [module]
                )
                for alias in names:
                    yield node.lineno, f"{base}.{alias.name}"
            case ast.Attribute(value=ast.Name(id=value), attr=attr) if value == OURS:
                yield node.lineno, f"{OURS}.{attr}"
            case ast.Call(args=[ast.Constant(value=str(module)), *_], func=func) if _imports_by_name(func):
                yield node.lineno, module
            case ast.Call(
                args=[ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]), *_], func=func
            ) if _imports_by_name(func):
                yield node.lineno, start.rstrip(".")


def _imports_by_name(func: ast.expr) -> bool:
    name = func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")
    return name in ("__import__", "import_module")


@pytest.mark.parametrize(
    ("room", "code", "said"),
    [
        ("theory", "import enum, json.decoder", None),
        ("theory", "from cocreation_teach.theory.axes import Locus", None),
        ("theory", "from .axes import Locus", None),
        ("theory", "from . import axes", None),
        (
            "theory",
            "from cocreation_teach.content import encounters",
            "theory may not import cocreation_teach.content",
        ),
        ("theory", "from ..content import encounters", "theory may not import cocreation_teach.content"),
        ("theory", "from .. import content", "theory may not import cocreation_teach.content"),
        ("theory", "import cocreation_teach.content", "theory may not import cocreation_teach.content"),
        ("theory", "from cocreation_teach import content", "theory may not import cocreation_teach.content"),
        ("theory", "import cocreation_teach\ncocreation_teach.content", "line 2: theory may not import"),
        ("theory", "import cocreation_teach as c", "theory may not import cocreation_teach.__init__"),
        ("theory", "def f():\n    import numpy", "line 2: theory may not import the package numpy"),
        (
            "theory",
            "if TYPE_CHECKING:\n    import numpy.typing",
            "line 2: theory may not import the package numpy",
        ),
        ("theory", "importlib.import_module('numpy')", "theory may not import the package numpy"),
        ("theory", "import_module(f'numpy.{part}')", "theory may not import the package numpy"),
        (
            "theory",
            "__import__('cocreation_teach.content')",
            "theory may not import cocreation_teach.content",
        ),
        ("content", "from cocreation_teach.theory import Mark", None),
        (
            "content",
            "from cocreation_teach import __version__",
            "content may not import cocreation_teach.__version__",
        ),
        ("content", "import yaml", "content may not import the package yaml"),
        ("widgets", "import anywidget, traitlets", None),
        ("widgets", "import pandas", "widgets may not import the package pandas"),
        (
            "widgets",
            "from cocreation_teach.authoring import page",
            "widgets may not import cocreation_teach.authoring",
        ),
        ("course", "from cocreation_teach import __version__", None),
        ("course", "import cocreation_teach\ncocreation_teach.__version__", None),
        (
            "course",
            "from cocreation_teach.widgets import QuestionCard",
            "course may not import cocreation_teach.widgets",
        ),
        ("course", "import click", "course may not import the package click"),
        ("cli", "import click\nfrom cocreation_teach.course import launch", None),
        ("cli", "import cocreation_teach.authoring", "cli may not import cocreation_teach.authoring"),
        ("authoring", "import jupytext", None),
        ("authoring", "from cocreation_teach.widgets import QuestionCard", "authoring may not import"),
        (
            "__init__",
            "from cocreation_teach.theory import Mark",
            "__init__ may not import cocreation_teach.theory",
        ),
        ("attic", "", "stands in no room of the table: add attic to it"),
        ("teaching/mark", "from cocreation_teach.teaching.intake import take_in", None),
        ("teaching/mark", "from cocreation_teach.teaching.mark.score import Scored", None),
        ("teaching/mark", "from . import score", None),
        ("teaching/mark", "from cocreation_teach.teaching import intake", None),
        ("teaching/mark", "from cocreation_teach.teaching.intake.people import take_in", "behind a door"),
        ("teaching/mark", "from cocreation_teach.teaching.intake import people", "behind a door"),
        ("teaching/mark", "from ..intake import people", "behind a door"),
        ("teaching/intake", "from cocreation_teach.teaching.mark import grade", "intake may not import"),
        ("teaching/intake", "from cocreation_teach.teaching import mark", "intake may not import"),
        (
            "teaching/intake",
            "def f():\n    import cocreation_teach.teaching.mark",
            "line 2: teaching.intake may",
        ),
        ("commands", "from cocreation_teach.teaching.mark import grade", None),
        ("commands", "from cocreation_teach import teaching", None),
        ("commands", "from cocreation_teach.teaching.mark.grading import grade", "behind a door"),
    ],
)
def test_the_rule_sees_each_way_of_importing(room: str, code: str, said: str | None) -> None:
    parts = (f"{room}.py",) if room in ("cli", "__init__") else (*room.split("/"), "module.py")
    found = list(faults(parts, code))
    if said is None:
        assert found == []
    else:
        assert len(found) == 1
        assert said in found[0]
