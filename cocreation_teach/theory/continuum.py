"""The continuum: how intensely user and service interact, from passive to iterative and inter-personal."""

from cocreation_teach.theory.encounter import Encounter
from cocreation_teach.theory.kinds import Choice
from cocreation_teach.theory.mark import Mark
from cocreation_teach.words import say

PLACES = {place: say(f"continuum.{place}") for place in range(1, 6)}
"""The five places of the rail.  The chapter speaks of a continuum; cutting it into five is ours."""

NEIGHBOUR_CREDIT = 0.5
"""Credit for the place next to the key's: neighbours can be argued (our convention)."""


def continuum_question(encounter: Encounter) -> Choice:
    """Return the question where on the continuum an encounter stands.

    The chapter's ends are an electronic tax return (low) and residential care and education (high)
    (Osborne, Strokosch & Radnor 2018).

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> question = continuum_question(encounters("return-at-midnight")[0])
    >>> [question.mark(str(place)).credit for place in PLACES]
    [1.0, 0.5, 0.0, 0.0, 0.0]
    """
    return Choice(
        id=encounter.id,
        kind="continuum",
        prompt=encounter.description,
        options=tuple((str(place), label) for place, label in PLACES.items()),
        marks={str(place): _mark(encounter, place) for place in PLACES},
        concepts=("E3",),
        ordered=True,
    )


def _mark(encounter: Encounter, chosen: int) -> Mark:
    key = encounter.intensity
    where = say("rail.place", id=key, label=PLACES[key].lower())
    if chosen == key:
        return Mark(1.0, (say("continuum.yes", place=where), encounter.intensity_why))
    if abs(chosen - key) == 1:
        verdict = say("continuum.close", place=where)
        return Mark(NEIGHBOUR_CREDIT, (verdict, encounter.intensity_why))
    turn = "continuum.up" if chosen < key else "continuum.down"
    return Mark(0.0, (say(turn, chosen=chosen), encounter.intensity_why))
