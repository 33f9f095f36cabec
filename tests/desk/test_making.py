"""Cases, the assignment made of them, and what is given back: by the acts that the desk's page asks for."""

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from cocreation_teach.content import encounters
from cocreation_teach.teaching.rehearsal import simulate_hand_ins
from tests.desk.conftest import Asked, course_in, made_in

WISH = {"title": "Week 9", "questions": 4, "kinds": ["quadrant", "values"], "variants": 1, "mode": "practice"}
KEYS = ("why", "credit", "correct", "misconception", "marks")


@pytest.fixture
def begun(ask: Asked, course: Path) -> Path:
    """The folder of an assignment that is begun and not made."""
    assert ask("cases/begin")["answer"] == {}
    return course / "assignments/week-9"


@pytest.fixture(scope="module")
def graded_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """The assignments of a course, one of which is graded, and what a class handed in there."""
    with pytest.MonkeyPatch.context() as patch:
        course = course_in(tmp_path_factory.mktemp("graded"), patch)
        files = simulate_hand_ins(made_in(course), students=12, seed=9)
        ask = Asked(course)
        ask.send("handed-in", {"all.zip": files["hand-ins.zip"]})
        ask("take_in/grade")
    return course / "assignments", files


@pytest.fixture
def graded(graded_once: tuple[Path, dict[str, bytes]], course: Path) -> dict[str, bytes]:
    assignments, files = graded_once
    shutil.copytree(assignments, course / "assignments")
    return files


# ---- cases ----------------------------------------------------------------------------------------


def test_the_bank_is_told_with_its_keys(ask: Asked) -> None:
    cases = ask("cases/bank")["answer"]["cases"]
    assert len(cases) == len(encounters())
    one, told = encounters()[0], cases[0]
    assert (told["id"], told["quadrant"], told["words"]) == (
        one.id,
        one.quadrant.value,
        len(one.description.split()),
    )
    assert [one.nature_why, one.locus_why] == [why for _, why in told["key"]][:2]
    contested = next(one for one in cases if one["contested"])
    assert contested["key"][2][0].endswith("can be defended as well")


@pytest.mark.usefixtures("begun")
def test_an_assignment_is_begun_once(ask: Asked) -> None:
    assert "already" in ask("cases/begin")["said"]
    assert ask.desk.content["assignments"][0]["made"] is False


@pytest.mark.parametrize("name", ["a/b", "..", "", "x" * 10_000, "é" * 101])
def test_a_folder_that_no_disk_takes_is_refused_in_few_words(name: str, ask: Asked, course: Path) -> None:
    said = ask("cases/begin", assignment=name)["said"]
    assert "cannot be the name" in said
    assert len(said) < 250
    assert not (course / "assignments").exists()


@pytest.mark.usefixtures("begun")
def test_each_problem_of_a_sheet_stands_at_its_row(ask: Asked) -> None:
    assert ask("cases/look")["answer"] == {"sheets": [], "chosen": [], "advice": []}
    sheet = bytes(ask("cases/template", form="csv")["bytes"])
    wrong = sheet.replace(b"individual", b"alone")
    ask.send("cases", {"mine.csv": wrong, "fine.csv": sheet})
    fine, mine = ask("cases/look")["answer"]["sheets"]
    assert (fine["file"], fine["problems"]) == ("fine.csv", [])
    assert mine["problems"][0] == {
        "place": "row 2, column locus",
        "value": "alone",
        "allowed": "Allowed is one of: individual, system.",
    }
    left = ask("cases/take_out", file="mine.csv")["answer"]["sheets"]
    assert [one["file"] for one in left] == ["fine.csv"]


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.csv", b"\xff\xfe\x00\xd8"),
        ("a.csv", b"id,title\n" + b"x" * 200_000),
        ("a.csv", b"\x1f\x8b\x08gzip"),
        ("a.xlsx", b"PK\x03\x04 no workbook"),
        ("a.xlsx", b"<html>log in"),
        ("a.docx", b"PK"),
        ("a", b"id"),
    ],
)
def test_what_is_no_sheet_is_said_of_that_sheet_and_keeps_nothing_back(
    ask: Asked, name: str, content: bytes
) -> None:
    ask.send("cases", {name: content})
    (sheet,) = ask("cases/look")["answer"]["sheets"]
    assert sheet["problems"]
    assert all(len(one["value"]) <= 60 for one in sheet["problems"])
    faults = ask("assignment/preview", wish=WISH)["answer"]["faults"]
    assert list(faults) == ["cases"]


