"""From a lecturer's wish to what is released, and its key."""

from cocreation_teach.teaching.assigning.cases import (
    advice_on_wording,
    check_cases,
    read_cases,
    write_template,
)
from cocreation_teach.teaching.assigning.draft import kinds_asked
from cocreation_teach.teaching.assigning.make import assign, draw
from cocreation_teach.teaching.assigning.wish import LONGEST, MOST, Wish

__all__ = [
    "LONGEST",
    "MOST",
    "Wish",
    "advice_on_wording",
    "assign",
    "check_cases",
    "draw",
    "kinds_asked",
    "read_cases",
    "write_template",
]
