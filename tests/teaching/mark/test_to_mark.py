"""Texts that a person marks: marks are taken in, and nothing that a lecturer entered is ever lost."""

import csv
import os
import sys
from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import SentenceError, TeachingError
from cocreation_teach.exchange.tables import read_table
from cocreation_teach.teaching.results import look
from tests.teaching.handins import ANSWERS, Class


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    """A class of two who wrote a text, graded once."""
    lot = Class(tmp_path)
    lot.hand_in("a.json", answers={**ANSWERS, "q5": "=A text,\nof two lines"})
    lot.hand_in("b.json", student="007", name="Bob", answers={"q5": "Another"})
    lot.grade()
    return lot


def enter(lot: Class, *, encoding: str = "utf-8", delimiter: str = ",", **by_student: dict[str, str]) -> None:
    """Fill in the sheet as a lecturer does, and save it as a spreadsheet does."""
    rows = lot.table("to-mark")
    for row in rows:
        row.update(by_student.get(f"s{row['student_id']}", {}))
    columns = list(dict.fromkeys(key for row in rows for key in row))
    with (lot.folder / "results/to-mark.csv").open("w", encoding=encoding, newline="") as file:
        table = csv.DictWriter(file, columns, delimiter=delimiter)
        table.writeheader()
        table.writerows(rows)


def mark_of(lot: Class, student: str) -> str:
    return next(row["marks"] for row in lot.table("marks") if row["student_id"] == student)


def test_a_total_stays_empty_until_its_texts_are_marked(lot: Class) -> None:
    assert mark_of(lot, "1001") == ""
    row = next(row for row in lot.table("to-mark") if row["student_id"] == "1001")
    assert (row["answer"], row["out_of"], row["mark"]) == ("'=A text,\nof two lines", "4", "")
    assert row["rubric"] == "4: names the axis\nOne way to put it: One could say much."
    enter(lot, s1001={"mark": "3"})
    done = lot.grade()
    assert (mark_of(lot, "1001"), mark_of(lot, "007"), done.waiting) == ("4.5", "", 1)
    text = next(
        row for row in lot.table("answers") if row["question"] == "q5" and row["student_id"] == "1001"
    )
    assert (text["credit"], text["points"]) == ("0.75", "3")


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ";"), ("utf-8", ","), ("utf-16", "\t")])
def test_the_sheet_is_read_as_spreadsheets_save_it(lot: Class, encoding: str, delimiter: str) -> None:
    enter(lot, encoding=encoding, delimiter=delimiter, s1001={"mark": "2,5", "comment": "Schön."})
    lot.grade()
    assert mark_of(lot, "1001") == "4"
    assert lot.table("to-mark")[1]["comment"] == "Schön."


def test_a_code_page_is_not_guessed(lot: Class) -> None:
    enter(lot, encoding="cp1252", s1001={"mark": "2", "comment": "Schön."})
    written = (lot.folder / "results/to-mark.csv").read_bytes()
    with pytest.raises(SentenceError, match=r"to-mark\.csv, line 6: It is not written in UTF-8"):
        lot.grade()
    assert (lot.folder / "results/to-mark.csv").read_bytes() == written


@pytest.mark.parametrize("page", ["cp1252", "cp1250", "cp1251", "mac_roman", "cp932", "ascii"])
def test_a_sheet_that_was_read_in_another_code_page_is_refused(lot: Class, page: str) -> None:
    path = lot.folder / "results/to-mark.csv"
    lot.hand_in("zoë.json", student="s9", name="Zoë Müller", answers={"q5": "Es fällt ihr “schwer”."})
    lot.grade()
    garbled = path.read_text(encoding="utf-8-sig").encode().decode(page, "replace")
    path.write_text(garbled, encoding="utf-8-sig")
    written = path.read_bytes()
    with pytest.raises(
        SentenceError, match=r"to-mark\.csv, s9, q5: a program has made other letters of those"
    ):
        lot.grade()
    assert path.read_bytes() == written


