"""The quadrant board: encounter cards, and the four quadrants on their two axes."""

from collections.abc import Iterable, Mapping
from typing import Self

from cocreation_teach.theory import Encounter, quadrant_question
from cocreation_teach.widgets.course_widget import CourseWidget
from cocreation_teach.widgets.loading import module, style
from cocreation_teach.widgets.payload import board_payload


class QuadrantBoard(CourseWidget):
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
        If a keyword is misspelt; the message lists those that exist.

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> board = QuadrantBoard(encounters("return-at-midnight", "rias-flats"))
    >>> board.answer({"return-at-midnight": "I"}).report()
    '1 of 2 answered.'
    """

    _esm = module("quadrant_board")
    _css = style("quadrant_board")

    def __init__(self, encounters: Iterable[Encounter], *, feedback: bool = True, **misspelt: object) -> None:
        cards = tuple(encounters)
        ids = [card.id for card in cards]
        if not ids or len(set(ids)) < len(ids):
            raise ValueError(
                f"A quadrant board takes one or more encounters, each once; it was given: {ids}."
            )
        questions = tuple(quadrant_question(card) for card in cards)
        super().__init__(questions, board_payload(cards, feedback), misspelt)

    def answer(self, places: Mapping[str, str]) -> Self:
        """Place cards: encounter id to quadrant numeral.

        Raises
        ------
        ValueError
            If an id is not on the board or a numeral is not I, II, III or IV; the cards before it
            stay placed and it keeps the place it had.
        """
        for key, quadrant in places.items():
            self._try(key, quadrant)
        return self
