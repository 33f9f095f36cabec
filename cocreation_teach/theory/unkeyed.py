"""A question as an assignment asks it: without its key, so nothing here can mark an answer."""

from dataclasses import dataclass
from typing import Literal

Shape = Literal["one", "several", "text"]


@dataclass(frozen=True, slots=True)
class Unkeyed:
    """A question without a key; its mark is always ``None``.

    Attributes
    ----------
    shape
        What an answer is: ``one`` option, ``several`` options, or a ``text`` (then there are no options).

    Examples
    --------
    >>> asked = Unkeyed("q01", "quadrant", "Which quadrant?", "one", (("I", "One"), ("IV", "Four")))
    >>> asked.mark("I") is None
    True
    >>> asked.refusal("V")
    'V is not an option of question q01. Its options are: I, IV.'
    """

    id: str
    kind: str
    prompt: str
    shape: Shape
    options: tuple[tuple[str, str], ...] = ()
    concepts: tuple[str, ...] = ()

    def refusal(self, answer: object) -> str | None:
        """Return a sentence on why the answer is not valid, or ``None`` if it is."""
        if self.shape == "text":
            if isinstance(answer, str) and answer.strip():
                return None
            return f"The answer to question {self.id} is a text in your own words; this one is empty."
        if self.shape == "one":
            return self._unknown([answer])
        if not isinstance(answer, list | tuple) or not answer or len(set(map(str, answer))) < len(answer):
            return f"The answer to question {self.id} is a list of one or more of its options, each once."
        return self._unknown(answer)

    def mark(self, answer: object) -> None:
        """Return ``None`` for every valid answer.

        Raises
        ------
        ValueError
            If the answer is not valid; the message is the refusal.
        """
        if answer is not None and (problem := self.refusal(answer)):
            raise ValueError(problem)

    def _unknown(self, answers: list[object] | tuple[object, ...]) -> str | None:
        known = [key for key, _ in self.options]
        strange = [str(answer) for answer in answers if answer not in known]
        if not strange:
            return None
        verb = "is not an option" if len(strange) == 1 else "are not options"
        return f"{', '.join(strange)} {verb} of question {self.id}. Its options are: {', '.join(known)}."
