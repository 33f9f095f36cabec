"""The acts that are known of a learner, by name and by question; decoded when they are asked for."""

from collections.abc import Iterable
from itertools import chain, islice
from typing import Final

from cocreation_teach.learning.checkpoint import Checkpoint, unpacked
from cocreation_teach.learning.entry import LAST, Entry
from cocreation_teach.learning.lines import end_of, entries_in, question_in, written

_AT_ONCE: Final = 200
"""Bodies that are decoded at once: what stands between bytes and entries is large."""


class Acts:
    """Acts, each known once; a notebook needs few of them, so most stay as the bytes that were read.

    Attributes
    ----------
    clock
        The highest place in the order that any of them has.

    Examples
    --------
    >>> acts = Acts()
    >>> acts.add([Entry("word.two", "try", "yes", uid="u1", n=3)])
    >>> acts.clock, acts.holds("word.two", "u1"), [entry.answer for entry in acts.about("word.two", "")]
    (3, True, ['yes'])
    """

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}
        self._by_question: dict[tuple[str, str], list[Entry]] = {}
        self._undecoded: dict[bytes, list[bytes]] = {}
        self._packed: dict[bytes, list[bytes]] = {}
        self._ordered: tuple[Entry, ...] = ()
        self.clock = 0

    @property
    def empty(self) -> bool:
        """Whether no act is known."""
        return not self._entries and not self._undecoded and not self._packed

    def holds(self, question: str, uid: str) -> bool:
        """Whether an act is known, by the question it is about and its own name."""
        self._decode(written(question))
        return uid in self._entries

    def all(self) -> tuple[Entry, ...]:
        """Return every act, in order."""
        self._decode(*(self._undecoded.keys() | self._packed.keys()))
        if len(self._ordered) < len(self._entries):  # none is ever taken away
            self._ordered = tuple(sorted(self._entries.values(), key=lambda entry: entry.order))
        return self._ordered

    def about(self, question: str, occasion: str) -> tuple[Entry, ...]:
        """Return the acts about one question on one occasion, in order."""
        self._decode(written(question))
        return tuple(sorted(self._by_question.get((question, occasion), ()), key=lambda entry: entry.order))

    def start_from(self, checkpoint: Checkpoint) -> None:
        """Take in what a checkpoint stands for."""
        self._packed = dict(checkpoint.packed)
        self.clock = min(checkpoint.clock, LAST)
        self._decode(b"")

    def _decode(self, *questions: bytes) -> None:
        packed = (chunk for question in questions for chunk in self._packed.pop(question, ()))
        bodies = (body for question in questions for body in self._undecoded.pop(question, ()))
        waiting = chain(filter(None, map(unpacked, packed)), bodies)
        while some := list(islice(waiting, _AT_ONCE)):
            self.add(entries_in(some))

    def add(self, entries: Iterable[Entry]) -> None:
        """Take entries in."""
        for entry in entries:
            if entry.uid not in self._entries:
                self._entries[entry.uid] = entry
                self._by_question.setdefault((entry.question, entry.occasion), []).append(entry)
                self.clock = max(self.clock, entry.n)

    def add_body(self, body: bytes) -> None:
        """Take in the body of a line as it stands."""
        question, found = question_in(body), end_of(body)
        if not question or found is None:  # written in another way than this edition does
            self.add(entries_in([body]))
        else:
            self._undecoded.setdefault(question, []).append(body)
            self.clock = max(self.clock, min(found[1], LAST))
