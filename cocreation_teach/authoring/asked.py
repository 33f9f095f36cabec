"""Which questions the widgets of a page ask, read from its cells without running them."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from cocreation_teach.authoring.page import Cell
from cocreation_teach.authoring.transforms import without_marker
from cocreation_teach.content.nouns import look_ups, widgets
from cocreation_teach.theory import Question


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a page, and the occasion on which it is asked there."""

    question: Question
    occasion: str = ""


def asked_in(cells: Iterable[Cell]) -> tuple[Asked, ...]:
    """Return what the widgets in some cells ask, each once, in order.

    Examples
    --------
    >>> cell = Cell("code", 'QuestionCard(question("quadrants.night-call"), feedback=False)')
    >>> [(one.question.id, one.occasion) for one in asked_in([cell])]
    [('quadrants.night-call', 'prediction')]
    """
    calls = sorted(_calls(cells), key=lambda call: (call.lineno, call.col_offset))
    found = {(one.question.id, one.occasion): one for call in calls for one in _asked(call)}
    return tuple(found.values())


def called_in(cells: Iterable[Cell]) -> tuple[str, ...]:
    """Return the names that some cells call, as often as they do.

    Examples
    --------
    >>> called_in([Cell("code", 'QuestionCard(question("quadrants.night-call"))')])
    ('QuestionCard', 'question')
    """
    return tuple(call.func.id for call in _calls(cells) if isinstance(call.func, ast.Name))


def _calls(cells: Iterable[Cell]) -> list[ast.Call]:
    code = "\n".join(without_marker(cell.text) for cell in cells if cell.kind == "code")
    return [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]


def _asked(call: ast.Call) -> Iterator[Asked]:
    widget = widgets().get(call.func.id) if isinstance(call.func, ast.Name) else None
    if widget is None or not call.args or (subject := _value(call.args[0])) is None:
        return
    keywords = {word.arg: getattr(word.value, "value", None) for word in call.keywords}
    usual = "prediction" if keywords.get("feedback") is False else widget.occasion
    for question in widget.questions(subject):
        yield Asked(question, str(keywords.get("occasion") or usual))


def _value(node: ast.expr) -> Any:
    """Return what a look-up by written ids gives, such as ``question("a.b")``; ``None`` for anything else."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in look_ups()):
        return None
    ids = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
    return look_ups()[node.func.id](*ids) if len(ids) == len(node.args) else None
