"""`cocreation report`: one sentence when it worked, sentences and no traceback when it did not."""

import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from cocreation_teach.cli import main
from tests.teaching.graded_class import staircase, write


def test_it_writes_the_page_and_the_tables(tmp_path: Path) -> None:
    folder = write(tmp_path / "week 9", *staircase(10))
    done = CliRunner().invoke(main, ["report", str(folder)])
    assert done.exit_code == 0, done.output
    assert f"The class report is in {folder / 'results' / 'report.html'}." in done.output
    assert {"report.html", "items.csv", "misconceptions.csv"} <= {
        one.name for one in (folder / "results").iterdir()
    }


def test_a_pretest_is_named_by_its_folder(tmp_path: Path) -> None:
    folder, before = (write(tmp_path / name, *staircase(10)) for name in ("after", "before"))
    done = CliRunner().invoke(main, ["report", str(folder), "--before", str(before)])
    assert done.exit_code == 0, done.output
    assert "Normalised gain" in (folder / "results/report.html").read_text()


def test_which_of_two_folders_is_not_as_it_was_graded_is_said(tmp_path: Path) -> None:
    folder, before = (write(tmp_path / name, *staircase(1)) for name in ("after", "before"))
    (before / "results/answers.csv").unlink()
    done = CliRunner().invoke(main, ["report", str(folder), "--before", str(before)])
    assert (done.exit_code, f"{before / 'results/answers.csv'} is missing" in done.output) == (1, True)


def test_an_assignment_is_no_pretest_of_itself(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", *staircase(1))
    done = CliRunner().invoke(main, ["report", str(folder), "--before", f"{folder}/../a"])
    assert done.exit_code == 1
    assert "is this assignment itself: name the folder of its pre-test." in done.output


def test_a_folder_that_was_not_graded_is_told_what_to_do(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["report", str(tmp_path)])
    assert done.exit_code == 1
    assert "run `cocreation grade`" in done.output
    assert "Traceback" not in done.output


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["report", str(tmp_path / "nowhere")])
    assert done.exit_code == 2
    assert "does not exist" in done.output


def test_a_page_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", *staircase(10))
    (folder / "results/report.html").mkdir()
    done = CliRunner().invoke(main, ["report", str(folder)])
    assert done.exit_code == 1
    assert "report.html cannot be written" in done.output


def test_a_missing_library_is_named_with_what_to_install(tmp_path: Path) -> None:
    folder = write(tmp_path / "a", *staircase(1))
    script = "import sys; sys.modules['scipy.stats'] = None; from cocreation_teach.cli import main; main()"
    words = [sys.executable, "-c", script, "report", str(folder)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "This command needs scipy" in done.stderr
    assert 'pip install "cocreation_teach[teaching]"' in done.stderr
    assert "Traceback" not in done.stderr
