"""How long our imports take beside those of what they stand on, and the bank beside a plain reading of it.

Run it with ``python tests/benchmarks/imports.py``.  The two of a pair are timed in turn, in processes of
their own, from bytecode compiled beforehand.  It exits with 1 if a ratio passes its limit.  What counts is
the processor's time, and of all rounds the least: other programs on the machine can only add to it.
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
ROUNDS: Final = 15


@dataclass(frozen=True)
class Pair:
    """Two statements that are timed in turn; each may have one before it that is not timed."""

    ours: str
    other: str
    limit: float
    before_ours: str = "pass"
    before_other: str = "pass"


PAIRS: Final = (
    Pair("import cocreation_teach", "import ipywidgets", 1.3),
    Pair("from cocreation_teach.widgets import QuadrantBoard", "import anywidget", 1.5),
    # Read, checked cell by cell, and made into values: beside the reading alone.
    Pair(
        "encounters()",
        "list(csv.DictReader(BANK.open(encoding='utf-8-sig')))",
        12,
        before_ours="from cocreation_teach.content import encounters",
        before_other="import csv; from cocreation_teach.content.encounters import BANK",
    ),
)


def main() -> int:
    """Measure, print, and return the exit code."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache, "PYTHONPATH": str(ROOT)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        compile_ours(environment)
        passed = [compare(pair, environment) for pair in PAIRS]
    return 0 if all(passed) else 1


def compile_ours(environment: dict[str, str]) -> None:
    """Compile the package, and let each statement write the bytecode of whatever else it imports."""
    command = [sys.executable, "-m", "compileall", "-q", str(ROOT / "cocreation_teach")]
    subprocess.run(command, env=environment, check=True)
    for pair in PAIRS:
        milliseconds(pair.before_ours, pair.ours, environment)
        milliseconds(pair.before_other, pair.other, environment)


def compare(pair: Pair, environment: dict[str, str]) -> bool:
    """Time the two in turn, print both with their ratio, and say whether it keeps the limit."""
    times = [
        (
            milliseconds(pair.before_ours, pair.ours, environment),
            milliseconds(pair.before_other, pair.other, environment),
        )
        for _ in range(ROUNDS)
    ]
    mine, theirs = (min(column) for column in zip(*times, strict=True))
    ratio = mine / theirs
    print(
        f"{pair.ours}: {mine:.1f} ms, {pair.other}: {theirs:.1f} ms, ratio {ratio:.2f} (limit {pair.limit})"
    )
    return ratio <= pair.limit


def milliseconds(before: str, statement: str, environment: dict[str, str]) -> float:
    """Return the milliseconds of a statement in a new process, after another one that is not timed."""
    script = (
        f"from time import process_time\n{before}\nstart = process_time()\n{statement}\n"
        "print((process_time() - start) * 1000)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
