"""Case sheets: the template, and what is said of a sheet that will not do."""

import csv
import io
import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cocreation_teach.content import COLUMNS, ContentError, read_encounters
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import FileError
from cocreation_teach.teaching import check_cases, write_template
from cocreation_teach.teaching.assigning.cases import examples, meanings, read_cases

ROW: dict[str, Any] = {**examples()[0], "id": "night-bell"}


def xlsx(path: Path, *rows: dict[str, Any] | list[Any]) -> Path:
    book = Workbook()
    for row in (list(COLUMNS), *rows):
        book.active.append([row[column] for column in COLUMNS] if isinstance(row, dict) else row)
    book.create_sheet("Scratch").append(["not", "read"])
    book.save(path)
    return path


@pytest.mark.parametrize("name", ["mine.csv", "mine.xlsx", "MINE.XLSX"])
def test_the_template_passes_its_own_check(tmp_path: Path, name: str) -> None:
    write_template(tmp_path / name)
    assert check_cases([tmp_path / name]) == ()
    assert [case.id for case in read_cases(tmp_path / name)] == [example["id"] for example in examples()]


def test_the_csv_template_is_what_excel_reads(tmp_path: Path) -> None:
    write_template(tmp_path / "mine.csv")
    content = (tmp_path / "mine.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    assert tuple(next(csv.reader(io.StringIO(content.decode("utf-8-sig"))))) == COLUMNS


def test_the_spreadsheet_offers_what_is_allowed_and_explains_each_column(tmp_path: Path) -> None:
    write_template(tmp_path / "mine.xlsx")
    book = load_workbook(tmp_path / "mine.xlsx")
    choices = {one.formula1 for one in book.worksheets[0].data_validations.dataValidation}
    assert '"involuntary,voluntary"' in choices
    assert '"I,II,III,IV"' in choices
    assert [row[0].value for row in book.worksheets[1].iter_rows(min_row=2)] == list(COLUMNS)
    assert tuple(meanings()) == COLUMNS


def test_a_template_is_never_written_over_a_file(tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("my work")
    with pytest.raises(TeachingError, match=r"mine\.csv is there already\. Nothing was written"):
        write_template(tmp_path / "mine.csv")
    assert (tmp_path / "mine.csv").read_text() == "my work"


def test_a_template_with_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TeachingError, match=r"ends in \.csv or \.xlsx"):
        write_template(tmp_path / "mine.ods")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="cannot be written .* Make the folder in which it is to lie"):
        write_template(tmp_path / "nowhere" / "mine.csv")


def test_numbers_of_a_spreadsheet_are_read_as_they_show(tmp_path: Path) -> None:
    sheet = xlsx(tmp_path / "a.xlsx", ROW | {"intensity": 3}, ROW | {"id": "b", "intensity": 4.0})
    assert [case.intensity for case in read_cases(sheet)] == [3, 4]


def test_all_problems_of_all_files_at_once_with_file_row_column_and_value(tmp_path: Path) -> None:
    bad = xlsx(tmp_path / "a.xlsx", ROW, [], ROW | {"id": "b", "intensity": 7, "nature": "forced"})
    (tmp_path / "b.csv").write_text("id\nx\n", encoding="utf-8")
    problems = check_cases([bad, tmp_path / "b.csv", tmp_path / "none.csv"])
    said = [(one.file, one.place, one.value) for one in problems]
    assert ("a.xlsx", "row 4, column nature", "forced") in said
    assert ("a.xlsx", "row 4, column intensity", "7") in said
    assert any(file == "b.csv" and "column title" in place for file, place, _ in said)
    assert any(file == "none.csv" for file, _, _ in said)
    assert all("llowed" in one.allowed for one in problems if one.file == "a.xlsx")


def test_a_case_with_one_id_in_two_sheets(tmp_path: Path) -> None:
    one, two = xlsx(tmp_path / "a.xlsx", ROW), xlsx(tmp_path / "b.xlsx", ROW)
    (problem,) = check_cases([one, two])
    assert str(problem) == (
        "b.xlsx, case night-bell: 'night-bell' will not do. "
        "a.xlsx has a case of this id too: rename one of them."
    )


def test_examples_may_stand_in_several_sheets(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.csv"):
        write_template(tmp_path / name)
    assert check_cases([tmp_path / "a.xlsx", tmp_path / "b.csv"]) == ()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 no zip", b"<html>log in</html>", b"PK\x05\x06" + b"\0" * 18]
)
def test_what_is_no_spreadsheet_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    (problem,) = check_cases([tmp_path / "a.xlsx"])
    assert "no sound spreadsheet" in problem.allowed


def test_another_ending_is_said(tmp_path: Path) -> None:
    (problem,) = check_cases([tmp_path / "a.xls"])
    assert "Save the sheet as .xlsx" in problem.allowed


def test_an_empty_spreadsheet_is_said(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "a.xlsx")
    (problem,) = check_cases([tmp_path / "a.xlsx"])
    assert "empty" in problem.allowed


def test_a_spreadsheet_and_a_csv_are_read_alike(tmp_path: Path) -> None:
    write_template(tmp_path / "a.xlsx")
    write_template(tmp_path / "a.csv")
    assert read_cases(tmp_path / "a.xlsx") == read_encounters(tmp_path / "a.csv")
    with pytest.raises(ContentError):
        read_cases(tmp_path / "none.xlsx")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_pipe_is_no_sheet_and_is_not_waited_for(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"cases{ending}"
    os.mkfifo(path)
    (problem,) = check_cases([path])
    assert "cannot be read" in str(problem)
