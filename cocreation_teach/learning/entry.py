"""One act of a learner, and the line of the journal in which it is kept.

A line is ``{"crc":"1a2b3c4d","entry":{...}}`` in ASCII; the checksum (CRC-32) is taken over the bytes of the
entry as they stand.  `scan` finds entries by how a line begins and not by line ends, so that a damaged line
end costs nothing: inside JSON text a quotation mark is always escaped, so no answer can look like a line.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Final, Literal, get_args
from zlib import crc32

Act = Literal["try", "shown", "cleared", "kept"]
Answer = Any
"""An option id, a list of them, a mapping of row to option, a text; or what a widget keeps of itself."""

_HEAD: Final = b'{"crc":"'
_ENTRY: Final = b'","entry":'
_START: Final = re.compile(rb'\{"crc":"([0-9a-f]{8})","entry":')
_OFFSET: Final = len(_HEAD) + 8 + len(_ENTRY)
_DECODER: Final = json.JSONDecoder()
_QUESTION: Final = b'{"question":"'
_N: Final = re.compile(rb'"n":(\d+)\}$')
_DEPTH: Final = 20
_LONGEST: Final = 300
_ACTS: Final = get_args(Act)
LAST: Final = 2**52
"""The logical clock's end: beyond it a browser's numbers are no longer exact."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a learner did about one question.

    Attributes
    ----------
    question
        The question's id; for ``kept``, the widget's.
    act
        ``try`` (answered), ``shown`` (asked for the answer), ``cleared`` (started over), or ``kept``
        (the state of something that is no question, such as a form).
    answer, confidence
        What was answered, and how sure the learner was.
    occasion
        Empty for practice; ``prediction``, ``post-test``: the same question on another occasion.
    version
        The digest of the wording that was answered.
    at
        When, by the learner's clock, ISO 8601 in UTC; shown to people, decides nothing but ties.
    uid
        The act's own name, so that it counts once however often it is handed over.
    n
        The logical clock (Lamport 1978): greater than that of every act the learner had seen before.
    """

    question: str
    act: Act
    answer: Answer = None
    confidence: str | None = None
    occasion: str = ""
    version: str = ""
    at: str = ""
    uid: str = ""
    n: int = 0

    @property
    def order(self) -> tuple[int, str, str]:
        """Return what entries are sorted by: the logical clock, then time and name where it ties."""
        return self.n, self.at, self.uid


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
    # What is empty is left out: a journal is read at each start of a kernel.
    fields = {name: getattr(entry, name) for name in Entry.__dataclass_fields__}
    held = {name: value for name, value in fields.items() if value not in (None, "")}
    body = json.dumps(held, separators=(",", ":"), ensure_ascii=True, allow_nan=False).encode()
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


def entries_in(bodies: list[bytes]) -> list[Entry]:
    """Return the entries in the bodies of some lines; what a newer edition writes otherwise is left alone."""
    try:
        held = json.loads(b"[" + b",".join(bodies) + b"]")
    except (ValueError, RecursionError):
        # Somebody has put a fitting checksum on what is no entry: the others must not suffer for it.
        return [entry for body in bodies for entry in entries_in([body])] if len(bodies) > 1 else []
    return [entry for one in held if (entry := entry_from(one))]


def question_in(body: bytes) -> bytes:
    r"""Return the question's id in a body, as it is written there.

    Examples
    --------
    >>> (body,), _ = scan(line_of(Entry("word.two", "try", uid="u1")), "a.jsonl")
    >>> question_in(body) == written("word.two")
    True
    """
    return body[len(_QUESTION) : body.index(b'"', len(_QUESTION))] if body.startswith(_QUESTION) else b""


def written(question: str) -> bytes:
    """Return a question's id as it stands in a body."""
    return json.dumps(question)[1:-1].encode()


def latest(bodies: list[bytes]) -> int:
    """Return the highest place in the order that some bodies hold."""
    return max((int(found[1]) for body in bodies if (found := _N.search(body))), default=0)


def entry_from(held: object) -> Entry | None:
    """Return the entry that a decoded JSON object holds; ``None`` if it holds none.

    Fields that this edition does not know are left alone: a newer one may have written them.
    """
    if not isinstance(held, dict):
        return None
    try:
        entry = Entry(**held)
    except TypeError:
        fields = Entry.__dataclass_fields__.keys() & held.keys()
        if not {"question", "act"} <= fields:
            return None
        entry = Entry(**{name: held[name] for name in fields})
    return entry if _is_sound(entry) else None


def _is_sound(entry: Entry) -> bool:
    texts = (entry.question, entry.occasion, entry.version, entry.at, entry.uid)
    return (
        all(type(text) is str and len(text) <= _LONGEST for text in texts)
        and entry.question != ""
        and entry.uid != ""
        and entry.act in _ACTS
        and (entry.confidence is None or isinstance(entry.confidence, str))
        and type(entry.n) is int
        and 0 <= entry.n <= LAST
        and (type(entry.answer) is str or _is_shallow(entry.answer, _DEPTH))
    )


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


def _is_shallow(value: object, depth: int) -> bool:
    if isinstance(value, dict):
        return depth > 0 and all(_is_shallow(item, depth - 1) for item in value.values())
    if isinstance(value, list):
        return depth > 0 and all(_is_shallow(item, depth - 1) for item in value)
    return True
