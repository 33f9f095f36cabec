"""The two axes of the typology: the nature and the locus of co-production."""

from enum import StrEnum

from cocreation_teach.words import say


class Nature(StrEnum):
    """Whether the user's part comes with being served or is taken on freely.

    Choosing to *use* a service says nothing about it: the question is the user's part in
    producing, running or changing the service (Osborne, Strokosch & Radnor, figure 3.1).

    Examples
    --------
    >>> Nature("voluntary").label
    'Voluntary'
    """

    INVOLUNTARY = "involuntary"
    VOLUNTARY = "voluntary"

    @property
    def label(self) -> str:
        """The axis end as the figure prints it."""
        return say(f"nature.{self.value}")


class Locus(StrEnum):
    """Where the interplay lives: in one service, or in a service system.

    Neither the building nor the number of organisations decides it (Osborne, Strokosch &
    Radnor, figure 3.1; the course's coding rule says how to tell).

    Examples
    --------
    >>> Locus.SYSTEM.label
    'Service system'
    """

    INDIVIDUAL = "individual"
    SYSTEM = "system"

    @property
    def label(self) -> str:
        """The axis end as the figure prints it."""
        return say(f"locus.{self.value}")
