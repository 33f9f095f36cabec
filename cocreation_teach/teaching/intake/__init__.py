"""From what a learning platform gives to hand-ins whose owner is known."""

from cocreation_teach.teaching.intake.archive import Archive
from cocreation_teach.teaching.intake.attempts import Attempt, Turned
from cocreation_teach.teaching.intake.decisions import (
    COUNTS,
    COUNTS_NOT,
    ONE_PERSON,
    Decision,
    decide,
    read_decisions,
    undo,
)
from cocreation_teach.teaching.intake.inbox import open_inbox
from cocreation_teach.teaching.intake.names import sender_of
from cocreation_teach.teaching.intake.notes import OUTCOMES, Outcome
from cocreation_teach.teaching.intake.people import TakenIn, take_in
from cocreation_teach.teaching.intake.roster import Roster, read_roster

__all__ = [
    "COUNTS",
    "COUNTS_NOT",
    "ONE_PERSON",
    "OUTCOMES",
    "Archive",
    "Attempt",
    "Decision",
    "Outcome",
    "Roster",
    "TakenIn",
    "Turned",
    "decide",
    "open_inbox",
    "read_decisions",
    "read_roster",
    "sender_of",
    "take_in",
    "undo",
]
