"""One text marked at a time in the sheet, while another tab or a spreadsheet has it open as well."""

import csv
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from cocreation_teach.exchange.errors import SentenceError, TeachingError
from cocreation_teach.teaching.mark import Entry, enter, entering, to_be_marked
from tests.teaching.handins import ANSWERS, Class

NOTHING = Entry("", "")
T = TypeVar("T")


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    """A class of two who wrote a text, graded once."""
    lot = Class(tmp_path)
    lot.hand_in("a.json", answers={**ANSWERS, "q5": "=A text,\nof two lines"})
    lot.hand_in("b.json", student="007", name="Bob", answers={"q5": "Another"})
    lot.grade()
    return lot


def sheet(lot: Class) -> Path:
    return lot.folder / "results/to-mark.csv"


def codes(lot: Class) -> dict[str, str]:
    return {row["student_id"]: row["code"] for row in lot.table("to-mark")}


def entered(lot: Class) -> dict[str, tuple[str, str]]:
    return {one.student_id: tuple(one.entry) for one in to_be_marked(lot.folder).texts}


def in_a_spreadsheet(lot: Class, opened: str, **marks: str) -> None:
    """Save the sheet as a spreadsheet does that has opened it as it was then."""
    rows = list(csv.DictReader(opened.splitlines(keepends=True)))
    for row in rows:
        row["mark"] = marks.get(f"s{row['student_id']}", row["mark"])
    with sheet(lot).open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, list(rows[0]), delimiter=";")
        table.writeheader()
        table.writerows(rows)


def test_a_mark_changes_two_cells_and_no_other_byte_and_is_graded(lot: Class) -> None:
    code = codes(lot)["1001"]
    before = sheet(lot).read_bytes()
    assert enter(lot.folder, code, Entry("2,5", '=Well,\r\n"done"'), NOTHING) is None
    assert sheet(lot).read_bytes() == before.removesuffix(b",,,\n") + b',"2,5","\'=Well,\n""done""",\n'
    lot.grade()
    row = next(row for row in lot.table("to-mark") if row["code"] == code)
    assert (row["mark"], row["comment"]) == ("2,5", '\'=Well,\n"done"')
    assert next(row for row in lot.table("marks") if row["student_id"] == "1001")["marks"] == "4"


def test_of_two_tabs_the_second_is_told_what_the_first_entered_and_neither_is_lost(lot: Class) -> None:
    code = codes(lot)["1001"]
    first, second = Entry("3", "Good."), Entry("1", "")
    assert enter(lot.folder, code, first, NOTHING) is None
    assert enter(lot.folder, code, second, NOTHING) == first
    assert entered(lot)["1001"] == first
    assert enter(lot.folder, code, second, first) is None  # having seen it
    assert entered(lot)["1001"] == second


def test_two_tabs_that_say_the_same_do_not_differ(lot: Class) -> None:
    code = codes(lot)["1001"]
    enter(lot.folder, code, Entry("2.50", " Good. "), NOTHING)
    assert enter(lot.folder, code, Entry("2,5", "Good."), NOTHING) is None


