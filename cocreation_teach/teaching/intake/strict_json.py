"""Strict JSON: a name stands once in one place, numbers are finite, and nothing else is guessed.

The standard library reads it; msgspec and pydantic would keep the last of a doubled name without a word.
"""

import json
from typing import Any, Final

from cocreation_teach.exchange.text import one_line
from cocreation_teach.teaching.intake.verdict import RefusedError

_DIGITS: Final = 20
_MAGIC: Final = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"<", "a web page, perhaps a log-in page that was saved in its place"),
)


def decoded(data: bytes) -> str:
    """Return the text that some bytes hold in UTF-8.

    Raises
    ------
    RefusedError
        If they hold none; what they hold in its place is named.
    """
    if not data or data.isspace():
        raise RefusedError("It is empty.")
    if data[:1] != b"{":
        start = data[:200].lstrip()
        if what := next((what for magic, what in _MAGIC if start.startswith(magic)), None):
            raise RefusedError(f"It is {what}, whatever its name says.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise RefusedError(
            "It is not written in UTF-8: an editor has saved it anew, or it is no text at all."
        )
    return text


def parsed(text: str) -> dict[str, Any]:
    """Return the object that a text of JSON holds; those inside it are tuples of pairs (see `as_object`).

    Raises
    ------
    RefusedError
        If it holds none, or anything that JSON readers differ about.
    """
    try:
        held = _DECODER.decode(text)
    except _StrictError as problem:
        raise RefusedError(str(problem)) from None
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise RefusedError(f"It is cut off or damaged: it cannot be read from {where} on.") from None
    except (RecursionError, ValueError, MemoryError):
        raise RefusedError("It is nested too deeply to be a hand-in.") from None
    if type(held) is not tuple:
        raise RefusedError("It is no hand-in: it holds a list, a text or a number.")
    return as_object(held)


class _StrictError(ValueError):
    """Something that JSON readers differ about."""


def as_object(pairs: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    """Return an object that was read as pairs.

    Raises
    ------
    RefusedError
        If a name stands in it twice.

    Examples
    --------
    >>> as_object((("a", 1), ("b", 2)))
    {'a': 1, 'b': 2}
    """
    held = dict(pairs)
    if len(held) != len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise RefusedError(f"The name {quoted(twice)} stands in it twice in one place.")
    return held


def _constant(written: str) -> object:
    raise _StrictError(f"It holds {written}, which is no number.")


def _float(written: str) -> float:
    number = float(written)
    if number in (float("inf"), float("-inf")):
        raise _StrictError("It holds a number that is too large.")
    return number


def _int(written: str) -> int:
    if len(written) > _DIGITS:
        raise _StrictError("It holds a number that is too large.")
    return int(written)


# An object comes as a tuple of pairs, and a list as a list: most objects are only looked at in passing, and
# calling a function of Python's for each would take half as long again as all the reading.
_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=tuple, parse_constant=_constant, parse_float=_float, parse_int=_int
)


def quoted(value: object) -> str:
    """Return a value as a sentence can name it: short, on one line."""
    if isinstance(value, list | tuple):
        return "a list or an object"
    shown = one_line(value) if isinstance(value, str) else json.dumps(value)
    return f"“{shown if len(shown) <= 40 else shown[:39] + '…'}”"
