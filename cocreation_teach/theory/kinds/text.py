"""The student's own words: read by people, with a model answer to compare."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Final, Self

from cocreation_teach.theory.kinds.question import Plain, Question

LONGEST: Final = 50_000
"""Characters of an answer; more than twenty printed pages."""


@dataclass(frozen=True, slots=True)
class Text(Question):
    """A question answered in the student's own words.

    No machine marks it, so its mark is always ``None``.

    Attributes
    ----------
    model
        An answer to compare one's own with; empty where the question is asked without its key.

    Examples
    --------
    >>> Text("q4", "Why?", "One could say ...").mark("Because.") is None
    True
    """

    shape: ClassVar[str] = "text"

    model: str = ""
    kind: str = field(default="text", kw_only=True)

    @property
    def has_key(self) -> bool:
        """Never: a model answer is no key."""
        return False

    def refusal(self, answer: object) -> str | None:
        """Return a sentence unless the answer is a text with something in it, and not too long."""
        if not isinstance(answer, str) or not answer.strip():
            return f"The answer to question {self.id} is a text in your own words; this one is empty."
        if len(answer) > LONGEST:
            return (
                f"The answer to question {self.id} is too long: {LONGEST:,} characters are allowed, "
                f"and these are {len(answer):,}."
            )
        return None

    def earned(self, answer: str) -> None:
        """Return ``None``: people read it, not machines."""

    def right(self) -> None:
        """Return ``None``: there is more than one way to put it."""

    def model_answer(self) -> str:
        """Return the model answer."""
        return self.model

    def form(self) -> Plain:
        """Return nothing: there is only the prompt."""
        return {}

    def told(self) -> Plain:
        """Return the model answer."""
        return {"model": self.model} if self.model else {}

    def key(self) -> Plain:
        """Return the model answer, as a rubric."""
        return {"rubric": {"model": self.model}} if self.model else {}

    def with_key(self, held: Mapping[str, Any]) -> Self:
        """Return the question with its model answer; a rubric may be nothing but that."""
        rubric = held.get("rubric") or ""
        return replace(self, model=rubric if isinstance(rubric, str) else str(rubric.get("model", "")))

    @classmethod
    def from_asked(cls, held: Mapping[str, Any]) -> Self:
        """Return the question without its model answer."""
        return cls(held["id"], held["prompt"], kind=held["kind"])
