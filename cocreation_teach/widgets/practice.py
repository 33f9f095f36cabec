"""Practice: the questions that are due today, each on a card of its own."""

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import Final

import ipywidgets

from cocreation_teach.content.course import course_pages
from cocreation_teach.learning.practice import OCCASION, Card, due, next_day, schedule, unseen
from cocreation_teach.theory import Question
from cocreation_teach.widgets.keeping import open_journal, unread
from cocreation_teach.widgets.question_card import QuestionCard
from cocreation_teach.words import say, weekday_and_day

MOST = 10
"""Questions in one sitting; what is left comes next time."""

NEW = 4
"""Of these, at the most so many that the student has not seen."""


_LOOK: Final = "max-width: 31rem; font-size: var(--jp-content-font-size1); line-height: 1.55"


class Practice(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets brings no types
    """What the student once got wrong, guessed or had shown, and is due today; look-alikes come mixed.

    Parameters
    ----------
    today
        The day to practise for; today unless said.
    """

    def __init__(self, today: date | None = None) -> None:
        today = today or date.today()
        journal = open_journal()
        journal.refresh()
        occasion = f"{OCCASION} {today.isoformat()}"
        # What was answered earlier today stays on the page, with its feedback.
        before = [act for act in journal.all() if not act.occasion.startswith(occasion)]
        cards = schedule(before)
        again = due(cards, today, MOST)
        new = unseen(before, today, min(NEW, MOST - len(again)))
        said = [*unread(journal), sentence(cards, len(again), len(new), today)]
        asked = [*((card.question, card.occasion) for card in again), *((one, "") for one in new)]
        super().__init__([words(said), *cards_for(asked, occasion)])


def words(said: Sequence[str]) -> ipywidgets.HTML:
    """Return sentences as paragraphs, set as the cards below them."""
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in said)
    return ipywidgets.HTML(f'<div style="{_LOOK}">{paragraphs}</div>')


def cards_for(asked: Iterable[tuple[Question, str]], occasion: str) -> list[QuestionCard]:
    """Return a card for each question, of which a later occasion says on which it is asked usually."""
    return [
        QuestionCard(one, confidence=True, occasion=f"{occasion} {usual}".rstrip()) for one, usual in asked
    ]


def sentence(cards: tuple[Card, ...], again: int, new: int, today: date) -> str:
    """Return what there is to practise, and when there is more, in words.

    Examples
    --------
    >>> sentence((), 0, 3, date(2026, 11, 23))
    'Nothing that you got wrong or guessed is due. Here are 3 that you have not seen.'
    """
    if not again and not new and not cards:
        first = next(page.title for page in course_pages() if page.concepts)
        return say("practice.nothing", lesson=first)
    left = len(due(cards, today, len(cards))) - again
    said = [say("practice.due", count=again) if again else say("practice.none-due")]
    said += [say("practice.more", count=left)] if left else []
    said += [say("practice.then" if again else "practice.new", count=new)] if new else []
    day = next_day(cards, today)
    return " ".join([*said, say("practice.next", day=weekday_and_day(day))] if day else said)
