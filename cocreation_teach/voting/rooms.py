"""The rooms of a server: their words, their devices, and how much of anything there can be.

All is bounded: rooms, devices, who listens, how often an address or a device may ask, how fast words are
guessed.  A whole lecture hall may share one address: what an address may do is measured by a hall.
"""

import hashlib
import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, Final

from cocreation_teach.voting.ballot import VoteError
from cocreation_teach.voting.room import Room
from cocreation_teach.words import say

MOST_ROOMS: Final = 20
MOST_LISTENERS: Final = 600
"""Phones that are told of a change at once; all others ask every few seconds."""

LONGEST_IDLE: Final = 6 * 3600.0
"""Seconds after which a room in which nothing happens may give way to another."""

SYLLABLES: Final = tuple(one + other for one in "bdfghjklmnprstvz" for other in "aeiou")
IN_A_WORD: Final = 5
"""80 syllables, five a word: three thousand million words."""


class TooManyError(Exception):
    """Somebody asks more often than is answered; `wait` is in seconds."""

    def __init__(self, wait: float) -> None:
        super().__init__(f"Wait {wait:.0f} s.")
        self.wait = wait


@dataclass(slots=True)
class _Level:
    left: float
    at: float


class Limit:
    """How often each of many may do something: so often at once, and so often a second after that.

    It remembers a bounded number of them, and forgets those first that were seen the longest ago.

    Examples
    --------
    >>> limit = Limit(burst=1, rate=0.5, clock=lambda: 0.0)
    >>> limit.take("here")
    >>> limit.take("here")
    Traceback (most recent call last):
    cocreation_teach.voting.rooms.TooManyError: Wait 2 s.
    """

    def __init__(
        self, burst: float, rate: float, most: int = 4096, clock: Callable[[], float] = monotonic
    ) -> None:
        self._burst, self._rate, self._most, self._clock = burst, rate, most, clock
        self._levels: OrderedDict[Hashable, _Level] = OrderedDict()

    def __len__(self) -> int:
        """Return how many are remembered."""
        return len(self._levels)

    def left(self, who: Hashable) -> float:
        """Return how often somebody may do it now."""
        level = self._levels.get(who)
        if level is None:
            return self._burst
        return min(self._burst, level.left + (self._clock() - level.at) * self._rate)

    def take(self, who: Hashable) -> None:
        """Count one.

        Raises
        ------
        TooManyError
            If that is one too many.
        """
        left = self.left(who)
        if left < 1:
            raise TooManyError((1 - left) / self._rate)
        self._levels[who] = _Level(left - 1, self._clock())
        self._levels.move_to_end(who)
        if len(self._levels) > self._most:
            self._levels.popitem(last=False)


@dataclass(eq=False)
class Held:
    """A room under its word, with what is no part of the vote itself.

    Attributes
    ----------
    folder
        Where its table is written: `kept` says under which name, `unkept` why it could not be.
    listeners
        Called after every change; a lecturer's as a vote comes in, the phones' when a round opens or closes.
    """

    word: str
    room: Room
    folder: Path
    used: float
    kept: str = ""
    unkept: str = ""
    listeners: set[Callable[[bool], None]] = field(default_factory=set)
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32))

    def new_device(self) -> str:
        """Return a name for a device that is known again without being remembered."""
        name = secrets.token_hex(12)
        return f"{name}.{self._sealed(name)}"

    def device(self, named: str | None) -> str | None:
        """Return the device that a cookie names, or `None` if this room has not given it out."""
        name, _, seal = (named or "").partition(".")
        return (
            name
            if hmac.compare_digest(self._sealed(name), seal.encode("ascii", "replace").decode())
            else None
        )

    def _sealed(self, name: str) -> str:
        return hmac.new(self._secret, name.encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]

    def change(self, room: Room) -> None:
        """Put another state in the place of this one, and tell whoever listens."""
        turned = (len(room.rounds), room.open, room.told) != (
            len(self.room.rounds),
            self.room.open,
            self.room.told,
        )
        self.room = room
        for listener in tuple(self.listeners):
            listener(turned)


class Rooms:
    """All rooms of a server, and its limits.

    Examples
    --------
    >>> from cocreation_teach.voting.ballot import find
    >>> rooms = Rooms()
    >>> held = rooms.open(Room(find("return-at-midnight").ballot), Path())
    >>> rooms.find(held.word, "10.0.0.7") is held, len(held.word)
    (True, 10)
    """

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self.all: dict[str, Held] = {}
        self.listening = 0
        self.network: Any = None
        # A hall of 600 loads the page at once and votes; then each phone asks once in three seconds.
        self.asked = Limit(2_000, 400, clock=clock)
        self.votes = Limit(6, 1, most=4 * 2_000, clock=clock)
        self._guesses = Limit(20, 1 / 3, clock=clock)
        self._all_guesses = Limit(200, 10, clock=clock)

    def open(self, room: Room, folder: Path) -> Held:
        """Open a room under a word that nobody can guess.

        Raises
        ------
        VoteError
            If there are as many as there can be, and all are in use.
        """
        if len(self.all) >= MOST_ROOMS:
            stalest = min(self.all.values(), key=lambda held: held.used)
            if self._clock() - stalest.used < LONGEST_IDLE:
                raise VoteError(say("vote.most-rooms", most=MOST_ROOMS))
            self.end(stalest.word)
        word = "".join(secrets.choice(SYLLABLES) for _ in range(IN_A_WORD))
        self.all[word] = held = Held(word, room, folder, self._clock())
        return held

    def end(self, word: str) -> None:
        """Forget a room, and tell whoever listens."""
        held = self.all.pop(word, None)
        for listener in tuple(held.listeners) if held else ():
            listener(True)

    def get(self, word: str) -> Held | None:
        """Return a room for its lecturer."""
        return self.all.get(word)

    def find(self, word: str, address: str, cookie: str | None = None) -> Held | None:
        """Return the room of a word; whoever has tried many wrong ones waits, with a right one too.

        Who has been let in goes on undisturbed: in a hall one may guess and all have the same address.

        Raises
        ------
        TooManyError
            If the address, or all together, have guessed too often.
        """
        held = self.all.get(word)
        if held and held.device(cookie):
            held.used = self._clock()
            return held
        for limit, who in ((self._guesses, address), (self._all_guesses, "")):
            if limit.left(who) < 1:
                raise TooManyError(3.0)
        if held is None:
            self._guesses.take(address)
            self._all_guesses.take("")
            return None
        held.used = self._clock()
        return held
