"""The simulated hand-ins: what their formula promises, and that they are what Moodle would give."""

import json
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.tables import read_table
from cocreation_teach.teaching.mark import grade
from cocreation_teach.teaching.rehearsal import TEXTS, simulate_hand_ins
from tests.teaching.graded import graded


def asked(name: str, kind: str, *options: str, **key: Any) -> dict[str, Any]:
    labels = [{"id": option, "label": option} for option in options]
    return {"id": name, "kind": kind, "prompt": "?", "options": labels, "points": 1, **key}


DUE = "2026-11-27T18:00:00+01:00"
QUESTIONS = [
    asked(
        *("q1", "quadrant", "I", "II", "III", "IV"),
        credit={"I": 1, "II": 0, "III": 0, "IV": 0},
        misconception={"II": "M24"},
    ),
    asked(
        "q2", "values", "needs", "wellbeing", "capacity", correct=["needs"], misconception={"capacity": "M13"}
    ),
    asked("q3", "text", rubric={}),
]


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return graded(tmp_path_factory.mktemp("rehearsal") / "week", (), QUESTIONS, due=DUE)


def handed_in(week: Path, **how: Any) -> dict[str, dict[str, Any]]:
    """Return the files that can be read, by their names in the zip."""
    archive = ZipFile(BytesIO(simulate_hand_ins(week, **how)["hand-ins.zip"]))
    found = {}
    for name in archive.namelist():
        try:
            found[name] = json.loads(archive.read(name))
        except ValueError:
            found[name] = {}
    return found


def share(week: Path, option: str, **how: Any) -> float:
    files = [one["answers"] for name, one in handed_in(week, **how).items() if one and "first-" not in name]
    given = [answer["answer"] for answers in files for answer in answers if answer["question"] == "q1"]
    return given.count(option) / len(given)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(week: Path) -> None:
    assert simulate_hand_ins(week) == simulate_hand_ins(week)
    assert simulate_hand_ins(week) != simulate_hand_ins(week, seed=2)


def test_one_hands_in_twice_and_one_file_is_broken(week: Path) -> None:
    files = handed_in(week)
    assert len(files) == 61
    assert sum(not one for one in files.values()) == 1
    assert sum("/first-" in name for name in files) == 1


def test_grading_takes_all_but_the_broken_file(week: Path, tmp_path: Path) -> None:
    shutil.copytree(week, tmp_path / "week")
    (tmp_path / "hand-ins.zip").write_bytes(simulate_hand_ins(week)["hand-ins.zip"])
    done = grade(tmp_path / "week", [tmp_path / "hand-ins.zip"])
    assert done.people == 59
    assert done.outcomes["refused"] == 1


def test_some_are_late_and_most_are_not(week: Path) -> None:
    late = [one["submitted_at"] > DUE for one in handed_in(week).values() if one]
    assert 0 < sum(late) < 10


def test_everybody_is_called_simulated(week: Path, tmp_path: Path) -> None:
    assert all("Simulated" in name for name in handed_in(week))
    assert all("Simulated" in one["student"]["name"] for one in handed_in(week).values() if one)
    assert all("imulated" in text for text in TEXTS)
    tables = simulate_hand_ins(week)
    for name in ("worksheet.csv", "roster.csv"):
        (tmp_path / name).write_bytes(tables[name])
        rows = read_table(tmp_path / name).body
        assert len(rows) == 60
        assert all("Simulated" in "".join(row.cells) for row in rows)


def test_who_holds_a_misconception_answers_by_it(week: Path) -> None:
    assert share(week, "II", students=300, shares={"M24": 1.0}) > 0.6
    assert share(week, "II", students=300, shares={}) < 0.25


@pytest.mark.parametrize(
    ("assignment", "how", "message"),
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
    tmp_path: Path, assignment: dict[str, Any], how: dict[str, Any], message: str
) -> None:
    week = graded(tmp_path / "week", (), QUESTIONS, **{"due": DUE, **assignment})
    with pytest.raises(ValueError, match=message):
        simulate_hand_ins(week, **how)


def test_a_folder_without_an_assignment_is_told(tmp_path: Path) -> None:
    with pytest.raises(TeachingError, match="Name a folder that `cocreation assign` made"):
        simulate_hand_ins(tmp_path)
