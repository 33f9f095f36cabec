"""With which questions from earlier lessons a lesson opens: first what its reader got wrong or guessed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from cocreation_teach.content.course import course_pages, find_question
from cocreation_teach.content.nouns import CONTINUUM, is_on_rail
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.practice import schedule
from cocreation_teach.learning.progress import RECALLED, recalled_in
from cocreation_teach.theory import Question


@dataclass(frozen=True, slots=True)
class Recalled:
    """A question with which a lesson opens.

    Attributes
    ----------
    question
        The question.
    occasion
        ``continuum`` for an encounter that is placed on the continuum, else empty.
    own
        Whether the learner's own record asks for it; the others are asked of everybody.
    """

    question: Question
    occasion: str = ""
    own: bool = False


def to_recall(entries: Iterable[Entry], lesson: str, usual: Sequence[Question]) -> tuple[Recalled, ...]:
    """Return the questions with which a lesson opens.

    What comes again of earlier lessons is asked first, longest unanswered before the others; the usual ones
    fill up.  From the first answer on they stay the same, whatever is answered elsewhere: a lesson that is
    opened again is as it was left.

    Parameters
    ----------
    entries
        A learner's acts in order.
    lesson
        The lesson's number.
    usual
        What is asked where the record asks for nothing.

    Examples
    --------
    >>> guessed = Entry("views.wedding-vows", "shown", at="2026-11-20T10:00:00Z")
    >>> [(one.question.id, one.own) for one in to_recall([guessed], "05", ())]
    [('views.wedding-vows', True)]
    """
    acts = tuple(entries)
    chosen = _chosen(takewhile(lambda one: recalled_in(one.occasion) != lesson, acts), lesson, usual)
    begun = dict.fromkeys(_key(one) for one in acts if recalled_in(one.occasion) == lesson)
    unbegun = [key for key in chosen if key not in begun][: max(0, RECALLED - len(begun))]
    # Another window may have answered something that is no longer chosen here.
    strays = [key for key in begun if key not in chosen]
    shown = [*(key for key in chosen if key in begun or key in unbegun), *strays]
    found = ((find_question(*key), key) for key in shown)
    return tuple(Recalled(one, key[1], chosen.get(key, True)) for one, key in found if one)


def _chosen(entries: Iterable[Entry], lesson: str, usual: Sequence[Question]) -> dict[tuple[str, str], bool]:
    """Return which questions to ask, in order, each with whether the learner's own record asks for it."""
    again = [card for card in schedule(entries) if card.question.id in _earlier(lesson)]
    again.sort(key=lambda card: card.answered)
    own = {(card.question.id, card.occasion): True for card in again[:RECALLED]}
    others = [(one.id, "") for one in usual if (one.id, "") not in own]
    return own | dict.fromkeys(others[: RECALLED - len(own)], False)


@cache
def _earlier(lesson: str) -> frozenset[str]:
    """Return the ids of what lessons and exercises before a lesson ask, and it does not."""
    pages = [page for page in course_pages() if page.number]
    before = {key for page in pages if page.number < lesson for key, _ in page.questions}
    return frozenset(before - {key for page in pages if page.number == lesson for key, _ in page.questions})


def _key(entry: Entry) -> tuple[str, str]:
    return entry.question, CONTINUUM if is_on_rail(entry.occasion) else ""
