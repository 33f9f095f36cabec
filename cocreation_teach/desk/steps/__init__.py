"""The desk's steps: each is a file with a table of acts, and what a page asks for is ``STEP/ACT``."""

from typing import Final

from cocreation_teach.desk.place import Act, Acts
from cocreation_teach.desk.steps import (
    assignment,
    cases,
    class_report,
    giving_back,
    marking,
    rehearse,
    take_in,
)

_STEPS: Final[dict[str, Acts]] = {
    "cases": cases.ACTS,
    "assignment": assignment.ACTS,
    "giving_back": giving_back.ACTS,
    "marking": marking.ACTS,
    "take_in": take_in.ACTS,
    "class_report": class_report.ACTS,
    "rehearse": rehearse.ACTS,
}


def act_named(asked: str) -> Act | None:
    """Return the act that a page asks for, such as ``take_in/grade``, if there is one."""
    step, _, act = asked.partition("/")
    return _STEPS.get(step, {}).get(act)
