"""What a spreadsheet does to results is told before anything is computed from them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import ANSWERS, MARKS
from cocreation_teach.teaching.results import read_results

IDS = ("00123", "00124", "0125")
COLUMNS = ("student_id", "percent"), ("student_id", "question", "credit")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / MARKS.path, "student_id,percent", *(f"{one},66.7" for one in IDS))
    write(tmp_path / ANSWERS.path, "student_id,question,credit", *(f"{one},q1,0.5" for one in IDS))
    return tmp_path


def write(path: Path, *lines: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\ufeff" + "\n".join(lines) + "\n", encoding="utf-8")


def saved(path: Path, change: Callable[[str], str]) -> None:
    """Save a table as another program does: each cell may become another."""
    header, *lines = path.read_text(encoding="utf-8-sig").splitlines()
    write(path, header, *(",".join(map(change, line.split(","))) for line in lines))


def test_ids_keep_their_zeros_and_numbers_get_a_point(folder: Path) -> None:
    saved(folder / MARKS.path, lambda cell: '"66,7"' if cell == "66.7" else cell)
    marks, answers = read_results(folder, *COLUMNS)
    assert marks == [{"student_id": one, "percent": "66.7"} for one in IDS]
    assert [row["student_id"] for row in answers] == list(IDS)


def test_zeros_that_one_table_lost_are_told_with_the_ids(folder: Path) -> None:
    saved(folder / MARKS.path, lambda cell: cell.lstrip("0"))
    with pytest.raises(TeachingError) as told:
        read_results(folder, *COLUMNS)
    said = str(told.value)
    assert "123, 124, 125 stand in results/marks.csv alone" in said
    assert "00123, 00124, 0125 stand in results/answers.csv alone" in said
    assert "A spreadsheet takes away zeros in front of an id." in said
    assert "run `cocreation grade` on this folder again" in said


def test_a_row_that_was_deleted_is_told(folder: Path) -> None:
    write(folder / MARKS.path, "student_id,percent", *(f"{one},66.7" for one in IDS[1:]))
    with pytest.raises(TeachingError, match=r"students: 00123 stands in results/answers.csv alone\. So run"):
        read_results(folder, *COLUMNS)


@pytest.mark.parametrize(
    "made", ["2,02E+10", "2.02E+10", "20230012345.0", "12-Mar", "Mar-12", "####", "#NAME?"]
)
def test_what_a_spreadsheet_made_of_an_id_is_named(folder: Path, made: str) -> None:
    saved(folder / MARKS.path, lambda cell: f'"{made}"' if cell == "00124" else cell)
    with pytest.raises(TeachingError, match=r"Row 3, student_id: .* is what a spreadsheet made of an id"):
        read_results(folder, *COLUMNS)


@pytest.mark.parametrize("made", ["much", "1e999", "-1", "101", "9" * 29, "02. Mai", "NaN"])
def test_a_number_that_can_be_none_is_named(folder: Path, made: str) -> None:
    saved(folder / MARKS.path, lambda cell: made if cell == "66.7" else cell)
    with pytest.raises(TeachingError, match="is no number from 0 to 100") as told:
        read_results(folder, *COLUMNS)
    assert str(told.value).count("Row ") == 3


def test_all_that_is_wrong_with_both_is_told_at_once(folder: Path) -> None:
    saved(folder / MARKS.path, lambda cell: "2" if cell == "00123" else "x")
    (folder / ANSWERS.path).unlink()
    with pytest.raises(TeachingError, match=r"(?s)marks\.csv was changed.*answers\.csv is missing"):
        read_results(folder, *COLUMNS)


def test_of_many_faults_the_first_are_shown(folder: Path) -> None:
    write(folder / MARKS.path, "student_id,percent", *(f"{number},x" for number in range(20)))
    with pytest.raises(TeachingError, match=r"Row 6, .* And 15 more\."):
        read_results(folder, *COLUMNS)
