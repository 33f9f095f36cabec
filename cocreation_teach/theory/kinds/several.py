"""One or more options, such as kinds of value.

Credit is the share ticked of what belongs less the share ticked of what does not, never below 0 (the index
of Youden, 1950).  So whoever ticks everything earns nothing, unless everything belongs.
"""

from collections.abc import Collection, Mapping, Set
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
    said_of,
    unknown,
)
from cocreation_teach.theory.mark import Mark
from cocreation_teach.words import say


@dataclass(frozen=True, slots=True)
class Part:
    """Whether an option belongs, why, and what missing it points to."""

    belongs: bool
    why: str
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class Several(Question):
    """A question that takes one or more of its options.

    Attributes
    ----------
    options
        Id and label of each.
    parts
        What there is to say of each option; without, the question has no key.

    Examples
    --------
    >>> parts = {"a": Part(True, "A belongs."), "b": Part(False, "B does not.")}
    >>> question = Several("q2", "Which?", (("a", "A"), ("b", "B")), parts)
    >>> [question.mark(answer).credit for answer in (["a"], ["a", "b"])]
    [1, 0.0]
    """

    shape: ClassVar[str] = "several"

    options: Pairs
    parts: Mapping[str, Part] = field(default_factory=dict)
    kind: str = field(default="values", kw_only=True)

    @property
    def has_key(self) -> bool:
        """Whether it is known which options belong."""
        return bool(self.parts)

    def refusal(self, answer: object) -> str | None:
        """Return a sentence if the answer is empty, repeats itself or holds what is no option."""
        if not isinstance(answer, (list, tuple)) or not answer or len(set(map(str, answer))) < len(answer):
            return f"The answer to question {self.id} is a list of one or more of its options, each once."
        return unknown(self, answer)

    def earned(self, answer: Collection[str]) -> Mark:
        """Return the credit of the answer, and a word on each option that was missed."""
        chosen, belongs = set(answer), set(self._belonging())
        missed = [(key, part) for key, part in self.parts.items() if (key in chosen) != part.belongs]
        if not missed:
            reasons = (part.why for part in self.parts.values() if part.belongs and part.why)
            return Mark(1, (say("mark.right"), *reasons))
        credit = max(0.0, _share(chosen, belongs) - _share(chosen, self.parts.keys() - belongs))
        labels = self.labels()
        return Mark(
            credit,
            (
                say("mark.partly" if credit else "mark.wrong"),
                *(said_of(labels[key], part.why or _belongs(part)) for key, part in missed),
            ),
            next((part.misconception for _, part in missed if part.misconception), None),
        )

    def tidied(self, answer: Collection[str]) -> tuple[str, ...]:
        """Return the answer in the order of the options."""
        return tuple(key for key, _ in self.options if key in answer)

    def right(self) -> list[str] | None:
        """Return the options that belong."""
        return self._belonging() or None

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
        """Return the options, each with whether it belongs and why."""
        if not self.parts:
            return {}
        return {"options": [{**one, **_plain(self.parts[one["id"]])} for one in as_list(self.options)]}

    def key(self) -> Plain:
        """Return which options belong, and what each is told and points to."""
        if not self.parts:
            return {}
        return {
            "correct": self._belonging(),
            "misconception": {
                key: part.misconception for key, part in self.parts.items() if part.misconception
            },
            "feedback": {key: [part.why] for key, part in self.parts.items()},
        }

    def with_key(self, held: Mapping[str, Any]) -> Self:
        """Return the question with its parts; what the key does not call correct does not belong."""
        misconception, feedback = held.get("misconception") or {}, held.get("feedback") or {}
        parts = {
            key: Part(
                key in held["correct"],
                " ".join(paragraphs(feedback.get(key))),
                misconception.get(key) or None,
            )
            for key, _ in self.options
        }
        return replace(self, parts=parts)

    @classmethod
    def from_asked(cls, held: Mapping[str, Any]) -> Self:
        """Return the question without its parts."""
        return cls(held["id"], held["prompt"], as_pairs(held["options"]), kind=held["kind"])

    def _belonging(self) -> list[str]:
        return [key for key, part in self.parts.items() if part.belongs]


def _belongs(part: Part) -> str:
    return say("mark.belongs" if part.belongs else "mark.does-not-belong")


def _share(chosen: Set[str], options: Set[str]) -> float:
    return len(chosen & options) / len(options) if options else 0


def _plain(part: Part) -> Plain:
    return {"belongs": part.belongs, "why": part.why, "misconception": part.misconception}
