"""A question without a right answer: a reading, a prediction, a feeling."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Opinion:
    """A question with one answer among options, none of them right or wrong: its mark is always ``None``.

    Examples
    --------
    >>> feeling = Opinion("night.visit", "How does it feel?", (("-1", "Bad"), ("1", "Good")))
    >>> feeling.mark("1") is None
    True
    >>> feeling.refusal("7")
    '7 is not an option of question night.visit. Its options are: -1, 1.'
    """

    id: str
    prompt: str
    options: tuple[tuple[str, str], ...]
    concepts: tuple[str, ...] = ()
    kind: Literal["opinion"] = "opinion"

    def refusal(self, answer: object) -> str | None:
        """Return a sentence if the answer is no option of the question."""
        known = [key for key, _ in self.options]
        if answer in known:
            return None
        return f"{answer} is not an option of question {self.id}. Its options are: {', '.join(known)}."

    def mark(self, answer: object) -> None:
        """Return ``None`` for every valid answer.

        Raises
        ------
        ValueError
            If the answer is not valid; the message is the refusal.
        """
        if answer is not None and (problem := self.refusal(answer)):
            raise ValueError(problem)
