"""What `cocreation grade` prints."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_teach.cli import main
from tests.teaching.handins import ANSWERS, Class


@pytest.fixture
def lot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Class:
    monkeypatch.setattr("cocreation_teach.teaching.mark.grading._write_report", lambda *_: None)
    return Class(tmp_path)


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["grade", *map(str, words)])


def test_it_counts_what_became_of_the_files_and_says_where_to_look(lot: Class, tmp_path: Path) -> None:
    lot.hand_in("a.json", answers={**ANSWERS, "q5": "A text"})
    lot.hand_in("b.json", b"{")
    lot.hand_in("Thumbs.db", b"-")
    roster = tmp_path / "roster.csv"
    roster.write_text("student_id,name\n1001,Ann Lee\n5,Eve\n")
    result = run(lot.folder, lot.inbox, "--roster", roster)
    assert result.exit_code == 0, result.output
    lines = result.output.splitlines()
    assert "3 files found, 1 student graded:" in lines
    assert [line.split()[0] for line in lines if line.startswith("       ")] == ["1", "0", "1", "1"]
    assert f"What became of each file, and what to do: {lot.folder / 'results/inbox.csv'}" in lines
    assert any(line.startswith("1 text waits to be marked in ") for line in lines)
    assert "1 on the roster without a hand-in: 5" in lines


def test_a_problem_is_a_sentence_and_exit_code_1(tmp_path: Path) -> None:
    result = run(tmp_path, tmp_path)
    assert result.exit_code == 1
    assert "holds no assignment. Name a folder that `cocreation assign` made" in result.output
    assert "Traceback" not in result.output


def test_nothing_that_a_student_wrote_steers_the_terminal(lot: Class) -> None:
    evil = "\x1b[2J\x1b]0;x\x07"
    lot.hand_in(f"{evil}.json", student=f"1{evil}", name=evil, answers={"q5": evil})
    run(lot.folder, lot.inbox)
    path = lot.folder / "results/to-mark.csv"
    path.write_text(path.read_text().replace(",4,,", ",4,\x1b[2J9,"))
    result = run(lot.folder, lot.inbox)
    assert "will not do" in result.output
    assert "\x1b" not in result.output
    assert "\x07" not in result.output
