"""What the course's own bank has to ask besides its encounters: statements of a view, and choices."""

from dataclasses import replace
from random import Random
from typing import Final

from cocreation_teach.content.questions import questions, topics
from cocreation_teach.content.sortings import sorting
from cocreation_teach.teaching.assigning.draft import Draft, of_choice
from cocreation_teach.theory import Choice, card_question

_VIEWS: Final = "views"


def statements() -> list[Draft]:
    """Return the statements that are said from a view."""
    views = sorting(_VIEWS)
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
    """Return a choice with its options shuffled and named by letters: the bank's own ids say too much."""
    order = random.sample(draft.options, len(draft.options))
    letter = {key: "abcdefghij"[at] for at, (key, _) in enumerate(order)}
    held = {
        name: {letter[key]: told[key] for key, _ in order if key in told} for name, told in draft.held.items()
    }
    return replace(draft, options=tuple((letter[key], label) for key, label in order), held=held)
