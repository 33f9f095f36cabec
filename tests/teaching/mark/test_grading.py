"""Who handed in, which attempt counts, what it earns, and that nothing but the files decides."""

import os
import random
import shutil
import zipfile
from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.teaching import write_report, write_statistics
from cocreation_teach.teaching.mark.feedback import feedback_names
from tests.teaching.handins import ANSWERS, Class, make_folder

MOODLE = "{name}_{number}_assignsubmission_file_/work.cocreation.json"


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    return Class(tmp_path)


def results(lot: Class) -> dict[str, bytes]:
    folder = lot.folder / "results"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_partial_credit_of_each_kind(lot: Class) -> None:
    lot.hand_in(answers={"q1": "IV", "q2": "5", "q3": ["needs"], "q4": "yes"})
    lot.grade()
    rows = {row["question"]: row for row in lot.table("answers")}
    assert [(rows[key]["credit"], rows[key]["points"]) for key in ("q1", "q2", "q3", "q4")] == [
        ("0.5", "0.5"),
        ("0.5", "0.5"),
        ("0.5", "1.5"),
        ("1", "1"),
    ]
    assert (rows["q3"]["answer"], rows["q3"]["misconception"]) == ("needs", "")
    assert (rows["q5"]["answer"], rows["q5"]["credit"], rows["q5"]["points"]) == ("", "", "0")
    (mark,) = lot.table("marks")
    assert [mark[name] for name in ("marks", "out_of", "percent", "answered", "questions", "late")] == [
        "3.5",
        "10",
        "35",
        "4",
        "5",
        "0",
    ]


def test_the_newest_valid_attempt_counts_and_all_are_listed(lot: Class) -> None:
    lot.hand_in("1.json", answers={"q4": "no"}, at="2026-11-30T09:30:00Z")
    lot.hand_in("2.json", answers={"q4": "yes"}, at="2026-11-30T12:00:00+02:00")
    lot.hand_in("3.json", b"{")
    said = lot.outcomes()
    assert said["1.json"] == "accepted-with-note: An earlier attempt: 2.json is newer and counts."
    assert said["3.json"].startswith("refused")
    (mark,) = lot.table("marks")
    assert (mark["file"], mark["marks"]) == ("2.json", "1")


@pytest.mark.parametrize(
    ("at", "late", "marks"),
    [
        ("2026-12-01T12:00:00Z", "0", "1.5"),
        ("2026-12-01T12:00:01Z", "1", "1.35"),
        ("2026-12-03T13:00:00Z", "3", "1.05"),
    ],
)
def test_lateness_and_penalty(lot: Class, at: str, late: str, marks: str) -> None:
    lot.hand_in(at=at)
    lot.grade(late_penalty=10)
    (row,) = lot.table("marks")
    assert (row["late"], row["marks"]) == (late, marks)
    lot.grade()
    assert lot.table("marks")[0]["marks"] == "1.5"


def test_a_penalty_never_goes_below_nothing(lot: Class) -> None:
    lot.hand_in(at="2026-12-20T12:00:00Z")
    lot.grade(late_penalty=50)
    assert lot.table("marks")[0]["marks"] == "0"


def test_without_a_time_due_nothing_is_late(tmp_path: Path) -> None:
    lot = Class(tmp_path, due=None)
    lot.hand_in()
    lot.grade(late_penalty=10)
    assert lot.table("marks")[0]["late"] == ""


def test_the_lms_says_who_handed_in(lot: Class) -> None:
    lot.zip({MOODLE.format(name="Lee, Ann", number=7): lot.bytes()})
    lot.zip({"bobbrown_LATE_4001_9_w.json": lot.bytes(student="2", name="Bob Brown")}, "canvas.zip")
    said = lot.outcomes()
    assert said[f"moodle.zip/{MOODLE.format(name='Lee, Ann', number=7)}"] == "accepted: It was graded."
    assert "Canvas marks it as late" in said["canvas.zip/bobbrown_LATE_4001_9_w.json"]
    assert [row["lms_id"] for row in lot.table("marks")] == ["7", "4001"]


