"""The simulated hand-ins: what their formula promises, and that they are what Moodle would give."""

import json
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from cocreation_teach.simulations.hand_ins import TEXTS, simulate_hand_ins


def asked(name: str, kind: str, *options: str) -> dict[str, Any]:
    labels = [{"id": option, "label": option} for option in options]
    return {"id": name, "kind": kind, "prompt": "?", "options": labels, "points": 1}


WEEK: dict[str, Any] = {
    "id": "week",
    "digest": "d",
    "due": "2026-11-27T18:00:00+01:00",
    "questions": [
        asked("q1", "quadrant", "I", "II", "III", "IV"),
        asked("q2", "values", "needs", "wellbeing", "capacity"),
        asked("q3", "text"),
    ],
    "forms": [["q1", "q2", "q3"]],
}
KEY: dict[str, Any] = {
    "questions": [
        {"id": "q1", "credit": {"I": 1, "II": 0, "III": 0, "IV": 0}, "misconception": {"II": "M24"}},
        {"id": "q2", "correct": ["needs"], "misconception": {"capacity": "M13"}},
        {"id": "q3", "rubric": {}},
    ]
}


def handed_in(**how: Any) -> dict[str, dict[str, Any]]:
    """Return the files that can be read, by their names in the zip."""
    archive = ZipFile(BytesIO(simulate_hand_ins(WEEK, KEY, **how)["hand-ins.zip"]))
    found = {}
    for name in archive.namelist():
        try:
            found[name] = json.loads(archive.read(name))
        except ValueError:
            found[name] = {}
    return found


def share(option: str, **how: Any) -> float:
    files = [one["answers"] for name, one in handed_in(**how).items() if one and "first-" not in name]
    given = [answer["answer"] for answers in files for answer in answers if answer["question"] == "q1"]
    return given.count(option) / len(given)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    assert simulate_hand_ins(WEEK, KEY) == simulate_hand_ins(WEEK, KEY)
    assert simulate_hand_ins(WEEK, KEY) != simulate_hand_ins(WEEK, KEY, seed=2)


def test_one_hands_in_twice_and_one_file_is_broken() -> None:
    files = handed_in()
    assert len(files) == 61
    assert sum(not one for one in files.values()) == 1
    assert sum("/first-" in name for name in files) == 1


def test_some_are_late_and_most_are_not() -> None:
    due = WEEK["due"]
    late = [one["submitted_at"] > due for one in handed_in().values() if one]
    assert 0 < sum(late) < 10


def test_everybody_is_called_simulated() -> None:
    assert all("Simulated" in name for name in handed_in())
    assert all("Simulated" in one["student"]["name"] for one in handed_in().values() if one)
    assert all("imulated" in text for text in TEXTS)
    tables = simulate_hand_ins(WEEK, KEY)
    for name in ("worksheet.csv", "roster.csv"):
        _, *rows = tables[name].decode().splitlines()
        assert len(rows) == 60
        assert all("Simulated" in row for row in rows)


def test_who_holds_a_misconception_answers_by_it() -> None:
    assert share("II", students=300, shares={"M24": 1.0}) > 0.6
    assert share("II", students=300, shares={}) < 0.25


@pytest.mark.parametrize(
    ("changed", "how", "message"),
    [
        ({"due": None}, {}, "needs an assignment with a due date"),
        ({"forms": [["q1"], ["q2"]]}, {}, "in one form"),
        ({}, {"students": 2}, "students is 2, but it must be a whole number from 3 to 500."),
        ({}, {"seed": -1}, "seed is -1"),
        ({}, {"shares": {"M99": 0.1}}, "There is no misconception 'M99'."),
        ({}, {"shares": {"M3": 2}}, "The share of M3 is 2"),
    ],
)
def test_what_cannot_be_simulated_is_said_in_a_sentence(
    changed: dict[str, Any], how: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        simulate_hand_ins(WEEK | changed, KEY, **how)
