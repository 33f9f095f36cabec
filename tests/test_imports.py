"""A notebook pays for what it uses, and a door that loads late still shows what stands behind it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from mypy import api

from cocreation_teach import teaching, voting, widgets

ROOT = Path(__file__).parents[1]
HEAVY = ("pandas", "numpy", "matplotlib", "seaborn", "nbformat", "jupytext")
DOORS = {"widgets": widgets, "teaching": teaching, "voting": voting}


def printed(script: str) -> list[str]:
    """Return the words that a script prints in a new process."""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize(
    "statement",
    [
        "import cocreation_teach",
        "from cocreation_teach.content import encounters, questions; encounters(); questions('quadrants')",
        "from cocreation_teach.widgets import QuadrantBoard, QuestionCard",
        "from cocreation_teach.desk import Desk",
        "from cocreation_teach.voting import Vote",
        "import cocreation_teach.cli",
    ],
)
def test_import_loads_nothing_heavy(statement: str) -> None:
    script = f"import sys\n{statement}\nprint(*sorted(set({HEAVY}) & sys.modules.keys()))"
    assert printed(script) == []


@pytest.mark.parametrize(
    ("door", "name", "loaded", "not_loaded"),
    [
        ("widgets", "QuestionCard", "question_card", "quadrant_board"),
        ("teaching", "assign", "assigning.make", "mark"),
        ("voting", "Vote", "vote", "handlers"),
    ],
)
def test_a_door_loads_what_is_asked_for_and_no_more(
    door: str, name: str, loaded: str, not_loaded: str
) -> None:
    room = f"cocreation_teach.{door}"
    script = f"import sys, {room}\nprint(*(name for name in sys.modules if name.startswith('{room}.')))\n"
    assert printed(script) == []
    seen = printed(script.replace("\n", f"\n{room}.{name}\n", 1))
    assert f"{room}.{loaded}" in seen
    assert f"{room}.{not_loaded}" not in seen


@pytest.mark.parametrize("door", DOORS)
def test_a_door_lists_its_names_and_each_can_be_had(door: str) -> None:
    room = DOORS[door]
    stub = ast.parse((ROOT / "cocreation_teach" / door / "__init__.pyi").read_text(encoding="utf-8"))
    names = [alias.name for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names]
    assert names
    assert dir(room) == sorted(names)
    assert [name for name in names if not callable(getattr(room, name))] == []


def test_a_type_checker_sees_what_stands_behind_each_door(tmp_path: Path) -> None:
    names = [f"{door}.{name}" for door, room in DOORS.items() for name in dir(room)]
    code = "from cocreation_teach import teaching, voting, widgets\n" + "".join(
        f"reveal_type({name})\n" for name in names
    )
    (tmp_path / "revealed.py").write_text(code, encoding="utf-8")
    configured = ["--config-file", str(ROOT / "pyproject.toml"), "--cache-dir", str(ROOT / ".mypy_cache")]
    said, _, _ = api.run([*configured, str(tmp_path / "revealed.py")])
    revealed = [line.partition("Revealed type is ")[2] for line in said.splitlines() if "Revealed" in line]
    assert len(revealed) == len(names), said
    assert [
        name for name, kind in zip(names, revealed, strict=True) if not kind.startswith('"def (')
    ] == [], said
