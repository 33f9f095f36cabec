"""How far a learner has come: by page, and by concept."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cocreation_teach.content.course import CoursePage, find_question
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.standing import Standing, standing
from cocreation_teach.theory import Mark

Standings = dict[tuple[str, str], Standing]

RECALL: Final = "recall"
"""What the occasions begin with on which lessons open with earlier questions; the lesson's number follows."""

RECALLED: Final = 4
"""Questions with which a lesson opens: about five minutes."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How many questions there are, how many are answered, and how many were right at the first try.

    What was only shown is not answered, and what was tried until it was right is not known.
    """

    questions: int = 0
    answered: int = 0
    right: int = 0

    def __add__(self, other: "Progress") -> "Progress":
        """Add two counts."""
        return Progress(
            self.questions + other.questions, self.answered + other.answered, self.right + other.right
        )


def standings(entries: Iterable[Entry]) -> Standings:
    """Return where a learner stands with every question, by its id and occasion.

    Examples
    --------
    >>> standings([Entry("rias-flats", "try", "I")])["rias-flats", ""].tries[0].answer
    'I'
    """
    by_question: dict[tuple[str, str], list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.order):
        by_question.setdefault((entry.question, entry.occasion), []).append(entry)
    return {key: standing(found) for key, found in by_question.items()}


def recalled_in(occasion: str) -> str:
    """Return the number of the lesson that opens on an occasion; empty if none does.

    Examples
    --------
    >>> recalled_in("recall 05"), recalled_in("recall 07 continuum"), recalled_in("continuum")
    ('05', '07', '')
    """
    name, _, rest = occasion.partition(" ")
    return rest.partition(" ")[0] if name == RECALL else ""


def asked_on(page: CoursePage, known: Standings) -> tuple[tuple[str, str], ...]:
    """Return what a page asks of a learner, each as question id and occasion.

    Of the questions from earlier lessons with which it opens, those that were begun.
    """
    begun = (key for key in known if page.recalls and recalled_in(key[1]) == page.number)
    return (*begun, *page.questions)


def page_progress(page: CoursePage, known: Standings) -> Progress:
    """Return how far a learner has come on one page."""
    asked = asked_on(page, known)
    questions = len(page.questions) + (RECALLED if page.recalls else 0)
    unbegun = Progress(max(0, questions - len(asked)))
    return sum((_of(key, occasion, known) for key, occasion in asked), unbegun)


def concept_progress(pages: Iterable[CoursePage], known: Standings) -> dict[str, Progress]:
    """Return how far a learner has come with each concept, over all pages."""
    found: dict[str, Progress] = {}
    asked = {pair: None for page in pages for pair in page.questions if pair[1] != "prediction"}
    for key, occasion in asked:
        question = find_question(key, occasion)
        for concept in question.concepts if question else ():
            found[concept] = found.get(concept, Progress()) + _of(key, occasion, known)
    return found


def first_mark(key: str, occasion: str, known: Standings) -> Mark | None:
    """Return the mark of a learner's very first answer; ``None`` where there is none, or none to give."""
    one = known.get((key, occasion), Standing())
    return _mark(key, occasion, one.first)


def last_mark(key: str, occasion: str, known: Standings) -> Mark | None:
    """Return the mark of a learner's last answer; ``None`` where there is none, or none to give."""
    tries = known.get((key, occasion), Standing()).tries
    return _mark(key, occasion, tries[-1] if tries else None)


def _mark(key: str, occasion: str, tried: Entry | None) -> Mark | None:
    if tried is None:  # so that what nobody has answered need not be read
        return None
    question = find_question(key, occasion)
    if question is None or question.refusal(tried.answer) is not None:
        return None
    return question.mark(tried.answer)


def _of(key: str, occasion: str, known: Standings) -> Progress:
    answered = bool(known.get((key, occasion), Standing()).tries)
    mark = first_mark(key, occasion, known)
    return Progress(1, answered, answered and mark is not None and mark.right)