def test_what_leads_out_of_the_folder_of_sheets_is_not_taken_out(ask: Asked, begun: Path) -> None:
    (begun / "kept.csv").touch()
    for file in ("../kept.csv", "..", "/etc/passwd", None, 7):
        ask("cases/take_out", file=file)
    assert (begun / "kept.csv").is_file()


def test_cases_of_the_bank_are_chosen_and_asked(ask: Asked, begun: Path) -> None:
    twin = next(one for one in encounters() if one.pair)
    chosen = [twin.id, *(one.id for one in encounters() if not one.pair and not one.contested)][:6]
    (sheet,) = ask("cases/take", cases=chosen)["answer"]["sheets"]
    assert sheet["problems"] == []
    assert set(ask("cases/look")["answer"]["chosen"]) == set(chosen)
    found = ask("assignment/make", wish={**WISH, "questions": 6})["answer"]
    assert "its keys" in " ".join(found["notes"])
    key = json.loads((begun / "key/key.json").read_bytes())
    assert {one["origin"] for one in key["questions"]} == set(chosen)


def test_of_the_bank_only_its_cases_can_be_chosen_and_none_is_chosen_again(ask: Asked, begun: Path) -> None:
    assert "no cases of the course" in ask("cases/take", cases=["../x"])["said"]
    ask("cases/take", cases=[encounters()[0].id])
    assert ask("cases/take", cases=[])["answer"]["sheets"] == []
    assert list((begun / "cases").iterdir()) == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_template_that_is_given_is_sound(ask: Asked, begun: Path, form: str) -> None:
    given = ask("cases/template", form=form)
    ask.send("cases", {given["answer"]["file"]: given["bytes"]})
    (sheet,) = ask("cases/look")["answer"]["sheets"]
    assert sheet["problems"] == []
    assert "does not know" in ask("cases/template", form="exe")["said"]
    assert sorted(path.name for path in begun.iterdir()) == ["cases"]


# ---- the assignment -------------------------------------------------------------------------------


@pytest.mark.usefixtures("begun")
def test_every_problem_of_the_form_is_told_at_its_field_at_once(ask: Asked) -> None:
    wish = {
        "title": "T" * 10_000,
        "questions": "12",
        "variants": 0,
        "kinds": ["essay"],
        "due": "soon",
        "mode": "exam",
        "contested": True,
    }
    for act in ("preview", "make"):
        faults = ask(f"assignment/{act}", wish=wish)["answer"]["faults"]
        assert sorted(faults) == ["contested", "due", "kinds", "questions", "title", "variants"]
        assert all(len(said) < 200 for sentences in faults.values() for said in sentences)


@pytest.mark.parametrize(
    ("field", "held"),
    [
        *(("title", one) for one in ("", "  ", "a\u202eb", "a\x00b", "a\nb", "\ud800")),
        *(("questions", one) for one in (0, -1, 101, 1.5, True, None, 1e999, "1", 10**400, [])),
        *(("variants", one) for one in (0, 101, "two", None)),
        *(("kinds", one) for one in ([], "quadrant", None, ["__proto__"], [["quadrant"]])),
        *(("due", one) for one in ("?", "2026-13-01", "9" * 5_000, "0001-01-01T00:00", {"a": 1})),
    ],
)
def test_a_field_that_holds_what_cannot_be_is_said_there_and_nothing_is_made(
    field: str, held: Any, ask: Asked, begun: Path
) -> None:
    told = ask("assignment/make", wish={**WISH, field: held})
    assert list(told["answer"]["faults"]) == [field]
    assert list(begun.iterdir()) == []


