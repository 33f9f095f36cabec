"""How long a page takes: read from its words, and from what it asks.

The speeds are a convention of ours.  They are meant for careful readers, many of whom read English as a
second language, and for a student who thinks before answering.
"""

import re
from collections.abc import Iterable
from typing import Final

from cocreation_teach.authoring.asked import Asked, asked_in, called_in
from cocreation_teach.authoring.page import Cell
from cocreation_teach.theory import Question

WORDS_A_MINUTE: Final = 180
THINKING: Final = {"one": 0.5, "several": 0.75, "match": 1.0, "text": 5.0, "flows": 5.0}
"""Minutes that a question takes besides the reading, by its shape; one of a kind from outside takes one."""
TRYING_OUT: Final = {
    "Explorer": 4.0,
    "TaxReturn": 4.0,
    "TwoLenses": 3.0,
    "Recall": 5.0,
    "Practice": 10.0,
    "Capstone": 60.0,
}
"""Minutes for what is tried out, or written at length."""
SHOWN_CODE: Final = 2.0
"""Minutes for a cell whose code is there to be read, run and changed."""
TRIES: Final = 1.5
"""How many answers, and so how many texts of feedback, a question comes to."""


def minutes_of(cells: Iterable[Cell]) -> int:
    r"""Return about how many minutes a page takes, to the next five.

    Examples
    --------
    >>> minutes_of([Cell("markdown", "word " * 1800)])
    10
    >>> minutes_of([Cell("markdown", "## References\n\n" + "word " * 1800)])
    0
    """
    cells = tuple(cells)
    read = sum(_words(cell.text) for cell in cells if cell.kind == "markdown" and not _listed(cell))
    asked = sum(_asked(one) for one in asked_in(cells))
    code = [cell for cell in cells if cell.kind == "code"]
    tried = sum(TRYING_OUT.get(name, 0) for name in called_in(cells))
    tried += SHOWN_CODE * sum("hide-input" not in cell.tags for cell in code)
    return 5 * round((read / WORDS_A_MINUTE + asked + tried) / 5)


def _asked(one: Asked) -> float:
    """Return the minutes of a question: to read it, to think, and to read what is said of the answers."""
    question = one.question
    # Between any two parts of a system an arrow may go, and has a label: nobody reads them all.
    labels = {} if question.shape == "flows" else question.labels()
    read = _words(" ".join([question.prompt, *labels.values()]))
    told = 0.0 if one.occasion == "prediction" else TRIES * _told(question)
    return (read + told) / WORDS_A_MINUTE + THINKING.get(question.shape, 1.0)


def _told(question: Question) -> int:
    mark = question.mark(question.right()) if question.has_key else None
    return sum(map(_words, mark.feedback)) if mark else 0


def _listed(cell: Cell) -> bool:
    """Whether a cell is looked up and not read: a list of references."""
    return cell.text.startswith("## References")


def _words(text: str) -> int:
    return len(re.findall(r"\w[\w'’-]*", re.sub(r"\]\([^)\s]*\)|https?://\S+", "", text)))
