"""One run, one set: the results of a grading are written aside and switched as a whole, by one at a time."""

from cocreation_teach.teaching.results.lock import WORK, alone
from cocreation_teach.teaching.results.switching import aside, look, recover, settle, switch

__all__ = ["WORK", "alone", "aside", "look", "recover", "settle", "switch"]
