"""What the `cocreation` command makes of what is typed."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

import cocreation_teach
from cocreation_teach import cli, course
from cocreation_teach.course import notebooks
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal

HEADINGS = {
    "lessons/00-start-here.ipynb": "Start here",
    "lessons/for-lecturers.ipynb": "For lecturers",
    "exercises/07-values.ipynb": "Exercise 07: values",
    "exercises/08-classify.ipynb": "Exercise 08: classify",
    "solutions/08-classify.ipynb": "Solution 08: classify",
}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the command on a small course, and return click's result."""
    for path, heading in HEADINGS.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        cells = [{"cell_type": "markdown", "source": f"# {heading}"}]
        (tmp_path / path).write_text(json.dumps({"cells": cells}))
    monkeypatch.setattr(notebooks, "source", lambda: tmp_path)
    return lambda *words: CliRunner().invoke(cli.main, words, prog_name="cocreation")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), "There is too little memory for this. Close other programs"),
        (ImportError("libx.so: failed to map\nmore", name="x"), "cannot be loaded (libx.so: failed to map)."),
    ],
)
def test_too_little_memory_is_a_sentence(
    run, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(cli, "import_module", fail)
    done = run("grade", "A", "b.zip")
    assert done.exit_code == 1
    assert told in done.output
    assert "512 MB" in done.output


@pytest.fixture
def opened(run, monkeypatch: pytest.MonkeyPatch):
    """Return what the course would be opened with: folder, arguments, in_place, port."""

    def open_course(folder, arguments, *, in_place, port, say):
        say("copied")
        calls.append((str(folder), list(arguments), in_place, port))
        return 3

    def typed(*words: str):
        result = run("lab", *words)
        assert (result.exit_code, result.output) == (3, "copied\n")
        return calls.pop()

    calls: list[tuple[str, list[str], bool, int | None]] = []
    monkeypatch.setattr(course, "open_course", open_course)
    return typed


def test_list_shows_lessons_and_exercises_and_what_is_solved(run) -> None:
    assert run("list").output.splitlines() == [
        "Lessons",
        "  00  Start here",
        "      For lecturers",
        "Exercises",
        "  07  values",
        "  08  classify  (has a solution)",
    ]


def test_version_is_the_packages(run) -> None:
    assert run("--version").output == f"cocreation, version {cocreation_teach.__version__}\n"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ("cocreation-course", [], False, None)),
        ("mine", ("mine", [], False, None)),
        ("--port 8890", ("cocreation-course", [], False, 8890)),
        ("--port=8890 mine", ("mine", [], False, 8890)),
        ("--in-place -- --no-browser", ("cocreation-course", ["--no-browser"], True, None)),
        ("-- --ip 0.0.0.0", ("cocreation-course", ["--ip", "0.0.0.0"], False, None)),
        ("mine --port 9 -- --port 8 -y", ("mine", ["--port", "8", "-y"], False, 9)),
        ("mine -- one -- two", ("mine", ["one", "--", "two"], False, None)),
        ("mine --", ("mine", [], False, None)),
    ],
)
def test_folder_port_and_jupyters_arguments_are_told_apart(opened, words: str, expected) -> None:
    assert opened(*words.split()) == expected


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("lab my course", "There can be one folder; these are more: my, course. Put a name with a space"),
        (
            "lab mine --ip 0.0.0.0",
            "There is no --ip here; there is --in-place, --port. "
            "If it is JupyterLab's, write it after two dashes: cocreation lab -- --ip",
        ),
        ("lab -y", "write it after two dashes: cocreation lab -- -y"),
        ("lab --in-place mine", "--in-place works on the checkout: leave out the folder."),
        ("lab --port many", "'many' is not a valid integer"),
        ("lab --port 70000", "70000 is not in the range"),
        ("lesson", "No such command 'lesson'"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, monkeypatch: pytest.MonkeyPatch, words: str, said: str) -> None:
    monkeypatch.setattr(course, "open_course", lambda *_, **__: pytest.fail("It was opened all the same."))
    result = run(*words.split())
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


