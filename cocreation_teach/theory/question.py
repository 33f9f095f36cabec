"""Questions: one small contract for every kind.

A question can say why an answer is not valid (`Question.refusal`) and what mark a valid answer earns
(`Question.mark`).  An answer is an option id, a tuple of them, a mapping of row to option, or a text.
Options are known by id, never by position.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from cocreation_teach.theory.mark import Mark

OneKind = Literal["choice", "quadrant", "continuum", "perspective"]


class Question(Protocol):
    """What every kind of question offers."""

    @property
    def id(self) -> str:
        """The id under which answers are kept."""

    @property
    def kind(self) -> str:
        """One of quadrant, continuum, perspective, values, choice, match, text."""

    @property
    def prompt(self) -> str:
        """What is asked."""

    @property
    def concepts(self) -> tuple[str, ...]:
        """Ids of the concepts that the question checks."""

    def refusal(self, answer: object) -> str | None:
        """Return a sentence on why the answer is not valid, or ``None`` if it is."""

    def mark(self, answer: object) -> Mark | None:
        """Return the mark, or ``None`` if there is no answer yet or nothing to mark.

        Raises
        ------
        ValueError
            If the answer is not valid; the message is the refusal.
        """


@dataclass(frozen=True, slots=True)
class Option:
    """One option of a question that takes exactly one; ``mark`` is what choosing it earns."""

    id: str
    label: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Part:
    """One option of a question that takes several: whether it belongs, and why."""

    id: str
    label: str
    belongs: bool
    why: str
    misconception: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a matching question: the options it can take, each with its mark."""

    id: str
    label: str
    marks: Mapping[str, Mark]


@dataclass(frozen=True, slots=True)
class ChooseOne:
    """A question with one answer among options: choice, quadrant, continuum or perspective.

    Examples
    --------
    >>> yes = Option("yes", "Yes", Mark(1, ("Right.",)))
    >>> no = Option("no", "No", Mark(0, ("Not so.",), "M1"))
    >>> q = ChooseOne("q1", "choice", "Does a prisoner co-produce?", (yes, no))
    >>> q.mark("no").misconception
    'M1'
    >>> q.refusal("perhaps")
    'perhaps is not an option of question q1. Its options are: yes, no.'
    """

    id: str
    kind: OneKind
    prompt: str
    options: tuple[Option, ...]
    concepts: tuple[str, ...] = ()

    def refusal(self, answer: object) -> str | None:
        """Return a sentence if the answer is no option of the question."""
        return _unknown(self.id, [answer], [option.id for option in self.options])

    def mark(self, answer: object) -> Mark | None:
        """Return the chosen option's mark."""
        if answer is None:
            return None
        _refuse(self.refusal(answer))
        return self.marks()[str(answer)]

    def marks(self) -> dict[str, Mark]:
        """Return the mark of each option, by option id."""
        return {option.id: option.mark for option in self.options}


