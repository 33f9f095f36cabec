"""The lines of a journal file: one act a line, with its checksum.

A line is ``{"crc":"1a2b3c4d","entry":{...}}`` in ASCII; the checksum (CRC-32) is taken over the bytes of the
entry as they stand.  `scan` finds entries by how a line begins and not by line ends, so that a damaged line
end costs nothing: inside JSON text a quotation mark is always escaped, so no answer can look like a line.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final
from zlib import crc32

from cocreation_teach.learning.entry import Entry, as_json, entry_from

_HEAD: Final = b'{"crc":"'
_ENTRY: Final = b'","entry":'
_START: Final = re.compile(rb'\{"crc":"([0-9a-f]{8})","entry":')
_OFFSET: Final = len(_HEAD) + 8 + len(_ENTRY)
_DECODER: Final = json.JSONDecoder()
_QUESTION: Final = re.compile(rb'\{"question":"([ !#-\[\]-~]+)"')
_UID: Final = b'"uid":"'
_END: Final = re.compile(rb'"uid":"([ !#-\[\]-~]+)"(?:,"n":(\d{1,16}))?\}')


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes of a journal file that hold no whole entry, and where they begin."""

    file: str
    offset: int
    length: int
    torn: bool

    def __str__(self) -> str:
        """Return a sentence."""
        if self.torn:
            return f"{self.file}: the last line was cut off in the middle of writing and is left out."
        return (
            f"{self.file}: from byte {self.offset} on, {self.length} are damaged and set aside; "
            "the file stays as it is."
        )


def line_of(entry: Entry) -> bytes:
    r"""Return an entry's line.

    Examples
    --------
    >>> line_of(Entry("word.two", "try", "yes", uid="u1", n=1))
    b'{"crc":"a948233c","entry":{"question":"word.two","act":"try","answer":"yes","uid":"u1","n":1}}\n'
    """
    body = json.dumps(as_json(entry), separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()
    return b"%s%08x%s%s}\n" % (_HEAD, crc32(body), _ENTRY, body)


def scan(data: bytes, file: str) -> tuple[list[bytes], list[Damage]]:
    r"""Return the bodies of a journal file's sound lines, and what of its bytes holds none.

    Checksums are compared and nothing is decoded: a notebook needs few of the entries.

    Examples
    --------
    >>> good = line_of(Entry("word.two", "try", "yes", uid="u1", n=1))
    >>> bodies, damage = scan(good + b"scribble\n" + good[:30], "a.jsonl")
    >>> [entry.answer for entry in entries_in(bodies)], [one.torn for one in damage]
    (['yes'], [False, True])
    """
    if (quick := _all_sound(data.splitlines(keepends=True))) is not None:
        return quick, []
    bodies: list[bytes] = []
    damage: list[Damage] = []
    end = 0
    for start, stop, body in _found(data):
        damage += _between(data, end, start, file)
        bodies.append(body)
        end = stop
    return bodies, [*damage, *_between(data, end, len(data), file)]


def whole_lines(pieces: Iterable[bytes]) -> Iterator[bytes]:
    r"""Yield the pieces of a journal file so that each ends where a line does; what comes after is left out.

    Examples
    --------
    >>> line = line_of(Entry("word.two", "try", "yes", uid="u1"))
    >>> [piece.count(b"\n") for piece in whole_lines([line + line[:9], line[9:] + line, line[:30]])]
    [1, 1, 1]
    """
    rest = b""
    for piece in pieces:
        data = rest + piece
        end = data.rfind(b"\n" + _HEAD) + 1  # there, and not within a line that holds line ends of its own
        if end:
            yield data[:end]
        rest = data[end:]
    if end := rest.rfind(b"\n") + 1:
        yield rest[:end]


def entries_in(bodies: list[bytes]) -> list[Entry]:
    """Return the entries in the bodies of some lines; what a newer edition writes otherwise is left alone."""
    try:
        held = json.loads(b"[" + b",".join(bodies) + b"]")
    except (ValueError, RecursionError):
        # Somebody has put a fitting checksum on what is no entry: the others must not suffer for it.
        return [entry for body in bodies for entry in entries_in([body])] if len(bodies) > 1 else []
    return [entry for one in held if (entry := entry_from(one))]


def question_in(body: bytes) -> bytes:
    r"""Return the question's id in a body; none if it is to be decoded, or stands elsewhere in it.

    Examples
    --------
    >>> (body,), _ = scan(line_of(Entry("word.two", "try", uid="u1")), "a.jsonl")
    >>> question_in(body) == written("word.two")
    True
    """
    found = _QUESTION.match(body)
    return found[1] if found else b""


def end_of(body: bytes) -> tuple[str, int] | None:
    """Return an act's own name and its place in the order, without decoding the body.

    ``None`` where they do not stand at its end, as this edition writes them.

    Examples
    --------
    >>> (body,), _ = scan(line_of(Entry("word.two", "try", uid="u1", n=7)), "a.jsonl")
    >>> end_of(body)
    ('u1', 7)
    """
    place = body.rfind(_UID)
    found = _END.fullmatch(body, place) if place >= 0 else None
    return (found[1].decode("ascii"), int(found[2] or 0)) if found else None


def looks_like_lines(start: bytes) -> bool:
    """Whether a file that begins so was once a journal's, even if a program has since changed its encoding.

    Examples
    --------
    >>> line = line_of(Entry("word.two", "try", uid="u1"))
    >>> looks_like_lines(line), looks_like_lines(line.decode().encode("utf-16")), looks_like_lines(b"{}")
    (True, True, False)
    """
    return _START.search(start.replace(b"\0", b"")) is not None


def written(question: str) -> bytes:
    """Return the id of a question as it stands in a body."""
    return json.dumps(question)[1:-1].encode()


def _all_sound(lines: list[bytes]) -> list[bytes] | None:
    """Return the bodies if every line is whole; the quick way, for that is how nearly all files are."""
    bodies = []
    for line in lines:
        body = line[_OFFSET:-2]
        if line[-2:] != b"}\n" or line[:_OFFSET] != b"%s%08x%s" % (_HEAD, crc32(body), _ENTRY):
            return None
        bodies.append(body)
    return bodies


def _found(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    starts = list(_START.finditer(data))
    for match, following in zip_longest(starts, starts[1:]):
        end = following.start() if following else len(data)
        try:
            _, length = _DECODER.raw_decode(data[match.end() : end].decode("latin-1"))
        except (ValueError, RecursionError):
            continue
        stop = match.end() + length
        body = data[match.end() : stop]
        if b"%08x" % crc32(body) == match[1] and data[stop : stop + 1] == b"}":
            yield match.start(), stop + 1, body


def _between(data: bytes, start: int, stop: int, file: str) -> Iterator[Damage]:
    # Behind the file's last line end, a line was cut off; before it, whole lines are damaged.
    whole = max(start, data.rfind(b"\n", start) + 1) if stop == len(data) else stop
    for begin, end, torn in ((start, whole, False), (whole, stop, True)):
        if gap := data[begin:end].strip(b"\r\n"):
            yield Damage(file, data.index(gap, begin), len(gap), torn)
