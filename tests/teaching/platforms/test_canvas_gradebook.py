"""Marks go into the gradebook that Canvas exported."""

from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching import fill_marks
from cocreation_teach.teaching.platforms.platform import Written
from tests.teaching.graded import graded, student

BOOK = (
    "Student,ID,SIS User ID,SIS Login ID,Section,Essay (70),Week 5 (71),Current Score,Current Score (2026)\n"
    ",,,,,,Manual Posting,,\n"
    "    Points Possible,,,,,20.00,12.00,(read only),(read only)\n"
    '"Lee, Ann",4001,s1001,ann,Group 1,15.00,,75.00,75.00\n'
    '"Brown, Bob",4002,s1002,bob,Group 1,,EX,,\n'
    '"Cox, Cy",4003,s1003,cy,Group 2,,N/A,,\n'
    '"Student, Test",4009,,,Group 1,,,,\n'
)


def filled(tmp_path: Path, book: str, *students: dict[str, str], **options: str) -> tuple[str, Written]:
    folder = graded(tmp_path / "week-5", students)
    (tmp_path / "grades.csv").write_bytes(book.encode())
    written = fill_marks(folder, canvas=tmp_path / "grades.csv", **options)
    assert (tmp_path / "grades.csv").read_bytes() == book.encode()
    return written.path.read_bytes().decode(), written


def test_the_column_is_known_by_the_title_and_every_other_byte_stays(tmp_path) -> None:
    content, written = filled(tmp_path, BOOK, student("x", lms_id="4001", marks="8.25"))
    assert content == BOOK.replace("15.00,,75", "15.00,8.25,75")
    assert written.said.startswith("Marks of 1 student filled into “Week 5 (71)”")


@pytest.mark.parametrize("student_id", ["s1001", "ann", "ANN"])
def test_without_an_lms_id_the_sis_ids_are_compared(tmp_path, student_id) -> None:
    assert "15.00,9,75.00" in filled(tmp_path, BOOK, student(student_id))[0]


def test_excused_and_unassigned_stay(tmp_path) -> None:
    content, written = filled(tmp_path, BOOK, student("bob"), student("cy"))
    assert content == BOOK
    assert "“EX” kept: row 5 (Brown, Bob)." in written.notes
    assert "“N/A” kept: row 6 (Cox, Cy)." in written.notes


def test_semicolons_and_decimal_commas(tmp_path) -> None:
    book = (
        "\ufeffStudent;ID;SIS Login ID;Section;Week 5 (71)\r\n    Points Possible;;;;24,00\r\n"
        "Lee, Ann;4001;ann;G1;\r\n"
    )
    content, written = filled(tmp_path, book, student("x", lms_id="4001", marks="4.75"))
    assert content == book.replace("G1;\r", "G1;9,5\r")
    assert written.notes == ("Canvas marks out of 24, the assignment out of 12: marks were scaled to 24.",)


def test_first_and_last_names_in_two_columns(tmp_path) -> None:
    book = "LastName,FirstName,ID,SIS Login ID,Section,Week 5 (71)\nLee,Ann,4001,ann,G1,\n"
    assert filled(tmp_path, book, student("ann"))[0] == book.replace("G1,", "G1,9")


@pytest.mark.parametrize("column", ["Essay", "Essay (70)", "essay"])
def test_a_column_that_is_called_otherwise_can_be_named(tmp_path, column) -> None:
    content, _ = filled(tmp_path, BOOK, student("bob"), column=column)
    assert "Group 1,15,EX" in content


@pytest.mark.parametrize(
    ("book", "said"),
    [
        (
            BOOK.replace("Week 5 (71)", "Week 6 (71)"),
            "None of its columns is called “Week 5”.*Essay .70.; Week 6",
        ),
        (BOOK.replace("Essay (70)", "Week 5 (70)"), "Several of its columns are called “Week 5”"),
        ("Student,ID,Section,Final Score (2026)\nAnn,1,G,\n", "no column of an assignment"),
        ("Name,Mark\nAnn,\n", "no export of the gradebook"),
    ],
    ids=["other title", "two of one title", "no assignment", "another table"],
)
def test_what_cannot_be_told_is_refused(tmp_path, book, said) -> None:
    with pytest.raises(TeachingError, match=said):
        filled(tmp_path, book, student("ann"))


def test_no_control_character_reaches_the_terminal(tmp_path) -> None:
    _, written = filled(tmp_path, BOOK, student("7", "Eve\x1b[2J\u202e"))
    assert "\x1b" not in "".join(written.lines())
    assert "\u202e" not in "".join(written.lines())
