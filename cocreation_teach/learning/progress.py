"""How far a learner has come: by page, and by concept."""

from collections.abc import Iterable
from dataclasses import dataclass

from cocreation_teach.content.course import CoursePage, find_question
from cocreation_teach.learning.entry import Entry
from cocreation_teach.learning.standing import Standing, standing
from cocreation_teach.theory import Mark

Standings = dict[tuple[str, str], Standing]


@dataclass(frozen=True, slots=True)
class Progress:
    """How many questions there are, how many of them are answered, and how many with full credit."""

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


def page_progress(page: CoursePage, known: Standings) -> Progress:
    """Return how far a learner has come on one page."""
    return sum((_of(key, occasion, known) for key, occasion in page.questions), Progress())


def concept_progress(pages: Iterable[CoursePage], known: Standings) -> dict[str, Progress]:
    """Return how far a learner has come with each concept, over all pages."""
    found: dict[str, Progress] = {}
    asked = {pair: None for page in pages for pair in page.questions if pair[1] != "prediction"}
    for key, occasion in asked:
        question = find_question(key, occasion)
        for concept in question.concepts if question else ():
            found[concept] = found.get(concept, Progress()) + _of(key, occasion, known)
    return found


def last_mark(key: str, occasion: str, known: Standings) -> Mark | None:
    """Return the mark of a learner's last answer; ``None`` where there is none, or none to give."""
    question = find_question(key, occasion)
    tries = known[key, occasion].tries if (key, occasion) in known else ()
    if question is None or not tries or question.refusal(tries[-1].answer) is not None:
        return None
    return question.mark(tries[-1].answer)


def _of(key: str, occasion: str, known: Standings) -> Progress:
    one = known.get((key, occasion), Standing())
    mark = last_mark(key, occasion, known)
    return Progress(1, bool(one.tries or one.shown), bool(mark and mark.credit == 1))
