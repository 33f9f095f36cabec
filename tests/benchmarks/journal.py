"""Measure the journal: saving one answer beside a bare write and fsync, loading, a start with many answers.

Run with ``python tests/benchmarks/journal.py``; it exits with 1 if a limit is passed.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.journal import Journal
from cocreation_teach.learning.lines import line_of

ANSWERS = 10_000
START = """
import time; begin = time.perf_counter()
from cocreation_teach.content import question
from cocreation_teach.widgets import QuestionCard
QuestionCard(question("quadrants.night-call"))
print(time.perf_counter() - begin)
"""

OPEN = """
import sys, time
from pathlib import Path
from cocreation_teach.learning.journal import Journal
begin = time.process_time()
Journal(Path(sys.argv[1])).entries("word.q1")
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(time.process_time() - begin, peak.split()[1])
"""


def saving(home: Path) -> tuple[float, float]:
    """The medians of saving an answer and of writing and syncing the same bytes, in turns, in seconds."""
    journal = Journal(home)
    ours, bare = [], []
    with (home.parent / "bare").open("ab", buffering=0) as file:
        for n in range(1000):
            entry = Entry("word.a", "try", "III", "fair", "", "ab12cd34", "2026-11-23T15:20:00Z", f"{n:016x}")
            line = line_of(entry)
            begin = perf_counter()
            journal.record([entry])
            ours.append(perf_counter() - begin)
            begin = perf_counter()
            file.write(line)
            os.fsync(file.fileno())
            bare.append(perf_counter() - begin)
    return median(ours), median(bare)


def loading(home: Path) -> float:
    """How long all of a journal takes beside reading and decoding the same bytes, by the processor's time."""
    ours, bare = [], []
    for _ in range(9):
        begin = process_time()
        found = Journal(home).all()
        ours.append(process_time() - begin)
        begin = process_time()
        held = [
            json.loads(line)
            for path in (home / "journal").iterdir()
            for line in path.read_bytes().splitlines()
        ]
        bare.append(process_time() - begin)
        assert len(found) >= ANSWERS
        assert len(held) >= ANSWERS
    return median(ours) / median(bare)


def opening(home: Path, empty: Path) -> tuple[float, float]:
    """What a kernel needs to start with a journal: seconds, and megabytes more than with an empty one."""
    rows = [subprocess.check_output([sys.executable, "-c", OPEN, str(one)]).split() for one in (home, empty)]
    return float(rows[0][0]), (int(rows[0][1]) - int(rows[1][1])) / 1024


def written(home: Path, number: int) -> None:
    """Write a journal as another kernel would leave it."""
    (home / "journal").mkdir(parents=True)
    with (home / "journal" / "0.jsonl").open("wb") as file:
        for n in range(number):
            at = f"2026-11-{n % 28 + 1:02}T15:20:00Z"
            answer = Entry(f"word.q{n % 400}", "try", "III", "fair", "", "ab12cd34", at, f"{n:016x}", n + 1)
            file.write(line_of(answer))


def starting(course: Path, empty: Path) -> tuple[float, float]:
    """The medians of a widget's start in a new kernel, with a full journal and an empty one, in turns."""
    times: dict[Path, list[float]] = {course: [], empty: []}
    for _ in range(15):
        for folder, kept in times.items():
            command = [sys.executable, "-c", START]
            kept.append(float(subprocess.check_output(command, cwd=folder)))
    return median(times[course]), median(times[empty])


def main() -> int:
    """Print the figures beside their limits."""
    with tempfile.TemporaryDirectory() as folder:
        course, empty = Path(folder) / "course", Path(folder) / "empty"
        (empty / ".cocreation").mkdir(parents=True)
        home = course / ".cocreation"
        home.mkdir(parents=True)
        ours, bare = saving(home)
        Journal(home).record(Entry(f"word.q{n}", "try", "III", "fair") for n in range(ANSWERS))
        loaded = loading(home)
        full, fresh = starting(course, empty)
        many = Path(folder) / "many"
        written(many, 10 * ANSWERS)
        first, megabytes = opening(many, empty)
        Journal(many).make_checkpoint()
        again, fewer = opening(many, empty)
        with_checkpoint = loading(many)
    rows = [
        ("saving one answer, ms", ours * 1e3, 5.0),
        ("saving / bare write and fsync", ours / bare, 1.5),
        ("10,000 answers / read and decode", loaded, 3.0),
        ("100,000, with a checkpoint / the same", with_checkpoint, 3.0),
        ("widget start, full / empty journal", full / fresh, 1.2),
        ("start with 100,000, first, s", first, 1.0),
        ("start with 100,000, first, MB", megabytes, 150.0),
        ("start with 100,000, then, s", again, 0.3),
        ("start with 100,000, then, MB", fewer, 40.0),
    ]
    for what, figure, limit in rows:
        print(f"{what:36} {figure:7.2f}   limit {limit}")
    return int(any(figure > limit for _, figure, limit in rows))


if __name__ == "__main__":
    sys.exit(main())
