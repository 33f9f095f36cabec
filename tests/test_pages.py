"""Exercises and solutions run, solutions earn full credit, untouched exercises are "not answered".

Each page runs once, in a kernel that serves them all, and is then asked for the standing of its widgets.
(nbval runs the lessons.)
"""

import json
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

from tests.kernel import AS_IF_NEW

ROOT = Path(__file__).parents[1]
FOLDERS = "exercises", "solutions"
# It is run twice, and what it leaves behind is looked at, in tests/teaching/rehearsal/test_lecturer_guide.py.
GUIDE = "solutions/lecturer-guide.ipynb"
PAGES = sorted(
    path.relative_to(ROOT).as_posix() for name in FOLDERS for path in (ROOT / name).glob("*.ipynb")
)
PAGES.remove(GUIDE)
SOLUTIONS = [page for page in PAGES if page.startswith("solutions/")]
# Practice asks what the student's own record gives, so on an empty one it asks nothing and has no key.
EXERCISES = [page for page in PAGES if page.startswith("exercises/") and "/00-practice" not in page]
NOTE_WIDGETS = """
import ipywidgets
noted = []
ipywidgets.Widget.on_widget_constructed(noted.append)
"""
STANDINGS = """
import json
from dataclasses import asdict
print(json.dumps([
    {
        "name": type(widget).__name__,
        "answered": widget.answered(),
        "marks": {key: mark and asdict(mark) for key, mark in widget.marks().items()},
        "report": widget.report(),
    }
    for widget in noted
    if hasattr(widget, "marks")
]))
"""

Standing = dict[str, Any]
Ran = Callable[[str], list[Standing]]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the notebooks."""
    course = tmp_path_factory.mktemp("course")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, course / folder, ignore=shutil.ignore_patterns("src", ".*"))
    return course


@pytest.fixture(scope="module")
def kernel(course: Path) -> Iterator[BlockingKernelClient]:
    manager, client = start_new_kernel(startup_timeout=300, cwd=str(course))
    yield client
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def ran(course: Path, kernel: BlockingKernelClient) -> Ran:
    """The standing of the widgets that a page builds, in order, after all its cells were run."""

    @cache
    def standings(page: str) -> list[Standing]:
        shutil.rmtree(course / ".cocreation", ignore_errors=True)
        said(kernel, AS_IF_NEW.format(folder=str((course / page).parent)) + NOTE_WIDGETS)
        for cell in json.loads((course / page).read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code":
                said(kernel, "".join(cell["source"]))
        return list(json.loads(said(kernel, STANDINGS)))

    return standings


def said(kernel: BlockingKernelClient, code: str) -> str:
    """Run some code and return what it prints; what goes wrong fails the test."""
    heard: list[str] = []

    def hear(message: dict[str, Any]) -> None:
        if message["msg_type"] == "stream" and message["content"]["name"] == "stdout":
            heard.append(message["content"]["text"])

    reply = kernel.execute_interactive(code, allow_stdin=False, output_hook=hear, timeout=600)
    assert reply["content"]["status"] == "ok", "\n".join([code, *reply["content"]["traceback"]])
    return "".join(heard)


def shortfalls(standing: Standing) -> list[str]:
    """Return what keeps a widget's answers from full credit; a text is to be answered, no more."""
    return [
        f"{standing['name']}, {key}: "
        + ("not answered" if key not in standing["answered"] else " ".join(mark["feedback"]))
        for key, mark in standing["marks"].items()
        if key not in standing["answered"] or (mark is not None and mark["credit"] != 1)
    ]


def test_there_is_something_to_test() -> None:
    assert "exercises/09-classify-encounters.ipynb" in EXERCISES
    assert {page.replace("exercises", "solutions") for page in EXERCISES} <= set(SOLUTIONS)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs(page: str, ran: Ran) -> None:
    ran(page)


@pytest.mark.parametrize("page", SOLUTIONS)
def test_a_solution_earns_full_credit(page: str, ran: Ran) -> None:
    found = [shortfall for standing in ran(page) for shortfall in shortfalls(standing)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("page", EXERCISES)
def test_an_untouched_exercise_is_not_answered(page: str, ran: Ran) -> None:
    assert ran(page), "an exercise has something to do"
    for standing in ran(page):
        assert standing["answered"] == []
        assert set(standing["marks"].values()) == {None}
        assert standing["report"].startswith("Not answered")


@pytest.mark.parametrize("page", EXERCISES)
def test_a_solution_answers_what_its_exercise_asks(page: str, ran: Ran) -> None:
    asked = {key for standing in ran(page) for key in standing["marks"]}
    solution = ran(page.replace("exercises", "solutions"))
    assert asked <= {key for standing in solution for key in standing["answered"]}


def test_a_fault_in_a_cell_and_a_wrong_or_missing_answer_are_found(
    course: Path, kernel: BlockingKernelClient
) -> None:
    said(kernel, AS_IF_NEW.format(folder=str(course)) + NOTE_WIDGETS)
    said(
        kernel,
        "from cocreation_teach.content import encounters\n"
        "from cocreation_teach.widgets import QuadrantBoard\n"
        "board = QuadrantBoard(encounters('lounge-evening', 'rias-flats'))\n"
        "_ = board.answer({'lounge-evening': 'IV'})",
    )
    (standing,) = json.loads(said(kernel, STANDINGS))
    assert [one.split(":")[0] for one in shortfalls(standing)] == [
        "QuadrantBoard, lounge-evening",
        "QuadrantBoard, rias-flats",
    ]
    said(kernel, "_ = board.answer({'lounge-evening': 'I', 'rias-flats': 'IV'})")
    assert [shortfalls(standing) for standing in json.loads(said(kernel, STANDINGS))] == [[]]
    with pytest.raises(AssertionError, match="name 'nothing' is not defined"):
        said(kernel, "nothing")


def test_the_kernel_is_as_new_for_each_page(course: Path, kernel: BlockingKernelClient) -> None:
    said(kernel, "import sys, cocreation_teach.learning.journal\nleft = 1")
    said(kernel, AS_IF_NEW.format(folder=str(course / "exercises")))
    said(kernel, "import os, sys\nassert 'left' not in globals()")
    said(kernel, "assert os.path.basename(os.getcwd()) == 'exercises'")
    said(kernel, "assert 'cocreation_teach.learning.journal' not in sys.modules")
    said(kernel, "import cocreation_teach\nassert not hasattr(cocreation_teach, 'learning')")
