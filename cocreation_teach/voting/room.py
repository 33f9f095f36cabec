"""A vote as a value: its rounds, who has voted what, and what may happen next.

Every function takes a room and returns another one, or raises a `VoteError` and nothing has happened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from cocreation_teach.theory import CONFIDENCE
from cocreation_teach.voting.ballot import Ballot, VoteError
from cocreation_teach.words import say

MOST_ROUNDS: Final = 2
MOST_VOTERS: Final = 2_000
"""Devices in a room, and hands that can be counted for one option."""

_NONE: Final[Mapping[str, "Vote"]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Vote:
    """What a device says: one of the options, and perhaps how sure."""

    answer: str
    sure: str | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """One round: votes by device until it is closed, or hands that the lecturer has counted.

    Attributes
    ----------
    opened, closed
        When, in ISO 8601; not closed yet is `None`.
    votes
        By device, the last one of each.
    hands
        By option, where hands were shown; then there are no votes.
    """

    opened: str
    closed: str | None = None
    votes: Mapping[str, Vote] = field(default_factory=lambda: _NONE)
    hands: Mapping[str, int] | None = None

    @property
    def open(self) -> bool:
        """Whether votes are taken."""
        return self.closed is None

    @property
    def voted(self) -> int:
        """How many have voted."""
        return len(self.votes) if self.hands is None else sum(self.hands.values())


@dataclass(frozen=True, slots=True)
class Room:
    """A vote on one ballot.

    Attributes
    ----------
    right
        Which option is right, if one is; `told` says whether the class may see it.
    confidence
        Whether voters are asked how sure they are.

    Examples
    --------
    >>> ballot = Ballot("q", "", "Is it so?", (("y", "Yes"), ("n", "No")))
    >>> room = open_round(Room(ballot), "10:00")
    >>> room = cast(room, "phone", 1, ballot.digest, Vote("n"))
    >>> room = cast(room, "phone", 1, ballot.digest, Vote("y"))
    >>> close_round(room, "10:01").rounds[0].votes["phone"].answer
    'y'
    """

    ballot: Ballot
    right: str | None = None
    confidence: bool = False
    rounds: tuple[Round, ...] = ()
    told: bool = False

    @property
    def open(self) -> bool:
        """Whether a round is open."""
        return bool(self.rounds) and self.rounds[-1].open

    @property
    def closed(self) -> tuple[Round, ...]:
        """The rounds whose result may be seen."""
        return tuple(one for one in self.rounds if not one.open)

    @property
    def may_open(self) -> bool:
        """Whether there can be one more round: before the key is told."""
        return not self.open and not self.told and len(self.rounds) < MOST_ROUNDS


def open_round(room: Room, at: str) -> Room:
    """Open the first round, or the one after the talk."""
    if not room.may_open:
        raise VoteError(_why_no_round(room))
    return replace(room, rounds=(*room.rounds, Round(at)))


def close_round(room: Room, at: str) -> Room:
    """Close the round that is open: from now on its distribution may be seen."""
    if not room.open:
        raise VoteError(say("vote.none-open"))
    return _with_last(room, replace(room.rounds[-1], closed=at))


def cast(room: Room, device: str, number: int, digest: str, vote: Vote) -> Room:
    """Take a device's vote in the open round; it replaces what the same device said before."""
    if digest != room.ballot.digest:
        raise VoteError(say("vote.other-question"))
    if not room.open or number != len(room.rounds):
        raise VoteError(say("vote.too-late"))
    if not room.ballot.asks(vote.answer):
        raise VoteError(say("vote.no-option"))
    if vote.sure is not None and not (room.confidence and vote.sure in CONFIDENCE):
        raise VoteError(say("vote.not-sure"))
    last = room.rounds[-1]
    if device not in last.votes and len(last.votes) >= MOST_VOTERS:
        raise VoteError(say("vote.most-devices", most=MOST_VOTERS))
    return _with_last(room, replace(last, votes=MappingProxyType({**last.votes, device: vote})))


def show_hands(room: Room, counts: Mapping[str, int], at: str) -> Room:
    """Take hands counted in the hall as a round: in place of an open one without votes, or a new one."""
    if strange := [key for key in counts if not room.ballot.asks(key)]:
        raise VoteError(say("vote.hands.strange", options=", ".join(strange)))
    if not all(type(many) is int and 0 <= many <= MOST_VOTERS for many in counts.values()):
        raise VoteError(say("vote.hands.number", most=MOST_VOTERS))
    if not any(counts.values()):
        raise VoteError(say("vote.hands.none"))
    if room.open and room.rounds[-1].votes:
        raise VoteError(say("vote.hands.phones"))
    if not room.open and not room.may_open:
        raise VoteError(_why_no_round(room))
    hands = MappingProxyType({key: counts.get(key, 0) for key, _ in room.ballot.options})
    before = room.rounds[:-1] if room.open else room.rounds
    return replace(room, rounds=(*before, Round(at, at, hands=hands)))


def tell(room: Room) -> Room:
    """Let the class see which option is right; after that nobody votes again."""
    if room.right is None:
        raise VoteError(say("vote.no-key"))
    if room.open or not room.rounds:
        raise VoteError(say("vote.close-first"))
    return replace(room, told=True)


def _with_last(room: Room, last: Round) -> Room:
    return replace(room, rounds=(*room.rounds[:-1], last))


def _why_no_round(room: Room) -> str:
    if room.open:
        return say("vote.open-already")
    if room.told:
        return say("vote.told")
    return say("vote.both-done")
