"""Recall: the questions from earlier lessons with which a lesson opens, each on a card of its own."""

import ipywidgets

from cocreation_teach.learning.progress import RECALL
from cocreation_teach.learning.recall import Recalled, to_recall
from cocreation_teach.theory import Question
from cocreation_teach.widgets.keeping import open_journal, unread
from cocreation_teach.widgets.practice import cards_for, words
from cocreation_teach.words import say


class Recall(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets brings no types
    """What the student once got wrong, guessed or had shown in earlier lessons, or else the usual questions.

    Answers are kept apart from those on the questions' own pages, which stay as they are.

    Parameters
    ----------
    lesson
        The number of the lesson that opens with it.
    usual
        What is asked where the student's record asks for nothing.

    Attributes
    ----------
    lesson, usual
        As given.

    Examples
    --------
    >>> from cocreation_teach.content import question
    >>> len(Recall("02", question("word.by-spring"), question("word.two-studies")).children)
    3
    """

    def __init__(self, lesson: str, *usual: Question) -> None:
        self.lesson, self.usual = lesson, usual
        journal = open_journal()
        journal.refresh()
        recalled = to_recall(journal.all(), lesson, usual)
        asked = [(one.question, one.occasion) for one in recalled]
        super().__init__(
            [words([*unread(journal), sentence(recalled)]), *cards_for(asked, f"{RECALL} {lesson}")]
        )

    def __repr__(self) -> str:
        """Return what stands in the page where the widget itself cannot be drawn."""
        return say("run-this-cell", name="Recall", report=say("recall.report"))


def sentence(recalled: tuple[Recalled, ...]) -> str:
    """Return where the questions come from, in words."""
    own = sum(one.own for one in recalled)
    if not own:
        return say("recall.usual")
    return say("recall.all-own") if own == len(recalled) else say("recall.own", count=own)
