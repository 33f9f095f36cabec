"""What grading leaves to the lecturer: decided, undone, and told where it meets nothing any more."""

import os
from pathlib import Path

import pytest

from cocreation_teach.exchange.errors import SentenceError, TeachingError
from cocreation_teach.teaching import write_statistics
from cocreation_teach.teaching.intake import (
    COUNTS,
    COUNTS_NOT,
    ONE_PERSON,
    Decision,
    decide,
    read_decisions,
    undo,
)
from tests.teaching.handins import Class

HEADER = "decision,of,same_as,file\n"
CODE = f"h{'0' * 20}"


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    return Class(tmp_path)


@pytest.fixture
def two(lot: Class) -> Class:
    """One person's two hand-ins, of which ``new.json`` is the newer."""
    lot.hand_in("old.json", answers={"q4": "yes"}, at="2026-11-30T10:00:00Z")
    lot.hand_in("new.json", answers={"q4": "no"}, at="2026-11-30T11:00:00Z")
    lot.grade()
    return lot


def code_of(lot: Class, path: str, column: str = "hand_in") -> str:
    return next(row[column] for row in lot.table("inbox") if row["path"] == path)


def counted(lot: Class) -> list[tuple[str, str]]:
    return [(row["student_id"], row["file"]) for row in lot.table("marks")]


def write(lot: Class, text: str) -> Path:
    path = lot.folder / "decisions.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("decision", [(COUNTS, "old.json"), (COUNTS_NOT, "new.json")])
def test_an_earlier_attempt_counts_if_the_lecturer_says_so_and_the_newest_when_that_is_undone(
    two: Class, decision: tuple[str, str]
) -> None:
    kind, path = decision
    before = (two.folder / "results/marks.csv").read_bytes()
    code = code_of(two, path)
    decide(two.folder, Decision(kind, code, file=path))
    said = two.outcomes()
    assert counted(two) == [("1001", "old.json")]
    assert "You decided that" in said[path]
    assert two.table("marks")[0]["marks"] == "1"
    undo(two.folder, code)
    two.grade()
    assert (two.folder / "results/marks.csv").read_bytes() == before
    assert read_decisions(two.folder) == ()


def test_the_choice_is_told_at_each_of_the_two(two: Class) -> None:
    decide(two.folder, Decision(COUNTS, code_of(two, "old.json")))
    assert two.outcomes() == {
        "old.json": "accepted-with-note: You decided that it counts.",
        "new.json": "accepted-with-note: You decided that old.json counts in its place.",
    }


def test_whoever_has_nothing_that_counts_is_absent(lot: Class) -> None:
    roster = lot.inbox.parent / "roster.csv"
    roster.write_text("student_id,name\n1001,Ann Lee\n")
    lot.hand_in("a.json")
    lot.grade()
    decide(lot.folder, Decision(COUNTS_NOT, code_of(lot, "a.json")))
    done = lot.grade(roster=roster)
    assert (done.people, done.absent, done.problems) == (0, ("1001",), ())


def test_a_doubt_is_gone_when_the_lecturer_says_that_it_counts(lot: Class) -> None:
    path = "Bob Brown_8_assignsubmission_file_/a.json"
    lot.hand_in(path)
    lot.hand_in("Cy Gray_9_assignsubmission_file_/a.json", student="9", name="Cy Gray")
    assert "no name is the same" in lot.outcomes()[path]
    decide(lot.folder, Decision(COUNTS, code_of(lot, path)))
    assert lot.outcomes()[path] == "accepted-with-note: You decided that it counts."


def test_the_same_bytes_from_two_people_are_decided_on_one_by_one(lot: Class) -> None:
    mine, theirs = (f"{name}_assignsubmission_file_/a.json" for name in ("Ann Lee_7", "Bob Brown_8"))
    lot.hand_in(mine)
    lot.hand_in(theirs)
    lot.grade()
    decide(lot.folder, Decision(COUNTS_NOT, code_of(lot, theirs)))
    said = lot.outcomes()
    assert (said[mine], counted(lot)) == ("accepted: It was graded.", [("1001", mine)])


def test_a_mistyped_id_is_graded_under_the_right_one(lot: Class) -> None:
    roster = lot.inbox.parent / "roster.csv"
    roster.write_text("student_id,name,lms_id\n01001,Ann Lee,7\n")
    lot.hand_in("a.json", student="1OO1", answers={"q5": "A text"})
    lot.grade(roster=roster)
    code = lot.table("to-mark")[0]["code"]
    decide(lot.folder, Decision(ONE_PERSON, code_of(lot, "a.json", "person"), "id 01001"))
    done = lot.grade(roster=roster)
    assert (counted(lot), done.absent, done.problems) == ([("01001", "a.json")], (), ())
    assert "You decided that id 1oo1 is id 01001" in lot.outcomes(roster=roster)["a.json"]
    assert lot.table("to-mark")[0]["code"] == code  # a mark that was given stays with its text


