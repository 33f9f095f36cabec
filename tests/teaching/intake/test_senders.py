"""Whom the names of Moodle and Canvas name; and that a file which is merely called so stays its student's."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from cocreation_teach.teaching.intake.names import sender_of, senders
from tests.teaching.handins import Class


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    return Class(tmp_path)


def named(*names: str, fewest: int = 1) -> list[tuple[str, str] | None]:
    """Return number and name of each sender of files that were found together."""
    return [one and (one.id, one.name) for one in senders([name.split("/") for name in names], fewest)]


@pytest.mark.parametrize(
    ("path", "system", "number", "name"),
    [
        ("Ann Lee_12_assignsubmission_file_/w.json", "moodle", "12", "Ann Lee"),
        ("Ann Lee_12_assignsubmission_file/w.json", "moodle", "12", "Ann Lee"),
        ("Ann Lee_12_assignsubmission_file_w.json", "moodle", "12", "Ann Lee"),
        ("group/Group A-Ann_Lee_12_assignsubmission_file_w.json", "moodle", "12", "Group A-Ann_Lee"),
        ("Participant_12_assignsubmission_file_/w.json", "moodle", "12", ""),
        ("Teilnehmer_in_12_assignsubmission_file_/w.json", "moodle", "12", ""),
        ("leeann_4001_90210_w.cocreation-1.json", "canvas", "4001", "leeann"),
        ("leeann_LATE_4001_90210_w.json", "canvas", "4001", "leeann"),
        ("leeann_late_4001_90210_w.json", "canvas", "4001", "leeann"),
        ("de_la_cruz_4001_90210_w_11_20.json", "canvas", "4001", "de_la_cruz"),
        ("山田太郎_4001_90210_w.json", "canvas", "4001", "山田太郎"),
        ("мария_LATE_4001_90210_w.json", "canvas", "4001", "мария"),
        ("anon_4001_90210_w.json", "canvas", "4001", ""),
        ("anon_aB3dE_90210_w.json", "canvas", "aB3dE", ""),
        ("anon_LATE_aB3dE_90210_w.json", "canvas", "aB3dE", ""),
        ("anon_aB3dE_text.html", "canvas", "aB3dE", ""),
        ("参加者_501_assignsubmission_file_/w.json", "moodle", "501", "参加者"),
    ],
)
def test_names_of_moodle_and_canvas(path: str, system: str, number: str, name: str) -> None:
    sender = sender_of(path.split("/"))
    assert sender is not None
    assert (sender.system, sender.id, sender.name) == (system, number, name)


@pytest.mark.parametrize("archive", [True, False])
@pytest.mark.parametrize(
    "names",
    [
        ["2026_11_20_ann.json", "2026_11_21_bo.json", "2026_11_22_cy.json"],
        ["2026_11_20_ann.json", "2026_12_01_bo.json", "2027_01_02_cy.json"],
        ["week5_11_20_ann.json", "week5_11_21_bo.json", "week5_11_22_cy.json"],
        ["week5_10_20_ann.json", "week5_11_21_bo.json", "week5_12_22_cy.json"],
        ["ann_11_20_w.json", "bo_11_20_w.json", "cy_11_20_w.json"],
        ["ann_1_5_w.json", "bo_2_5_w.json", "cy_3_5_w.json"],
        ["ann_11_20_w.json", "bo_2026.json", "cy.json"],
        ["Ann_7_assignsubmission_file_w.json", "bo.json", "cy.json"],
        ["Ann_7_assignsubmission_file_w.json", "Bo_7_assignsubmission_file_w.json", "cy.json"],
    ],
)
def test_a_name_alone_is_no_identity(lot: Class, names: Sequence[str], archive: bool) -> None:
    files = {name: lot.bytes(student=f"s{at}", name=f"N {at}") for at, name in enumerate(names)}
    if archive:
        lot.zip(files)
    else:
        for name, data in files.items():
            lot.hand_in(name, data)
    assert set(lot.outcomes().values()) == {"accepted: It was graded."}
    assert [(row["student_id"], row["lms_id"]) for row in lot.table("marks")] == [
        ("s0", ""),
        ("s1", ""),
        ("s2", ""),
    ]


def test_a_loose_file_that_is_called_as_canvas_calls_them_is_its_students(lot: Class) -> None:
    lot.hand_in("ann_11_20_w.json")
    assert lot.outcomes() == {"ann_11_20_w.json": "accepted: It was graded."}
    assert lot.table("marks")[0]["lms_id"] == ""


def test_what_canvas_gives_is_known_packed_and_unpacked(lot: Class) -> None:
    files = {
        "leeann_4001_90210_w.json": lot.bytes(),
        "brown_bob_LATE_4002_90211_w_11_20.json": lot.bytes(student="2", name="Bob Brown"),
        "山田太郎_4003_90212_w.json": lot.bytes(student="3", name="山田 太郎"),
        "山田太郎_4003_90213_notes.pdf": b"%PDF",
        "roecy_4004_text.html": b"<p>",
    }
    lot.zip(files, "hand-ins.zip")
    lot.grade()
    packed = [(row["student_id"], row["lms_id"]) for row in lot.table("marks")]
    (lot.inbox / "hand-ins.zip").unlink()
    for name, data in files.items():
        lot.hand_in(name, data)
    said = lot.outcomes()
    assert packed == [(row["student_id"], row["lms_id"]) for row in lot.table("marks")]
    assert packed == [("1001", "4001"), ("2", "4002"), ("3", "4003")]
    assert said["roecy_4004_text.html"].startswith("ignored: It is a text typed into the LMS")


def test_one_loose_file_beside_a_class_costs_the_class_nothing() -> None:
    canvas = [f"student{at}x_{4000 + at}_{90000 + at}_w.json" for at in range(5)]
    moodle = [f"N {at}_{at}_assignsubmission_file_/w.json" for at in range(5)]
    for names in (canvas, moodle):
        assert [one is None for one in named(*names, "late.json")] == [False] * 5 + [True]


def test_anonymous_people_are_told_apart_by_canvass_letters() -> None:
    assert named("anon_aB3dE_901_w.json", "anon_Zz9qQ_902_w.json") == [("aB3dE", ""), ("Zz9qQ", "")]


@pytest.mark.parametrize(
    "word",
    ["参加者", "参加者 {}", "Participant", "Participant {}", "משתתף", "Deltagare", "Gruppe A-Teilnehmer/in"],
)
def test_a_word_that_all_share_is_nobodys_name(lot: Class, word: str) -> None:
    word = word.replace("/", "_")
    lot.zip(
        {
            f"{word.format(500 + at)}_{500 + at}_assignsubmission_file_/w.json": lot.bytes(
                student=f"{at}", name=f"Name {at}"
            )
            for at in range(8)
        }
    )
    assert set(lot.outcomes().values()) == {"accepted: It was graded."}
    assert [row["lms_id"] for row in lot.table("marks")] == [str(500 + at) for at in range(8)]


@pytest.mark.parametrize(
    "word",
    ["参加者", "Katılımcı", "Účastník", "Osallistuja", "משתתף", "Người tham gia", "Gruppe A-Teilnehmer_in"],
)
def test_one_hand_in_that_is_marked_blind_is_nobody_elses(lot: Class, word: str) -> None:
    lot.zip({f"{word}_501_assignsubmission_file/w.json": lot.bytes()})
    assert set(lot.outcomes().values()) == {"accepted: It was graded."}


@pytest.mark.parametrize(
    "pattern",
    ["{group}-{name}", "WS25-{group}-{name}", "{group}-Participant", "2.-{group}-Łódź {name}", "One-{name}"],
)
def test_a_group_has_one_file_and_each_of_it_their_marks(lot: Class, pattern: str) -> None:
    names = ["Ann Lee", "Bob Roe", "Cy-Di Poe", "Eve Moe", "Anna-Lena Fox", "Anna-Maria Ray"]
    lot.zip(
        {
            f"{pattern.format(group=f'Group {at // 3}', name=name)}_{at}_assignsubmission_file/w.json": (
                lot.bytes(student=f"s{at // 3 * 3}", name=names[at // 3 * 3])
            )
            for at, name in enumerate(names)
        }
    )
    assert set(lot.outcomes().values()) == {"accepted: It was graded."}
    assert [row["lms_id"] for row in lot.table("marks")] == [str(at) for at in range(6)]


@pytest.mark.parametrize("groups", [False, True])
def test_who_handed_in_a_strangers_file_is_told_beside_a_group(lot: Class, groups: bool) -> None:
    entry = ("Group A-{}" if groups else "{}") + "_{}_assignsubmission_file/w.json"
    ann, cy = lot.bytes(), lot.bytes(student="3", name="Cy Poe", answers={"q1": "I"})
    other = entry.replace("A-", "B-")
    lot.zip({entry.format("Ann Lee", 1): ann, entry.format("Bob Roe", 2): cy, other.format("Cy Poe", 3): cy})
    said = lot.outcomes()
    assert "no name is the same" in said[f"moodle.zip/{entry.format('Bob Roe', 2)}"]
    assert "the same student id" in said[f"moodle.zip/{other.format('Cy Poe', 3)}"]


@pytest.mark.parametrize("teams", [["groupa", "groupb"], ["team_1", "Team_2"], ["tigers", "lions", "bears"]])
def test_names_of_teams_are_no_reason_to_suspect_each(lot: Class, teams: list[str]) -> None:
    people = ["Ann Lee", "Bob Roe", "Cy Poe"]
    lot.zip(
        {
            f"{team}_{4000 + at}_{900 + at}_w.json": lot.bytes(student=str(at), name=people[at])
            for at, team in enumerate(teams)
        }
    )
    assert set(lot.outcomes().values()) == {"accepted: It was graded."}


def test_that_all_have_handed_in_the_file_of_another_is_told_of_each(lot: Class) -> None:
    people = ["Ann Lee", "Bob Roe", "Cy Poe"]
    lot.zip(
        {
            f"{''.join(people[at].split())}_{4000 + at}_{900 + at}_w.json": lot.bytes(
                student=str(at), name=people[at - 1]
            )
            for at in range(3)
        }
    )
    assert all("no name is the same" in said for said in lot.outcomes().values())


def test_a_number_in_the_digits_of_another_script_is_the_same_number() -> None:
    assert named(
        "Ann Lee_٥٠١_assignsubmission_file_/w.json", "Bob Roe_५०२_assignsubmission_file_/w.json"
    ) == [
        ("501", "Ann Lee"),
        ("502", "Bob Roe"),
    ]


def test_attempts_of_one_sender_in_moodle_are_no_reason_for_doubt() -> None:
    entry = "Ann Lee_7_assignsubmission_file_/"
    assert named(f"{entry}a.json", f"{entry}b.json") == [("7", "Ann Lee")] * 2


@pytest.mark.parametrize(
    "name",
    [
        "gradebook_X_Week205_s1001_attempt_2026-11-30-10-00-00.txt",
        "Week 5/Lee, Ann(ann)/timestamp.txt",
        "Week 5/grades.csv",
        "index.html",
        "Ann Lee_501_assignfeedback_file/feedback.pdf",
        "Ann Lee_501_assignfeedback_file_feedback.html",
    ],
)
def test_what_a_platform_lays_beside_the_hand_ins_asks_nothing_of_a_student(lot: Class, name: str) -> None:
    lot.zip({name: b"Date submitted", "s1001/work.json": lot.bytes()})
    said = lot.outcomes()
    assert said.pop("moodle.zip/s1001/work.json") == "accepted: It was graded."
    assert said == {f"moodle.zip/{name}": "ignored: It was written by the LMS and is no hand-in."}


@pytest.mark.parametrize("canvas", [True, False])
def test_who_sent_a_sound_file_beside_another_need_not_hand_in_once_more(lot: Class, canvas: bool) -> None:
    named = "{}_400{}_900{}_{}" if canvas else "{}_{}_assignsubmission_file/{}{}"
    ann, page, bo = (
        named.format(*parts)
        for parts in (("ann", 1, 1, "w.json"), ("ann", 1, 2, "w.pdf"), ("bo", 2, 3, "w.pdf"))
    )
    cy, cut = named.format("cy", 3, 4, "w.json"), named.format("cy", 3, 5, "w.json")
    lot.zip(
        {ann: lot.bytes(name="Ann"), page: b"%PDF", bo: b"%PDF", cut: b"{"}
        | {cy: lot.bytes(student="3", name="Cy")}
    )
    lot.grade()
    asked = {row["path"]: row["what_to_do"] for row in lot.table("inbox") if row["outcome"] == "refused"}
    counts = "Nothing, unless it should count instead: moodle.zip/{}, from the same person, was graded."
    assert asked.pop(f"moodle.zip/{bo}").startswith("Ask the student to hand in once more")
    assert asked == {f"moodle.zip/{page}": counts.format(ann), f"moodle.zip/{cut}": counts.format(cy)}
