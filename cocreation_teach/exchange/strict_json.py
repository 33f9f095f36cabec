"""Strict JSON: a name stands once in one place, numbers are finite and of a sane length, nothing is guessed.

The standard library reads it; msgspec and pydantic would keep the last of a doubled name without a word.
"""

import json
from typing import Any, Final

from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.text import one_line

_DIGITS: Final = 20
_SHOWN: Final = 40
_MAGIC: Final = (
    (b"\x1f\x8b", "a gzip archive"),
    (b"PK", "a zip archive or an Office document"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"<", "a web page, perhaps a log-in page that was saved in its place"),
)


class JsonError(SentenceError):
    """A sentence on why some bytes hold no object; it calls the file “it”."""


def read_object(data: bytes) -> dict[str, Any]:
    """Return the object that some bytes hold as JSON in UTF-8.

    Raises
    ------
    JsonError
        If they hold none, or anything that JSON readers differ about.

    Examples
    --------
    >>> read_object(b'{"a": [1]}')
    {'a': [1]}
    """
    try:
        held = _DECODER.decode(_text(data))
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise JsonError(f"It is cut off or damaged: it cannot be read from {where} on.") from None
    except (RecursionError, MemoryError):
        raise JsonError("It is nested too deeply.") from None
    if type(held) is not dict:
        raise JsonError("It holds a list, a text or a number, where an object belongs.")
    return held


def _text(data: bytes) -> str:
    start = data.lstrip()
    if not start:
        raise JsonError("It is empty.")
    if what := next((what for magic, what in _MAGIC if start.startswith(magic)), None):
        raise JsonError(f"It is {what}, whatever its name says.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise JsonError("It is not written in UTF-8: an editor has saved it anew, or it is no text at all.")
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for at, name in enumerate(names) if name in names[:at])
        raise JsonError(f"The name {quoted(twice)} stands in it twice in one place.")
    return held


def _constant(written: str) -> object:
    raise JsonError(f"It holds {written}, which is no number.")


def _float(written: str) -> float:
    number = float(written)
    if number in (float("inf"), float("-inf")):
        raise JsonError("It holds a number that is too large.")
    return number


def _int(written: str) -> int:
    if len(written) > _DIGITS:
        raise JsonError("It holds a number that is too large.")
    return int(written)


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_once, parse_constant=_constant, parse_float=_float, parse_int=_int
)


def quoted(value: object) -> str:
    r"""Return a value as a sentence can name it: short, on one line.

    Examples
    --------
    >>> quoted("a\nb"), quoted(True), quoted([1])
    ('“a b”', '“true”', 'a list or an object')
    """
    if isinstance(value, list | tuple | dict):
        return "a list or an object"
    shown = one_line(value) if isinstance(value, str) else json.dumps(value)
    return f"“{shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + '…'}”"