def test_two_accounts_of_one_person_have_one_row_and_the_newest_of_all_counts(lot: Class) -> None:
    first, second = (f"Ann Lee_{number}_assignsubmission_file_/a.json" for number in "78")
    lot.hand_in(first, at="2026-11-30T11:00:00Z")
    lot.hand_in(second, at="2026-11-30T10:00:00Z")
    lot.hand_in("Bob_9_assignsubmission_file_/a.json", student="9", name="Bob", answers={})
    lot.grade()
    assert [row["lms_id"] for row in lot.table("marks")] == ["7", "8", "9"]
    decide(lot.folder, Decision(ONE_PERSON, "moodle 7", "moodle 8"))
    lot.grade()
    row = lot.table("marks")[0]
    assert (len(lot.table("marks")), row["lms_id"], row["file"]) == (2, "8", first)
    undo(lot.folder, "moodle 7")
    lot.grade()
    assert len(lot.table("marks")) == 3


def test_anonymous_people_are_named_by_the_letters_that_canvas_gave_them(lot: Class) -> None:
    first = lot.bytes(student="7", at="2026-11-30T10:00:00Z")
    lot.zip({"anon_aB3dE_901_w.json": first, "anon_Zz9qQ_902_w.json": lot.bytes(student="8")})
    decide(lot.folder, Decision(ONE_PERSON, "canvas Zz9qQ", "canvas aB3dE"))
    assert lot.grade().problems == ()
    assert [row["lms_id"] for row in lot.table("marks")] == ["aB3dE"]


def test_statistics_take_a_class_in_which_an_id_was_put_right(tmp_path: Path) -> None:
    lot = Class(tmp_path, forms=[["q1", "q2"], ["q3", "q4"]])
    by_form: dict[int, str] = {}
    for student in map(str, range(1001, 1020)):
        asked = lot.outcome(student=student, answers={"q1": "III"})
        by_form.setdefault(int("refused" in asked), student)
    lot.hand_in("work.cocreation.json", student=by_form[0], answers={"q1": "III"})
    lot.grade()
    decide(lot.folder, Decision(ONE_PERSON, f"id {by_form[0]}", f"id {by_form[1]}"))
    lot.grade()
    assert {row["question"] for row in lot.table("answers")} == {"q1", "q2"}
    assert [row["student_id"] for row in lot.table("marks")] == [by_form[1]]
    write_statistics(lot.folder)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("gone", "row 2: the hand-in {code} (“old.json”) is not there any more. It was not applied"),
        ("changed", "row 2: “old.json” holds something else than when you decided. It was not applied"),
    ],
)
def test_a_decision_on_a_file_that_is_gone_or_changed_is_told_and_not_applied(
    two: Class, after: str, told: str
) -> None:
    code = code_of(two, "old.json")
    decide(two.folder, Decision(COUNTS, code, file="old.json"))
    if after == "gone":
        (two.inbox / "old.json").unlink()
    else:
        two.hand_in("old.json", answers={"q4": "yes", "q1": "III"}, at="2026-11-30T10:00:00Z")
    done = two.grade()
    assert [told.format(code=code) in problem for problem in done.problems] == [True]
    assert counted(two) == [("1001", "new.json")]


def test_a_decision_holds_for_a_file_that_was_only_renamed(two: Class) -> None:
    decide(two.folder, Decision(COUNTS, code_of(two, "old.json"), file="old.json"))
    (two.inbox / "old.json").rename(two.inbox / "other.json")
    assert two.grade().problems == ()
    assert counted(two) == [("1001", "other.json")]


@pytest.mark.parametrize(("of", "same_as"), [("id 5", "id 1001"), ("id 1001", "moodle 5")])
def test_a_person_who_handed_in_nothing_is_told(two: Class, of: str, same_as: str) -> None:
    decide(two.folder, Decision(ONE_PERSON, of, same_as))
    (problem,) = two.grade().problems
    missing = of if of == "id 5" else same_as
    assert problem.startswith(f"decisions.csv, row 2: nothing was handed in by “{missing}”.")
    assert counted(two) == [("1001", "new.json")]


def test_of_two_attempts_said_to_count_the_row_below_holds_and_that_is_told(two: Class) -> None:
    for path in ("new.json", "old.json"):
        decide(two.folder, Decision(COUNTS, code_of(two, path)))
    (problem,) = two.grade().problems
    assert problem.startswith("decisions.csv, row 2: a row below says that another of this person counts.")
    assert counted(two) == [("1001", "old.json")]


