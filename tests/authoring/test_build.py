"""The notebooks as they come out: a golden example, the same bytes each time, and what is stale is told."""

import json
import shutil
from importlib import import_module
from pathlib import Path

import nbformat
import pytest

from cocreation_teach import widgets
from cocreation_teach.authoring.__main__ import main
from cocreation_teach.authoring.build import ROOT, Files, differences, generate, notebooks_of, write
from cocreation_teach.authoring.course_map import course_files, course_map, gaps
from cocreation_teach.authoring.transforms import course_names
from cocreation_teach.theory import CONCEPTS
from tests.authoring.example import BANK, GOLDEN, NOTEBOOKS, golden_files
from tests.authoring.sources import course_pages


@pytest.fixture
def golden() -> Files:
    return golden_files()


def test_golden_example(golden: Files) -> None:
    found = list(differences(NOTEBOOKS, golden))
    assert found == [], "if the change is meant: python tests/authoring/example.py, and read the diff"


def test_notebooks_are_valid_and_untouched(golden: Files) -> None:
    for text in golden.values():
        notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
        nbformat.validate(notebook)
        assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
        assert [cell.id for cell in notebook.cells] == [f"cell-{n:02}" for n in range(len(notebook.cells))]
        assert all(
            cell.outputs == [] and cell.execution_count is None
            for cell in notebook.cells
            if "outputs" in cell
        )


def test_notebooks_are_written_as_jupyter_writes_them(golden: Files) -> None:
    for text in golden.values():
        assert nbformat.writes(nbformat.reads(text, as_version=4)) + "\n" == text
        assert "\r" not in text
        assert "\\u" not in text


def test_same_bytes_each_time(golden: Files) -> None:
    assert generate(GOLDEN, BANK) == (golden, [])


def test_same_bytes_whatever_the_line_ends_of_the_source(golden: Files, tmp_path: Path) -> None:
    for path in GOLDEN.glob("*/src/*.md"):
        copy = tmp_path / path.relative_to(GOLDEN)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert generate(tmp_path, BANK) == (golden, [])


def test_the_exercise_knows_nothing_of_the_answer(golden: Files) -> None:
    exercise, solution = golden["exercises/08-an-exercise.ipynb"], golden["solutions/08-an-exercise.ipynb"]
    assert "answer" in solution
    assert "answer" not in exercise
    assert "# solution" not in exercise + solution


def test_a_notebook_imports_what_it_uses_and_no_more(golden: Files) -> None:
    starts = {name: json.loads(text)["cells"][1:3] for name, text in golden.items()}
    set_up = {name: "".join(cells[1]["source"]) for name, cells in starts.items() if cells}
    look_ups = "from cocreation_teach.content import encounters, question\n"
    boards = "from cocreation_teach.widgets import {}QuadrantBoard, QuestionCard"
    assert set_up == {
        "lessons/09-a-lesson.ipynb": look_ups + boards.format("MyWork, "),
        "exercises/08-an-exercise.ipynb": look_ups + boards.format(""),
        "solutions/08-an-exercise.ipynb": look_ups + boards.format(""),
    }
    assert {cells[0]["source"][0][:22] for cells in starts.values() if cells} == {"**To start this page,*"}
    assert starts["solutions/11-a-page-alone.ipynb"] == []


def test_the_set_up_cell_knows_what_the_course_has() -> None:
    for module, names in course_names().items():
        course = import_module(module)
        assert [name for name in names if not hasattr(course, name)] == []
    assert set(widgets.__all__) == set(course_names()["cocreation_teach.widgets"])


def test_missing_stale_and_orphaned_are_told(golden: Files, tmp_path: Path) -> None:
    assert write(tmp_path, golden) == sorted(golden)
    assert list(differences(tmp_path, golden)) == []
    (tmp_path / "lessons/09-a-lesson.ipynb").unlink()
    with (tmp_path / "exercises/08-an-exercise.ipynb").open("a") as file:
        file.write(" ")
    (tmp_path / "solutions/99-left-over.ipynb").write_text("{}")
    assert list(differences(tmp_path, golden)) == [
        "exercises/08-an-exercise.ipynb is stale: it is not what its source makes.",
        "lessons/09-a-lesson.ipynb is missing.",
        "solutions/99-left-over.ipynb has no source: delete it, or write one.",
    ]
    assert write(tmp_path, golden) == ["exercises/08-an-exercise.ipynb", "lessons/09-a-lesson.ipynb"]


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(GOLDEN / "solutions", tmp_path / "solutions", ignore=shutil.ignore_patterns("08-*"))
    assert main(["check"], tmp_path) == 1
    assert capsys.readouterr().err == (
        "solutions/11-a-page-alone.ipynb is missing.\nTo renew: python -m cocreation_teach.authoring build\n"
    )
    assert main(["build"], tmp_path) == 0
    assert capsys.readouterr().out.startswith("solutions/11-a-page-alone.ipynb written\n")
    assert main(["check"], tmp_path) == 0
    assert capsys.readouterr().out == "All 1 files are as their sources make them.\n"


def test_a_faulty_source_stops_the_build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "lessons/src").mkdir(parents=True)
    (tmp_path / "lessons/src/01-a.md").write_text("# A\n")
    assert main(["build"], tmp_path) == 1
    said = capsys.readouterr().err
    assert said.startswith(
        "4 problems in the sources; nothing was written.\nlessons/src/01-a.md, front matter"
    )
    assert list(tmp_path.rglob("*.ipynb")) == []


def test_nothing_is_stale() -> None:
    notebooks = {name: text for page in course_pages() for name, text in notebooks_of(page).items()}
    files = notebooks | course_files(ROOT, course_pages())
    assert list(differences(ROOT, files)) == []
    assert len(files) >= 40


def test_every_concept_is_taught_checked_practised_and_solved() -> None:
    rows = course_map(course_pages())
    assert gaps(rows) == []
    assert rows.keys() == CONCEPTS.keys()


def test_a_gap_is_told() -> None:
    pages = [page for page in course_pages() if not page.name.startswith(("04-value", "03-value"))]
    told = gaps(course_map(pages))
    assert any(line.startswith("D3, the restaurant meal, is not taught") for line in told)
