"""Practice: the questions that are due today, each on a card of its own."""

from datetime import date, timedelta

import ipywidgets

from cocreation_teach.content.course import course_pages
from cocreation_teach.learning.practice import OCCASION, Card, due, schedule, unseen
from cocreation_teach.widgets.keeping import open_journal
from cocreation_teach.widgets.question_card import QuestionCard

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
        words = ipywidgets.HTML(value=f"<p>{sentence(cards, len(again), len(new), today)}</p>")
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
        return f"There is nothing to practise yet. Work through a lesson, such as “{first}”, and come back."
    if again:
        left = len(due(cards, len(cards))) - again
        said = f"{_questions(again)} that you once got wrong {'is' if again == 1 else 'are'} due today."
        said += f" {left} more wait for next time." if left else ""
        return f"{said} Then come {new} that you have not seen." if new else said
    said = "No question that you got wrong is due."
    if cards:
        day = today + timedelta(days=min(-card.waited for card in cards))
        said = f"{_questions(len(cards))} that you got wrong will come again; the next on {day:%A, %d %B}."
    return f"{said} Here {'is one' if new == 1 else f'are {new}'} that you have not seen." if new else said


def _questions(number: int) -> str:
    return "One question" if number == 1 else f"{number} questions"
