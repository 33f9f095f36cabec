"""The continuum rail: encounter cards, and five places from passive to iterative and inter-personal."""

from collections.abc import Iterable

from cocreation_teach.theory import Encounter, continuum_question
from cocreation_teach.widgets.loading import module, style
from cocreation_teach.widgets.placing import Placing


class ContinuumRail(Placing):
    """A tray of encounters to place on the chapter's continuum; a neighbouring place earns half the credit.

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
    >>> rail = ContinuumRail(encounters("return-at-midnight"))
    >>> rail.answer({"return-at-midnight": "2"}).marks()["return-at-midnight"].credit
    0.5
    """

    _esm = module("continuum_rail")
    _css = style("continuum_rail")

    def __init__(
        self, encounters: Iterable[Encounter] = (), *, feedback: bool = True, **misspelt: object
    ) -> None:
        super().__init__(encounters, continuum_question, feedback, misspelt)