def test_a_problem_of_the_course_is_one_sentence_and_exit_code_1(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails() -> None:
        raise course.CourseError("The shelf is empty. Fill it.")

    monkeypatch.setattr(course, "listing", fails)
    result = run("list")
    assert (result.exit_code, result.stdout, result.stderr) == (
        1,
        "",
        "Error: The shelf is empty. Fill it.\n",
    )


def test_python_m_is_the_same_command() -> None:
    words = [sys.executable, "-m", "cocreation_teach", "--version"]
    root = Path(cocreation_teach.__file__).parents[1]
    result = subprocess.run(words, capture_output=True, text=True, cwd=root, check=True)
    assert result.stdout == f"cocreation, version {cocreation_teach.__version__}\n"


def test_the_command_loads_nothing_heavy() -> None:
    heavy = "{'jupyterlab', 'jupyter_server', 'nbformat', 'ipywidgets', 'anywidget', 'pandas', 'numpy'}"
    code = f"import sys, cocreation_teach.cli; print(sorted({heavy} & set(sys.modules)))"
    root = Path(cocreation_teach.__file__).parents[1]
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True
    )
    assert result.stdout == "[]\n"


def test_a_record_that_cannot_be_written_is_a_sentence(run, tmp_path: Path) -> None:
    (tmp_path / "mine" / ".cocreation").mkdir(parents=True)
    result = run("record", str(tmp_path / "mine"), "--output", str(tmp_path / "nowhere" / "record.html"))
    assert result.exit_code == 1
    assert "nowhere/record.html cannot be written" in " ".join(result.stderr.split())
    assert "Traceback" not in result.output


def test_what_a_record_lacks_is_told_beside_it(run, tmp_path: Path) -> None:
    home = tmp_path / "mine" / ".cocreation"
    Journal(home).record([Entry("rias-flats", "try", "IV", at="2026-11-23T10:00:00Z")])
    (home / "journal" / "lost.jsonl").symlink_to("nowhere")
    result = run("record", str(tmp_path / "mine"))
    assert (result.exit_code, "Not in the record: lost.jsonl" in result.stderr) == (0, True)
    assert "2026-11-23" in result.stdout


def test_a_record_is_not_written_over_the_answers(run, tmp_path: Path) -> None:
    home = tmp_path / "mine" / ".cocreation"
    Journal(home).record([Entry("rias-flats", "try", "IV", at="2026-11-23T10:00:00Z")])
    (answers,) = (home / "journal").glob("*.jsonl")
    before = answers.read_bytes()
    result = run("record", str(tmp_path / "mine"), "--output", str(answers))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{answers} lies where the answers are kept. Name a place outside of it" in result.stderr
    assert answers.read_bytes() == before


@pytest.mark.parametrize("words", [["list"], ["doctor", "."], ["assign", "new", "--title", "Week 5"]])
def test_a_language_that_there_is_not_is_told_before_anything_is_done(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COCREATION_LANGUAGE", "../tlh")
    done = CliRunner().invoke(cli.main, words)
    assert (done.exit_code, done.output) == (
        1,
        "Error: COCREATION_LANGUAGE is ../tlh. The course speaks: en.\n",
    )
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("words", [["list"], ["assign", "new", "--title", "Week 5"], ["grade", "A", "b.zip"]])
def test_a_clock_that_python_cannot_read_is_told_before_anything_is_done(
    words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OverflowError("timestamp too large to convert to C _PyTime_t")

    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as year_9998:
        year_9998.setattr(time, "time", fail)
        done = CliRunner().invoke(cli.main, words)
    said = "Error: This computer's clock shows a day after 11 April 2262. Set it, and run this again.\n"
    assert (done.exit_code, done.output) == (1, said)
    assert not list(tmp_path.iterdir())


def test_a_process_that_starts_in_a_language_that_there_is_not_ends_with_a_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cocreation_teach", "list"],
        env={**os.environ, "COCREATION_LANGUAGE": "en_GB.UTF-8"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = "Error: COCREATION_LANGUAGE is en_GB.UTF-8. The course speaks: en.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)
