"""The continuum rail: encounter cards, and five places from passive to iterative and inter-personal."""

from cocreation_teach.content.nouns import CONTINUUM
from cocreation_teach.theory import Choice, Encounter, continuum_question
from cocreation_teach.widgets.loading import LOADER, Parts
from cocreation_teach.widgets.payload import Payload, rail_payload
from cocreation_teach.widgets.placing import EncounterPlacing


class ContinuumRail(EncounterPlacing):
    """Encounters to place on the chapter's continuum; a neighbouring place earns half.

    See `EncounterPlacing`.  The record is apart from that of the same encounters' quadrants.

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> rail = ContinuumRail(encounters("return-at-midnight"))
    >>> rail.answer({"return-at-midnight": "2"}).marks()["return-at-midnight"].credit
    0.5
    """

    _esm = LOADER
    _parts = Parts("continuum_rail")
    _usual_occasion = CONTINUUM

    @staticmethod
    def ask(encounter: Encounter) -> Choice:
        """Return the question of an encounter's place on the continuum."""
        return continuum_question(encounter)

    @staticmethod
    def places() -> Payload:
        """Return the places of the rail."""
        return rail_payload()