def test_attempts_of_one_sender_that_name_two_ids_are_one_person(lot: Class) -> None:
    path = "Ann Lee_7_assignsubmission_file_/{}.json"
    lot.zip(
        {
            path.format("a"): lot.bytes(student="1"),
            path.format("b"): lot.bytes(student="2", at="2026-11-30T11:00:00Z"),
        }
    )
    lot.grade()
    assert [row["student_id"] for row in lot.table("marks")] == ["2"]


def test_the_roster_is_checked_and_who_is_absent_is_named(lot: Class, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_bytes(
        "\ufeffstudent_id;name;lms_id\r\n1001;Ann Lee;8\r\n1002;Cy Roe;9\r\n1003;Di Fox;\r\n".encode()
    )
    lot.hand_in(MOODLE.format(name="Ann Lee", number=7))
    lot.hand_in("b.json", student="1002", name="Bob Brown")
    lot.hand_in("c.json", student="99", name="Eve")
    done = lot.grade(roster=roster)
    said = {row["path"]: row["reason"] for row in lot.table("inbox")}
    assert (
        said[MOODLE.format(name="Ann Lee", number=7)]
        == "By the roster 1001 has the LMS's number 8; it came from 7."
    )
    assert said["b.json"] == (
        "By the roster 1002 is Cy Roe, and the file says Bob Brown: no name is the same."
    )
    assert said["c.json"] == "The roster does not know the id 99."
    assert done.absent == ("1003",)
    assert len(lot.table("marks")) == 3


def test_a_roster_that_cannot_be_used_says_all_that_is_wrong(lot: Class, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("student_id,name\n1,A\n1,B\n2,C\n２,D\n")
    with pytest.raises(TeachingError, match=r"row 3: 1 is listed twice.*\n.*row 5: 2 is listed twice"):
        lot.grade(roster=roster)
    roster.write_text("who,name\n1,A\n")
    with pytest.raises(TeachingError, match="has no column student_id. It has: who, name."):
        lot.grade(roster=roster)


@pytest.mark.parametrize("made", ["2,02E+10", "20230012345.0", "12-Mar", "####"])
def test_a_roster_in_which_a_spreadsheet_changed_ids_is_refused(
    lot: Class, tmp_path: Path, made: str
) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(f"student_id;name\n{made};A\n{made};B\n1003;C\n")
    with pytest.raises(TeachingError) as told:
        lot.grade(roster=roster)
    for row in (2, 3):
        assert f"row {row}: {made} is what a spreadsheet made of an id. Export the list afresh" in str(
            told.value
        )
    assert "twice" not in str(told.value)


@pytest.mark.parametrize("cell", ['="00123"', '"=""00123"""', '= "00123"', "'00123"])
def test_an_id_that_a_program_keeps_as_a_text_is_that_text(lot: Class, tmp_path: Path, cell: str) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text(f"student_id,name\n{cell},Ann Lee\n")
    lot.hand_in(student="00123")
    assert lot.grade(roster=roster).absent == ()
    assert [row["outcome"] for row in lot.table("inbox")] == ["accepted"]


def test_zeros_that_a_roster_lost_are_told(lot: Class, tmp_path: Path) -> None:
    roster = tmp_path / "roster.csv"
    roster.write_text("student_id,name\n123,Ann Lee\n")
    lot.hand_in(student="00123")
    lot.grade(roster=roster)
    said = "The roster does not know the id 00123, but 123: a spreadsheet takes away zeros in front."
    assert lot.table("inbox")[0]["reason"] == said


def test_a_class_whose_names_the_platform_writes_otherwise_is_not_suspected(lot: Class) -> None:
    names = ["Łukasz Wójcik", "Jürgen Müller", "Zoë O’Neil", "Søren Kjær", "Đặng Văn An", "Юлия Чехова"]
    plain = [
        "Wojcik, Lukasz",
        "Mueller Juergen",
        "Zoe O'Neil",
        "Soeren Kjaer",
        "Dang Van An",
        "Yulia Chekhova",
    ]
    lot.zip(
        {
            MOODLE.format(name=shown, number=at): lot.bytes(student=f"s{at}", name=name)
            for at, (shown, name) in enumerate(zip(plain, names, strict=True))
        }
    )
    assert set(lot.outcomes().values()) == {"accepted: It was graded."}


@pytest.mark.parametrize(
    ("name", "sure", "cure"),
    [
        ("Anne Lee", "probably the same person, spelt in another way", "Nothing, unless you know better."),
        ("Ann Roe", "one name is the same and another is not", "It was graded all the same."),
        ("Cy Roe", "no name is the same", "It was graded all the same."),
    ],
)
def test_how_sure_a_doubt_is_is_said(lot: Class, name: str, sure: str, cure: str) -> None:
    lot.zip({MOODLE.format(name="Ann Lee", number=7): lot.bytes(name=name)})
    lot.grade()
    (row,) = lot.table("inbox")
    assert row["reason"] == f"The LMS has it from Ann Lee, and the file says {name}: {sure}."
    assert row["what_to_do"].startswith(cure)


def test_same_input_same_bytes_whatever_the_order_and_the_place(lot: Class, tmp_path: Path) -> None:
    for number in range(12):
        lot.hand_in(
            f"{number}.json",
            student=str(number % 9),
            name=f"N {number}",
            answers={**ANSWERS, "q5": f"T{number}"},
        )
    lot.zip({MOODLE.format(name="Ann Lee", number=7): lot.bytes()})
    paths = sorted(lot.inbox.iterdir())
    lot.grade(*paths)
    first = results(lot)
    random.Random(3).shuffle(paths)
    lot.grade(*paths, paths[0])
    assert results(lot) == first
    lot.grade(lot.inbox, lot.inbox / "3.json")
    assert results(lot) == first
    shutil.copytree(lot.inbox, tmp_path / "elsewhere" / "inbox")
    shutil.rmtree(lot.folder / "results")
    lot.grade(tmp_path / "elsewhere" / "inbox")
    assert results(lot) == first
    assert str(tmp_path).encode() not in b"".join(first.values())


def test_each_student_has_their_own_form(tmp_path: Path) -> None:
    lot = Class(tmp_path, forms=[["q1", "q2"], ["q3", "q4"]])
    for number in range(8):
        lot.hand_in(f"{number}.json", student=str(number), answers={"q1": "III"})
    said = list(lot.outcomes().values())
    assert "accepted: It was graded." in said
    assert "refused: It answers “q1”, which this student was not asked." in said
    assert {row["out_of"] for row in lot.table("marks")} == {"2"}


def test_the_assignments_own_folders_are_not_taken_for_hand_ins(lot: Class) -> None:
    shutil.copy(lot.hand_in(), lot.folder / "work.cocreation.json")
    for _ in range(2):
        lot.grade(lot.folder)
        assert [row["path"] for row in lot.table("inbox")] == ["work.cocreation.json"]


@pytest.mark.parametrize("broken", ["release/assignment.json", "key/key.json"])
@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"format": "cocreation-teach/key"}', b"[" * 100_000])
def test_a_folder_that_is_no_assignment(lot: Class, broken: str, content: bytes | None) -> None:
    path = lot.folder / broken
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(TeachingError, match="release holds no" if "release" in broken else broken):
        lot.grade()


def test_the_key_of_another_assignment(lot: Class, tmp_path: Path) -> None:
    other = make_folder(tmp_path / "other", questions=4)
    shutil.copy(other / "key/key.json", lot.folder / "key/key.json")
    with pytest.raises(TeachingError, match="is the key of another assignment"):
        lot.grade()


@pytest.mark.parametrize("credit", ["2", "-1", "1e999", "NaN"])
def test_a_key_whose_credit_lies_outside_the_scale(lot: Class, credit: str) -> None:
    path = lot.folder / "key/key.json"
    path.write_text(path.read_text().replace('"yes": 1', f'"yes": {credit}'))
    with pytest.raises(TeachingError, match=r"key\.json cannot be read as a key"):
        lot.grade()


def test_paths_that_lead_nowhere_are_all_named(lot: Class) -> None:
    with pytest.raises(TeachingError, match=r"nothing at .*one\.\nThere is nothing at .*two\."):
        lot.grade(lot.inbox / "two", lot.inbox / "one")


@pytest.mark.parametrize(
    "name", ["leeann_4001_text.html", "Ann Lee_7_assignsubmission_onlinetext_/onlinetext.html"]
)
def test_text_typed_into_the_lms_is_ignored(lot: Class, name: str) -> None:
    lot.zip({name: b"<p>My answer</p>"})
    assert next(iter(lot.outcomes().values())).startswith("ignored: It is a text typed into the LMS")


@pytest.mark.parametrize(
    "name", ["work.cocreation (1).json", "work.json.txt", "WORK.JSON", "w.cocreation.json (2)"]
)
def test_names_that_browsers_make_of_a_hand_in(lot: Class, name: str) -> None:
    lot.hand_in(name)
    assert lot.outcomes() == {name: "accepted: It was graded."}


def test_feedback_pages_have_names_that_are_safe_and_differ() -> None:
    ids = [
        ("1", "7"),
        ("1", "8"),
        ("ab", ""),
        ("AB", "3"),
        ("../../x", ""),
        ("..", ""),
        ("nul", ""),
        ("é", ""),
        ("e", ""),
    ]
    names = list(feedback_names(ids).values())
    assert len({name.lower() for name in names}) == len(ids)
    assert all(Path(name).name == name and name.removesuffix(".html").isascii() for name in names)


def test_feedback_is_written_and_what_is_stale_is_taken_away(
    lot: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cocreation_teach.teaching.mark.grading._write_report", lambda *_: None)
    lot.hand_in(answers={"q1": "I", "q3": ["needs", "capacity"], "q5": "<script>"})
    other = lot.hand_in("b.json", student="2", name="Bob")
    lot.grade_fully()
    pages = lot.folder / "results/feedback"
    page = (pages / "1001.html").read_text()
    assert "You may think so, but &lt;b&gt;no&lt;/b&gt;." in page
    assert "&lt;script&gt;" in page
    assert "<script>" not in page
    assert "“Capacity”: Nothing is learnt here." in page
    assert "To be marked; up to 4 points" in page
    assert "One could say much." not in page
    other.unlink()
    lot.grade_fully()
    assert [path.name for path in pages.iterdir()] == ["1001.html"]


def test_an_empty_inbox_gives_empty_tables(lot: Class) -> None:
    done = lot.grade()
    assert (done.people, lot.table("marks"), lot.table("inbox")) == (0, [], [])


def test_an_empty_archive_is_listed(lot: Class) -> None:
    with zipfile.ZipFile(lot.inbox / "a.zip", "w"):
        pass
    assert lot.outcomes() == {"a.zip": "ignored: The archive holds no file."}


def test_a_folder_that_may_not_be_opened_has_a_row(lot: Class, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object) -> object:
        if str(path) == str(lot.inbox):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    scandir = os.scandir
    monkeypatch.setattr("cocreation_teach.teaching.intake.inbox.os.scandir", refuse)
    assert next(iter(lot.outcomes().values())).startswith("refused: ")


def test_the_report_of_a_run_is_the_one_that_its_tables_give(lot: Class) -> None:
    lot.hand_in("a.json", answers={**ANSWERS, "q5": "A text"})
    lot.hand_in("b.json", student="007", name="=Bob", answers={"q1": "I"})
    lot.grade_fully()
    names = ("report.html", "items.csv", "misconceptions.csv")
    of_the_run = [(lot.folder / "results" / name).read_bytes() for name in names]
    write_statistics(lot.folder)
    write_report(lot.folder)
    assert [(lot.folder / "results" / name).read_bytes() for name in names] == of_the_run
