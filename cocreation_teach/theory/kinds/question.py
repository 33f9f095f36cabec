"""The contract of a question: all that the house asks of any kind."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, ClassVar, Self

from cocreation_teach.theory.mark import Mark
from cocreation_teach.words import say

Pairs = tuple[tuple[str, str], ...]
"""Options or rows: the id of each, and what a student reads."""

Plain = dict[str, Any]
"""Plain data, as JSON holds it."""


@dataclass(frozen=True, slots=True)
class Question(ABC):
    """A question, with its key or without.

    An answer is an option's id, a list of ids, a mapping of row to option, or a text.  Options are known by
    id, never by position.

    Attributes
    ----------
    id
        Under which answers are kept.
    prompt
        What is asked.
    kind
        What the course calls it; several kinds may share a class.
    concepts
        Ids of the concepts that it checks.
    alone
        Whether it can be understood away from its page: it leans on no story and no model there.
    ordered
        Whether its options have an order of their own, as places and numbers have.
    shape
        How the page asks it: the card of `widgets.QuestionCard` goes by this.
    """

    shape: ClassVar[str]

    id: str
    prompt: str
    kind: str = field(default="", kw_only=True)
    concepts: tuple[str, ...] = field(default=(), kw_only=True)
    alone: bool = field(default=True, kw_only=True)
    ordered: bool = field(default=False, kw_only=True)

    # ---- answers ---------------------------------------------------------------------------------

    @abstractmethod
    def refusal(self, answer: object) -> str | None:
        """Return a sentence on why the answer is not valid, or ``None`` if it is."""

    @property
    @abstractmethod
    def has_key(self) -> bool:
        """Whether an answer can earn a mark."""

    @abstractmethod
    def earned(self, answer: Any) -> Mark | None:
        """Return what a valid answer earns; asked only where there is a key."""

    @abstractmethod
    def right(self) -> Any:
        """Return an answer that earns full credit; ``None`` where there is no key."""

    def mark(self, answer: object) -> Mark | None:
        """Return the mark, or ``None`` if there is no answer yet or nothing to mark.

        Raises
        ------
        ValueError
            If the answer is not valid; the message is the refusal.
        """
        if answer is None:
            return None
        if problem := self.refusal(answer):
            raise ValueError(problem)
        return self.earned(answer) if self.has_key else None

    def tidied(self, answer: Any) -> Any:
        """Return a valid answer as a hand-in keeps it: what says the same is the same."""
        return answer

    def misconceptions(self) -> frozenset[str]:
        """Return the ids of the misconceptions that an answer can point to; none without a key."""
        return frozenset(_misconceptions(self.key()))

    # ---- words -----------------------------------------------------------------------------------

    def labels(self) -> dict[str, str]:
        """Return the words of the options, by id; none where there are none."""
        return {}

    def words(self) -> tuple[str, ...]:
        """Return all that a learner reads of it before answering."""
        return (self.prompt, *(f"{key}={label}" for key, label in self.labels().items()))

    def shuffled(self, seed: str) -> Self:  # noqa: ARG002 - for kinds whose options can be shuffled
        """Return the question with its options in the order of a seed, unless they have their own.

        The same seed gives the same order.  Nothing is known by its position, so that no answer changes.
        """
        return self

    def model_answer(self) -> str:
        """Return an answer to compare one's own with; empty where the mark says it all."""
        return ""

    def in_words(self, answer: object) -> str:
        """Return an answer as a person reads it; what the question does not know stands as it was given."""
        labels = self.labels()
        if isinstance(answer, Mapping):
            return "; ".join(f"{row}: {labels.get(str(key), str(key))}" for row, key in answer.items())
        keys = answer if isinstance(answer, list | tuple) else [answer]
        return "; ".join(labels.get(str(key), str(key)) for key in keys)

    # ---- plain data ------------------------------------------------------------------------------

    @abstractmethod
    def form(self) -> Plain:
        """Return what is drawn below the prompt, such as options, without the key."""

    @abstractmethod
    def told(self) -> Plain:
        """Return what the page needs beside or instead of the form, so that it can mark by itself."""

    @abstractmethod
    def key(self) -> Plain:
        """Return the key as an assignment's key file holds it; empty where there is none."""

    @abstractmethod
    def with_key(self, held: Mapping[str, Any]) -> Self:
        """Return the question with a key that `key` once returned."""

    @classmethod
    @abstractmethod
    def from_asked(cls, held: Mapping[str, Any]) -> Self:
        """Return the question, without a key, that `asked` once returned."""

    def asked(self) -> Plain:
        """Return the question without its key, as an assignment asks it."""
        return {"id": self.id, "kind": self.kind, "prompt": self.prompt, **self.form()}

    def payload(self, feedback: bool) -> Plain:
        """Return what the page is told; without feedback it has no key to leak."""
        return {
            "id": self.id,
            "prompt": self.prompt,
            "shape": self.shape,
            "feedback": feedback and self.has_key,
            **self.form(),
            **(self.told() if feedback else {}),
        }

    def blind(self) -> Self:
        """Return the same question without its key: it refuses the same answers and marks none."""
        known = {name: getattr(self, name) for name in ("concepts", "alone", "ordered")}
        return replace(self.from_asked(self.asked()), **known)


