"""What a page was told is saved outlives whatever is killed on a hub: kernels, servers, the hub itself.

Run it with ``python -m tests.benchmarks.hub_kills [KILLS]``; it needs JupyterHub's proxy.  Students answer
without a pause while something of theirs is killed at a moment drawn by lot; they come back, and go on.  It
exits with 1 if an answer that was told safe is not in the journal.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import repeat
from pathlib import Path
from random import Random
from threading import Timer
from typing import Final

from websocket import WebSocketException

from cocreation_teach.learning.journal import Journal, journal_folder
from tests.hub.support import Hub, Lesson, Student

KILLS: Final = 100
AT_ONCE: Final = 4
WAYS: Final = ("kernel", "server", "culled", "hub")
START: Final = "lessons/00-start-here.ipynb"
LONGEST: Final = 1.5
"""Seconds after which a student's server or kernel is killed, at the most."""


def main() -> int:
    """Kill, count, print, and return the exit code."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    rounds = -(-kills // AT_ONCE)
    told: dict[str, list[str]] = {f"student{number}": [] for number in range(AT_ONCE)}
    done: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        hub = Hub(Path(place), cleanup=False)
        students = [Student(hub, name) for name in told]
        try:
            with ThreadPoolExecutor(AT_ONCE) as pool:
                for number in range(rounds):
                    way = WAYS[number % len(WAYS)]
                    lessons = list(pool.map(come, students))
                    if way == "hub":
                        Timer(Random(number).uniform(0, LONGEST), hub.process.kill).start()
                    safe = pool.map(go_on, students, lessons, repeat(way), repeat(number))
                    for uids, more in zip(told.values(), safe, strict=True):
                        uids += more
                    done[way] += AT_ONCE
                    if way == "hub":
                        hub.process.wait()
                        hub.start()
        finally:
            for one in students:
                one.kill()
            hub.stop()
        lost = {name: sorted(set(uids) - in_journal(hub, name)) for name, uids in told.items()}
    given, gone = sum(map(len, told.values())), sum(map(len, lost.values()))
    ways = ", ".join(f"{way} {count}" for way, count in done.items())
    print(f"{sum(done.values())} kills ({ways}): {given} answers told safe, {gone} of them lost")
    print(json.dumps({name: uids for name, uids in lost.items() if uids}))
    return int(gone > 0)


def come(student: Student) -> Lesson:
    """Open a lesson, on a server that starts if it does not run."""
    student.opened()
    lesson = Lesson(student, START)
    lesson.page.wait_at_most(LONGEST + 1)  # a kernel that was killed answers nothing
    return lesson


def go_on(student: Student, lesson: Lesson, way: str, number: int) -> list[str]:
    """Answer while something is killed; return the names of the acts that were told safe."""
    ends = {"kernel": lambda: kill_kernels(student), "server": student.kill, "culled": student.leave}
    after = Random(f"{student.name} {number}").uniform(0, LONGEST)
    timer = Timer(after, ends.get(way, lambda: None))
    timer.start()
    told: list[str] = []
    end = time.monotonic() + LONGEST
    try:
        while time.monotonic() < end:
            told += lesson.tell_all(number)
        lesson.page.close()
    except (WebSocketException, OSError):
        pass  # its kernel or its server is gone: what was told so far counts
    timer.join()
    return told


def kill_kernels(student: Student) -> None:
    """Kill the kernels of what a student has open."""
    for process in student.hub.kernels(student.name):
        process.kill()


def in_journal(hub: Hub, name: str) -> set[str]:
    """Return the names of the acts in a student's journal."""
    return {act.uid for act in Journal(journal_folder(hub.home(name) / "lessons")).all()}


if __name__ == "__main__":
    sys.exit(main())
