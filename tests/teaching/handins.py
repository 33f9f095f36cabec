"""A small assignment with its key, written by hand, and hand-ins to it."""

import json
import zipfile
from pathlib import Path
from typing import Any

from cocreation_teach.exchange.assignment import digest_of
from cocreation_teach.exchange.tables import read_table
from cocreation_teach.teaching.mark.grading import Graded, grade, grade_to_tables

QUADRANTS = [{"id": key, "label": f"Quadrant {key}"} for key in ("I", "II", "III", "IV")]
PLACES = [{"id": str(place), "label": f"Place {place}"} for place in range(1, 6)]
VALUES = [{"id": key, "label": key.capitalize()} for key in ("needs", "wellbeing", "capacity")]
YES_NO = [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]


def asked(key: str, kind: str, options: list[dict[str, str]], points: float = 1) -> dict[str, Any]:
    return {"id": key, "kind": kind, "prompt": f"What of {key}?", "options": options, "points": points}


QUESTIONS = [
    asked("q1", "quadrant", QUADRANTS),
    asked("q2", "continuum", PLACES),
    asked("q3", "values", VALUES, 3),
    asked("q4", "choice", YES_NO),
    asked("q5", "text", [], 4),
]
KEYS = [
    {
        "id": "q1",
        "credit": {"I": 0, "II": 0, "III": 1, "IV": 0.5},
        "misconception": {"I": "M22", "II": "M6"},
        "feedback": {"I": ["Not quite.", "You may think so, but <b>no</b>."], "III": ["That is right."]},
        "concepts": ["I1"],
        "contested": True,
    },
    {"id": "q2", "credit": {"1": 0, "2": 0, "3": 0.5, "4": 1, "5": 0.5}, "misconception": {}},
    {
        "id": "q3",
        "correct": ["needs", "wellbeing"],
        "misconception": {"capacity": "M13"},
        "feedback": {"needs": ["Needs are met."], "capacity": ["Nothing is learnt here."]},
    },
    {"id": "q4", "credit": {"yes": 1, "no": 0}, "misconception": {"no": "M7"}},
    {
        "id": "q5",
        "rubric": {"model": "One could say much.", "criteria": [{"text": "names the axis", "points": 4}]},
    },
]
ANSWERS = {"q1": "III", "q2": "5", "q3": ["needs", "capacity"], "q4": "no"}
DUE = "2026-12-01T12:00:00Z"


def make_folder(place: Path, *, due: str | None = DUE, questions: int = 5, forms: Any = None) -> Path:
    """Write an assignment's folder."""
    asked_of_all = QUESTIONS[:questions]
    held: dict[str, Any] = {
        "format": "cocreation-teach/assignment",
        "version": 1,
        "id": "week-4",
        "title": "Week 4 <i>",
        "due": due,
        "questions": asked_of_all,
        "forms": forms or [[one["id"] for one in asked_of_all]],
    }
    held["digest"] = digest_of(held)
    key = {
        "format": "cocreation-teach/key",
        "version": 1,
        "assignment": {"id": held["id"], "digest": held["digest"]},
        "questions": [one for one in KEYS if one["id"] in {each["id"] for each in asked_of_all}],
    }
    for path, content in (("release/assignment.json", held), ("key/key.json", key)):
        (place / path).parent.mkdir(parents=True)
        (place / path).write_text(json.dumps(content))
    return place


class Class:
    """An assignment's folder and a folder of hand-ins beside it."""

    def __init__(self, place: Path, **how: Any) -> None:
        self.folder = make_folder(place / "assignment", **how)
        self.inbox = place / "inbox"
        self.inbox.mkdir()
        self.digest = json.loads((self.folder / "release/assignment.json").read_text())["digest"]

    def held(
        self,
        student: str = "1001",
        name: str = "Ann Lee",
        answers: Any = None,
        at: str = "2026-11-30T10:00:00Z",
    ) -> dict[str, Any]:
        """Return what a sound hand-in holds."""
        given = ANSWERS if answers is None else answers
        return {
            "format": "cocreation-teach/submission",
            "version": 1,
            "assignment": {"id": "week-4", "digest": self.digest},
            "student": {"id": student, "name": name},
            "answers": [
                {
                    "question": key,
                    "answer": answer,
                    "confidence": "fair",
                    "answered_at": "2026-11-30T09:00:00Z",
                }
                for key, answer in given.items()
            ]
            if isinstance(given, dict)
            else given,
            "submitted_at": at,
        }

    def bytes(self, **how: Any) -> bytes:
        """Return a sound hand-in."""
        return json.dumps(self.held(**how)).encode()

    def hand_in(self, file: str = "work.cocreation.json", content: Any = None, /, **how: Any) -> Path:
        """Put a hand-in into the inbox: bytes, what is to be written as JSON, or a sound one."""
        data = content if isinstance(content, bytes) else json.dumps(content or self.held(**how)).encode()
        path = self.inbox / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path

    def zip(self, files: dict[str, bytes], name: str = "moodle.zip") -> Path:
        """Put an archive into the inbox."""
        with zipfile.ZipFile(self.inbox / name, "w", zipfile.ZIP_DEFLATED) as archive:
            for path, data in files.items():
                archive.writestr(zipfile.ZipInfo(path), data, zipfile.ZIP_DEFLATED)
        return self.inbox / name

    def grade(self, *paths: Path, **how: Any) -> Graded:
        """Grade the inbox, or some paths, without statistics and report."""
        return grade_to_tables(self.folder, paths or [self.inbox], **how)

    def grade_fully(self) -> Graded:
        """Grade the inbox with all that belongs to it."""
        return grade(self.folder, [self.inbox])

    def table(self, name: str) -> list[dict[str, str]]:
        """Return a table of the results."""
        grid = read_table(self.folder / "results" / f"{name}.csv")
        return [dict(zip(grid.header, row.cells, strict=True)) for row in grid.body]

    def outcomes(self, **how: Any) -> dict[str, str]:
        """Grade, and return outcome and reason by path."""
        self.grade(**how)
        rows = self.table("inbox")
        assert all(row["reason"] and row["what_to_do"] for row in rows)
        return {row["path"]: f"{row['outcome']}: {row['reason']}" for row in rows}

    def outcome(self, content: Any = None, /, **how: Any) -> str:
        """Grade one loose file, and return its outcome and reason."""
        path = self.hand_in("work.cocreation.json", content, **how)
        return self.outcomes()[path.name]
