"""Refuse what a model cannot take, in sentences and all at once."""

import math
from numbers import Integral, Real
from reprlib import repr as short


def number(name: str, value: object, low: float, high: float) -> str | None:
    """Return a sentence unless a value is a number from low to high.

    Examples
    --------
    >>> number("awareness", 1.4, 0, 1)
    'awareness is 1.4, but it must be a number from 0 to 1.'
    """
    if isinstance(value, Real) and not isinstance(value, bool) and low <= _as_float(value) <= high:
        return None
    return f"{name} is {short(value)}, but it must be a number from {low:,} to {high:,}."


def whole(name: str, value: object, low: int, high: int) -> str | None:
    """Return a sentence unless a value is a whole number from low to high.

    Examples
    --------
    >>> whole("days", -1, 0, 365)
    'days is -1, but it must be a whole number from 0 to 365.'
    """
    if isinstance(value, Integral) and not isinstance(value, bool) and low <= int(value) <= high:
        return None
    return f"{name} is {short(value)}, but it must be a whole number from {low:,} to {high:,}."


def among(name: str, value: object, allowed: tuple[str, ...]) -> str | None:
    """Return a sentence unless a value is one of the words allowed.

    Examples
    --------
    >>> among("carer", "perhaps", ("yes", "no"))
    "carer is 'perhaps', but it must be one of: yes, no."
    """
    if isinstance(value, str) and value in allowed:
        return None
    return f"{name} is {short(value)}, but it must be one of: {', '.join(allowed)}."


def refuse(*faults: str | None) -> None:
    """Raise one error that holds every fault there is, or do nothing.

    Raises
    ------
    ValueError
        If there is a fault; the message holds a sentence for each.

    Examples
    --------
    >>> refuse(None, "days is -1.", "seed is 0.5.")
    Traceback (most recent call last):
    ValueError: days is -1. seed is 0.5.
    """
    if found := [fault for fault in faults if fault]:
        raise ValueError(" ".join(found))


def _as_float(value: Real) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf
