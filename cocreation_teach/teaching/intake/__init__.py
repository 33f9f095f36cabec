"""From what a learning platform gives to hand-ins whose owner is known."""

from cocreation_teach.teaching.intake.archive import Archive
from cocreation_teach.teaching.intake.inbox import open_inbox
from cocreation_teach.teaching.intake.names import sender_of
from cocreation_teach.teaching.intake.notes import OUTCOMES, Outcome
from cocreation_teach.teaching.intake.people import Attempt, TakenIn, Turned, take_in
from cocreation_teach.teaching.intake.roster import Roster, read_roster

__all__ = [
    "OUTCOMES",
    "Archive",
    "Attempt",
    "Outcome",
    "Roster",
    "TakenIn",
    "Turned",
    "open_inbox",
    "read_roster",
    "sender_of",
    "take_in",
]
