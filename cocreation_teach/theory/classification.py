"""Classifying an encounter: the quadrant question, and feedback composed from its two axes.

Feedback is never written for a cell.  It is put together from the axis that was missed, that axis's
reason and the misconception it points to, so it cannot contradict the key.
"""

from cocreation_teach.theory.encounter import Encounter
from cocreation_teach.theory.kinds import Choice
from cocreation_teach.theory.mark import Mark
from cocreation_teach.theory.misconception import MISCONCEPTIONS, WRONG_CELLS
from cocreation_teach.theory.quadrant import Quadrant
from cocreation_teach.words import say

DEFENSIBLE_CREDIT = 0.5
"""Credit for the second quadrant that an informed reader could defend (our convention)."""

QUADRANT_CONCEPTS = {"I": "I1", "II": "I2", "III": "I3", "IV": "I4"}


def quadrant_question(encounter: Encounter) -> Choice:
    """Return the question in which quadrant an encounter belongs.

    Parameters
    ----------
    encounter
        The encounter to classify.

    Returns
    -------
    Choice
        Its id is the encounter's, its options are the four quadrants.

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> question = quadrant_question(encounters("return-at-midnight")[0])
    >>> question.mark("I").credit, question.mark("IV").misconception is None
    (1.0, False)
    """
    return Choice(
        id=encounter.id,
        kind="quadrant",
        prompt=encounter.description,
        options=tuple((q.value, f"{q.value} {q.label}") for q in Quadrant),
        marks={q.value: classification_mark(encounter, q) for q in Quadrant},
        concepts=("I0", QUADRANT_CONCEPTS[encounter.quadrant]),
        ordered=True,
    )


def classification_mark(encounter: Encounter, chosen: Quadrant) -> Mark:
    """Return the mark for placing an encounter in a quadrant."""
    key = encounter.quadrant
    if chosen is key:
        yes = say("classified.yes", name=_name(key))
        return Mark(1.0, (yes, _nature(encounter), _locus(encounter), *_debate(encounter)))
    if chosen is encounter.contested:
        return Mark(
            DEFENSIBLE_CREDIT,
            (
                say("classified.defended", chosen=_name(chosen), key=_name(key)),
                encounter.contested_why,
                *_missed_axes(encounter, chosen),
            ),
        )
    misconception = dict(encounter.misconceptions).get(chosen, WRONG_CELLS[key, chosen])
    return Mark(
        0.0,
        (
            say("classified.not", name=_name(chosen), look=_kept_axis(encounter, chosen)),
            *_missed_axes(encounter, chosen),
            MISCONCEPTIONS[misconception].text,
        ),
        misconception,
    )


def _name(quadrant: Quadrant) -> str:
    return say("quadrants.name", id=quadrant.value, label=quadrant.label.lower())


def _nature(encounter: Encounter) -> str:
    said = say("classified.nature", end=encounter.nature.label.lower())
    return f"{said} {encounter.nature_why}"


def _locus(encounter: Encounter) -> str:
    said = say("classified.locus", end=encounter.locus.label.lower())
    return f"{said} {encounter.locus_why}"


def _debate(encounter: Encounter) -> tuple[str, ...]:
    if encounter.contested is None:
        return ()
    said = say("classified.debated", name=_name(encounter.contested))
    return (f"{said} {encounter.contested_why}",)


def _missed_axes(encounter: Encounter, chosen: Quadrant) -> tuple[str, ...]:
    nature = () if chosen.nature is encounter.nature else (_nature(encounter),)
    locus = () if chosen.locus is encounter.locus else (_locus(encounter),)
    return nature + locus


def _kept_axis(encounter: Encounter, chosen: Quadrant) -> str:
    if chosen.nature is encounter.nature:
        return say("classified.look-locus")
    if chosen.locus is encounter.locus:
        return say("classified.look-nature")
    return say("classified.look-both")
