"""Rows, each of which takes one of the same options; credit is the rows' mean."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from cocreation_teach.theory.kinds.choice import key_of, marks_from
from cocreation_teach.theory.kinds.question import (
    Pairs,
    Plain,
    Question,
    as_list,
    as_pairs,
    in_order,
    said_of,
    unknown,
)
from cocreation_teach.theory.mark import Mark
from cocreation_teach.words import say


@dataclass(frozen=True, slots=True)
class Match(Question):
    """A question that gives each of several rows one of the same options.

    Attributes
    ----------
    rows, options
        Id and label of each.
    marks
        By row, what each option earns there; without marks the question has no key.

    Examples
    --------
    >>> marks = {"meal": {"I": Mark(1, ("Right.",)), "IV": Mark(0, ("No.",))}}
    >>> rows, options = (("meal", "A meal"),), (("I", "Quadrant I"), ("IV", "Quadrant IV"))
    >>> Match("q3", "Match.", rows, options, marks).mark({"meal": "I"}).right
    True
    """

    shape: ClassVar[str] = "match"

    rows: Pairs
    options: Pairs
    marks: Mapping[str, Mapping[str, Mark]] = field(default_factory=dict)
    kind: str = field(default="match", kw_only=True)

    @property
    def has_key(self) -> bool:
        """Whether the rows have marks."""
        return bool(self.marks)

    def refusal(self, answer: object) -> str | None:
        """Return a sentence unless every row has one of the options."""
        if not isinstance(answer, Mapping) or set(answer) != {key for key, _ in self.rows}:
            wanted = ", ".join(key for key, _ in self.rows)
            return f"The answer to question {self.id} gives one option to each of: {wanted}."
        return unknown(self, answer.values())

    def earned(self, answer: Mapping[str, str]) -> Mark:
        """Return the mean credit of the rows, and what is said of those that missed; of all if none did."""
        by_row = [(label, self.marks[key][answer[key]]) for key, label in self.rows]
        missed = [(label, mark) for label, mark in by_row if not mark.right]
        if not missed:
            return Mark(1, (say("mark.every-row"), *_said(by_row)))
        return Mark(
            sum(mark.credit for _, mark in by_row) / len(by_row),
            (
                say("mark.rows", right=len(by_row) - len(missed), rows=len(by_row)),
                *_said(missed),
            ),
            next((mark.misconception for _, mark in missed if mark.misconception), None),
        )

    def right(self) -> dict[str, str] | None:
        """Return for each row the option that earns full credit."""
        right = {row: key for row, marks in self.marks.items() for key, mark in marks.items() if mark.right}
        return right if len(right) == len(self.rows) else None

    def labels(self) -> dict[str, str]:
        """Return the words of the options."""
        return dict(self.options)

    def shuffled(self, seed: str) -> Self:
        """Return the question with its options in the order of a seed; its rows stay, as a story's do."""
        return self if self.ordered else replace(self, options=in_order(self.options, f"{seed}/{self.id}"))

    def words(self) -> tuple[str, ...]:
        """Return prompt, options and rows."""
        return (*Question.words(self), *(f"{key}={label}" for key, label in self.rows))

    def in_words(self, answer: object) -> str:
        """Return the answer with the words of its rows."""
        if isinstance(answer, Mapping):
            rows = dict(self.rows)
            answer = {rows.get(row, row): option for row, option in answer.items()}
        return Question.in_words(self, answer)

    def form(self) -> Plain:
        """Return rows and options."""
        return {"rows": as_list(self.rows), "options": as_list(self.options)}

    def told(self) -> Plain:
        """Return the rows, each with the mark of every option."""
        if not self.marks:
            return {}
        marks = {row: {key: mark.plain() for key, mark in held.items()} for row, held in self.marks.items()}
        return {"rows": [{**row, "marks": marks[row["id"]]} for row in as_list(self.rows)]}

    def key(self) -> Plain:
        """Return by row what each option earns, points to, and is told."""
        return {"rows": {row: key_of(marks) for row, marks in self.marks.items()}} if self.marks else {}

    def with_key(self, held: Mapping[str, Any]) -> Self:
        """Return the question with its marks."""
        marks = {row: marks_from(held["rows"][row], self.labels()) for row, _ in self.rows}
        return replace(self, marks=marks)

    @classmethod
    def from_asked(cls, held: Mapping[str, Any]) -> Self:
        """Return the question without marks."""
        rows, options = as_pairs(held["rows"]), as_pairs(held["options"])
        return cls(held["id"], held["prompt"], rows, options, kind=held["kind"])


def _said(rows: Iterable[tuple[str, Mark]]) -> Iterator[str]:
    return (said_of(label, " ".join(mark.feedback)) for label, mark in rows)
