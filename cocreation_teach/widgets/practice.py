"""Practice: the questions that are due today, each on a card of its own."""

from datetime import date, timedelta
from html import escape

import ipywidgets

from cocreation_teach.content.course import course_pages
from cocreation_teach.learning.practice import OCCASION, Card, due, schedule, unseen
from cocreation_teach.widgets.keeping import open_journal, unread
from cocreation_teach.widgets.question_card import QuestionCard
from cocreation_teach.widgets.words import say, weekday_and_day

MOST = 10
"""Questions in one sitting; what is left comes next time."""

NEW = 4
"""Of these, at the most so many that the student has not seen."""


class Practice(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets brings no types
    """What the student once got wrong and is due today, so mixed that no two in a row are alike.

    Parameters
    ----------
    today
        The day to practise for; today unless said.
    """

    def __init__(self, today: date | None = None) -> None:
        today = today or date.today()
        journal = open_journal()
        journal.refresh()
        occasion = f"{OCCASION}{today.isoformat()}"
        # What was answered earlier today stays on the page, with its feedback.
        before = [act for act in journal.all() if act.occasion != occasion]
        cards = schedule(before, today)
        again = tuple(card.question for card in due(cards, MOST))
        new = unseen(before, today, min(NEW, MOST - len(again)))
        said = [*unread(journal), sentence(cards, len(again), len(new), today)]
        words = ipywidgets.HTML(value="".join(f"<p>{escape(one)}</p>" for one in said))
        asked = [QuestionCard(one, confidence=True, occasion=occasion) for one in (*again, *new)]
        super().__init__([words, *asked])


def sentence(cards: tuple[Card, ...], again: int, new: int, today: date) -> str:
    """Return what there is to practise, in words.

    Examples
    --------
    >>> sentence((), 0, 3, date(2026, 11, 23))
    'No question that you got wrong is due. Here are 3 that you have not seen.'
    """
    if not again and not new:
        first = next(page.title for page in course_pages() if page.concepts)
        return say("practice.nothing", lesson=first)
    if again:
        left = len(due(cards, len(cards))) - again
        said = [say("practice.due", count=again)]
        said += [say("practice.more", count=left)] if left else []
        return " ".join([*said, say("practice.then", count=new)] if new else said)
    said = [say("practice.none-due")]
    if cards:
        day = today + timedelta(days=min(-card.waited for card in cards))
        said = [say("practice.again", count=len(cards), day=weekday_and_day(day))]
    return " ".join([*said, say("practice.new", count=new)] if new else said)
