"""Drafts: questions that an assignment could ask, each with what its key holds.

They are about encounters, of the bank or of a lecturer's sheet; the bank has questions of other kinds, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Final

from cocreation_teach.content.questions import questions, topics
from cocreation_teach.content.sortings import sorting
from cocreation_teach.theory import (
    MISCONCEPTIONS,
    Choice,
    Encounter,
    Question,
    Several,
    Text,
    ValueKind,
    card_question,
    continuum_question,
    quadrant_question,
)
from cocreation_teach.theory.kinds import has_own_order, kinds

BANK: Final = "bank"
"""The source of what comes with the course, and is public."""

TEXT_POINTS: Final = 2
CONFUSED_KINDS: Final = "M13"
"""What a kind of value that does not belong points to, as everywhere in the course."""

_ASKED: Final = {
    "quadrant": "In which quadrant does this encounter belong?",
    "continuum": "How much do user and service interact here? Place the encounter on the continuum, from "
    "passive contact through an interface to iterative contact between persons.",
    "values": "Which kinds of value for the user are created or at stake here? Choose all that are.",
    "text": "In which quadrant does this encounter belong? Argue in three to five sentences, first the "
    "nature of the user’s part, then its locus; name for each the fact of the scene that decides it.",
}
INVENTED: Final = "The scene and the rules in it are invented. "
OF_ENCOUNTERS: Final = tuple(_ASKED)
"""The kinds of question that an encounter can be asked with, and so a lecturer's own sheet."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A question before an assignment gives it an id.

    Attributes
    ----------
    question
        What students read, without a key; its id is the encounter's, or the question's in the bank.
    title, source
        For the lecturer alone: a title, and `BANK` or a sheet's name.
    group
        Of what each is as likely to be asked: the quadrant, the place, the right answer, the topic.
    held
        What the key holds of it: credit, misconception, correct, feedback, rubric, contested.
    """

    question: Question
    title: str
    source: str
    group: str
    points: int = 1
    held: Mapping[str, Any] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """What the course calls this kind of question."""
        return self.question.kind

    @property
    def origin(self) -> str:
        """The id of the encounter or of the bank's question."""
        return self.question.id

    @property
    def asks(self) -> tuple[str, ...]:
        """All that students read: what two questions of one assignment may not have in common."""
        return self.question.words()


def kinds_asked() -> tuple[str, ...]:
    """Return the kinds of question that an assignment can ask.

    Examples
    --------
    >>> kinds_asked()
    ('quadrant', 'continuum', 'perspective', 'choice', 'values', 'match', 'text')
    """
    in_bank = {question.kind for question in _singles()}
    return tuple(kind for kind in kinds() if kind in OF_ENCOUNTERS or kind in in_bank)


def of_encounter(kind: str, encounter: Encounter, source: str) -> Draft:
    """Return the question of a kind about an encounter.

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> draft = of_encounter("quadrant", encounters("return-at-midnight")[0], "bank")
    >>> draft.held["credit"], draft.group
    ({'I': 1, 'II': 0, 'III': 0, 'IV': 0}, 'I')
    """
    question, group, held = _PARTS[kind](encounter)
    prompt = f"{encounter.description}\n\n{INVENTED if encounter.invented else ''}{_ASKED[kind]}"
    return Draft(
        question=replace(question.blind(), id=encounter.id, prompt=prompt),
        title=encounter.title,
        source=source,
        group=group,
        points=TEXT_POINTS if kind == "text" else 1,
        held=held | ({"contested": True} if encounter.contested else {}),
    )


def of_bank(kind: str) -> list[Draft]:
    """Return the questions of a kind that the bank can ask away from their page.

    They are balanced over right answers where the options stand as in the chapter, and else over topics.
    """
    found = [_of(question, question.id) for question in _singles() if question.kind == kind]
    if kind == "perspective":
        views = sorting("views")
        found += [_of(card_question(views, card), card.title) for card in views.cards]
    return found


def _of(question: Question, title: str) -> Draft:
    group = str(question.right()) if has_own_order(question.kind) else question.id.partition(".")[0]
    return Draft(question.blind(), title, BANK, group, held=question.key())


def _singles() -> list[Question]:
    return [one for topic in topics() for one in questions(topic) if one.has_key and one.alone]


_Parts = tuple[Question, str, dict[str, Any]]


def _quadrant(encounter: Encounter) -> _Parts:
    question = quadrant_question(encounter)
    return question, encounter.quadrant.value, question.key()


def _continuum(encounter: Encounter) -> _Parts:
    question = continuum_question(encounter)
    options = tuple((key, f"{key} {label}") for key, label in question.options)
    return replace(question, options=options), str(encounter.intensity), question.key()


def _values(encounter: Encounter) -> _Parts:
    wrong = [kind.value for kind in ValueKind if kind not in encounter.values]
    held = {
        "correct": [kind.value for kind in ValueKind if kind in encounter.values],
        "misconception": dict.fromkeys(wrong, CONFUSED_KINDS),
        "feedback": {
            kind.value: [encounter.values_why]
            + ([MISCONCEPTIONS[CONFUSED_KINDS].text] if kind.value in wrong else [])
            for kind in ValueKind
        },
    }
    options = tuple((kind.value, kind.label) for kind in ValueKind)
    question = Several(encounter.id, "", options, concepts=("H1", "H2", "H3"), ordered=True)
    return question, " ".join(held["correct"]), held


def _text(encounter: Encounter) -> _Parts:
    nature, locus, quadrant = encounter.nature, encounter.locus, encounter.quadrant
    model = (
        f"Nature: {nature.label.lower()}. {encounter.nature_why}\n\nLocus: {locus.label.lower()}. "
        f"{encounter.locus_why}\n\nThis is quadrant {quadrant.value}, {quadrant.label.lower()}."
    )
    criteria = [
        {"text": f"Nature: {nature.label.lower()}, with the fact that decides it", "points": 1},
        {"text": f"Locus: {locus.label.lower()}, with the fact that decides it", "points": 1},
    ]
    held = {"feedback": {}, "rubric": {"model": model, "criteria": criteria}}
    question = Text(encounter.id, "", concepts=quadrant_question(encounter).concepts)
    return question, quadrant.value, held


_PARTS: Final = {"quadrant": _quadrant, "continuum": _continuum, "values": _values, "text": _text}


def drawn(draft: Draft, random: Random) -> Draft:
    """Return a draft of the bank with its options in an order that tells nothing.

    Those of a choice are named by letters, too, as the bank's own ids say too much.
    """
    question = draft.question
    if has_own_order(question.kind):
        return draft
    if not isinstance(question, Choice):
        return replace(draft, question=question.shuffled(str(random.random())))
    order = question.options if question.ordered else random.sample(question.options, len(question.options))
    letter = {key: "abcdefghij"[at] for at, (key, _) in enumerate(order)}
    held = {
        name: {letter[key]: told[key] for key, _ in order if key in told} for name, told in draft.held.items()
    }
    options = tuple((letter[key], label) for key, label in order)
    return replace(draft, question=replace(question, options=options), held=held)
