"""A vote as a table in the lecturer's folder: both rounds with time and number, and no trace of a device."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.tables import Cell, write_table
from cocreation_teach.theory import CONFIDENCE
from cocreation_teach.voting.figures import counts, gain, moved, sure
from cocreation_teach.voting.room import Room, Round

FOLDER: Final = "votes"
COLUMNS: Final = (
    "question",
    "title",
    "round",
    "by",
    "opened",
    "closed",
    "voted",
    "answer",
    "words",
    "right",
    "votes",
    "stayed",
    "came",
    "left",
    *CONFIDENCE,
    "gain",
    "gain of",
)


def keep(folder: Path, room: Room) -> Path:
    """Write the closed rounds of a room into a folder's ``votes``, whole, in place of what was known before.

    Raises
    ------
    FileError
        If it cannot be written.
    """
    path = folder / FOLDER / name_of(room)
    write_table(path, COLUMNS, rows(room))
    return path


def name_of(room: Room) -> str:
    """Return the name of a room's table: the moment of its first round, and what was asked.

    Examples
    --------
    >>> from cocreation_teach.voting.ballot import Ballot
    >>> name_of(Room(Ballot("../q", "", "", ()), rounds=(Round("2026-11-28T14:05:09+00:00"),)))
    '2026-11-28-140509-q.csv'
    """
    at = datetime.fromisoformat(room.rounds[0].opened)
    asked = re.sub(r"[^A-Za-z0-9_-]+", "-", room.ballot.id).strip("-")[:60]
    return f"{at:%Y-%m-%d-%H%M%S}-{asked or 'vote'}.csv"


def rows(room: Room) -> Iterator[list[Cell]]:
    """Yield a row for each option of each closed round."""
    for number, one in enumerate(room.closed, start=1):
        yield from _of_round(room, number, one)


def _of_round(room: Room, number: int, one: Round) -> Iterator[list[Cell]]:
    pairs = moved(room) if number == 2 else None
    gained = gain(room) if number == 2 else None
    votes = counts(room, one)
    for key, words in room.ballot.options:
        flows: list[Cell] = [None, None, None]
        if pairs is not None:
            flows = [
                pairs.get((key, key), 0),
                sum(many for (first, second), many in pairs.items() if first != key == second),
                sum(many for (first, second), many in pairs.items() if first == key != second),
            ]
        degrees = sure(one, key) if room.confidence and one.hands is None else {}
        yield [
            room.ballot.id,
            room.ballot.title,
            number,
            "phones" if one.hands is None else "hands",
            one.opened,
            one.closed,
            one.voted,
            key,
            words,
            None if room.right is None else "yes" if key == room.right else "no",
            votes[key],
            *flows,
            *(degrees.get(degree) for degree in CONFIDENCE),
            gained.normalised if gained else None,
            gained.n if gained else None,
        ]
