"""The four processes of value co-creation."""

from enum import StrEnum
from typing import Self

from cocreation_teach.theory.axes import Locus, Nature
from cocreation_teach.words import say


class Quadrant(StrEnum):
    """A cell of the typology, named by its numeral (Osborne, Strokosch & Radnor, figure 3.1).

    An earlier version of the framework labelled the cells differently, so compare axes, not labels.

    Examples
    --------
    >>> Quadrant.at(Nature.VOLUNTARY, Locus.INDIVIDUAL).label
    'Co-management'
    >>> Quadrant.II.nature, Quadrant.II.locus
    (<Nature.INVOLUNTARY: 'involuntary'>, <Locus.SYSTEM: 'system'>)
    """

    I = "I"  # noqa: E741 - the numeral is the field's own name
    II = "II"
    III = "III"
    IV = "IV"

    @property
    def nature(self) -> Nature:
        """The row: involuntary above, voluntary below."""
        return Nature.INVOLUNTARY if self in (Quadrant.I, Quadrant.II) else Nature.VOLUNTARY

    @property
    def locus(self) -> Locus:
        """The column: individual service left, service system right."""
        return Locus.INDIVIDUAL if self in (Quadrant.I, Quadrant.III) else Locus.SYSTEM

    @property
    def label(self) -> str:
        """The name of the process in the chapter."""
        return say(f"quadrant.{self.value}")

    def differs_in(self, other: Self) -> tuple[str, ...]:
        """Return the axes on which another quadrant lies elsewhere.

        Examples
        --------
        >>> Quadrant.I.differs_in(Quadrant.IV), Quadrant.I.differs_in(Quadrant.III)
        (('nature', 'locus'), ('nature',))
        """
        return tuple(axis for axis in ("nature", "locus") if getattr(self, axis) != getattr(other, axis))

    @classmethod
    def at(cls, nature: Nature, locus: Locus) -> Self:
        """Return the quadrant where a nature and a locus meet."""
        return next(q for q in cls if q.nature is nature and q.locus is locus)
