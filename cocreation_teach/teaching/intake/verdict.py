"""What becomes of a file that was found."""

from dataclasses import dataclass
from typing import Final, Literal

from cocreation_teach.exchange.hand_in import AGAIN

Outcome = Literal["accepted", "accepted-with-note", "refused", "ignored"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("accepted", "accepted-with-note", "refused", "ignored")


@dataclass(frozen=True, slots=True)
class Note:
    """Why, in a sentence, and what to do about it."""

    reason: str
    cure: str = AGAIN
