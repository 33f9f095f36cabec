"""What was gained between two tests."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gain:
    """Results before and after, of what is in both tests.

    Attributes
    ----------
    n
        How many students, or questions, are in both.
    before, after
        What was reached.
    most
        What could be reached at most.

    Examples
    --------
    >>> Gain(2, before=40, after=70, most=100).normalised
    0.5
    """

    n: int
    before: float
    after: float
    most: float

    @property
    def normalised(self) -> float | None:
        """The share of what could still be gained (Hake 1998); ``None`` where nothing could be."""
        room = self.most - self.before
        return (self.after - self.before) / room if room > 1e-9 else None
