"""What closed rounds come to: how many chose what, what moved between them, and the gain."""

from collections import Counter
from typing import Any

from cocreation_teach.theory import CONFIDENCE
from cocreation_teach.theory.gain import Gain
from cocreation_teach.voting.room import Room, Round
from cocreation_teach.words import say


def counts(room: Room, one: Round) -> dict[str, int]:
    """Return how many chose each option of a round, in the options' order."""
    found = Counter(vote.answer for vote in one.votes.values()) if one.hands is None else one.hands
    return {key: found.get(key, 0) for key, _ in room.ballot.options}


def sure(one: Round, answer: str) -> dict[str, int]:
    """Return how sure those were who chose an option, the least sure first."""
    found = Counter(vote.sure for vote in one.votes.values() if vote.answer == answer)
    return {degree: found[degree] for degree in CONFIDENCE}


def moved(room: Room) -> dict[tuple[str, str], int] | None:
    """Return how many devices went from one answer to another, or stayed, between two closed rounds.

    Hands do not say whose they are: then it is `None`.
    """
    match room.closed:
        case (Round(hands=None) as first, Round(hands=None) as second):
            both = first.votes.keys() & second.votes.keys()
            return dict(Counter((first.votes[one].answer, second.votes[one].answer) for one in both))
    return None


def gain(room: Room) -> Gain | None:
    """Return the gain between two closed rounds, where something is right.

    It is that of the devices that voted in both. Of hands it is that of the whole class, and its n is the
    smaller of the two rounds'.

    Examples
    --------
    >>> from cocreation_teach.voting.ballot import Ballot
    >>> ballot = Ballot("q", "", "Is it so?", (("y", "Yes"), ("n", "No")))
    >>> rounds = tuple(Round("", "", hands={"y": right, "n": 20 - right}) for right in (8, 14))
    >>> found = gain(Room(ballot, "y", rounds=rounds))
    >>> found.n, found.normalised
    (20, 0.5)
    """
    if room.right is None or len(room.closed) < 2:
        return None
    if (pairs := moved(room)) is not None:
        n = sum(pairs.values())
        before = sum(many for (first, _), many in pairs.items() if first == room.right)
        after = sum(many for (_, second), many in pairs.items() if second == room.right)
        return Gain(n, before, after, n)
    first, second = room.closed
    if not (first.voted and second.voted):
        return Gain(0, 0, 0, 0)
    n = min(first.voted, second.voted)
    share_before, share_after = (counts(room, one)[room.right] / one.voted for one in (first, second))
    return Gain(n, share_before * n, share_after * n, n)


def shown(room: Room) -> dict[str, Any]:
    """Return what everybody may see: of an open round nothing, and the key only once it was told."""
    pairs, gained = moved(room), gain(room)
    return {
        "round": len(room.rounds),
        "open": room.open,
        "ballot": room.ballot.plain(),
        "sure": [{"id": one, "label": say(f"sure.{one}")} for one in CONFIDENCE] if room.confidence else [],
        "results": [_result(room, one) for one in room.closed],
        "moved": pairs and [[first, second, many] for (first, second), many in sorted(pairs.items())],
        "gain": gained and {"n": gained.n, "normalised": gained.normalised},
        "right": room.right if room.told else None,
    }


def _result(room: Room, one: Round) -> dict[str, Any]:
    degrees = {key: sure(one, key) for key, _ in room.ballot.options} if room.confidence else None
    return {
        "voted": one.voted,
        "counts": counts(room, one),
        "hands": one.hands is not None,
        "sure": degrees if one.hands is None else None,
    }
