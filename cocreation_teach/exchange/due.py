"""When an assignment is due: as a lecturer types it, as people read it, and how late a hand-in is."""

from datetime import date, datetime, time
from math import ceil
from typing import Final

_DAY: Final = 24 * 60 * 60
_EARLIEST: Final = 1970
"""What lies before it is a slip, and some systems have no time of their own for it."""


def due_from(typed: str) -> str:
    """Return a due date with an offset: a day alone means 23:59, a time without an offset is this computer's.

    Raises
    ------
    ValueError
        If it is no date; the message says how one is written.

    Examples
    --------
    >>> due_from("2026-11-30T18:00+01:00")
    '2026-11-30T18:00:00+01:00'
    """
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        day = None
    try:
        moment = datetime.combine(day, time(23, 59)) if day else datetime.fromisoformat(typed)
        moment = moment if moment.tzinfo else moment.astimezone()
    except (ValueError, OverflowError, OSError):
        moment = datetime.min
    if moment.year < _EARLIEST:
        allowed = "Write, for instance, 2026-11-30, 2026-11-30T18:00 or 2026-11-30T18:00+01:00."
        raise ValueError(f"{typed!r} is no date. {allowed}")
    return moment.isoformat(timespec="seconds")


def due_in_words(due: str | None) -> str:
    """Return a due date in words; empty if there is none.

    Examples
    --------
    >>> due_in_words("2026-11-30T23:59:00+01:00")
    'Monday, 30 November 2026, 23:59 (UTC+01:00)'
    """
    if due is None:
        return ""
    moment = datetime.fromisoformat(due)
    return f"{moment:%A}, {moment.day} {moment:%B %Y, %H:%M (%Z)}"


def days_late(at: float, due: str | None) -> int | None:
    """Return how many days late a hand-in came, counting each that has begun; ``None`` if none is due.

    Examples
    --------
    >>> due = "2026-12-01T12:00:00+01:00"
    >>> days_late(datetime.fromisoformat("2026-12-01T11:00:01Z").timestamp(), due)
    1
    """
    if due is None:
        return None
    return max(0, ceil((at - datetime.fromisoformat(due).timestamp()) / _DAY))
