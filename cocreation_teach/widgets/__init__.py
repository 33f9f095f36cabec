"""What a student touches.  A widget is loaded when it is asked for, so a notebook pays for what it uses."""

from importlib import import_module
from typing import Any, Final

_MODULES: Final = {
    "Assignment": "assignment",
    "Capstone": "capstone",
    "ContinuumRail": "continuum_rail",
    "CourseMap": "course_map",
    "Explorer": "explorer",
    "MyWork": "my_work",
    "Practice": "practice",
    "QuadrantBoard": "quadrant_board",
    "QuestionCard": "question_card",
    "SortingBoard": "sorting_board",
    "SystemMap": "system_map",
    "TaxReturn": "tax_return",
    "TwoLenses": "two_lenses",
    "ValueMarker": "value_marker",
}

__all__ = list(_MODULES)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"There is no widget called {name}. There is: {', '.join(_MODULES)}.")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
