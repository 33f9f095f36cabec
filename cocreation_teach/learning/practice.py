"""What to practise, and when: what a learner got wrong, guessed or had shown comes again after growing waits.

The waits are those of FSRS (Ye, Su & Cao 2022): after each answer it estimates for how long a memory lasts,
from how well the question was answered each time before, and asks again when one in ten would have forgotten.
Its numbers come from reviews of flashcards.  For questions like ours they are a convention; but spaced
retrieval beats massed study whatever the exact gaps (Latimier, Peyre & Ramus 2021).
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Final

import fsrs
from fsrs import Rating

from cocreation_teach.content.course import (
    course_pages,
    find_question,
    spare_questions,
)
from cocreation_teach.content.nouns import CONTINUUM, is_on_rail
from cocreation_teach.learning.entry import Entry
from cocreation_teach.theory import Question

LONGEST: Final = 30
"""Days; a question that would wait longer is done with."""

NOT_COUNTED: Final = "prediction"
OCCASION: Final = "practice"
"""What the occasions of practice begin with; the day follows."""

_SCHEDULER: Final = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_RIGHT: Final = {"guess": Rating.Hard, "fair": Rating.Good, None: Rating.Good, "certain": Rating.Easy}
_UNKNOWN: Final = (Rating.Again, Rating.Hard)
"""What brings a question in: wrong, shown, or no more than a guess."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question that comes again.

    Attributes
    ----------
    question
        The question.
    occasion
        ``continuum`` for an encounter that is placed on the continuum, else empty.
    answered, due
        The day on which it was answered last, and that from which it is to be asked again.
    """

    question: Question
    occasion: str
    answered: date
    due: date


def schedule(entries: Iterable[Entry]) -> tuple[Card, ...]:
    """Return the questions that come again, the first due first.

    Parameters
    ----------
    entries
        A learner's acts in order.  The first of a day counts: what follows it has seen the feedback.

    Examples
    --------
    >>> wrong = Entry("rias-flats", "try", "I", at="2026-11-20T10:00:00Z")
    >>> [str(card.due) for card in schedule([wrong])]
    ['2026-11-21']
    """
    acts = [one for one in entries if one.act in ("try", "shown") and one.occasion != NOT_COUNTED]
    acts.sort(key=_asked)
    cards = (_card(*asked, list(group)) for asked, group in groupby(acts, key=_asked))
    return tuple(sorted((card for card in cards if card), key=lambda card: card.due))


def due(cards: Iterable[Card], today: date, most: int = 10) -> tuple[Card, ...]:
    """Return what to ask today: what is due, so mixed that no two in a row have the same answer if it can be.

    Mixing categories that are easily confused helps to tell them apart (Brunmair & Richter 2019).
    """
    waiting = [card for card in cards if card.due <= today][:most]
    mixed: list[Card] = []
    while waiting:
        last = mixed[-1].question.right() if mixed else None
        following = next((card for card in waiting if card.question.right() != last), waiting[0])
        waiting.remove(following)
        mixed.append(following)
    return tuple(mixed)


def next_day(cards: Iterable[Card], today: date) -> date | None:
    """Return the next day after today on which something is due; ``None`` if nothing is."""
    return min((card.due for card in cards if card.due > today), default=None)


def unseen(entries: Iterable[Entry], today: date, most: int) -> tuple[Question, ...]:
    """Return questions that no page asks, about concepts of pages a learner has worked on.

    Others come on another day.

    Parameters
    ----------
    entries
        A learner's acts.
    today
        Decides which ones, so that the same day asks the same.
    most
        How many at the most.
    """
    tries = [one for one in entries if one.act == "try" and one.occasion != NOT_COUNTED]
    answered = {one.question for one in tries}
    met = {
        concept
        for page in course_pages()
        if answered.intersection(key for key, _ in page.questions)
        for concept in page.concepts
    }
    left = [one for one in spare_questions() if met.intersection(one.concepts) and one.id not in answered]
    left.sort(key=lambda one: hashlib.sha256(f"{today}{one.id}".encode()).digest())
    return tuple(left[:most])


def _asked(entry: Entry) -> tuple[str, str]:
    return entry.question, CONTINUUM if is_on_rail(entry.occasion) else ""


def _card(key: str, occasion: str, acts: Sequence[Entry]) -> Card | None:
    question = find_question(key, occasion)
    if question is None or not question.alone:
        return None
    days = groupby(sorted(acts, key=_day), key=_day)
    rated = [(day, rating) for day, of_day in days if (rating := _rating(question, next(of_day)))]
    if not any(rating in _UNKNOWN for _, rating in rated):
        return None
    memory = fsrs.Card(card_id=0)
    for day, rating in rated:
        memory, _ = _SCHEDULER.review_card(memory, rating, datetime.combine(day, time(12), UTC))
    last = rated[-1][0]
    if (memory.due.date() - last).days > LONGEST:
        return None
    return Card(question, occasion, last, memory.due.date())


def _rating(question: Question, entry: Entry) -> Rating | None:
    """Return how well a question was known; ``None`` if this cannot tell, as an answer to older words."""
    if entry.act == "shown":
        return Rating.Again if question.has_key else None
    if question.refusal(entry.answer) is not None:
        return None
    mark = question.mark(entry.answer)
    if mark is None:
        return None
    return _RIGHT[entry.confidence] if mark.credit == 1 else Rating.Again


def _day(entry: Entry) -> date:
    try:
        return date.fromisoformat(entry.at[:10])
    except ValueError:
        return date.min