def test_an_answer_that_a_lecturer_changed_is_no_garbled_sheet(lot: Class) -> None:
    lot.hand_in("zoë.json", student="9", name="Zoë Müller", answers={"q5": "Es fällt ihr schwer."})
    lot.grade()
    enter(lot, s9={"mark": "3", "answer": "See the paper."})
    lot.grade()
    assert mark_of(lot, "9") == "3"


@pytest.mark.parametrize("title", ["code", "answer"])
def test_a_column_that_was_sorted_by_itself_gives_nobody_the_mark_of_another(lot: Class, title: str) -> None:
    enter(lot, s1001={"mark": "4"}, s007={"mark": "1"})
    rows = lot.table("to-mark")
    mixed = [other[title] for other in reversed(rows)]
    save(lot, list(rows[0]), *([*{**row, title: one}.values()] for row, one in zip(rows, mixed, strict=True)))
    written = (lot.folder / "results/to-mark.csv").read_bytes()
    with pytest.raises(TeachingError, match=r"the code of 007, q5 stands beside the text of somebody else"):
        lot.grade()
    assert (lot.folder / "results/to-mark.csv").read_bytes() == written
    save(lot, list(rows[0]), *(list(row.values()) for row in reversed(rows)))
    lot.grade()
    assert (mark_of(lot, "1001"), mark_of(lot, "007")) == ("5.5", "1")


def test_an_id_that_a_spreadsheet_has_spoilt_does_no_harm(lot: Class) -> None:
    enter(lot, s007={"mark": "4", "student_id": "7"})
    lot.grade()
    assert mark_of(lot, "007") == "4"


@pytest.mark.parametrize("written", ["4.5", "-1", "-0", "nan", "1e0", "inf", "four", "99999999"])
def test_a_mark_that_will_not_do_is_named_and_kept(lot: Class, written: str) -> None:
    enter(lot, s1001={"mark": written})
    done = lot.grade()
    assert len(done.problems) == 1
    assert "allowed: 0 to 4" in done.problems[0]
    assert mark_of(lot, "1001") == ""
    row = next(row for row in lot.table("to-mark") if row["student_id"] == "1001")
    assert row["mark"].lstrip("'") == written
    assert "allowed: 0 to 4" in row["note"]


def test_a_new_text_is_marked_anew_and_the_old_mark_is_kept(lot: Class) -> None:
    enter(lot, s1001={"mark": "3", "comment": "Good."})
    lot.hand_in("c.json", answers={"q5": "A better text"}, at="2026-11-30T12:00:00Z")
    for _ in range(2):
        done = lot.grade()
        rows = [row for row in lot.table("to-mark") if row["student_id"] == "1001"]
        assert [(row["answer"].lstrip("'")[:8], row["mark"]) for row in rows] == [
            ("A better", ""),
            ("=A text,", "3"),
        ]
        assert "does not count" in rows[1]["note"]
        assert (done.waiting, mark_of(lot, "1001")) == (2, "")
    (lot.inbox / "c.json").unlink()
    lot.grade()
    assert mark_of(lot, "1001") == "4.5"


def test_own_columns_rows_and_doubled_rows_are_kept(lot: Class) -> None:
    enter(lot, s1001={"mark": "3"}, s007={"second marker": "agrees"})
    path = lot.folder / "results/to-mark.csv"
    row = next(row for row in lot.table("to-mark") if row["student_id"] == "1001")
    with path.open("a", newline="") as file:
        csv.writer(file).writerows(
            [[*list(row.values())[:8], "1", "", "", ""], ["mine", *[""] * 7, "", "a note", "", ""]]
        )
    for _ in range(2):
        lot.grade()
        table = lot.table("to-mark")
        assert sorted(row["mark"] for row in table if row["student_id"] == "1001") == ["1", "3"]
        assert mark_of(lot, "1001") == "4.5"
        assert [row["second marker"] for row in table if row["student_id"] == "007"] == ["agrees"]
        assert any(row["comment"] == "a note" for row in table)


