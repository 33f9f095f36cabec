"""How much a student's server needs, from what was measured, and how that was reckoned."""

import json
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, Final

_FIGURES: Final = Path(__file__).parent / "figures.json"
_OPEN: Final = 4
"""Pages such as the data lab whose kernels run at once: further ones start as left ones are shut down."""
_ARRIVING: Final = 300
"""Seconds within which a class that begins at once has its first page before it."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a pod asks for (``guarantee``) and may reach (``limit``): MB of memory, and cores.

    Attributes
    ----------
    students
        How many are in the class.
    memory_guarantee, memory_limit
        MB for a student.
    cpu_guarantee
        Cores for a student, when all of them begin at once.
    memory_of_all, cpu_of_all
        GB and cores that all pods ask for.
    figures
        What was measured, by its name in ``figures.json``.
    """

    students: int
    memory_guarantee: int
    memory_limit: int
    cpu_guarantee: float
    memory_of_all: float
    cpu_of_all: float
    figures: dict[str, Any]
    open: int = _OPEN
    arriving: int = _ARRIVING


def sizes(students: int, figures: dict[str, Any] | None = None) -> Sizes:
    """Return what the servers of a class need.

    Examples
    --------
    >>> measured = {"server": 150, "kernel": 45, "kernel_of_data_lab": 130, "cpu_seconds": 9}
    >>> class_of_300 = sizes(300, measured)
    >>> class_of_300.memory_guarantee, class_of_300.memory_limit, class_of_300.memory_of_all
    (280, 670, 84.0)
    >>> class_of_300.cpu_guarantee, class_of_300.cpu_of_all
    (0.03, 9.0)
    """
    measured: dict[str, Any] = figures or json.loads(_FIGURES.read_text(encoding="utf-8"))
    server, kernel, cpu = (measured[name] for name in ("server", "kernel_of_data_lab", "cpu_seconds"))
    guarantee = ceil((server + kernel) / 10) * 10
    cores = ceil(cpu / _ARRIVING * 100) / 100
    return Sizes(
        students=students,
        memory_guarantee=guarantee,
        memory_limit=ceil((server + _OPEN * kernel) / 10) * 10,
        cpu_guarantee=cores,
        memory_of_all=round(students * guarantee / 1000, 1),
        cpu_of_all=round(students * cores, 1),
        figures=measured,
    )
