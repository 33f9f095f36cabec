"""The quadrant board: encounter cards, and the four quadrants on their two axes."""

from cocreation_teach.theory import Choice, Encounter, quadrant_question
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.widgets.payload import Payload, quadrants_payload
from cocreation_teach.widgets.placing import EncounterPlacing


class QuadrantBoard(EncounterPlacing):
    """Encounters to place in the four quadrants, with feedback on the missed axis (see `EncounterPlacing`).

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> board = QuadrantBoard(encounters("return-at-midnight", "rias-flats"))
    >>> board.answer({"return-at-midnight": "I"}).report()
    '1 of 2 answered.'
    """

    _esm = LOADER
    _parts = Parts("quadrant_board")

    @staticmethod
    def ask(encounter: Encounter) -> Choice:
        """Return the question of an encounter's quadrant."""
        return quadrant_question(encounter)

    @staticmethod
    def places() -> Payload:
        """Return the quadrants and their axes."""
        return quadrants_payload()
