"""The quadrant board: encounter cards, and the four quadrants on their two axes."""

from collections.abc import Iterable

from cocreation_teach.theory import Encounter, quadrant_question
from cocreation_teach.widgets.loading import module, style
from cocreation_teach.widgets.placing import Placing


class QuadrantBoard(Placing):
    """A tray of encounters to place in the four quadrants, with feedback on the axis that was missed.

    Parameters
    ----------
    encounters
        What to place; at least one, each once.
    feedback
        Whether a placed card is told right or wrong at once.

    Raises
    ------
    ValueError
        If there are no encounters, or one stands there twice.
    TypeError
        If a keyword is misspelt, with those that exist, or if what is given is no encounter.

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> board = QuadrantBoard(encounters("return-at-midnight", "rias-flats"))
    >>> board.answer({"return-at-midnight": "I"}).report()
    '1 of 2 answered.'
    """

    _esm = module("quadrant_board")
    _css = style("quadrant_board")

    def __init__(
        self, encounters: Iterable[Encounter] = (), *, feedback: bool = True, **misspelt: object
    ) -> None:
        super().__init__(encounters, quadrant_question, feedback, misspelt)