def test_a_decision_takes_the_place_of_another_on_the_same_hand_in(two: Class) -> None:
    code = code_of(two, "new.json")
    decide(two.folder, Decision(COUNTS, code))
    decide(two.folder, Decision(COUNTS_NOT, code))
    assert [one.kind for one in read_decisions(two.folder)] == [COUNTS_NOT]


def test_what_a_lecturer_wrote_into_the_file_stays(two: Class) -> None:
    code = code_of(two, "old.json")
    path = write(two, "why;decision;of;same_as\n;;;\nasked her;counts;" + code + ";\n=ring Bob;;;\n")
    decide(two.folder, Decision(ONE_PERSON, "ID 5", "id 6"))
    undo(two.folder, "id  5")
    assert path.read_bytes().decode("utf-8-sig") == (
        f"why,decision,of,same_as\nasked her,counts,{code},\n'=ring Bob,,,\n"
    )
    two.grade()
    assert counted(two) == [("1001", "old.json")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a,b\n1,2\n", "The column decision, of, same_as is missing or stands twice"),
        ("decision,of,of,same_as\nx,y,z,\n", "The column of is missing or stands twice"),
        (f"{HEADER}maybe,{CODE},,\n", "row 2: “maybe” is no decision; allowed: counts, counts not, one p"),
        (f"{HEADER}counts,,,\n", "row 2: “” is no code of a hand-in; write it as it stands in results/inbox"),
        (f"{HEADER}counts,../../x,,\n", "row 2: “../../x” is no code of a hand-in"),
        (f"{HEADER}one person,1001,id 2,\n", "row 2: “1001” is no person; write one such as “id 1001”"),
        (f"{HEADER}one person,id 2,,\n", "row 2: “” is no person"),
        (f"{HEADER}one person,id 2,ID  2,\n", "row 2: “id 2” is itself said to be another"),
        (f"{HEADER}one person,id 1,id 2,\none person,id 2,id 1,\n", "row 2: “id 2” is itself said to be"),
        (f"{HEADER}one person,id 1,id 2,\none person,id 1,id 3,\n", "row 3: something else is decided of"),
        (f"{HEADER}counts,{CODE},,\ncounts not,{CODE},,\n", "row 3: something else is decided of"),
        (f'{HEADER}counts,"{CODE},,\n', "row 2: A quotation mark is opened here and not closed"),
        (f"{HEADER}\0", "it is no text"),
        (HEADER + "x" * 2**20, "larger than 1 MiB"),
        ("PK\3\4", "It is a workbook and no CSV"),
    ],
)
def test_what_is_no_list_of_decisions_stops_grading_with_a_sentence(two: Class, text: str, told: str) -> None:
    path = write(two, text)
    before = {one: one.read_bytes() for one in two.folder.rglob("*.csv")}
    for act in (two.grade, lambda: decide(two.folder, Decision(COUNTS, code_of(two, "old.json")))):
        with pytest.raises(SentenceError) as said:
            act()
        assert told in str(said.value)
        assert str(said.value).startswith(path.name)
    assert {one: one.read_bytes() for one in two.folder.rglob("*.csv")} == before


def test_all_problems_of_the_file_are_told_at_once_and_of_many_the_first(two: Class) -> None:
    write(two, HEADER + "<script>,=1+1,,\n" * 50_000)
    with pytest.raises(TeachingError) as said:
        two.grade()
    assert str(said.value).count("no decision") == 5
    assert "And 49995 more." in str(said.value)


def test_a_decision_that_is_none_is_not_written(two: Class) -> None:
    for wrong in (
        Decision("delete", CODE),
        Decision(ONE_PERSON, "id 1", "id 1"),
        Decision(COUNTS, "old.json"),
    ):
        with pytest.raises(TeachingError):
            decide(two.folder, wrong)
    assert not (two.folder / "decisions.csv").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes")
def test_a_pipe_or_a_folder_in_its_place_keeps_nobody_waiting(two: Class) -> None:
    path = two.folder / "decisions.csv"
    os.mkfifo(path)
    with pytest.raises(TeachingError, match="Is no plain file"):
        two.grade()
    path.unlink()
    path.mkdir()
    with pytest.raises(TeachingError, match=r"decisions\.csv cannot be read"):
        two.grade()


def test_signs_that_steer_a_terminal_are_not_shown(two: Class) -> None:
    write(two, f"{HEADER}counts,{CODE},,\x1b[31m{'x' * 500}\n")
    (problem,) = two.grade().problems
    assert "\x1b" not in problem
    assert len(problem) < 300
