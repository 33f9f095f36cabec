"""What the commands marks, feedback and export make of what is typed."""

import csv
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from cocreation_teach.cli import main

HEADER = (
    *("student_id", "student_name", "lms_id", "marks", "out_of", "percent", "answered", "questions"),
    *("submitted_at", "late", "file"),
)
WORKSHEET = "ID,Name,Note,Max\nP501,Ann,,10\n"
ENTRY = "Ann_501_assignsubmission_file/a.cocreation.json"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the command beside a graded folder, a worksheet and a zip; return click's result."""
    (tmp_path / "week/results/feedback").mkdir(parents=True)
    row = dict.fromkeys(HEADER, "") | {"student_id": "s1", "lms_id": "501", "marks": "8", "out_of": "10"}
    with (tmp_path / "week/results/marks.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows([row | {"file": f"c.zip/{ENTRY}"}, row | {"student_id": "x\x1b[2J", "lms_id": ""}])
    (tmp_path / "week/results/feedback/s1.html").write_text("<p>Good.</p>")
    (tmp_path / "sheet.csv").write_text(WORKSHEET)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr(ENTRY, "{}")
    monkeypatch.chdir(tmp_path)
    return lambda words: CliRunner().invoke(main, words.split(), prog_name="cocreation")


def test_marks_are_written_beside_the_worksheet_and_the_unknown_listed(run) -> None:
    result = run("marks week --moodle sheet.csv")
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            "Marks of 1 student filled into “Note”: sheet-filled.csv",
            "  Unknown: x[2J stands in no row of the file; enter the marks by hand.",
        ],
    )
    assert Path("sheet-filled.csv").read_text() == "ID,Name,Note,Max\nP501,Ann,8,10\n"


def test_feedback_writes_the_zip_that_goes_back(run) -> None:
    result = run("feedback week --moodle c.zip --output back.zip")
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        ["Feedback for 1 student, to be uploaded to Moodle: back.zip", "  Not in this zip: x[2J."],
    )
    with zipfile.ZipFile("back.zip") as archive:
        assert archive.namelist() == ["Ann_501_assignsubmission_file/feedback.html"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("marks week", "Give one of the two: --moodle FILE or --canvas FILE."),
        ("marks week --moodle sheet.csv --canvas sheet.csv", "Give one of the two"),
        ("feedback week --output b.zip", "Give one of the two"),
        ("feedback week --moodle c.zip", "Missing option '--output'"),
        ("marks nowhere --moodle sheet.csv", "'nowhere' does not exist"),
        ("export week --format qti3 --output q", "'qti3' is not one of 'moodle-xml', 'gift', 'qti12'"),
    ],
)
def test_what_cannot_be_meant_is_refused(run, words: str, said: str) -> None:
    result = run(words)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        "marks week --moodle sheet.csv --output week/results/to-mark.csv",
        "marks week --moodle sheet.csv --output link.csv",
        "feedback week --moodle c.zip --output week/results/feedback/b.zip",
        "export week --format gift --output week/key/key.json",
        "export week --format gift --output week/release/quiz.gift",
        "export week --format gift --output week/../week/decisions.csv",
    ],
)
def test_nothing_is_written_where_an_assignment_keeps_its_own_files(run, tmp_path: Path, words: str) -> None:
    (tmp_path / "week/key").mkdir()
    (tmp_path / "week/key/key.json").write_text("the key")
    (tmp_path / "link.csv").symlink_to("week/key/key.json")
    result = run(words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{words.split()[-1]} lies where the assignment keeps its own files. Name one" in result.stderr
    assert (tmp_path / "week/key/key.json").read_text() == "the key"
    assert not list(tmp_path.glob("week/re*/**/*.[gz]*"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("marks week --moodle sheet.csv --output sheet.csv", "is your own export, and stays as it is"),
        ("marks week --canvas sheet.csv", "release holds no assignment"),
        ("marks . --moodle sheet.csv", "There are no marks yet"),
        ("marks week --moodle sheet.csv --output no/such.csv", "no/such.csv cannot be written (No such file"),
        ("feedback week --moodle sheet.csv --output b.zip", "no zip archive"),
        ("feedback week --moodle c.zip --output no/b.zip", "no/b.zip cannot be written"),
        ("export week --format gift --output quiz.txt", "release holds no assignment"),
    ],
)
def test_a_problem_is_a_sentence_and_exit_code_1(run, words: str, said: str) -> None:
    result = run(words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert "Traceback" not in result.stderr
