"""A class on a hub, from logging in to the marks, with every server started as a hub starts it.

Run it with ``python -m tests.benchmarks.hub_class [STUDENTS]``; it needs JupyterHub's proxy.  The tests do
the same with twenty students, but fork the servers of eighteen.  It exits with 1 if an answer is lost or a
student is not graded.
"""

import sys
import tempfile
from pathlib import Path
from statistics import median
from time import monotonic
from typing import Final

from tests.hub.a_class import go_through, marks_of, release
from tests.hub.conftest import SOON
from tests.hub.support import running_hub

STUDENTS: Final = 20


def main() -> int:
    """Send a class through, print, and return the exit code."""
    students = int(sys.argv[1]) if len(sys.argv) > 1 else STUDENTS
    names = [f"student{number:03}" for number in range(students)]
    with tempfile.TemporaryDirectory() as place, running_hub(Path(place), SOON) as hub:
        folder = release(hub)
        begun = monotonic()
        seen = go_through(hub, names)
        took = monotonic() - begun
        graded = [row["lms_id"] for row in marks_of(folder, hub) if row["answered"] == "3"]
    given = sum(len(one.given) for one in seen)
    kept = sum(one.found.get(name) == answer for one in seen for name, answer in one.given.items())
    first, again = (median(one.seconds[visit] for one in seen) for visit in (0, 1))
    print(f"{students} students after {took:.0f} s, {took / students:.1f} s each, four of them at once")
    print(f"{given} answers given, {kept} found again; {len(graded)} students graded")
    print(
        f"first card {first:.1f} s after its page is opened, {again:.1f} s when everything was gone (median)"
    )
    return int(kept < given or sorted(graded) != names)


if __name__ == "__main__":
    sys.exit(main())
