"""Ids and names in signs that are unusual, unseen or alike."""

from pathlib import Path

import pytest

from tests.teaching.handins import Class


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    return Class(tmp_path)


def test_right_to_left_override(lot: Class) -> None:
    assert lot.outcome(name="Ann \u202eeeL").startswith("accepted-with-note: The name holds signs")
    assert lot.table("marks")[0]["student_name"] == "Ann eeL"


def test_zero_width_joiner(lot: Class) -> None:
    assert lot.outcome(student="10\u200d01").startswith(
        "accepted-with-note: The id is written with unusual signs"
    )
    assert lot.table("marks")[0]["student_id"] == "1001"
    assert lot.outcome(name="क्\u200dष") == "accepted: It was graded."  # some scripts need it


def test_cyrillic_look_alikes(lot: Class, tmp_path: Path) -> None:
    said = lot.outcome(student="\u0410B12")
    assert said == "accepted-with-note: The id mixes letters that look alike (Cyrillic and Latin)."
    roster = tmp_path / "roster.csv"
    roster.write_text("student_id,name\nA1,Ann Lee\n")
    lot.hand_in(student="\u04101")
    assert "The roster does not know the id" in lot.outcomes(roster=roster)["work.cocreation.json"]


def test_composed_and_decomposed_accents_are_one_person(lot: Class) -> None:
    lot.hand_in("a.cocreation.json", student="zoe\u0308", name="Zoe\u0308")
    lot.hand_in("b.cocreation.json", student="zo\u00eb", name="Zo\u00eb", at="2026-11-30T11:00:00Z")
    said = lot.outcomes()
    assert said["b.cocreation.json"] == "accepted: It was graded."
    assert said["a.cocreation.json"].startswith("accepted-with-note: An earlier attempt")
    assert len(lot.table("marks")) == 1


def test_dotless_i(lot: Class) -> None:
    lot.hand_in("Işık Yılmaz_7_assignsubmission_file_/a.json", name="ISIK YILMAZ")
    assert list(lot.outcomes().values()) == ["accepted: It was graded."]


def test_sharp_s(lot: Class) -> None:
    lot.hand_in("Jörg Groß_7_assignsubmission_file_/a.json", name="JÖRG GROSS")
    assert list(lot.outcomes().values()) == ["accepted: It was graded."]


def test_full_width_digits(lot: Class) -> None:
    said = lot.outcome(student="１００１")
    assert said == "accepted-with-note: The id is written with unusual signs; it was read as 1001."


def test_leading_zeros(lot: Class) -> None:
    lot.hand_in("a.cocreation.json", student="0012")
    lot.hand_in("b.cocreation.json", student="12", name="Bob")
    assert set(lot.outcomes().values()) == {"accepted: It was graded."}
    assert [row["student_id"] for row in lot.table("marks")] == ["0012", "12"]


def test_a_name_of_10000_characters(lot: Class) -> None:
    said = lot.outcome(name="A" * 10_000)
    assert said == "accepted-with-note: The name has 10,000 letters and is shown in part."
    assert len(lot.table("marks")[0]["student_name"]) == 200
    assert lot.outcome(student="1" * 10_000).startswith("refused: The student's id is missing, or longer")


def test_stacked_combining_marks(lot: Class) -> None:
    assert lot.outcome(name="Z" + "\u0335" * 50).startswith("accepted-with-note: The name holds signs")
    assert len(lot.table("marks")[0]["student_name"]) < 10


@pytest.mark.parametrize("spoilt", ["2.02E+10", "20230012345.0", "12-Mar"])
def test_an_id_that_a_spreadsheet_made_stops_its_own_hand_in_and_not_the_report(
    lot: Class, spoilt: str
) -> None:
    assert "which is what a spreadsheet makes of an id" in lot.outcome(student=spoilt)


@pytest.mark.parametrize(("name", "told"), [("Cy Roe", True), ("LEE, Ann", False), ("Ann Lee-Smith", False)])
def test_a_hand_in_that_takes_the_place_of_another_persons_is_told(lot: Class, name: str, told: bool) -> None:
    lot.hand_in("a.cocreation.json", student="12", name="Ann Lee", at="2026-11-30T10:00:00Z")
    lot.hand_in("b.cocreation.json", student="12", name=name, at="2026-11-30T11:00:00Z")
    said = lot.outcomes()["b.cocreation.json"]
    reason = "It counts in the place of a.cocreation.json, which says this id and another name: Ann Lee."
    assert (reason in said) is told
