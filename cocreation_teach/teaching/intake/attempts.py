"""A file read: a hand-in with what is to be said of it, or why it was turned away."""

import hashlib
from dataclasses import dataclass
from typing import NamedTuple

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.hand_in import HandIn, HandInError
from cocreation_teach.exchange.hand_in_reading import read_hand_in
from cocreation_teach.teaching.intake.inbox import Found
from cocreation_teach.teaching.intake.names import Sender
from cocreation_teach.teaching.intake.notes import Note, Outcome, notes_on


class Attempt(NamedTuple):
    """A valid hand-in and where it was found.

    Attributes
    ----------
    path, sender
        Where it was found, and whose it is by the LMS; no sender for a loose file.
    hand_in, notes
        What it holds, and what is to be said of it.
    code
        What a decision calls it: the same for the same bytes of the same person, whatever the file is called.
    person
        Whose it is: the LMS and its number, or for a loose file nothing and the id that it says.
    """

    path: str
    sender: Sender | None
    hand_in: HandIn
    notes: tuple[Note, ...]
    code: str
    person: tuple[str, str]

    @property
    def lms_id(self) -> str:
        """Return the LMS's number; empty for a loose file."""
        return self.sender.id if self.sender else ""

    @property
    def named(self) -> str:
        """Return what a decision calls the person.

        An id in a sheet may become a number or a date; with a word before it, it stays what it is.
        """
        system, number = self.person
        return f"{system or 'id'} {number}"

    @property
    def newness(self) -> tuple[float, str]:
        """Return what the newest attempt has most of."""
        return self.hand_in.at, self.path


@dataclass(frozen=True, slots=True)
class Turned:
    """A file that was not graded; its sender is not known for a loose file."""

    path: str
    outcome: Outcome
    note: Note
    sender: Sender | None = None


def read_attempt(one: Found, assignment: Assignment) -> Attempt | Turned:
    """Return what a file holds; nothing in it raises."""
    try:
        data = one.read()
        hand_in = read_hand_in(data, assignment)
    except HandInError as refusal:
        return Turned(one.path, refusal.outcome, Note(refusal.reason, refusal.cure), one.sender)
    except Exception as error:  # Whatever a reader of foreign bytes raises is that file's problem alone.
        return Turned(one.path, "refused", Note(f"It cannot be read ({type(error).__name__})."), one.sender)
    person = (one.sender.system, one.sender.id) if one.sender else ("", hand_in.key)
    code = hashlib.sha256("\n".join(person).encode() + b"\n" + data).hexdigest()[:20]
    return Attempt(one.path, one.sender, hand_in, (*one.notes, *notes_on(hand_in)), f"h{code}", person)
