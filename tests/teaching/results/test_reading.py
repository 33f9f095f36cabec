"""What a spreadsheet does to results is told before anything is computed from them."""

import csv
import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.tables import read_table
from cocreation_teach.teaching.mark import read_marks
from cocreation_teach.teaching.results import read_results
from cocreation_teach.teaching.statistics import read_class
from tests.teaching.handins import ANSWERS, Class

IDS = ("00123", "00124", "0125", "0126")
Table = list[list[str]]


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A class of four: one late, one whose text is marked, one who left much out, one whose text waits."""
    lot = Class(tmp_path_factory.mktemp("graded"))
    for at, (student, given) in enumerate(
        zip(
            IDS,
            (ANSWERS, {**ANSWERS, "q5": "Ännchen."}, {"q1": "II"}, {**ANSWERS, "q4": "yes", "q5": "Wait."}),
            strict=True,
        )
    ):
        when = "2026-12-02T10:00:00Z" if at == 0 else "2026-11-30T10:00:00Z"
        lot.hand_in(f"{at}.json", student=student, name="Ann Lee", answers=given, at=when)
    lot.grade()
    change(lot.folder, "to-mark", lambda rows: put(rows, 1, "mark", "3"))
    lot.grade(late_penalty=10)
    return lot.folder


@pytest.fixture
def folder(graded: Path, tmp_path: Path) -> Path:
    return shutil.copytree(graded, tmp_path / "a")


def save(path: Path, rows: Table, delimiter: str = ",", encoding: str = "utf-8-sig") -> None:
    written = StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    path.write_bytes(written.getvalue().encode(encoding))


def change(folder: Path, table: str, how: Callable[[Table], Table]) -> None:
    """Save a table as another program does, with other rows."""
    path = folder / f"results/{table}.csv"
    save(path, how([list(row.cells) for row in read_table(path).rows]))


def put(rows: Table, at: int, column: str, text: str) -> Table:
    rows[at][rows[0].index(column)] = text
    return rows


def column(rows: Table, name: str, how: Callable[[list[str]], list[str]]) -> Table:
    """Return rows of which one column was changed by itself."""
    at = rows[0].index(name)
    for row, text in zip(rows[1:], how([row[at] for row in rows[1:]]), strict=True):
        row[at] = text
    return rows


def swapped(rows: Table, one: str, other: str) -> Table:
    """Return rows under a header in which two titles have changed places."""
    header = [{one: other, other: one}.get(title, title) for title in rows[0]]
    return [header, *rows[1:]]


def told(folder: Path) -> str:
    with pytest.raises(TeachingError) as refused:
        read_class(folder)
    assert "run `cocreation grade` on this folder again" in str(refused.value)
    return str(refused.value)


def test_ids_keep_their_zeros_and_numbers_are_read(folder: Path) -> None:
    marks, answers = read_results(folder)
    assert [row["student_id"] for row in marks] == list(IDS)
    assert [row["marks"] for row in marks] == ["1.35", "4.5", "0", ""]
    assert [row["student_id"] for row in answers] == [one for one in IDS for _ in range(5)]


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16")])
def test_what_a_spreadsheet_may_do_is_no_damage(folder: Path, delimiter: str, encoding: str) -> None:
    """Rows and columns in another order, decimal commas, empty rows, spaces and full-width digits in ids."""
    before = read_class(folder)
    for name in ("marks", "answers"):
        path = folder / f"results/{name}.csv"
        header, *rows = [list(row.cells) for row in read_table(path).rows]
        rows = [
            [text.replace(".", ",") if text.replace(".", "").isdigit() else text for text in row]
            for row in sorted(rows, reverse=True)
        ]
        column([header, *rows], "student_id", lambda ids: [f" {one}\u00a0".replace("1", "１") for one in ids])
        both = [header, *rows, [""] * len(header)]
        save(path, [row[::-1] for row in both], delimiter, encoding)
    after = read_class(folder)
    assert sorted(after.people["student_id"]) == sorted(before.people["student_id"])
    assert sorted(after.people["percent"].dropna()) == sorted(before.people["percent"].dropna())
    assert [one.marks for one in read_marks(folder)].count(None) == 1


def test_zeros_that_one_table_lost_are_told_with_the_ids(folder: Path) -> None:
    change(
        folder,
        "marks",
        lambda rows: column(rows, "student_id", lambda ids: [one.lstrip("0") for one in ids]),
    )
    said = told(folder)
    assert "123, 124, 125, 126 stand in results/marks.csv alone" in said
    assert "00123, 00124, 0125, 0126 stand in results/answers.csv alone" in said
    assert "A spreadsheet takes away zeros in front of an id." in said


ROWS: dict[str, tuple[str, Callable[[Table], Table], str]] = {
    "a row of marks deleted": (
        "marks",
        lambda rows: [rows[0], *rows[2:]],
        "00123 stands in results/answers.csv alone",
    ),
    "a row of marks copied": (
        "marks",
        lambda rows: [*rows, rows[1]],
        "00123 stands 2 times in results/marks",
    ),
    "a row of answers deleted": (
        "answers",
        lambda rows: [*rows[:6], *rows[7:]],
        "00124: the marks are 4.5, but the answers earn 3.5",
    ),
    "a row of answers copied": (
        "answers",
        lambda rows: [*rows, rows[1]],
        "00123 stands once in results/marks.csv, but q1 stands 2 times",
    ),
    "a student's answers copied": ("answers", lambda rows: [*rows, *rows[1:6]], "00123 stands once in"),
    "answers cut off": ("answers", lambda rows: rows[:-5], "0126 stands in results/marks.csv alone"),
    "a sum below": ("marks", lambda rows: [*rows, ["Total", "", "", "9"]], "Row 6, out_of: it is empty"),
    "a title above": ("marks", lambda rows: [["Week 4"], *rows], "marks.csv has no column student_id"),
    "a column copied": (
        "marks",
        lambda rows: [[*row, row[5]] for row in rows],
        "marks.csv has more than one column percent",
    ),
}


@pytest.mark.parametrize("damage", ROWS)
def test_rows_that_were_deleted_copied_or_added_are_told(folder: Path, damage: str) -> None:
    table, how, said = ROWS[damage]
    change(folder, table, how)
    assert said in told(folder)


@pytest.mark.parametrize(
    ("table", "name"),
    [
        *[("marks", name) for name in ("student_id", "marks", "percent")],
        *[("answers", name) for name in ("student_id", "question", "answer", "credit", "points")],
        ("answers", "misconception"),
    ],
)
def test_a_column_that_was_sorted_or_moved_by_itself_is_told(folder: Path, table: str, name: str) -> None:
    change(folder, table, lambda rows: column(rows, name, lambda cells: [*cells[1:], cells[0]]))
    told(folder)


@pytest.mark.parametrize(
    ("table", "one", "other"),
    [
        ("marks", "marks", "percent"),
        ("marks", "marks", "out_of"),
        ("marks", "student_id", "student_name"),
        ("answers", "credit", "points"),
        ("answers", "question", "kind"),
        ("answers", "answer", "misconception"),
        ("answers", "answer", "confidence"),
    ],
)
def test_two_titles_that_changed_places_are_told(folder: Path, table: str, one: str, other: str) -> None:
    change(folder, table, lambda rows: swapped(rows, one, other))
    told(folder)


CELLS = [
    ("marks", 2, "marks", "6"),
    ("marks", 1, "marks", "5"),
    ("marks", 4, "marks", "2"),
    ("marks", 2, "marks", ""),
    ("marks", 2, "percent", "51.1"),
    ("marks", 2, "percent", ""),
    ("marks", 2, "out_of", "9"),
    ("answers", 1, "answer", "V"),
    ("answers", 1, "answer", ""),
    ("answers", 1, "answer", "I"),
    ("answers", 1, "confidence", "VRAI"),
    ("answers", 1, "misconception", "#NAME?"),
    ("answers", 1, "question", "q9"),
    ("answers", 1, "credit", ""),
    ("answers", 10, "credit", "0.5"),
    ("answers", 1, "points", "0.5"),
]
"""In which table, row and column another program may have written what."""


@pytest.mark.parametrize(("table", "row", "name", "text"), CELLS)
def test_a_cell_that_does_not_agree_with_the_others_is_told(
    folder: Path, table: str, row: int, name: str, text: str
) -> None:
    change(folder, table, lambda rows: put(rows, row, name, text))
    assert "012" in told(folder)


def test_a_table_of_another_run_is_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = Class(tmp_path / "b")
    for at, student in enumerate(IDS):
        other.hand_in(f"{at}.json", student=student, answers={"q1": "III", "q4": "yes"})
    other.grade()
    shutil.copy(other.folder / "results/answers.csv", folder / "results/answers.csv")
    assert "results/marks.csv and results/answers.csv do not agree: 00124: the marks are 4.5, but" in told(
        folder
    )
    with pytest.raises(TeachingError, match="do not agree"):
        read_marks(folder)


def test_tables_of_another_assignment_are_told(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    other = Class(tmp_path / "b", questions=4)
    for at, student in enumerate(IDS):
        other.hand_in(f"{at}.json", student=student)
    other.grade()
    for name in ("marks", "answers"):
        shutil.copy(other.folder / f"results/{name}.csv", folder / f"results/{name}.csv")
    assert "answers.csv does not fit the assignment and its key: 00123: q5 is missing, or was not" in told(
        folder
    )


def test_a_key_that_was_changed_since_is_told(folder: Path) -> None:
    path = folder / "key/key.json"
    path.write_text(path.read_text().replace('"yes": 1, "no": 0', '"yes": 0, "no": 1'))
    assert "00123, q4: the row is not as grading writes it." in told(folder)


def test_two_who_gave_one_id_are_no_damage(tmp_path: Path) -> None:
    lot = Class(tmp_path)
    files = {
        f"{name}_{at}_assignsubmission_file/a.cocreation.json": lot.bytes(
            student="7", name=name, answers=given
        )
        for at, (name, given) in enumerate((("Ann Lee", ANSWERS), ("Bo Roe", {"q4": "yes"})), start=501)
    }
    lot.zip(files)
    lot.grade()
    assert [row["student_id"] for row in read_results(lot.folder)[0]] == ["7", "7"]
    assert len(read_class(lot.folder).people) == 2


@pytest.mark.parametrize(
    "made", ["2,02E+10", "2.02E+10", "20230012345.0", "12-Mar", "Mar-12", "####", "#NAME?"]
)
def test_what_a_spreadsheet_made_of_an_id_is_named(folder: Path, made: str) -> None:
    change(folder, "marks", lambda rows: put(rows, 2, "student_id", made))
    assert "Row 3, student_id:" in told(folder)
    assert "is what a spreadsheet made of an id" in told(folder)


@pytest.mark.parametrize("made", ["much", "1e999", "-1", "101", "9" * 29, "02. Mai", "NaN", "66.7%"])
def test_a_number_that_can_be_none_is_named(folder: Path, made: str) -> None:
    change(folder, "marks", lambda rows: column(rows, "percent", lambda cells: [made for _ in cells]))
    assert "is no number from 0 to 100" in told(folder)
    assert told(folder).count("Row ") == 4


def test_all_that_is_wrong_with_both_is_told_at_once(folder: Path) -> None:
    change(folder, "marks", lambda rows: put(rows, 1, "percent", "x"))
    (folder / "results/answers.csv").unlink()
    with pytest.raises(TeachingError, match=r"(?s)marks\.csv was changed.*answers\.csv is missing"):
        read_results(folder)


def test_of_many_faults_the_first_are_shown(folder: Path) -> None:
    change(folder, "answers", lambda rows: column(rows, "credit", lambda cells: ["x" for _ in cells]))
    assert "Row 6, credit: 'x'" in told(folder)
    assert "And 15 more. So run" in told(folder)