@pytest.mark.usefixtures("begun")
@pytest.mark.parametrize("wish", [None, [], "x", 7])
def test_a_wish_that_is_none_has_its_faults(ask: Asked, wish: object) -> None:
    assert "title" in ask("assignment/preview", wish=wish)["answer"]["faults"]


@pytest.mark.usefixtures("begun")
def test_more_than_there_are_is_said_of_the_number(ask: Asked) -> None:
    faults = ask("assignment/preview", wish={**WISH, "questions": 100, "kinds": ["perspective"]})["answer"][
        "faults"
    ]
    assert "there are" in faults["questions"][0]


@pytest.mark.parametrize("mode", ["practice", "exam"])
def test_the_preview_is_what_students_get_and_writes_nothing(ask: Asked, begun: Path, mode: str) -> None:
    wish = {
        **WISH,
        "title": "Week 9/10: <b>é</b>",
        "variants": 2,
        "due": "2026-12-01T18:00+01:00",
        "mode": mode,
    }
    told = ask("assignment/preview", wish=wish)["answer"]
    assert list(begun.iterdir()) == []
    assert not (begun.parents[1] / ".cocreation").exists()
    assert [len(form["questions"]) for form in told["forms"]] == [4, 4]
    card = told["forms"][0]["questions"][0]
    assert card["heading"] == "Question 1 of 4"
    assert "keeping" not in card["content"]
    assert not [word for word in KEYS if f'"{word}"' in json.dumps(told["forms"])]
    assert told["forms"][0]["head"]["due"] == "2026-12-01T18:00:00+01:00"
    made = ask("assignment/make", wish=wish, seed=told["seed"])["answer"]
    assert made == told
    assert ask("assignment/look")["answer"]["forms"] == told["forms"]
    assert not ask.desk.content["assignments"][0]["released"]
    given = ask("assignment/release")
    assert given["answer"]["file"] == "week-9-10-b-e-b.zip"
    assert ask.desk.content["assignments"][0]["released"]
    with zipfile.ZipFile(io.BytesIO(given["bytes"])) as archive:
        names = sorted(archive.namelist())
        assert b"credit" not in b"".join(map(archive.read, names))
    stem = "week-9-10-b-e-b"
    assert names == [f"{stem}/README.txt", f"{stem}/{stem}.assignment.json", f"{stem}/{stem}.ipynb"]


def test_what_is_made_is_not_made_again(ask: Asked, made: Path) -> None:
    before = (made / "key/key.json").read_bytes()
    assert "holds an assignment already" in ask("assignment/make", wish=WISH)["said"]
    assert (made / "key/key.json").read_bytes() == before


@pytest.mark.usefixtures("begun")
def test_a_release_is_given_only_of_what_is_made(ask: Asked) -> None:
    assert "holds no assignment" in ask("assignment/release")["said"]


# ---- giving back ----------------------------------------------------------------------------------


def test_marks_come_back_in_the_worksheet_that_was_dropped(ask: Asked, graded: dict[str, bytes]) -> None:
    ask.send("platform", {"Grades.csv": graded["worksheet.csv"]})
    look = ask("giving_back/look")["answer"]
    assert (look["graded"], look["platform"], look["sheets"], look["zips"]) == (
        True,
        "moodle",
        ["Grades.csv"],
        ["all.zip"],
    )
    assert not ask.desk.content["assignments"][0]["given_back"]
    given = ask("giving_back/fill", file="Grades.csv", platform="moodle")
    assert "filled into" in given["answer"]["said"]
    assert ask.desk.content["assignments"][0]["given_back"]
    assert given["answer"]["file"] == "Grades-filled.csv"
    assert given["bytes"].count(b"\n") == graded["worksheet.csv"].count(b"\n")
    assert ask("giving_back/look")["answer"]["sheets"] == ["Grades.csv"]


