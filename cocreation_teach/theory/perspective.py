"""Whose view of co-production speaks: the two that the chapter sets side by side, and their critics."""

from enum import StrEnum

from cocreation_teach.words import say


class Perspective(StrEnum):
    """A view of what co-production is (Osborne, Strokosch & Radnor 2018).

    Attributes
    ----------
    PUBLIC_MANAGEMENT
        Co-production is added in, by invitation (Brandsen & Pestoff 2006).
    SERVICE_MANAGEMENT
        Co-production is part of every service delivery, chosen or not.
    CRITICS
        Doubts about one of the two, or about both.

    Examples
    --------
    >>> Perspective("critics").label
    'The critics'
    """

    PUBLIC_MANAGEMENT = "public-management"
    SERVICE_MANAGEMENT = "service-management"
    CRITICS = "critics"

    @property
    def label(self) -> str:
        """Return the name as students read it."""
        return say(f"perspective.{self.value}")
