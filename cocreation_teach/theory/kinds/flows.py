"""Arrows to draw among the people and bodies of a system: who gives what to whom.

Credit is the number of arrows drawn that must be there, out of these and of the wrong ones drawn.  Arrows
that may be there count neither way.  So whoever draws every arrow there is earns next to nothing.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from itertools import permutations
from typing import Any, ClassVar, Final, Self

from cocreation_teach.theory.kinds.question import Pairs, Plain, Question, as_list, as_pairs, said_of
from cocreation_teach.theory.mark import Mark, verdict
from cocreation_teach.words import say

ARROW: Final = ">"
"""Stands between the parts of an arrow's id, as in ``sister>news>doctor``."""

RULES: Final = ("needed", "possible", "wrong", "absent")
"""The names of the rules of a key."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What is said of every arrow that fits: a giver, a thing, a receiver, of which an empty one fits any.

    Examples
    --------
    >>> Rule("", "", "office", "The office pays, and knows little.").fits("sister>news>office")
    True
    """

    giver: str
    thing: str
    receiver: str
    why: str
    misconception: str | None = None

    @property
    def arrow(self) -> str:
        """The id of the one arrow that it is about, where nothing is left open."""
        return ARROW.join(self._ends())

    def fits(self, arrow: str) -> bool:
        """Whether an arrow is one of those meant."""
        return all(
            mine in ("", theirs) for mine, theirs in zip(self._ends(), arrow.split(ARROW), strict=True)
        )

    def _ends(self) -> tuple[str, str, str]:
        return (self.giver, self.thing, self.receiver)


@dataclass(frozen=True, slots=True)
class FlowKey:
    """What can be said of a drawing.

    Attributes
    ----------
    needed, possible
        The arrows that must be there, and those that may.
    wrong
        What is said of others, the first rule that fits; ``otherwise`` where none does.
    absent
        What is said where no arrow fits: nothing comes from the user, for example.
    """

    needed: tuple[Rule, ...]
    possible: tuple[Rule, ...]
    wrong: tuple[Rule, ...]
    absent: tuple[Rule, ...]
    otherwise: str


@dataclass(frozen=True, slots=True)
class Flows(Question):
    """A question that takes arrows among actors; an answer is a list of their ids.

    Attributes
    ----------
    actors, things
        Id and label of each.
    drawn
        What can be said of a drawing; without, the question has no key.

    Examples
    --------
    >>> needed = (Rule("ana", "news", "clinic", "The clinic could not know."),)
    >>> held = FlowKey(needed, (), (), (), "The story does not tell of it.")
    >>> actors, things = (("ana", "Ana"), ("clinic", "the clinic")), (("news", "news"),)
    >>> question = Flows("q5", "Who gives what to whom?", actors, things, held)
    >>> question.mark(["ana>news>clinic", "clinic>news>ana"]).credit
    0.5
    """

    shape: ClassVar[str] = "flows"

    actors: Pairs
    things: Pairs
    drawn: FlowKey | None = None
    kind: str = field(default="flows", kw_only=True)

    @property
    def has_key(self) -> bool:
        """Whether it is known which arrows must be there."""
        return self.drawn is not None

    def refusal(self, answer: object) -> str | None:
        """Return a sentence if the answer is empty, repeats itself or holds what is no arrow here."""
        if not isinstance(answer, (list, tuple)) or not answer or len(set(map(str, answer))) < len(answer):
            return f"The answer to question {self.id} is a list of one or more arrows, each once."
        known = self.labels()
        strange = [str(arrow) for arrow in answer if not (isinstance(arrow, str) and arrow in known)]
        if not strange:
            return None
        form = ARROW.join(("GIVER", "THING", "RECEIVER"))
        return (
            f"{', '.join(strange)} will not do as an answer to question {self.id}. An arrow is {form}. "
            f"Givers and receivers are: {', '.join(dict(self.actors))}. "
            f"Things are: {', '.join(dict(self.things))}."
        )

    def earned(self, answer: Collection[str]) -> Mark:
        """Return the credit of a drawing, what is said of its wrong arrows, and of those that it lacks."""
        assert self.drawn is not None
        key, labels = self.drawn, self.labels()
        missing = [rule for rule in key.needed if rule.arrow not in answer]
        wrong = [(arrow, rule) for arrow in answer for rule in self._faults(arrow)]
        if not missing and not wrong:
            reasons = (said_of(labels[rule.arrow], rule.why) for rule in key.needed if rule.why)
            return Mark(1, (verdict(1), *reasons))
        credit = (len(key.needed) - len(missing)) / (len(key.needed) + len(wrong))
        absent = [rule for rule in key.absent if not any(map(rule.fits, answer))]
        rules = [*absent, *(rule for _, rule in wrong)]
        return Mark(
            credit,
            (
                say("mark.partly" if credit else "mark.wrong"),
                *(rule.why for rule in absent if rule.why),
                *(said_of(labels[arrow], rule.why or say("mark.does-not-belong")) for arrow, rule in wrong),
                *(say("flows.missing", said=said_of(labels[rule.arrow], rule.why)) for rule in missing),
            ),
            next((rule.misconception for rule in rules if rule.misconception), None),
        )

    def tidied(self, answer: Collection[str]) -> tuple[str, ...]:
        """Return the arrows from giver to giver."""
        return tuple(key for key in self.labels() if key in answer)

    def right(self) -> list[str] | None:
        """Return the arrows that must be there."""
        return [rule.arrow for rule in self.drawn.needed] if self.drawn else None

    def labels(self) -> dict[str, str]:
        """Return every arrow there can be, in words."""
        return dict(self._arrows())

    def words(self) -> tuple[str, ...]:
        """Return prompt, actors and things."""
        return (self.prompt, *(f"{key}={label}" for key, label in (*self.actors, *self.things)))

    def form(self) -> Plain:
        """Return the actors and the things."""
        return {"actors": as_list(self.actors), "things": as_list(self.things)}

    def told(self) -> Plain:
        """Return what can be said of a drawing."""
        return self.key()

    def key(self) -> Plain:
        """Return what can be said of a drawing."""
        if self.drawn is None:
            return {}
        rules = {name: [asdict(rule) for rule in getattr(self.drawn, name)] for name in RULES}
        return {"drawn": {**rules, "otherwise": self.drawn.otherwise}}

    def with_key(self, held: Mapping[str, Any]) -> Self:
        """Return the question with what can be said of a drawing."""
        said = held["drawn"]
        rules = {name: tuple(Rule(**rule) for rule in said[name]) for name in RULES}
        return replace(self, drawn=FlowKey(**rules, otherwise=said["otherwise"]))

    @classmethod
    def from_asked(cls, held: Mapping[str, Any]) -> Self:
        """Return the question without a key."""
        return cls(
            held["id"], held["prompt"], as_pairs(held["actors"]), as_pairs(held["things"]), kind=held["kind"]
        )

    def _faults(self, arrow: str) -> Iterator[Rule]:
        """Return what is said of an arrow that is wrong; nothing if it is not."""
        assert self.drawn is not None
        if not any(rule.fits(arrow) for rule in (*self.drawn.needed, *self.drawn.possible)):
            other = Rule("", "", "", self.drawn.otherwise)
            yield next(rule for rule in (*self.drawn.wrong, other) if rule.fits(arrow))

    def _arrows(self) -> Iterator[tuple[str, str]]:
        for (giver, from_), (receiver, to) in permutations(self.actors, 2):
            for thing, label in self.things:
                said = say("flows.arrow", thing=label, giver=from_, receiver=to)
                yield ARROW.join((giver, thing, receiver)), said
