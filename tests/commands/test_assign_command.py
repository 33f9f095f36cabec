"""``cocreation assign`` and ``cocreation cases`` as they are typed."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cocreation_teach import cli


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(word) for word in words], prog_name="cocreation")


def test_template_check_assign(tmp_path: Path) -> None:
    sheet = tmp_path / "mine.xlsx"
    assert run("cases", "template", sheet).exit_code == 0
    checked = run("cases", "check", sheet)
    assert (checked.exit_code, checked.output) == (0, "No problem found.\n")
    words = (
        "--title",
        "Week 5",
        "--kinds",
        "quadrant, values",
        "--questions",
        "4",
        "--cases",
        sheet,
        "--cases",
        sheet,
    )
    made = run("assign", tmp_path / "w", *words)
    assert made.exit_code == 0
    assert "Note: The worked examples of the template are public, and were left out." in made.stdout


def test_assign_says_what_was_made_and_what_to_do(tmp_path: Path) -> None:
    made = run(
        "assign",
        tmp_path / "w",
        "--title",
        "Week 5",
        "--mode",
        "exam",
        "--variants",
        "2",
        "--due",
        "2026-11-30T18:00+01:00",
    )
    assert made.exit_code == 0
    assert made.stdout.splitlines() == [
        "“Week 5” has 24 questions in 2 forms.",
        "Due: Monday, 30 November 2026, 18:00 (UTC+01:00).",
        "Note: 24 of 24 questions come from the course’s own bank. It is public, and so are its keys. "
        "Fill an empty sheet with cases of your own, and make the assignment of them.",
        f"Give out what is in {tmp_path / 'w' / 'release'}. Keep {tmp_path / 'w' / 'key'} to yourself.",
    ]


def test_problems_are_sentences_and_exit_code_1(tmp_path: Path) -> None:
    run("assign", tmp_path / "w", "--title", "Week 5")
    result = run("assign", tmp_path / "w", "--title", "Week 5", "--kinds", "riddle")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: There is no kind riddle. Allowed are: quadrant")
    assert "holds an assignment already" in result.stderr


def test_check_lists_all_problems_and_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id,title\nx,y\n", encoding="utf-8")
    result = run("cases", "check", tmp_path / "a.csv", tmp_path / "none.xlsx")
    assert result.exit_code == 1
    assert "a.csv, row 1, column nature: This column is missing: add it." in result.stdout
    assert "none.xlsx" in result.stdout
    assert result.stderr.endswith("problems.\n")


@pytest.mark.parametrize("word", ["template", "check"])
def test_a_missing_file_name_is_a_usage_error(word: str) -> None:
    assert run("cases", word).exit_code == 2


def test_a_template_over_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("mine")
    result = run("cases", "template", tmp_path / "a.csv")
    assert (result.exit_code, "is there already" in result.stderr) == (1, True)
