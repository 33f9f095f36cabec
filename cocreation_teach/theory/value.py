"""The three kinds of value that public services co-create for a person."""

from enum import StrEnum

from cocreation_teach.words import say


class ValueKind(StrEnum):
    """A kind of value for the individual user or citizen (Osborne, Strokosch & Radnor).

    Examples
    --------
    >>> [kind.label for kind in ValueKind]
    ['Needs met', 'Well-being', 'Capacity']
    """

    NEEDS = "needs"
    WELLBEING = "wellbeing"
    CAPACITY = "capacity"

    @property
    def label(self) -> str:
        """The kind in words."""
        return say(f"value.{self.value}")
