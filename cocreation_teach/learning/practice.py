"""What to practise today: a fixed Leitner schedule over the questions that a learner once got wrong.

Leitner (1972) sorts cards into boxes: right moves a card one box on, wrong back to the first, and each box
waits longer than the one before.  Spaced retrieval beats massed study; whether the gaps grow or stay the
same matters little (Latimier, Peyre & Ramus 2021), so a fixed ladder is enough.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from cocreation_teach.content.course import (
    course_pages,
    find_question,
    spare_questions,
)
from cocreation_teach.content.nouns import CONTINUUM
from cocreation_teach.learning.entry import Entry
from cocreation_teach.theory import Question

WAITS: Final = (1, 3, 7, 14)
"""Days that a question waits in each box; from the last box it is done with."""

NOT_COUNTED: Final = "prediction"
OCCASION: Final = "practice "
"""What the occasions of practice begin with; the day follows."""


@dataclass(frozen=True, slots=True)
class Card:
    """A question in the schedule.

    Attributes
    ----------
    question
        The question.
    box
        From 1 (just got wrong) to the number of waits.
    waited
        Days since it was last answered, less the days that it should wait: due from 0 on.
    """

    question: Question
    box: int
    waited: int


def schedule(entries: Iterable[Entry], today: date) -> tuple[Card, ...]:
    """Return the questions in the boxes, the longest overdue first.

    Parameters
    ----------
    entries
        A learner's acts in order.  The first try of a day counts: what follows it has seen the feedback.
    today
        The day from which to count.

    Examples
    --------
    >>> wrong = Entry("rias-flats", "try", "I", at="2026-11-20T10:00:00Z")
    >>> [(card.box, card.waited) for card in schedule([wrong], date(2026, 11, 23))]
    [(1, 2)]
    """
    tries = [one for one in entries if one.act == "try" and one.occasion != NOT_COUNTED]
    tries.sort(key=lambda one: (one.question, one.occasion == CONTINUUM))
    cards = (
        card
        for (key, on_rail), group in groupby(tries, key=lambda one: (one.question, one.occasion == CONTINUUM))
        if (card := _card(key, CONTINUUM if on_rail else "", list(group), today))
    )
    return tuple(sorted(cards, key=lambda card: -card.waited))


def due(cards: Iterable[Card], most: int = 10) -> tuple[Card, ...]:
    """Return what to ask today: what is due, so mixed that no two in a row have the same answer if it can be.

    Mixing categories that are easily confused helps to tell them apart (Brunmair & Richter 2019).
    """
    waiting = [card for card in cards if card.waited >= 0][:most]
    mixed: list[Card] = []
    while waiting:
        last = mixed[-1].question.right() if mixed else None
        following = next((card for card in waiting if card.question.right() != last), waiting[0])
        waiting.remove(following)
        mixed.append(following)
    return tuple(mixed)


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


def _card(key: str, occasion: str, tries: Sequence[Entry], today: date) -> Card | None:
    question = find_question(key, occasion)
    if question is None or not question.alone:
        return None
    box = 0
    last = today
    for day, of_day in groupby(sorted(tries, key=_day), key=_day):
        right = _is_right(question, next(of_day))
        if right is None:
            continue
        last = day
        if not right:
            box = 1
        elif box:
            box += 1
    if not 1 <= box <= len(WAITS):
        return None
    return Card(question, box, (today - last).days - WAITS[box - 1])


def _is_right(question: Question, entry: Entry) -> bool | None:
    if question.refusal(entry.answer) is not None:
        return None  # an answer to an earlier wording
    mark = question.mark(entry.answer)
    return None if mark is None else mark.credit == 1


def _day(entry: Entry) -> date:
    try:
        return date.fromisoformat(entry.at[:10])
    except ValueError:
        return date.min