def in_order(pairs: Pairs, seed: str) -> Pairs:
    """Return options in the order that a seed decides.

    Examples
    --------
    >>> one, other = (("a", "A"), ("b", "B"), ("c", "C")), (("c", "C"), ("a", "A"), ("b", "B"))
    >>> in_order(one, "Ana") == in_order(other, "Ana")
    True
    """
    return tuple(sorted(pairs, key=lambda pair: hashlib.sha256(f"{seed}/{pair[0]}".encode()).digest()))


def as_list(pairs: Pairs) -> list[Plain]:
    """Return options or rows as plain data."""
    return [{"id": key, "label": label} for key, label in pairs]


def as_pairs(held: Collection[Mapping[str, str]]) -> Pairs:
    """Return options or rows from plain data.

    Raises
    ------
    ValueError
        If there are none, an id is there twice, or an id or a label is no text.

    Examples
    --------
    >>> as_pairs([{"id": "a", "label": "A"}])
    (('a', 'A'),)
    """
    pairs = tuple((one["id"], one["label"]) for one in held)
    if not all(isinstance(text, str) and text.strip() for pair in pairs for text in pair):
        raise ValueError("Every option has an id and a label.")
    if not 0 < len(pairs) == len(dict(pairs)):
        raise ValueError("There are options, each once.")
    return pairs


def _misconceptions(held: object) -> Iterator[str]:
    """Yield all that plain data says to be a misconception: of an option by its name, or of a rule."""
    for name, value in held.items() if isinstance(held, Mapping) else ():
        if name == "misconception":
            yield from value.values() if isinstance(value, Mapping) else [value] if value else []
        else:
            for one in value if isinstance(value, list | tuple) else [value]:
                yield from _misconceptions(one)


def paragraphs(said: str | Collection[str] | None) -> tuple[str, ...]:
    """Return what a key file tells of an option: paragraphs, or one of them; perhaps none."""
    return tuple(one for one in ((said,) if isinstance(said, str) else said or ()) if one.strip())


def said_of(label: str, why: str) -> str:
    """Return what is said of one of several things; its label alone where nothing is.

    Examples
    --------
    >>> said_of("A bell", "It rings."), said_of("A bell", "")
    ('“A bell”: It rings.', '“A bell”')

    What holds quotation marks of its own, as what somebody says does, is given no more of them.

    >>> said_of("“Ring!”", "Loud.")
    '“Ring!”: Loud.'
    """
    named = label if "“" in label else say("mark.label", label=label)
    return say("mark.why", label=named, why=why) if why else named


def unknown(question: Question, answers: Collection[object]) -> str | None:
    """Return a sentence on the answers that are no options of a question, or ``None`` if all are."""
    options = list(question.labels())
    strange = [str(answer) for answer in answers if answer not in options]
    if not strange:
        return None
    verb = "is not an option" if len(strange) == 1 else "are not options"
    return f"{', '.join(strange)} {verb} of question {question.id}. Its options are: {', '.join(options)}."
