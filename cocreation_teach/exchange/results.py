"""The tables that grading writes: UTF-8 without a BOM, commas, plain line ends, no cell that is a formula."""

import csv
import os
from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import StringIO
from pathlib import Path
from typing import Final

MARKS: Final = (
    "student_id",
    "student_name",
    "lms_id",
    "marks",
    "out_of",
    "percent",
    "answered",
    "questions",
    "submitted_at",
    "late",
    "file",
)
ANSWERS: Final = (
    "student_id",
    "question",
    "kind",
    "answer",
    "credit",
    "points",
    "misconception",
    "confidence",
)
INBOX: Final = ("path", "outcome", "reason", "what_to_do")


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Write a table; its cells are safe already (`harmless.cell`)."""
    written = StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(header)
    table.writerows(rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, written.getvalue().encode(), pushed=True)


def as_line(cells: Sequence[str]) -> str:
    r"""Return one line of a table.

    Examples
    --------
    >>> as_line(["1001", "Lee, Ann"])
    '1001,"Lee, Ann"\n'
    """
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerow(cells)
    return written.getvalue()


def write_whole(path: Path, content: bytes, *, pushed: bool = False) -> None:
    """Write a file under another name and only then give it its own, so that no half of it is ever there.

    Parameters
    ----------
    path, content
        The file.
    pushed
        Whether to wait until the disk has it: for what a lecturer works on, not for thousands of pages.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            if pushed:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@lru_cache(maxsize=4096)
def number(value: float | None, places: int = 2) -> str:
    """Return a number as a cell: no more places than it needs, and empty for ``None``.

    Examples
    --------
    >>> number(2.50), number(1 / 3, 4), number(-0.0), number(None)
    ('2.5', '0.3333', '0', '')
    """
    if value is None:
        return ""
    shown = f"{value:.{places}f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return "0" if shown == "-0" else shown
