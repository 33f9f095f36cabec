"""Small graded classes, made by hand in the formats that grading writes."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from cocreation_teach.exchange.assignment import Assignment, Item, as_json, digest_of
from cocreation_teach.exchange.key import key_item
from cocreation_teach.teaching.statistics.data import ClassData, as_class
from cocreation_teach.theory import Choice, Several, Text

Question = tuple[Item, dict[str, Any]]
QUADRANTS = (
    ("I", "I Co-production"),
    ("II", "II Co-construction"),
    ("III", "III Co-management"),
    ("IV", "IV Co-design and co-innovation"),
)
PLACES = tuple((str(place), f"Place {place}") for place in range(1, 6))
COLUMNS = ["student_id", "question", "kind", "answer", "credit", "points", "misconception", "confidence"]


def quadrant(
    name: str, key: str, *, points_to: Mapping[str, str] | None = None, contested: bool = False
) -> Question:
    item = Item(Choice(name, f"The scene of {name}.", QUADRANTS, kind="quadrant", ordered=True), 1)
    credit = {option: float(option == key) for option, _ in QUADRANTS}
    return item, {
        "id": name,
        "credit": credit,
        "misconception": dict(points_to or {}),
        "contested": contested,
    }


def continuum(name: str, key: int) -> Question:
    item = Item(Choice(name, f"The scene of {name}.", PLACES, kind="continuum", ordered=True), 1)
    credit = {place: max(0.0, 1 - abs(int(place) - key) / 2) for place, _ in PLACES}
    return item, {"id": name, "credit": credit, "misconception": {}}


def values(name: str, *correct: str) -> Question:
    options = (("needs", "Needs"), ("wellbeing", "Well-being"), ("capacity", "Capacity"))
    item = Item(Several(name, "Which?", options, ordered=True), 2)
    return item, {"id": name, "correct": list(correct), "misconception": {"capacity": "M13"}}


def text(name: str) -> Question:
    return Item(Text(name, "Why?"), 2), {"id": name, "rubric": {"model": "", "criteria": []}}


def row(
    student: str, question: Question, answer: str, confidence: str = "", credit: float | str | None = None
) -> list[str]:
    """Return a row of answers.csv as grading writes it."""
    item, key = question
    if credit is None and answer and item.kind == "values":
        given, right = set(answer.split(";")), set(key["correct"])
        credit = len(given & right) / len(given | right)
    elif credit is None and answer and item.kind != "text":
        credit = key["credit"][answer]
    said = [key.get("misconception", {}).get(one, "") for one in answer.split(";")]
    waits = answer and item.kind == "text"
    points = str(float(credit) * item.points) if credit not in (None, "") else "" if waits else "0"
    return [
        student,
        item.id,
        item.kind,
        answer,
        "" if credit is None else str(credit),
        points,
        ";".join(filter(None, said)),
        confidence,
    ]


def assignment(questions: Sequence[Question], forms: Sequence[Sequence[str]] | None = None) -> Assignment:
    items = tuple(item for item, _ in questions)
    made = Assignment(
        "a1",
        "Week 9 <b>quadrants</b>",
        "",
        None,
        items,
        tuple(map(tuple, forms)) if forms else (tuple(item.id for item in items),),
    )
    return Assignment(made.id, made.title, digest_of(as_json(made)), None, items, made.forms)


def marks_of(people: Iterable[tuple[str, str]]) -> pd.DataFrame:
    return pd.DataFrame(people, columns=["student_id", "percent"], dtype=str)


def graded(
    questions: Sequence[Question],
    rows: Iterable[list[str]],
    people: Iterable[tuple[str, str]],
    forms: Sequence[Sequence[str]] | None = None,
) -> ClassData:
    table = pd.DataFrame(list(rows), columns=COLUMNS, dtype=str)
    keys = {item.id: key_item(item, key) for item, key in questions}
    return as_class(assignment(questions, forms), keys, marks_of(people), table)


def write(
    folder: Path,
    questions: Sequence[Question],
    rows: Iterable[list[str]],
    people: Iterable[tuple[str, str]],
) -> Path:
    """Write a graded folder; the marks are those that the rows earn."""
    for name in ("release", "key", "results"):
        (folder / name).mkdir(parents=True)
    made = assignment(questions)
    (folder / "release/assignment.json").write_text(json.dumps(as_json(made)))
    key = {
        "format": "cocreation-teach/key",
        "version": 1,
        "assignment": {"id": made.id, "digest": made.digest},
        "questions": [one for _, one in questions],
    }
    (folder / "key/key.json").write_text(json.dumps(key))
    answers = pd.DataFrame(list(rows), columns=COLUMNS, dtype=str)
    most = sum(item.points for item, _ in questions)
    marks = []
    for student, _ in people:
        points = answers.loc[answers["student_id"] == student, "points"]
        earned = "" if (points == "").any() else points.astype(float).sum()
        percent = "" if earned == "" else round(100 * earned / most, 1)
        marks.append([student, "<img src=x onerror=alert(1)>", earned, most, percent, 0])
    columns = ["student_id", "student_name", "marks", "out_of", "percent", "late"]
    for name, table in (("marks", pd.DataFrame(marks, columns=columns)), ("answers", answers)):
        table.to_csv(folder / f"results/{name}.csv", index=False, lineterminator="\n")
    return folder


def staircase(copies: int) -> tuple[list[Question], list[list[str]], list[tuple[str, str]]]:
    """Return three questions and a class whose credits are 111, 110, 100, 000, each so many times."""
    questions = [quadrant(name, "I", points_to={"II": "M24"}) for name in ("q1", "q2", "q3")]
    rows, people = [], []
    for copy in range(copies):
        for right in range(4):
            student = f"{copy:03}-{right}"
            people.append((student, f"{100 * right / 3:.2f}"))
            rows += [row(student, one, "I" if at < right else "II") for at, one in enumerate(questions)]
    return questions, rows, people
