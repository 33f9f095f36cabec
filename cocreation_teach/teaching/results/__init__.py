"""One run, one set: results are written aside, switched as a whole, and checked when they are read."""

from cocreation_teach.teaching.results.agreement import refusal, strangers
from cocreation_teach.teaching.results.lock import WORK, alone
from cocreation_teach.teaching.results.reading import read_results
from cocreation_teach.teaching.results.renewing import held_in, renew
from cocreation_teach.teaching.results.switching import aside, look, read_steadily, settle, switch

__all__ = [
    "WORK",
    "alone",
    "aside",
    "held_in",
    "look",
    "read_results",
    "read_steadily",
    "refusal",
    "renew",
    "settle",
    "strangers",
    "switch",
]