def test_what_was_saved_between_reading_and_writing_is_kept(
    lot: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = sheet(lot).read_text(encoding="utf-8-sig")
    write = entering.renew
    saved = []

    def renew(path: Path, changed: Callable[[bytes], bytes]) -> None:
        def late(held: bytes) -> bytes:
            content = changed(held)
            if not saved:
                saved.append(in_a_spreadsheet(lot, opened, s007="4"))
            return content

        write(path, late)

    monkeypatch.setattr(entering, "renew", renew)
    enter(lot.folder, codes(lot)["1001"], Entry("3", ""), NOTHING)
    assert entered(lot) == {"007": ("4", ""), "1001": ("3", "")}
    assert b";" in sheet(lot).read_bytes().splitlines()[0]  # the file is as the spreadsheet writes it


@pytest.mark.parametrize("then", ["grade", "another mark"])
def test_an_older_copy_saved_over_marks_does_not_take_them_away(lot: Class, then: str) -> None:
    opened = sheet(lot).read_text(encoding="utf-8-sig")
    code = codes(lot)["1001"]
    enter(lot.folder, code, Entry("2", ""), NOTHING)
    enter(lot.folder, code, Entry("3", "Good."), Entry("2", ""))
    in_a_spreadsheet(lot, opened, s007="4")
    assert entered(lot) == {"007": ("4", ""), "1001": ("3", "Good.")}
    assert to_be_marked(lot.folder).problems == (
        "to-mark.csv: an older copy of it was saved over 1 of the marks that were given at the desk; "
        "they were put back.",
    )
    if then == "grade":
        assert len(lot.grade().problems) == 1
    else:
        enter(lot.folder, codes(lot)["007"], Entry("1", ""), Entry("4", ""))
    assert {row["student_id"]: row["mark"] for row in lot.table("to-mark")}["1001"] == "3"
    assert to_be_marked(lot.folder).problems == lot.grade().problems == ()


def test_a_mark_that_a_spreadsheet_enters_anew_holds(lot: Class) -> None:
    enter(lot.folder, codes(lot)["1001"], Entry("2", ""), NOTHING)
    in_a_spreadsheet(lot, sheet(lot).read_text(encoding="utf-8-sig"), s1001="1,5")
    assert entered(lot)["1001"] == ("1,5", "")
    assert lot.grade().problems == ()


def test_a_row_taken_out_of_the_sheet_comes_back_with_its_mark(lot: Class) -> None:
    code = codes(lot)["1001"]
    enter(lot.folder, code, Entry("2", ""), NOTHING)
    header = sheet(lot).read_text(encoding="utf-8-sig").splitlines()[0]
    sheet(lot).write_text(header + "\n", encoding="utf-8-sig")
    with pytest.raises(TeachingError, match=r"not in results/to-mark\.csv any more"):
        enter(lot.folder, code, Entry("3", ""), Entry("2", ""))
    lot.grade()
    assert entered(lot) == {"007": ("", ""), "1001": ("2", "")}


@pytest.mark.parametrize(
    "mark", ["5", "-1", "-0", "two", "1e3", "٣", "NaN", "=1+1", "1 2", "9" * 5000, "\x1b[31m"]
)
def test_a_mark_that_will_not_do_is_told_and_nothing_is_written(lot: Class, mark: str) -> None:
    before = sheet(lot).read_bytes()
    with pytest.raises(TeachingError, match="will not do; allowed: 0 to 4") as said:
        enter(lot.folder, codes(lot)["1001"], Entry(mark, ""), NOTHING)
    assert "\x1b" not in str(said.value)
    assert len(str(said.value)) < 100
    assert sheet(lot).read_bytes() == before


def test_a_comment_is_text_whatever_stands_in_it(lot: Class) -> None:
    code = codes(lot)["1001"]
    comment = "=HYPERLINK(1)\n<script>;\t@x \0\ud800 “quoted” \u202e"
    enter(lot.folder, code, Entry("", comment), NOTHING)
    assert entered(lot)["1001"] == ("", "=HYPERLINK(1)\n<script>;\t@x  “quoted”")
    with pytest.raises(TeachingError, match="10,001 letters; 10,000 are allowed"):
        enter(lot.folder, code, Entry("", "x" * 10_001), NOTHING)


def test_the_row_that_counts_is_the_row_that_is_filled(lot: Class) -> None:
    code = codes(lot)["007"]
    with sheet(lot).open("a", encoding="utf-8") as file:
        file.write(f"{code},q5,007,,,,,4,2,,\n")
    assert entered(lot)["007"] == ("2", "")
    enter(lot.folder, code, Entry("3", ""), Entry("2", ""))
    assert [one["mark"] for one in lot.table("to-mark") if one["code"] == code] == ["", "3"]
    assert entered(lot)["007"] == ("3", "")


def test_a_text_that_no_hand_in_holds_any_more_is_not_to_be_marked(lot: Class) -> None:
    code = codes(lot)["007"]
    enter(lot.folder, code, Entry("2", ""), NOTHING)
    lot.hand_in("b.json", student="007", name="Bob", answers={"q5": "A better text"})
    lot.grade()
    assert [one.answer for one in to_be_marked(lot.folder).texts] == [
        "A better text",
        "=A text,\nof two lines",
    ]
    with pytest.raises(TeachingError, match="any more"):
        enter(lot.folder, code, Entry("3", ""), Entry("2", ""))


@pytest.mark.parametrize("held", ["a,b\n1,2\n", '"', "\0"])
def test_a_spoilt_record_of_the_desk_is_told(lot: Class, held: str) -> None:
    (lot.folder / "results/marked-at-desk.csv").write_text(held, encoding="utf-8")
    for act in (lot.grade, lambda: to_be_marked(lot.folder)):
        with pytest.raises(SentenceError, match=r"^results/marked-at-desk\.csv"):
            act()


def in_the_end(act: Callable[[], T]) -> T:
    """Try again for as long as one is told that others are at work: on a busy machine that can be long."""
    while True:
        try:
            return act()
        except TeachingError as told:
            if "Wait until" not in str(told):
                raise


def marks_all(folder: Path, mark: str) -> None:
    for text in in_the_end(lambda: to_be_marked(folder)).texts:
        if text.student_id.endswith(mark):
            entering = partial(enter, folder, text.code, Entry(mark, ""), text.entry)
            assert in_the_end(entering) is None


def test_two_processes_and_a_grading_at_once_lose_no_mark(tmp_path: Path) -> None:
    lot = Class(tmp_path)
    for number in range(20):
        lot.hand_in(f"{number}.json", student=f"{number}-{1 + number % 2}", answers={"q5": f"Text {number}"})
    lot.grade()
    with ProcessPoolExecutor(2) as two:
        working = [two.submit(marks_all, lot.folder, mark) for mark in "12"]
        for _ in range(3):
            with suppress(TeachingError):  # while one of them is just writing
                lot.grade()
        for one in working:
            one.result()
    assert all(student.endswith(mark) for student, (mark, _) in entered(lot).items())
    assert len(entered(lot)) == 20
    assert lot.grade().waiting == 0
    assert not (lot.folder / ".at-work").exists()
