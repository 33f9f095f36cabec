"""What a class votes on: a question or an encounter, as it stands on the phones, without its key."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cocreation_teach.content import encounters, question, questions
from cocreation_teach.content.questions import topics
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.theory import Encounter, Question, quadrant_question
from cocreation_teach.theory.kinds.question import Pairs, Plain, as_list, as_pairs
from cocreation_teach.words import say

LONGEST: Final = 8_000
"""Characters of a prompt, or of all options together; the bank's longest have a fifth of it."""

MOST_OPTIONS: Final = 12


class VoteError(TeachingError):
    """Why something cannot be voted on, or a vote cannot be taken."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What is voted on, as everybody may see it: there is no key in it.

    Examples
    --------
    >>> Ballot("q", "A title", "Is it so?", (("y", "Yes"), ("n", "No"))).asks("y")
    True
    """

    id: str
    title: str
    prompt: str
    options: Pairs

    @property
    def digest(self) -> str:
        """What tells this ballot from every other, so that a vote from a stale page is known."""
        whole = json.dumps([self.id, self.prompt, self.options])
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def asks(self, answer: object) -> bool:
        """Whether an answer is one of the options."""
        return any(answer == key for key, _ in self.options)

    def plain(self) -> Plain:
        """Return it as a page gets it."""
        return {
            "id": self.id,
            "title": self.title,
            "prompt": self.prompt,
            "options": as_list(self.options),
            "digest": self.digest,
        }


@dataclass(frozen=True, slots=True)
class Asked:
    """A ballot, and beside it what is right; `None` where nothing is."""

    ballot: Ballot
    right: str | None = None

    def plain(self) -> Plain:
        """Return both as the lecturer's page gets them."""
        return {"ballot": self.ballot.plain(), "right": self.right}


def of_encounter(encounter: Encounter) -> Asked:
    """Return the vote on the quadrant of an encounter.

    Examples
    --------
    >>> asked = of_encounter(encounters("return-at-midnight")[0])
    >>> asked.right, "right" in str(asked.ballot.plain())
    ('I', False)
    """
    asked = quadrant_question(encounter)
    invented = say("vote.invented") if encounter.invented else ""
    words = f"{invented} {say('vote.which-quadrant')}".strip()
    prompt = f"{encounter.description}\n\n{words}"
    return Asked(Ballot(encounter.id, encounter.title, prompt, asked.options), asked.right())


def of_question(asked: Question) -> Asked:
    """Return the vote on a question that takes one of its options, in an order that tells nothing.

    Raises
    ------
    VoteError
        If it is answered in another way: with several ticks, pairs or a text.
    """
    if asked.shape != "one":
        raise VoteError(say("vote.other-way", id=asked.id))
    shown = asked.shuffled("vote")
    right = asked.right() if asked.has_key else None
    return Asked(Ballot(asked.id, "", asked.prompt, tuple(shown.labels().items())), right)


def find(name: str, own: Iterable[Encounter] = ()) -> Asked:
    """Return what a class can vote on by its id: of one's own cases, or of the bank.

    Raises
    ------
    VoteError
        If there is no such encounter or question, or it cannot be voted on.

    Examples
    --------
    >>> find("quadrants.night-call").ballot.id
    'quadrants.night-call'
    """
    if mine := next((one for one in own if one.id == name), None):
        return of_encounter(mine)
    is_question = "." in name
    try:
        return of_question(question(name)) if is_question else of_encounter(encounters(name)[0])
    except ValueError as missing:
        raise VoteError(str(missing)) from None


def listed(own: Iterable[Encounter] = ()) -> Iterator[tuple[str, str]]:
    """Yield id and title of all that can be voted on: own cases, the bank's, and its questions."""
    for one in (*own, *encounters()):
        yield one.id, one.title
    for topic in topics():
        for asked in questions(topic):
            if asked.shape == "one" and asked.alone:
                yield asked.id, asked.prompt.partition("\n")[0][:90]


def from_plain(held: object) -> Asked:
    """Return what a lecturer's page sends: a ballot, and what is right of it.

    Raises
    ------
    VoteError
        If it is none, or longer than any question is.
    """
    try:
        return _from(held)
    except (TypeError, KeyError, AttributeError, ValueError):
        raise VoteError(say("vote.nothing")) from None


def _from(held: Any) -> Asked:
    one: Mapping[str, Any] = held["ballot"]
    options, right = as_pairs(one["options"]), held.get("right")
    texts = [one["id"], one["title"], one["prompt"]]
    "".join([*texts, *dict(options), *dict(options).values()]).encode()  # a lone surrogate is no text
    if not all(isinstance(text, str) and len(text) <= LONGEST for text in texts) or not one["prompt"].strip():
        raise ValueError(texts)
    if not 2 <= len(options) <= MOST_OPTIONS or sum(len(label) for _, label in options) > LONGEST:
        raise ValueError(options)
    ballot = Ballot(one["id"], one["title"], one["prompt"], options)
    if right is not None and not ballot.asks(right):
        raise ValueError(right)
    return Asked(ballot, right)
