"""How long our imports take beside those of what they stand on, and how long the bank takes to load.

Run it with ``python tests/benchmarks/imports.py``.  The two of a pair are timed in turn, in processes of
their own, from bytecode compiled beforehand.  It exits with 1 if a limit is passed.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
ROUNDS: Final = 15

RATIO: Final = 1.3
PAIRS: Final = {
    "import cocreation_teach": "import ipywidgets",
    "from cocreation_teach.widgets import QuadrantBoard": "import anywidget",
}
BANK_MS: Final = 30
LOAD_BANK: Final = "from cocreation_teach.content import encounters"


def main() -> int:
    """Measure, print, and return the exit code."""
    with tempfile.TemporaryDirectory() as cache:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": cache, "PYTHONPATH": str(ROOT)}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        compile_ours(environment)
        passed = [compare(ours, other, environment) for ours, other in PAIRS.items()]
        passed.append(load_bank(environment))
    return 0 if all(passed) else 1


def compile_ours(environment: dict[str, str]) -> None:
    """Compile the package, and let each statement write the bytecode of whatever else it imports."""
    command = [sys.executable, "-m", "compileall", "-q", str(ROOT / "cocreation_teach")]
    subprocess.run(command, env=environment, check=True)
    for statement in (*PAIRS, *PAIRS.values(), LOAD_BANK):
        milliseconds(statement, "pass", environment)


def compare(ours: str, other: str, environment: dict[str, str]) -> bool:
    """Time two imports in turn, print both with their ratio, and say whether it keeps the limit."""
    times = [
        (milliseconds("pass", ours, environment), milliseconds("pass", other, environment))
        for _ in range(ROUNDS)
    ]
    mine, theirs = (median(column) for column in zip(*times, strict=True))
    ratio = mine / theirs
    print(f"{ours}: {mine:.1f} ms, {other}: {theirs:.1f} ms, ratio {ratio:.2f} (limit {RATIO})")
    return ratio <= RATIO


def load_bank(environment: dict[str, str]) -> bool:
    """Time the first load of the bank, the module being imported, and say whether it keeps the limit."""
    time = median(milliseconds(LOAD_BANK, "encounters()", environment) for _ in range(ROUNDS))
    print(f"encounters(): {time:.1f} ms (limit {BANK_MS})")
    return time <= BANK_MS


def milliseconds(before: str, statement: str, environment: dict[str, str]) -> float:
    """Return what a statement takes in a new process, after another one that is not timed."""
    script = (
        f"from time import perf_counter\n{before}\nstart = perf_counter()\n{statement}\n"
        "print((perf_counter() - start) * 1000)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=ROOT, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
