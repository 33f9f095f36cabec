"""An answer in one cell of a table, and out of it again."""

from collections.abc import Mapping

from cocreation_teach.exchange.hand_in import Answer
from cocreation_teach.theory.kinds import Question


def in_cell(answer: Answer | None) -> str:
    """Return an answer as a table holds it.

    Examples
    --------
    >>> in_cell(("needs", "capacity")), in_cell({"bell": "I", "meal": "IV"}), in_cell(None)
    ('needs;capacity', 'bell=I;meal=IV', '')
    """
    if isinstance(answer, Mapping):
        return ";".join(f"{row}={option}" for row, option in answer.items())
    return answer if isinstance(answer, str) else ";".join(answer or ())


def from_cell(cell: str, question: Question) -> Answer | None:
    """Return the answer to a question that a cell holds, or ``None`` if it holds none that is valid.

    Examples
    --------
    >>> from cocreation_teach.content import question
    >>> numerals = question("quadrants.numerals")
    >>> from_cell(in_cell(numerals.right()), numerals) == numerals.right()
    True
    """
    several = cell.split(";")
    pairs = [one.partition("=") for one in several]
    readings = (cell, several, {row: option for row, _, option in pairs})
    return next((answer for answer in readings if question.refusal(answer) is None), None)