def test_a_sheet_without_its_columns_is_not_written_over(lot: Class) -> None:
    path = lot.folder / "results/to-mark.csv"
    path.write_text("code,points\nt1,3\n")
    with pytest.raises(TeachingError, match="has no column mark, comment; nothing was changed"):
        lot.grade()
    assert path.read_text() == "code,points\nt1,3\n"


def test_comments_from_the_bank(lot: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    bank = lot.folder / "results/comments.csv"
    assert (
        bank.read_text(encoding="utf-8-sig")
        == 'code,comment\nq5-1,"Missing, or not clear yet: names the axis"\n'
    )
    with bank.open("a") as file:
        file.write("mine,See <lesson> 9.\n")
    enter(lot, s1001={"mark": "3", "comment": "Well put. [mine] [q5-1] [unknown]"})
    monkeypatch.setattr("cocreation_teach.teaching.mark.grading._write_report", lambda *_: None)
    lot.grade_fully()
    page = (lot.folder / "results/feedback/1001.html").read_text()
    expected = "Well put. See &lt;lesson&gt; 9. Missing, or not clear yet: names the axis [unknown]"
    assert expected in page
    assert "One could say much." in page
    assert "mine,See <lesson> 9." in bank.read_text()


def test_grading_twice_gives_the_same_bytes(lot: Class) -> None:
    enter(lot, s1001={"mark": "3", "comment": "'=quoted"})
    lot.grade()
    first = (lot.folder / "results/to-mark.csv").read_bytes()
    lot.grade()
    assert (lot.folder / "results/to-mark.csv").read_bytes() == first


def save(lot: Class, header: list[str], *rows: list[str]) -> None:
    """Save the sheet with other columns and rows than it had."""
    with (lot.folder / "results/to-mark.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def sheet(lot: Class) -> list[list[str]]:
    return [list(row.cells) for row in read_table(lot.folder / "results/to-mark.csv").rows]


def column(lot: Class, title: str) -> list[str]:
    header, *rows = sheet(lot)
    return [row[header.index(title)] for row in rows]


@pytest.mark.parametrize("times", [1, 3])
def test_columns_without_a_title_or_with_one_that_stands_twice_are_carried(lot: Class, times: int) -> None:
    header, first, second = sheet(lot)
    save(
        lot,
        ["", *header, "again", "", "again", "note"],
        ["before", *first, "one", "nameless", "two", "noted"],
        ["", *second, "", "", "three", ""],
    )
    for _ in range(times):
        lot.grade()
    header, first, second = sheet(lot)
    assert header[11:] == ["", "again", "", "again", "note"]
    assert first[11:] == ["before", "one", "nameless", "two", "noted"]
    assert second[11:] == ["", "", "", "three", ""]


@pytest.mark.parametrize("times", [1, 3])
def test_cells_beyond_the_header_are_carried(lot: Class, times: int) -> None:
    header, first, second = sheet(lot)
    save(lot, header, [*first, "", "far out"], second)
    for _ in range(times):
        lot.grade()
    header, first, second = sheet(lot)
    assert (header[11:], first[11:], second[11:]) == ([""], ["far out"], [""])


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("title", ["answer", "prompt", "rubric", "student_name", "out_of", "question"])
def test_words_typed_into_a_column_of_ours_stand_beside(lot: Class, title: str, times: int) -> None:
    header, first, second = sheet(lot)
    before = first[header.index(title)]
    first[header.index(title)] = f"{before} Really?"
    save(lot, header, first, second)
    for _ in range(times):
        lot.grade()
    assert column(lot, title)[0] == before
    assert column(lot, f"typed in {title}") == [f"{before} Really?".lstrip("'"), ""]


def test_words_typed_into_the_note_stay_there_or_stand_beside_a_note_of_ours(lot: Class) -> None:
    enter(lot, s1001={"note": "ask Ann"}, s007={"note": "plagiarised?", "mark": "9"})
    for _ in range(2):
        lot.grade()
        assert column(lot, "note") == ["the mark 9 will not do; allowed: 0 to 4.", "ask Ann"]
        assert column(lot, "typed in note") == ["plagiarised?", ""]
    enter(lot, s007={"mark": "4"})
    lot.grade()
    assert column(lot, "note") == ["", "ask Ann"]


def test_what_a_spreadsheet_makes_of_a_cell_is_not_taken_for_words(lot: Class) -> None:
    header, first, second = sheet(lot)
    first[header.index("out_of")] = "4,00"
    first[header.index("prompt")] = first[header.index("prompt")] + "  "
    first[header.index("student_id")] = "7"
    second[header.index("rubric")] = second[header.index("rubric")].replace("\n", "\r\n")
    save(lot, header, first, second)
    lot.grade()
    assert sheet(lot)[0] == header


def test_rows_without_a_code_are_carried(lot: Class) -> None:
    header, *rows = sheet(lot)
    save(lot, header, *rows, ["", "Marked on Monday", *[""] * 9], ["", *[""] * 9, "Two to go"])
    for _ in range(2):
        lot.grade()
        assert sheet(lot)[3:] == [["", "Marked on Monday", *[""] * 9], ["", *[""] * 9, "Two to go"]]


def test_a_column_for_marks_that_stands_twice_is_told(lot: Class) -> None:
    header, first, second = sheet(lot)
    save(lot, [*header, "mark"], [*first, "3"], [*second, ""])
    done = lot.grade()
    assert done.problems == ("to-mark.csv has more than one column mark: only the first counts.",)
    assert mark_of(lot, "1001") == ""


def test_the_sheet_is_kept_as_the_lecturer_saved_it_last(lot: Class) -> None:
    before = lot.folder / "results/to-mark-before.csv"
    assert not before.exists()
    enter(lot, encoding="utf-16", delimiter="\t", s1001={"mark": "3"})
    saved = (lot.folder / "results/to-mark.csv").read_bytes()
    for _ in range(2):
        lot.grade()
        assert before.read_bytes() == saved


def test_marks_that_are_saved_while_grading_runs_count(lot: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    # Saved just before the new sheet would take the place of the old one.
    def look_late(folder: Path) -> object:
        looks.append(folder)
        if len(looks) == 2:
            enter(lot, s1001={"mark": "3"})
        return look(folder)

    looks: list[Path] = []
    monkeypatch.setattr("cocreation_teach.teaching.results.switching.look", look_late)
    monkeypatch.setattr("cocreation_teach.teaching.mark.grading.look", look_late)
    lot.grade()
    assert (mark_of(lot, "1001"), column(lot, "mark")) == ("4.5", ["", "3"])


def test_grading_gives_way_to_a_sheet_that_is_saved_again_and_again(
    lot: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = iter("0123456789")

    def look_and_save(folder: Path) -> object:
        enter(lot, s1001={"mark": next(marks)})
        return look(folder)

    monkeypatch.setattr("cocreation_teach.teaching.results.switching.look", look_and_save)
    before = (lot.folder / "results/marks.csv").read_bytes()
    with pytest.raises(TeachingError, match="was saved while this was at work"):
        lot.grade()
    assert (lot.folder / "results/marks.csv").read_bytes() == before
    assert not (lot.folder / ".at-work").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Links and pipes are made otherwise there.")
@pytest.mark.parametrize("sheet", ["to-mark", "comments", "marked-at-desk", "../decisions"])
@pytest.mark.parametrize("kind", ["folder", "nowhere", "loop", "pipe"])
def test_what_is_no_file_in_the_place_of_a_lecturers_sheet_is_told_and_stays(
    lot: Class, sheet: str, kind: str
) -> None:
    path = lot.folder / f"results/{sheet}.csv"
    path.unlink(missing_ok=True)
    match kind:
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case _:
            path.symlink_to("nowhere.csv" if kind == "nowhere" else path.name)
    state = path.lstat()
    with pytest.raises(SentenceError, match=f"{path.name} (cannot be read|is a link that leads nowhere)"):
        lot.grade()
    assert os.path.samestat(state, path.lstat())
