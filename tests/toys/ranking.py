"""A kind of question that the course does not have: put all options in order.

It is whole: `Ranking` is what a file of `theory.kinds` holds, and the rest what one of `content.kinds` holds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, ClassVar, Final, Self

from cocreation_teach.content.checks import Report, Table, check_option_ids
from cocreation_teach.theory import Mark
from cocreation_teach.theory.kinds.question import Pairs, Plain, Question, as_list, as_pairs, in_order
from cocreation_teach.theory.mark import verdict


@dataclass(frozen=True, slots=True)
class Ranking(Question):
    """A question that puts all of its options in order; credit is the share of pairs that stand right.

    Attributes
    ----------
    options
        Id and label of each.
    order, why
        Their ids in the right order, and the reason; without, the question has no key.
    """

    shape: ClassVar[str] = "ranking"

    options: Pairs
    order: tuple[str, ...] = ()
    why: str = ""
    kind: str = field(default="ranking", kw_only=True)

    @property
    def has_key(self) -> bool:
        """Whether the right order is known."""
        return bool(self.order)

    def refusal(self, answer: object) -> str | None:
        """Return a sentence unless each option stands there once."""
        known = list(self.labels())
        if isinstance(answer, list | tuple) and sorted(map(str, answer)) == sorted(known):
            return None
        return f"The answer to question {self.id} is all of its options in order: {', '.join(known)}."

    def earned(self, answer: list[str]) -> Mark:
        """Return the share of pairs that stand in the right order."""
        pairs = list(combinations(self.order, 2))
        credit = sum(answer.index(one) < answer.index(other) for one, other in pairs) / len(pairs)
        return Mark(credit, (verdict(credit), self.why))

    def right(self) -> list[str] | None:
        """Return the right order."""
        return list(self.order) or None

    def labels(self) -> dict[str, str]:
        """Return the words of the options."""
        return dict(self.options)

    def shuffled(self, seed: str) -> Self:
        """Return the question with its options in the order of a seed."""
        return replace(self, options=in_order(self.options, f"{seed}/{self.id}"))

    def form(self) -> Plain:
        """Return the options."""
        return {"options": as_list(self.options)}

    def told(self) -> Plain:
        """Return the order and the reason."""
        return self.key()

    def key(self) -> Plain:
        """Return the order and the reason."""
        return {"order": list(self.order), "why": self.why} if self.order else {}

    def with_key(self, held: Mapping[str, Any]) -> Self:
        """Return the question with its order."""
        return replace(self, order=tuple(held["order"]), why=held["why"])

    @classmethod
    def from_asked(cls, held: Mapping[str, Any]) -> Self:
        """Return the question without its order."""
        return cls(held["id"], held["prompt"], as_pairs(held["options"]), kind=held["kind"])


FIELDS: Final = {"options": dict, "order": list, "why": str}


def check(table: Table, report: Report) -> None:
    """Report ids that will not do, and an order that is not one of all options."""
    check_option_ids(table["options"], report)
    if sorted(map(str, table["order"])) != sorted(table["options"]):
        allowed = f"Here stands each option once: {', '.join(table['options'])}."
        report(", order", ", ".join(map(str, table["order"])), allowed)


def read(key: str, table: Table) -> Ranking:
    """Return the question."""
    options = tuple(table["options"].items())
    return Ranking(key, table["prompt"], options, tuple(table["order"]), table["why"])
