"""What students on a hub take, memory and processor, how long each waits, and what a class of 300 needs.

Run it with ``python -m tests.benchmarks.hub_load [STUDENTS]``; it needs JupyterHub's proxy.  Students are
scripts that speak as pages do: all of them at once start their server, open lesson 09, run it and answer its
twelve cards.  It exits with 1 if a figure is over its limit or an answer was lost.
"""

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import mean, median, quantiles
from time import monotonic
from typing import Final

import nbformat
import psutil
from nbformat.v4 import new_code_cell, new_notebook

from cocreation_teach.course.launch import environment
from tests.course.talking import Page, Server, running
from tests.hub.a_class import LESSON
from tests.hub.support import COURSE, LIGHT, Hub, Lesson, Student, running_hub

STUDENTS: Final = 10
CLASS: Final = 300
FIGURES: Final = "lessons/05-residential-care.ipynb"
BARE: Final = "bare.ipynb"
WIDGET: Final = "import ipywidgets; ipywidgets.Text()"
ROUNDS: Final = 3
MOST_MEMORY: Final = 1.15
MOST_WITH_FIGURES: Final = 250
MOST_RETURN: Final = 1.2
MB: Final = 10**6
Row = tuple[str, float, float]
"""What was measured, how much it is, and how much it may be."""


@dataclass(frozen=True)
class Came:
    """What a student saw and took: seconds to the first card and the last answer, MB, seconds of a core."""

    first: float
    last: float
    safe: int
    server: float
    kernel: float
    cpu: float


def main() -> int:
    """Measure, print, and return the exit code."""
    students = int(sys.argv[1]) if len(sys.argv) > 1 else STUDENTS
    with tempfile.TemporaryDirectory() as place:
        rows = [*alone(Path(place))]
        with running_hub(Path(place) / "hub") as hub:
            rows += returning(hub)
            rows += together(hub, students)
    for what, found, most in rows:
        print(f"{what:70} {found:7.2f}   at most {most:6.2f}   {'' if found <= most else 'MISSED'}")
    return int(any(found > most for _, found, most in rows))


def alone(place: Path) -> Iterator[Row]:
    """Yield what one student takes beside a plain JupyterLab in which a notebook with ipywidgets is open.

    To read its first notebook alone takes 10 MB of any server: nbformat makes what checks it.
    """
    lab = [sys.executable, "-m", "jupyterlab"]
    sizes = {}
    for name, options, page in (
        ("plain", (), BARE),
        ("lesson", (f"--CourseFolder.folder={COURSE}",), f"{COURSE}/{LESSON}"),
        ("figures", (f"--CourseFolder.folder={COURSE}",), f"{COURSE}/{FIGURES}"),
    ):
        root = place / name
        (root / "home").mkdir(parents=True)
        (root / BARE).write_text(nbformat.writes(new_notebook(cells=[new_code_cell(WIDGET)])))
        variables = environment(os.environ) | LIGHT if options else os.environ
        with running([*lab, *options], root, root / "home", variables) as server:
            sizes[name] = _size(server, page)
    for name, (served, kernel) in sizes.items():
        print(f"{name}: server {served:.0f} MB, kernel {kernel:.0f} MB")
    ours, plain = sum(sizes["lesson"]), sum(sizes["plain"])
    yield "memory of a student without figures, against plain JupyterLab", ours / plain, MOST_MEMORY
    yield "MB of a kernel with figures", sizes["figures"][1], MOST_WITH_FIGURES


def _size(server: Server, page: str) -> tuple[float, float]:
    """Return the MB of a server that has shown a page, and of the kernel that ran it."""
    held = server.ask("GET", f"/contents/{page}?content=1")["content"]["cells"]
    code = ["".join(cell["source"]) for cell in held if cell["cell_type"] == "code"]
    if page != BARE:
        server.ask_course("POST", "page", {"path": page, "cells": [["code", one] for one in code]})
    kernel = Page(server, page)
    for one in code:
        kernel.run(one)
    port = server.host.partition(":")[2]
    (served,) = [one for one in _pythons() if f"--ServerApp.port={port}" in one.cmdline()]
    started = [one for one in served.children() if "ipykernel_launcher" in " ".join(one.cmdline())]
    return _mb(served), sum(map(_mb, started))


