"""What an answer earns, and what is said about it."""

from dataclasses import dataclass
from typing import Any, Final

from cocreation_teach.words import say

CONFIDENCE: Final = ("guess", "fair", "certain")
"""How sure somebody can say to be of an answer, the least first."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Credit for an answer, with feedback.  *Not answered* is no mark at all (``None``), never a 0.

    Attributes
    ----------
    credit
        From 0 (no credit) to 1 (full credit).
    feedback
        Paragraphs for the student; the first is the verdict in one line.
    misconception
        The id of the misconception that the answer points to, if any.

    Raises
    ------
    ValueError
        If the credit lies outside 0 to 1, there is no feedback, or a paragraph of it is empty.

    Examples
    --------
    >>> Mark(1, ("That is right.",)).right
    True
    """

    credit: float
    feedback: tuple[str, ...]
    misconception: str | None = None

    def __post_init__(self) -> None:
        """Refuse a mark that says nothing or lies outside the scale."""
        if not 0 <= self.credit <= 1:
            raise ValueError(f"A credit lies between 0 and 1; this one is {self.credit}.")
        if not self.feedback or not all(map(str.strip, self.feedback)):
            raise ValueError("A mark needs feedback: at least a verdict in one line, and no empty paragraph.")

    @property
    def right(self) -> bool:
        """Whether the answer earns full credit."""
        return self.credit == 1

    def plain(self) -> dict[str, Any]:
        """Return the mark as plain data, as the page is told it."""
        return {
            "credit": self.credit,
            "feedback": list(self.feedback),
            "misconception": self.misconception,
        }


def verdict(credit: float) -> str:
    """Return a credit in one line.

    Examples
    --------
    >>> verdict(0.5)
    'Partly right.'
    """
    if credit == 1:
        return say("mark.right")
    return say("mark.partly-right" if credit else "mark.wrong")
