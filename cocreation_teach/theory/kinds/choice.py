"""One answer among options: a choice, a quadrant, a place on the continuum, a view; or an opinion."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from cocreation_teach.theory.kinds.question import (
    Pairs,
    Plain,
    Question,
    as_list,
    as_pairs,
    in_order,
    paragraphs,
    unknown,
)
from cocreation_teach.theory.mark import Mark, verdict


@dataclass(frozen=True, slots=True)
class Choice(Question):
    """A question that takes one of its options.

    Attributes
    ----------
    options
        Id and label of each.
    marks
        What each option earns.  Without marks nothing is right or wrong: the question is an opinion, or is
        asked without its key.

    Examples
    --------
    >>> options = (("yes", "Yes"), ("no", "No"))
    >>> marks = {"yes": Mark(1, ("Right.",)), "no": Mark(0, ("Not so.",), "M1")}
    >>> question = Choice("q1", "Does a prisoner co-produce?", options, marks)
    >>> question.mark("no").misconception
    'M1'
    >>> question.refusal("perhaps")
    'perhaps is not an option of question q1. Its options are: yes, no.'
    """

    shape: ClassVar[str] = "one"

    options: Pairs
    marks: Mapping[str, Mark] = field(default_factory=dict)
    kind: str = field(default="choice", kw_only=True)

    @property
    def has_key(self) -> bool:
        """Whether the options have marks."""
        return bool(self.marks)

    def refusal(self, answer: object) -> str | None:
        """Return a sentence if the answer is no option of the question."""
        return unknown(self, [answer])

    def earned(self, answer: str) -> Mark:
        """Return the chosen option's mark."""
        return self.marks[answer]

    def right(self) -> str | None:
        """Return the option that earns full credit."""
        return next((key for key, mark in self.marks.items() if mark.right), None)

    def labels(self) -> dict[str, str]:
        """Return the words of the options."""
        return dict(self.options)

    def shuffled(self, seed: str) -> Self:
        """Return the question with its options in the order of a seed, unless they have their own."""
        return self if self.ordered else replace(self, options=in_order(self.options, f"{seed}/{self.id}"))

    def form(self) -> Plain:
        """Return the options."""
        return {"options": as_list(self.options)}

    def told(self) -> Plain:
        """Return the mark of each option."""
        return {"marks": {key: mark.plain() for key, mark in self.marks.items()}} if self.marks else {}

    def key(self) -> Plain:
        """Return what each option earns, points to, and is told."""
        return key_of(self.marks) if self.marks else {}

    def with_key(self, held: Mapping[str, Any]) -> Self:
        """Return the question with its marks; an option of which the key says nothing earns nothing."""
        return replace(self, marks=marks_from(held, self.labels()))

    @classmethod
    def from_asked(cls, held: Mapping[str, Any]) -> Self:
        """Return the question without marks."""
        return cls(held["id"], held["prompt"], as_pairs(held["options"]), kind=held["kind"])


def key_of(marks: Mapping[str, Mark]) -> Plain:
    """Return the marks of some options as a key file holds them."""
    return {
        # A credit of 1.0 is written as 1.
        "credit": {key: int(m.credit) if m.credit in (0, 1) else m.credit for key, m in marks.items()},
        "misconception": {key: m.misconception for key, m in marks.items() if m.misconception},
        "feedback": {key: list(m.feedback) for key, m in marks.items()},
    }


def marks_from(held: Mapping[str, Any], options: Mapping[str, str]) -> dict[str, Mark]:
    """Return the marks of some options as a key file gives them; it may give no feedback."""
    credit, feedback = held.get("credit") or {}, held.get("feedback") or {}
    misconception = held.get("misconception") or {}
    return {
        key: Mark(
            worth := credit.get(key, 0),
            paragraphs(feedback.get(key)) or (verdict(worth),),
            misconception.get(key) or None,
        )
        for key in options
    }
