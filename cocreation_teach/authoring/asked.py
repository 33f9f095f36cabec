"""Which questions the widgets of a page ask, read from its cells without running them."""

import ast
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from cocreation_teach import content, theory
from cocreation_teach.authoring.page import Cell
from cocreation_teach.authoring.transforms import without_marker
from cocreation_teach.theory.journey import step_question
from cocreation_teach.theory.scene import moments_question
from cocreation_teach.theory.sorting import card_question
from cocreation_teach.theory.system import feeling_question, part_question

Questions = Iterable[theory.Question]

_LOOK_UPS: Final = {
    name: getattr(content, name)
    for name in ("encounters", "journey", "question", "questions", "scene", "sorting", "system")
}
_ASKS: Final[dict[str, Callable[[Any], Questions]]] = {
    "Capstone": lambda topic: topic,
    "ContinuumRail": lambda cases: map(theory.continuum_question, cases),
    "QuadrantBoard": lambda cases: map(theory.quadrant_question, cases),
    "QuestionCard": lambda question: [question],
    "SortingBoard": lambda one: [card_question(one, card) for card in one.cards],
    "SystemMap": lambda one: [
        *(part_question(one, part) for part in one.parts),
        *(feeling_question(one, point) for point in one.touchpoints),
    ],
    "TwoLenses": lambda one: [moments_question(one)],
    "ValueMarker": lambda one: [step_question(one, step) for step in one.steps],
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a page, and the occasion on which it is asked there."""

    question: theory.Question
    occasion: str = ""


def asked_in(cells: Iterable[Cell]) -> tuple[Asked, ...]:
    """Return what the widgets in some cells ask, each once, in order.

    Examples
    --------
    >>> cell = Cell("code", 'QuestionCard(question("quadrants.night-call"), feedback=False)')
    >>> [(one.question.id, one.occasion) for one in asked_in([cell])]
    [('quadrants.night-call', 'prediction')]
    """
    code = "\n".join(without_marker(cell.text) for cell in cells if cell.kind == "code")
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)]
    calls.sort(key=lambda call: (call.lineno, call.col_offset))
    found = {(one.question.id, one.occasion): one for call in calls for one in _asked(call)}
    return tuple(found.values())


def _asked(call: ast.Call) -> Iterator[Asked]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in _ASKS or not call.args or (subject := _value(call.args[0])) is None:
        return
    keywords = {word.arg: getattr(word.value, "value", None) for word in call.keywords}
    usual = "continuum" if name == "ContinuumRail" else ""
    occasion = keywords.get("occasion") or ("prediction" if keywords.get("feedback") is False else usual)
    for question in _ASKS[name](subject):
        yield Asked(question, str(occasion))


def _value(node: ast.expr) -> Any:
    """Return what a look-up by written ids gives, such as ``question("a.b")``; ``None`` for anything else."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _LOOK_UPS):
        return None
    ids = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
    return _LOOK_UPS[node.func.id](*ids) if len(ids) == len(node.args) else None
