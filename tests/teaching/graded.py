"""A graded assignment's folder, written by hand in the fixed formats."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cocreation_teach.exchange.assignment import digest_of
from cocreation_teach.teaching.mark.feedback import feedback_names

COLUMNS = (
    *("student_id", "student_name", "lms_id", "marks", "out_of", "percent", "answered", "questions"),
    *("submitted_at", "late", "file"),
)


def student(
    student_id: str, name: str = "", lms_id: str = "", marks: str = "9", file: str = ""
) -> dict[str, str]:
    row = dict.fromkeys(COLUMNS, "") | {"answered": "12", "questions": "12", "out_of": "12"}
    return row | {
        "student_id": student_id,
        "student_name": name,
        "lms_id": lms_id,
        "marks": marks,
        "file": file,
    }


def graded(
    folder: Path,
    students: Sequence[dict[str, str]] = (),
    questions: Sequence[dict[str, Any]] = (),
    title: str = "Week 5",
    due: str | None = None,
    forms: Sequence[Sequence[str]] = (),
) -> Path:
    for part in ("release", "key", "results/feedback"):
        (folder / part).mkdir(parents=True)
    released = [
        {name: one[name] for name in ("id", "kind", "prompt", "options", "points")} for one in questions
    ]
    held = {
        "format": "cocreation-teach/assignment",
        "version": 1,
        "id": "week-5",
        "title": title,
        "digest": "",
        "due": due,
        "questions": released,
        "forms": forms or [[one["id"] for one in released]],
    }
    held["digest"] = digest_of(held)
    (folder / "release/assignment.json").write_text(json.dumps(held), encoding="utf-8")
    key = {
        "format": "cocreation-teach/key",
        "version": 1,
        "assignment": {"id": "week-5", "digest": held["digest"]},
        "questions": list(questions),
    }
    (folder / "key/key.json").write_text(json.dumps(key), encoding="utf-8")
    with (folder / "results/marks.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(students)
    for one in students:
        page = f"<!doctype html><title>{one['student_name']}</title>"
        name = feedback_names([(one["student_id"], one["lms_id"])])[one["student_id"], one["lms_id"]]
        (folder / "results/feedback" / name).write_text(page, encoding="utf-8")
    return folder
