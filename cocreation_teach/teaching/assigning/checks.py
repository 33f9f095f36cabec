"""What must be so in a wish for an assignment, before anything is made."""

import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.assignment import KINDS
from cocreation_teach.teaching.assigning.draft import OF_ENCOUNTERS

MOST: Final = 100
"""Questions in a form, and forms in an assignment, at the most."""

_TITLE: Final = 120
_PARTS: Final = ("release", "key", "results")
NOT_IN_EXAMS: Final = "Contested cases are for discussion, so an exam has none: leave out one of the two."
NOT_OF_CASES: Final = f"Cases can be asked with the kinds {', '.join(OF_ENCOUNTERS)}: name one of them."


def problems_in(title: str, questions: int, kinds: Sequence[str], variants: int) -> list[str]:
    """Return a sentence on each number, name or kind that will not do."""
    found = []
    if not title.strip() or len(title) > _TITLE or any(unicodedata.category(s)[0] == "C" for s in title):
        found.append(f"A title has 1 to {_TITLE} characters, all of them visible.")
    if not 1 <= questions <= MOST:
        found.append(f"An assignment has 1 to {MOST} questions, not {questions}.")
    if not 1 <= variants <= MOST:
        found.append(f"There can be 1 to {MOST} variants, not {variants}.")
    if strange := [kind for kind in kinds if kind not in KINDS]:
        found.append(f"There is no kind {', '.join(strange)}. Allowed are: {', '.join(KINDS)}.")
    elif questions < len(kinds):
        found.append(f"{len(kinds)} kinds need {len(kinds)} questions or more: name fewer kinds.")
    return found


def in_the_way(folder: Path) -> list[str]:
    """Return a sentence if something stands where the assignment would be written."""
    if folder.exists() and not folder.is_dir():
        return [f"{folder} is a file: name a folder."]
    there = [name for name in _PARTS if (folder / name).exists()]
    if not there:
        return []
    cure = "Nothing was written: name a new folder, or move these away yourself."
    return [f"{folder} holds an assignment already ({', '.join(there)}). {cure}"]


def due_from(due: str | None, problems: list[str]) -> str | None:
    """Return a due date with an offset; add a sentence to the problems if it is none."""
    if due is None:
        return None
    try:
        day = date.fromisoformat(due)
    except ValueError:
        day = None
    try:
        moment = datetime.combine(day, time(23, 59)) if day else datetime.fromisoformat(due)
        return (moment if moment.tzinfo else moment.astimezone()).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        allowed = "Write, for instance, 2026-11-30, 2026-11-30T18:00 or 2026-11-30T18:00+01:00."
        problems.append(f"{due!r} is no date. {allowed}")
        return None
