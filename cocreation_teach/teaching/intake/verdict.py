"""What becomes of a file that was found."""

from dataclasses import dataclass
from typing import Final, Literal

Outcome = Literal["accepted", "accepted-with-note", "refused", "ignored"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("accepted", "accepted-with-note", "refused", "ignored")
AGAIN: Final = "Ask the student to hand in once more the file that the assignment's last cell makes."


@dataclass(frozen=True, slots=True)
class Note:
    """Why, in a sentence, and what to do about it."""

    reason: str
    cure: str = AGAIN


class RefusedError(Exception):
    """A file that is not graded, and why.

    Attributes
    ----------
    note
        Why, and what to do.
    outcome
        ``refused``, or ``ignored`` for what is no hand-in at all.
    """

    def __init__(self, reason: str, cure: str = AGAIN, outcome: Outcome = "refused") -> None:
        super().__init__(reason)
        self.note = Note(reason, cure)
        self.outcome: Outcome = outcome
