"""What a student touches.  A widget is loaded when it is asked for, so a notebook pays for what it uses."""

from importlib import import_module
from typing import Any, Final

_MODULES: Final = {
    "ContinuumRail": "continuum_rail",
    "QuadrantBoard": "quadrant_board",
    "QuestionCard": "question_card",
}

__all__ = list(_MODULES)


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"There is no widget called {name}. There is: {', '.join(_MODULES)}.")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