def test_what_cannot_be_filled_in_is_told_and_taken_out_again(ask: Asked, graded: dict[str, bytes]) -> None:
    ask.send("platform", {"Grades.csv": b"PK\3\4", "../key/key.json": b"{}"})
    assert "It is a workbook" in ask("giving_back/fill", file="Grades.csv", platform="moodle")["said"]
    assert ask("giving_back/take_out", file="Grades.csv")["answer"] == {}
    assert "Grades.csv" not in ask("giving_back/look")["answer"]["sheets"]
    for name in ("Grades.csv", "../key/key.json", "", None):
        assert "does not lie in" in ask("giving_back/take_out", file=name)["said"]
    assert graded


def test_feedback_goes_back_named_as_the_hand_ins_were(ask: Asked, graded: dict[str, bytes]) -> None:
    given = ask("giving_back/feedback", file="all.zip", platform="moodle")
    with zipfile.ZipFile(io.BytesIO(given["bytes"])) as archive:
        assert len(archive.namelist()) == 11
        assert all(name.endswith("_assignsubmission_file/feedback.html") for name in archive.namelist())
    assert graded
    assert "named as Canvas" in ask("giving_back/feedback", file="all.zip", platform="canvas")["said"]


@pytest.mark.usefixtures("made")
@pytest.mark.parametrize(("form", "begins"), [("moodle-xml", b"<?xml"), ("gift", b""), ("qti12", b"PK")])
def test_the_questions_are_given_for_a_question_bank(ask: Asked, form: str, begins: bytes) -> None:
    given = ask("giving_back/questions", format=form)
    assert given["bytes"].startswith(begins)
    assert given["answer"]["file"].startswith("week-9-questions.")
    assert "does not know" in ask("giving_back/questions", format="../x")["said"]


@pytest.mark.usefixtures("graded")
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Grades.csv"),
        (b"Name,Mark\nAnn,1\n", "no grading worksheet"),
        (b"\xff\xfe\x00\xd8", "Grades.csv"),
        (b"<html>log in</html>", "Grades.csv"),
        (b"PK\x03\x04", "Grades.csv"),
    ],
)
def test_a_worksheet_that_is_none_is_said(ask: Asked, content: bytes, said: str) -> None:
    ask.send("platform", {"Grades.csv": content})
    assert said in ask("giving_back/fill", file="Grades.csv", platform="moodle")["said"]
    assert "Grades.csv" in ask("giving_back/fill", file="Grades.csv", platform="canvas")["said"]


@pytest.mark.usefixtures("graded")
def test_a_worksheet_of_another_course_gets_no_marks_and_that_is_told(ask: Asked) -> None:
    rows = "".join(f"Participant {at},Person {at},p{at}@x.org,,10,\r\n" for at in range(9_000, 9_020))
    other = f"Identifier,Full name,Email address,Grade,Maximum grade,Feedback\r\n{rows}"
    ask.send("platform", {"Grades.csv": other.encode()})
    given = ask("giving_back/fill", file="Grades.csv", platform="moodle")
    assert given["answer"]["said"].startswith("Marks of 0 students")
    assert given["bytes"] == other.encode()
    assert sum(note.startswith("Unknown") for note in given["answer"]["notes"]) == 11


@pytest.mark.usefixtures("graded")
@pytest.mark.parametrize("file", ["../key/key.json", "", None, "x" * 10_000, "gone.csv", ["a"]])
def test_only_what_was_dropped_is_filled_in(ask: Asked, file: object) -> None:
    for act in ("fill", "feedback"):
        said = ask(f"giving_back/{act}", file=file, platform="moodle")["said"]
        assert "does not lie" in said
        assert len(said) < 200


def test_before_grading_nothing_is_filled_in(ask: Asked, made: Path) -> None:
    assert ask("giving_back/look")["answer"]["graded"] is False
    ask.send("platform", {"Grades.csv": b"x"})
    assert ask("giving_back/fill", file="Grades.csv", platform="moodle")["said"]
    assert "Choose Moodle or Canvas" in ask("giving_back/fill", file="Grades.csv", platform="x")["said"]
    assert not list((made / "platform").glob("*-filled*"))
