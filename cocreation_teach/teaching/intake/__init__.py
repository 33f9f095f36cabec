"""From what a learning platform gives to hand-ins whose owner is known."""

from cocreation_teach.teaching.intake.archive import Archive
from cocreation_teach.teaching.intake.inbox import open_inbox
from cocreation_teach.teaching.intake.names import entry_of
from cocreation_teach.teaching.intake.people import Attempt, TakenIn, Turned, take_in
from cocreation_teach.teaching.intake.roster import Roster, read_roster
from cocreation_teach.teaching.intake.verdict import OUTCOMES, Outcome

__all__ = [
    "OUTCOMES",
    "Archive",
    "Attempt",
    "Outcome",
    "Roster",
    "TakenIn",
    "Turned",
    "entry_of",
    "open_inbox",
    "read_roster",
    "take_in",
]
