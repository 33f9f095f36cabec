"""All of a learner's work as one file, and the way back: merged, and never over a newer answer."""

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from cocreation_teach import __version__
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.learning.entry import Entry, as_json, entry_from
from cocreation_teach.learning.journal import Journal
from cocreation_teach.words import say

FORMAT: Final = "cocreation-teach/work"
VERSION: Final = 1
LARGEST: Final = 20 * 1024 * 1024
"""Bytes of a file that are read; a whole course comes to less than two million."""

_OTHERS: Final = {
    b"\x1f\x8b": "gzip",
    b"PK": "zip",
    b"<": "page",
    b"%PDF": "pdf",
    b"\x89PNG": "picture",
}


class RestoreError(SentenceError):
    """A sentence for the learner: why a file cannot be restored, and what to do; nothing was changed."""


def work_file(entries: Iterable[Entry], made_at: str) -> bytes:
    """Return all acts as the bytes of one file.

    Examples
    --------
    >>> acts = [Entry("rias-flats", "try", "IV", uid="u", n=1)]
    >>> work_from(work_file(acts, "2026-11-23T10:00:00Z")) == acts
    True
    """
    held = {
        "format": FORMAT,
        "version": VERSION,
        "course": __version__,
        "made_at": made_at,
        "entries": [as_json(entry) for entry in entries],
    }
    return (json.dumps(held, indent=0, ensure_ascii=True, allow_nan=False) + "\n").encode()


def work_from(data: bytes) -> list[Entry]:
    """Return the acts in the bytes of such a file.

    Raises
    ------
    RestoreError
        If it is no such file, is cut off, or comes from a newer edition.
    """
    if len(data) > LARGEST:
        raise _refusal("large", megabytes=LARGEST // 2**20)
    for start, what in _OTHERS.items():
        if data.lstrip().startswith(start):
            raise _refusal("other", what=say(f"restoring.{what}"))
    held = _json(data)
    if not isinstance(held, dict) or not str(held.get("format", "")).startswith("cocreation-teach/"):
        raise _refusal("strange")
    if held["format"] != FORMAT:
        raise _refusal("of-course", format=repr(held["format"]))
    version = held.get("version")
    if type(version) is not int or version < 1:
        raise _refusal("no-version")
    if version > VERSION:
        raise RestoreError(say("restoring.newer"))
    rows = held.get("entries")
    entries = [entry_from(row) for row in rows] if isinstance(rows, list) else [None]
    if None in entries:
        raise _refusal("damaged")
    return [entry for entry in entries if entry]


def restore(journal: Journal, entries: Iterable[Entry]) -> int:
    """Merge acts into a journal and return how many of them were new.

    Raises
    ------
    JournalError
        If they cannot be written.
    """
    new = [entry for entry in sorted(entries, key=lambda one: one.order) if not journal.holds(entry)]
    return len(journal.record(placed(journal, entry) for entry in new))


def placed(journal: Journal, entry: Entry) -> Entry:
    """Return an act from elsewhere with its place in a journal's order.

    Two histories that never met have clocks that cannot be compared.  So an act that is older by its time
    than what the journal has on the question is put before it, and any other comes last.
    """
    newer = [one.n for one in journal.entries(entry.question, entry.occasion) if one.at > entry.at]
    return replace(entry, n=min(newer, default=0))


def _refusal(reason: str, **values: object) -> RestoreError:
    choose = say("restoring.choose", ending=".cocreation-work.json")
    return RestoreError(f"{say(f'restoring.{reason}', **values)} {choose}")


def _json(data: bytes) -> Any:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        held = dict(pairs)
        if len(held) < len(pairs):
            raise ValueError(say("restoring.twice"))
        return held

    def refuse(name: str) -> Any:
        raise ValueError(f"{name} is no number")

    try:
        return json.loads(data.decode("utf-8-sig"), object_pairs_hook=once, parse_constant=refuse)
    except UnicodeDecodeError:
        raise _refusal("no-text") from None
    except RecursionError:
        raise _refusal("deep") from None
    except ValueError as error:
        raise _refusal("cut", error=error) from None
