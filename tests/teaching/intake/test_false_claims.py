"""Hand-ins that say what is not so: of questions, times, people and scores."""

from pathlib import Path

import pytest

from tests.teaching.handins import Class


@pytest.fixture
def lot(tmp_path: Path) -> Class:
    return Class(tmp_path)


def changed(lot: Class, **fields: object) -> dict[str, object]:
    return {**lot.held(), **fields}


def test_a_file_handed_in_by_two_is_told_at_both(lot: Class) -> None:
    mine, theirs = (f"{name}_assignsubmission_file_/a.json" for name in ("Ann Lee_7", "Bob Brown_8"))
    lot.hand_in(mine)
    lot.hand_in(theirs)
    said = lot.outcomes()
    assert "The LMS has it from Bob Brown, and the file says Ann Lee: no name is the same." in said[theirs]
    assert f"Another hand-in says the same student id: {mine}." in said[theirs]
    assert said[mine].startswith("accepted-with-note: Another hand-in says the same student id")
    assert [row["lms_id"] for row in lot.table("marks")] == ["7", "8"]


@pytest.mark.parametrize("at", ["2099-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00Z"])
def test_a_time_that_cannot_be_is_noted_and_what_is_no_time_refused(lot: Class, at: str) -> None:
    assert "which can hardly be" in lot.outcome(at=at)
    assert lot.outcome(at="yesterday") == "refused: submitted_at is no time, such as 2026-11-23T15:20:00Z."


def test_an_answer_given_after_handing_in_is_noted(lot: Class) -> None:
    said = lot.outcome(at="2026-11-30T08:00:00Z")
    assert said.startswith("accepted-with-note: It has an answer given after it was handed in")


def test_an_answer_given_within_the_second_of_handing_in_is_not_noted(lot: Class) -> None:
    answers = lot.held()["answers"]
    assert isinstance(answers, list)
    timed = [{**one, "answered_at": "2026-11-30T09:00:00.965Z"} for one in answers]
    assert lot.outcome(changed(lot, answers=timed, submitted_at="2026-11-30T09:00:00Z")).startswith(
        "accepted: "
    )


def test_a_file_edited_by_hand_cannot_be_told_from_another(lot: Class) -> None:
    assert lot.outcome(answers={**ANSWERS_RIGHT}) == "accepted: It was graded."


def test_a_claimed_score_is_left_out(lot: Class) -> None:
    said = lot.outcome(changed(lot, score=100, marks={"q1": 1}))
    assert said.startswith(
        "accepted-with-note: What this edition does not know was left out: “marks”, “score”."
    )
    assert lot.table("marks")[0]["marks"] == "1.5"


ANSWERS_RIGHT = {"q1": "III", "q2": "4", "q3": ["needs", "wellbeing"], "q4": "yes"}
