"""A notebook pays for what it uses: neither import loads a heavy package."""

import subprocess
import sys

import pytest

HEAVY = ("pandas", "numpy", "matplotlib", "seaborn", "nbformat", "jupytext")


@pytest.mark.parametrize(
    "statement",
    [
        "import cocreation_teach",
        "from cocreation_teach.content import encounters, questions; encounters(); questions('quadrants')",
        "from cocreation_teach.widgets import QuadrantBoard, QuestionCard",
        "import cocreation_teach.cli",
    ],
)
def test_import_loads_nothing_heavy(statement: str) -> None:
    script = f"import sys\n{statement}\nprint(*sorted(set({HEAVY}) & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
