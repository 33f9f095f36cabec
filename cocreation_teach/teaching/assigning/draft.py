"""Drafts: questions that an assignment could ask, each with what its key holds.

They are about encounters, of the bank or of a lecturer's sheet; the bank has statements and choices, too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, Final

from cocreation_teach.content.questions import questions, topics
from cocreation_teach.content.sortings import sorting
from cocreation_teach.exchange.assignment import SHUFFLED
from cocreation_teach.theory import (
    MISCONCEPTIONS,
    Choice,
    Encounter,
    ValueKind,
    card_question,
    continuum_question,
    quadrant_question,
)

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
    """A question before it has an id.

    Attributes
    ----------
    kind, prompt, options, ordered
        What students read; ``options`` are pairs of id and label, which may have an order of their own.
    origin, title, source
        For the lecturer alone: the id and title of the encounter or question, and `BANK` or a sheet's name.
    group
        Of what each is as likely to be asked: the quadrant, the place, the right answer, the topic.
    held
        What the key holds of it: credit, misconception, correct, feedback, rubric, contested.
    """

    kind: str
    prompt: str
    options: tuple[tuple[str, str], ...]
    origin: str
    title: str
    source: str
    concepts: tuple[str, ...]
    group: str
    points: int = 1
    ordered: bool = False
    held: Mapping[str, Any] = field(default_factory=dict)


def of_encounter(kind: str, encounter: Encounter, source: str) -> Draft:
    """Return the question of a kind about an encounter.

    Examples
    --------
    >>> from cocreation_teach.content import encounters
    >>> draft = of_encounter("quadrant", encounters("return-at-midnight")[0], "bank")
    >>> draft.held["credit"], draft.group
    ({'I': 1, 'II': 0, 'III': 0, 'IV': 0}, 'I')
    """
    options, concepts, group, held = _PARTS[kind](encounter)
    return Draft(
        kind=kind,
        prompt=f"{encounter.description}\n\n{INVENTED if encounter.invented else ''}{_ASKED[kind]}",
        options=options,
        origin=encounter.id,
        title=encounter.title,
        source=source,
        concepts=concepts,
        group=group,
        points=TEXT_POINTS if kind == "text" else 1,
        held=held | ({"contested": True} if encounter.contested else {}),
    )


def of_choice(question: Choice, title: str) -> Draft:
    """Return the draft of a choice or a statement of the bank, balanced over topics or right answers."""
    return Draft(
        kind=question.kind,
        prompt=question.prompt,
        options=question.options,
        origin=question.id,
        title=title,
        source=BANK,
        concepts=question.concepts,
        group=str(question.right()) if question.kind == "perspective" else question.id.partition(".")[0],
        ordered=question.ordered and question.kind == SHUFFLED,
        held=question.key(),
    )


_Parts = tuple[tuple[tuple[str, str], ...], tuple[str, ...], str, dict[str, Any]]


def _quadrant(encounter: Encounter) -> _Parts:
    question = quadrant_question(encounter)
    return question.options, question.concepts, encounter.quadrant.value, question.key()


def _continuum(encounter: Encounter) -> _Parts:
    question = continuum_question(encounter)
    options = tuple((key, f"{key} {label}") for key, label in question.options)
    return options, question.concepts, str(encounter.intensity), question.key()


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
    return options, ("H1", "H2", "H3"), " ".join(held["correct"]), held


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
    return (), quadrant_question(encounter).concepts, quadrant.value, held


_PARTS: Final = {"quadrant": _quadrant, "continuum": _continuum, "values": _values, "text": _text}


def statements() -> list[Draft]:
    """Return the statements that are said from a view."""
    views = sorting("views")
    cards = [of_choice(card_question(views, card), card.title) for card in views.cards]
    return cards + [draft for draft in _singles() if draft.kind == "perspective"]


def choices() -> list[Draft]:
    """Return the choices that can be asked away from their page."""
    return [draft for draft in _singles() if draft.kind == "choice"]


def _singles() -> list[Draft]:
    return [
        of_choice(one, one.id)
        for topic in topics()
        for one in questions(topic)
        if isinstance(one, Choice) and one.has_key and one.alone
    ]


def lettered(draft: Draft, random: Random) -> Draft:
    """Return a choice with its options named by letters, as the bank's own ids say too much.

    They are shuffled first, unless they have an order of their own.
    """
    order = draft.options if draft.ordered else random.sample(draft.options, len(draft.options))
    letter = {key: "abcdefghij"[at] for at, (key, _) in enumerate(order)}
    held = {
        name: {letter[key]: told[key] for key, _ in order if key in told} for name, told in draft.held.items()
    }
    return replace(draft, options=tuple((letter[key], label) for key, label in order), held=held)
