"""A page of the course is known by its code alone, and what is not exactly that never runs unasked."""

import json
from pathlib import Path

import pytest

from cocreation_teach.course.beside import importable
from cocreation_teach.course.opened import opened
from cocreation_teach.course.shipped import cells_of, links, recognise, shipped
from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.teaching.assigning.release import release_of
from cocreation_teach.words import say

LESSON = "lessons/09-four-quadrants.ipynb"
LAB = "exercises/09b-data-lab.ipynb"
PAGES = shipped()
CODES = list(PAGES[LESSON].codes)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_recognised_wherever_it_lies(path: str) -> None:
    for place in (path, f"moved/{path}", f"other/{PAGES[path].name}"):
        found = recognise(place, PAGES[path].codes)
        assert found.page is PAGES[path]
        assert found.cells == (3 if path == LAB else len(PAGES[path].codes))
        assert found.why == ""


@pytest.mark.parametrize(
    "codes",
    [
        [*CODES, "print()"],
        ["print()", *CODES],
        CODES[:-1],
        CODES[::-1],
        [*CODES[:-1], CODES[-1] + "\nprint()"],
        [*CODES[:-1], CODES[-1] + " "],
        [CODES[0] + "\nimport os; os.system('echo')", *CODES[1:]],
        ["from cocreation_teach.content import question\n%%bash\necho"],
        ["import cocreation_teach", "def ("],
    ],
)
def test_a_changed_page_does_not_run_unasked_and_says_why(codes: list[str]) -> None:
    found = recognise(LESSON, codes)
    assert (found.page, found.cells, found.why) == (PAGES[LESSON], 0, say("page.changed"))


@pytest.mark.parametrize(
    "codes", [[], ["print()"], ["import pandas"], ["from cocreation_teach.content import question", "1"]]
)
def test_a_notebook_of_ones_own_is_left_alone(codes: list[str]) -> None:
    found = recognise("mine.ipynb", codes)
    assert (found.page, found.cells, found.why) == (None, 0, "")


def test_an_assignment_runs_when_it_is_asked_to_and_is_read_like_a_page(tmp_path: Path) -> None:
    files = release_of(Assignment("a1", "Week 5: *all* of it", "d", None, (), ((),)))
    [notebook] = [content for name, content in files.items() if name.endswith(".ipynb")]
    released = json.loads(notebook)
    codes = ["".join(cell["source"]) for cell in released["cells"] if cell["cell_type"] == "code"]
    found = recognise("week-5/assignment.ipynb", codes)
    assert (found.page, found.cells, found.why) == (None, 0, say("page.assignment"))
    assert found.is_assignment
    page = opened("week-5/assignment.ipynb", cells_of(released), tmp_path)["page"]
    assert (page["kind"], page["title"], page["root"]) == ("assignment", "Week 5: *all* of it", None)


@pytest.mark.parametrize(
    "codes",
    [
        ["from cocreation_teach.widgets import Assignment", 'Assignment("d")', "import os"],
        ["from cocreation_teach.widgets import Assignment\nimport os", 'Assignment("d")'],
        ["from cocreation_teach.widgets import Assignment", 'Assignment("d"); import os'],
        ["from cocreation_teach.widgets import Assignment", 'Assignment(open("x").read())'],
    ],
)
def test_an_assignment_with_other_code_is_shown_as_the_notebook_that_it_is(codes: list[str]) -> None:
    found = recognise("week-5/assignment.ipynb", codes)
    assert (found.why, found.is_assignment) == (say("page.assignment"), False)


def test_the_data_lab_runs_to_its_first_task_whatever_was_written_there() -> None:
    codes = list(PAGES[LAB].codes)
    assert recognise(LAB, [*codes[:3], "own = 1", *codes[4:]]).cells == 3
    assert recognise(LAB, ["own = 1", *codes[1:]]).cells == 0
    assert recognise(LAB, codes[:2]).cells == 0


def test_the_way_through_the_course_has_no_gap() -> None:
    path, way = "lessons/00-start-here.ipynb", []
    while path:
        way.append(path)
        path = links(PAGES[path], PAGES)["next"].path if "next" in links(PAGES[path], PAGES) else ""
    assert way == [path for path in PAGES if path.startswith("lessons/") and PAGES[path].number]
    assert [links(PAGES[one], PAGES)["previous"].path for one in way[1:]] == way[:-1]
    for path in PAGES:
        assert all(to is not PAGES[path] for to in links(PAGES[path], PAGES).values())


@pytest.mark.parametrize(
    "name", ["json.py", "Random.PY", "cocreation_teach.pyc", "json.cpython-311-x86_64-linux-gnu.so", "os.pyd"]
)
def test_a_module_beside_a_page_is_seen(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert importable(tmp_path) == name


@pytest.mark.parametrize("name", ["matplotlibrc", "pandas.py", "cocreation_teach.py"])
def test_what_lies_in_a_folder_is_seen_through_a_link_to_it(tmp_path: Path, name: str) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / name).touch()
    (tmp_path / "lessons").symlink_to(tmp_path / "real")
    assert importable(tmp_path / "lessons") == name
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / name).symlink_to(tmp_path / "real" / name)
    assert importable(tmp_path / "one") == name


@pytest.mark.parametrize("inside", ["__init__.py", "content.py", "content.so"])
def test_a_package_beside_a_page_is_seen(tmp_path: Path, inside: str) -> None:
    (tmp_path / "cocreation_teach").mkdir()
    (tmp_path / "cocreation_teach" / inside).touch()
    assert importable(tmp_path) == "cocreation_teach"


@pytest.mark.parametrize(
    "name",
    ["09.ipynb", "notes.md", "my-script.py", "data.csv", "src/09.md", ".hidden/x.py", "__pycache__/x.pyc"],
)
def test_what_no_import_finds_is_no_module(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert importable(tmp_path) is None