def _pythons() -> Iterator[psutil.Process]:
    for one in psutil.process_iter():
        try:
            if "python" in one.name():
                yield one
        except psutil.Error:  # it has ended meanwhile
            continue


def _mb(process: psutil.Process) -> float:
    """Return the memory of a process, with its share of what it shares (PSS)."""
    return float(process.memory_full_info().pss) / MB


def returning(hub: Hub) -> Iterator[Row]:
    """Yield how long a culled student waits, against the first time."""
    first, again = [], []
    for number in range(ROUNDS):
        student = Student(hub, f"first{number}")
        first.append(_until_first_card(student))
        student.leave()
        again.append(_until_first_card(student))
        student.leave()
    print(f"first card after {median(first):.1f} s; when all was culled after {median(again):.1f} s")
    yield "page of a culled student, against a first start", median(again) / median(first), MOST_RETURN


def _until_first_card(student: Student) -> float:
    begun = monotonic()
    student.opened(f"doc/tree/{COURSE}/{LESSON}")
    opened = monotonic()
    lesson = Lesson(student, LESSON)
    lesson.page.close()
    return opened - begun + lesson.seconds


def together(hub: Hub, students: int) -> Iterator[Row]:
    """Let students come at once, print what they take and what a class needs, and yield what was lost."""
    names = [f"student{number:03}" for number in range(students)]
    who = [Student(hub, name) for name in names]
    begun = monotonic()
    with ThreadPoolExecutor(students) as pool:
        came = list(pool.map(_come, who))
    took = monotonic() - begun
    told(came, took, os.cpu_count() or 1)
    asked = 12 * students
    yield f"answers of {asked} that were not told safe", asked - sum(one.safe for one in came), 0


def _come(student: Student) -> Came:
    begun = monotonic()
    student.opened(f"doc/tree/{COURSE}/{LESSON}")
    opened = monotonic()
    lesson = Lesson(student, LESSON)
    safe = lesson.answer(1)
    last = monotonic() - begun
    (served,) = student.hub.server(student.name)
    kernels = student.hub.kernels(student.name)
    spent = [one.cpu_times() for one in (served, *kernels)]
    cpu = sum(one.user + one.system for one in spent)
    return Came(opened - begun + lesson.seconds, last, len(safe), _mb(served), sum(map(_mb, kernels)), cpu)


def told(came: Sequence[Came], took: float, cores: int) -> None:
    """Print what students took, and the arithmetic of a class."""
    many = len(came)
    firsts = [one.first for one in came]
    late = quantiles(firsts, n=20)[-1] if many > 1 else firsts[0]
    server, kernel, cpu = (mean(getattr(one, name) for one in came) for name in ("server", "kernel", "cpu"))
    print(f"{many} students at once on {cores} cores, all done after {took:.0f} s:")
    print(f"  first card: median {median(firsts):.1f} s, 95th percentile {late:.1f} s")
    print(f"  each: server {server:.0f} MB, kernel {kernel:.0f} MB, {cpu:.1f} s of a core")
    print(f"  the cores are what runs out first: {many} x {cpu:.1f} s / {cores} = {many * cpu / cores:.0f} s")
    whole = CLASS * (server + kernel) / 1000
    print(f"  {CLASS} students: {CLASS} x ({server:.0f} + {kernel:.0f}) MB = {whole:.0f} GB")
    for minutes in (2, 10):
        sum_ = f"{CLASS} x {cpu:.1f} s / {60 * minutes} s"
        print(f"  all {CLASS} within {minutes} minutes: {sum_} = {ceil(CLASS * cpu / (60 * minutes))} cores")


if __name__ == "__main__":
    sys.exit(main())
