"""Measure the journal: saving one answer beside a bare write and fsync, loading, and a widget's start.

Run with ``python tests/benchmarks/journal.py``; it exits with 1 if a limit is passed.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

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
    """The median time in seconds to load a journal of 10,000 answers."""
    times = []
    for _ in range(9):
        begin = perf_counter()
        found = Journal(home).all()
        times.append(perf_counter() - begin)
        assert len(found) >= ANSWERS
    return median(times)


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
    rows = [
        ("saving one answer, ms", ours * 1e3, 5.0),
        ("saving / bare write and fsync", ours / bare, 1.5),
        ("loading 10,000 answers, ms", loaded * 1e3, 100.0),
        ("widget start, full / empty journal", full / fresh, 1.2),
    ]
    for what, figure, limit in rows:
        print(f"{what:36} {figure:7.2f}   limit {limit}")
    return int(any(figure > limit for _, figure, limit in rows))


if __name__ == "__main__":
    sys.exit(main())
