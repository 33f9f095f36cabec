"""What all widgets have in which encounters are placed."""

from collections.abc import Iterable, Mapping
from typing import Self

from cocreation_teach.theory import ChooseOne, Encounter
from cocreation_teach.widgets.course_widget import CourseWidget, refuse_misspelt
from cocreation_teach.widgets.payload import placing_payload


class Placing(CourseWidget):
    """Cards to place; a subclass says what is asked about each encounter, and draws the map of places.

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
    """

    def __init__(
        self, encounters: Iterable[Encounter] = (), *, feedback: bool = True, **misspelt: object
    ) -> None:
        refuse_misspelt(self, misspelt)
        name = type(self).__name__
        cards = tuple(encounters) if isinstance(encounters, Iterable) else (encounters,)
        if strange := [card for card in cards if not isinstance(card, Encounter)]:
            example = f"{name}(encounters('rias-week', 'rias-flats'))"
            raise TypeError(f"{name} takes encounters, not {strange[0]!r}. For example: {example}.")
        ids = [card.id for card in cards]
        if not ids or len(set(ids)) < len(ids):
            raise ValueError(f"{name} takes one or more encounters, each once; it was given: {ids}.")
        questions = tuple(self.ask(card) for card in cards)
        super().__init__(questions, placing_payload(cards, questions, feedback))

    @staticmethod
    def ask(encounter: Encounter) -> ChooseOne:
        """Return what is asked about an encounter; its options are the places."""
        raise NotImplementedError

    def answer(self, places: Mapping[str, str]) -> Self:
        """Place cards: encounter id to place.

        Raises
        ------
        ValueError
            If an id is not among the cards or a place does not exist; the cards before it stay
            placed and it keeps the place it had.
        """
        for key, place in places.items():
            self._try(key, place)
        return self
