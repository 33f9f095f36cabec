"""The lecturer's side: assignments, hand-ins, marks, feedback and the class report.

A function is loaded when it is asked for, so a command pays for what it uses.
"""

from importlib import import_module
from typing import Any, Final

_MODULES: Final = {
    "assign": "assigning.make",
    "check_cases": "assigning.cases",
    "export": "platforms.export",
    "fill_marks": "platforms.marks",
    "grade": "mark.grading",
    "return_feedback": "platforms.feedback",
    "write_report": "report.report",
    "write_template": "assigning.cases",
}

__all__ = list(_MODULES)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"There is no {name} here. There is: {', '.join(_MODULES)}.")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