@dataclass(frozen=True, slots=True)
class ChooseSeveral:
    """A question that takes one or more options; credit is overlap over union (Jaccard, 1901).

    Examples
    --------
    >>> parts = (Part("a", "A", True, "A belongs."), Part("b", "B", False, "B does not."))
    >>> ChooseSeveral("q2", "Which?", parts).mark(("a", "b")).credit
    0.5
    """

    id: str
    prompt: str
    options: tuple[Part, ...]
    concepts: tuple[str, ...] = ()
    kind: Literal["values"] = "values"

    def refusal(self, answer: object) -> str | None:
        """Return a sentence if the answer is empty, repeats itself or holds what is no option."""
        if not isinstance(answer, (list, tuple)) or not answer or len(set(map(str, answer))) < len(answer):
            return f"The answer to question {self.id} is a list of one or more of its options, each once."
        return _unknown(self.id, answer, [option.id for option in self.options])

    def mark(self, answer: object) -> Mark | None:
        """Return the overlap of the answer with what belongs, and a word on each option that was missed."""
        if answer is None:
            return None
        _refuse(self.refusal(answer))
        assert isinstance(answer, (list, tuple))
        return self._mark_of(set(answer))

    def _mark_of(self, chosen: set[str]) -> Mark:
        belongs = {option.id for option in self.options if option.belongs}
        credit = len(chosen & belongs) / len(chosen | belongs)
        missed = [option for option in self.options if (option.id in chosen) != option.belongs]
        if not missed:
            return Mark(1, ("That is right.", *(o.why for o in self.options if o.belongs)))
        verdict = "Not quite: part of this is right." if credit else "Not quite."
        return Mark(
            credit,
            (verdict, *(f"“{option.label}”: {option.why}" for option in missed)),
            next((option.misconception for option in missed if option.misconception), None),
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A question that gives each of several rows one of the same options; credit is the rows' mean.

    Examples
    --------
    >>> row = Row("meal", "A meal", {"I": Mark(1, ("Right.",)), "IV": Mark(0, ("No.",))})
    >>> Match("q3", "Match.", (row,), (("I", "Quadrant I"), ("IV", "Quadrant IV"))).mark({"meal": "I"}).right
    True
    """

    id: str
    prompt: str
    rows: tuple[Row, ...]
    options: tuple[tuple[str, str], ...]
    concepts: tuple[str, ...] = ()
    kind: Literal["match"] = "match"

    def refusal(self, answer: object) -> str | None:
        """Return a sentence unless every row has one of the options."""
        if not isinstance(answer, Mapping) or set(answer) != {row.id for row in self.rows}:
            wanted = ", ".join(row.id for row in self.rows)
            return f"The answer to question {self.id} gives one option to each of: {wanted}."
        return _unknown(self.id, answer.values(), [key for key, _ in self.options])

    def mark(self, answer: object) -> Mark | None:
        """Return the mean credit of the rows and the feedback of each row that missed."""
        if answer is None:
            return None
        _refuse(self.refusal(answer))
        assert isinstance(answer, Mapping)
        by_row = [(row, row.marks[answer[row.id]]) for row in self.rows]
        missed = [(row, mark) for row, mark in by_row if not mark.right]
        if not missed:
            return Mark(1, ("That is right, every row of it.",))
        return Mark(
            sum(mark.credit for _, mark in by_row) / len(by_row),
            (
                f"{len(by_row) - len(missed)} of {len(by_row)} rows are right.",
                *(f"“{row.label}”: {' '.join(mark.feedback)}" for row, mark in missed),
            ),
            next((mark.misconception for _, mark in missed if mark.misconception), None),
        )


@dataclass(frozen=True, slots=True)
class Text:
    """A question answered in the student's own words, with a model answer to compare.

    No machine marks it, so its mark is always ``None``.

    Examples
    --------
    >>> Text("q4", "Why?", "One could say ...").mark("Because.") is None
    True
    """

    id: str
    prompt: str
    model: str
    concepts: tuple[str, ...] = ()
    kind: Literal["text"] = "text"

    def refusal(self, answer: object) -> str | None:
        """Return a sentence unless the answer is a text of at least one visible character."""
        if isinstance(answer, str) and answer.strip():
            return None
        return f"The answer to question {self.id} is a text in your own words; this one is empty."

    def mark(self, answer: object) -> Mark | None:
        """Return ``None`` for any text: people read it, not machines."""
        if answer is not None:
            _refuse(self.refusal(answer))
        return None


def _refuse(problem: str | None) -> None:
    if problem:
        raise ValueError(problem)


def _unknown(question: str, answers: Collection[object], options: Collection[str]) -> str | None:
    strange = [str(answer) for answer in answers if answer not in options]
    if not strange:
        return None
    verb = "is not an option" if len(strange) == 1 else "are not options"
    return f"{', '.join(strange)} {verb} of question {question}. Its options are: {', '.join(options)}."
