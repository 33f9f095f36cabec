"""What there is to read varies: at least a third of the tasks show a document, such as a letter or a rota.

Run it as a script for the figures: ``python tests/content/test_material.py``.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from cocreation_teach.content import encounters, questions, sorting
from cocreation_teach.content.questions import topics
from cocreation_teach.content.sortings import FOLDER as SORTINGS
from cocreation_teach.theory import Quadrant, Text

LINES: Final = 3
"""A document has so many lines at least, with no empty one between them."""
CARD, QUESTION = 25, 40
"""Words of a card or a question with something to read; shorter ones, and essays, are not counted."""
KINDS: Final = {
    "complaint and answer": r"complain\w*\b(.|\n)*\n(dear|answer|reply)",
    "letter": r"^(dear|sir or madam)\b",
    "minutes": r"\A.*\bminutes of\b|\A.*: minutes\b|\Aminutes\b",
    "rota": r"\A.*\b(rota|timetable)\b",
    "transcript": r"^([\w’' ]{2,20})(, [^:\n]+)?: (.|\n)*^\1: ",
    "form or sheet": r"\A.*\b(form|sheet|slip|claim|rules|terms|notice|test)\b",
    "log, diary or note": r"\A.*\b(log|diary|notebook|notes?|file|report|list|statement|record|memo)\b",
}
"""How each kind is known; the first that fits counts. Some documents are of none."""


class Task(NamedTuple):
    """What a student reads before answering; an encounter has its quadrant."""

    where: str
    id: str
    text: str
    quadrant: Quadrant | None = None

    def document(self) -> str:
        """The longest document in the text, or nothing."""
        blocks = (block for block in re.split(r"\n\s*\n", self.text) if block.count("\n") >= LINES - 1)
        return max(blocks, key=len, default="")

    def kind(self) -> str:
        """What kind of document it is."""
        found = (kind for kind, sign in KINDS.items() if re.search(sign, self.document(), re.I | re.M))
        return next(found, "other")


def tasks() -> Iterator[Task]:
    """Every task with something to read: encounters, cards to sort, questions with a text of their own."""
    yield from (Task("encounters", one.id, one.description, one.quadrant) for one in encounters())
    for path in sorted(SORTINGS.glob("*.toml")):
        cards = (card for card in sorting(path.stem).cards if len(card.text.split()) >= CARD)
        yield from (Task("cards to sort", f"{path.stem}.{card.id}", card.text) for card in cards)
    asked = (one for topic in topics() for one in questions(topic) if not isinstance(one, Text))
    long = (one for one in asked if len(one.prompt.split()) >= QUESTION)
    yield from (Task("questions", one.id, one.prompt) for one in long)


TASKS: Final = tuple(tasks())
DOCUMENTS: Final = tuple(task for task in TASKS if task.document())


def share(chosen: Iterable[Task]) -> float:
    """The share of documents among some tasks."""
    found = [bool(task.document()) for task in chosen]
    return sum(found) / len(found)


def test_at_least_a_third_of_all_tasks_shows_a_document() -> None:
    assert share(TASKS) >= 1 / 3, f"{len(DOCUMENTS)} of {len(TASKS)}"


def test_every_kind_of_document_is_there() -> None:
    counts = Counter(task.kind() for task in DOCUMENTS)
    assert all(counts[kind] >= 3 for kind in KINDS), counts


def test_documents_are_in_all_four_quadrants_and_tell_none() -> None:
    shares = {one: share(task for task in TASKS if task.quadrant is one) for one in Quadrant}
    assert min(shares.values()) >= 1 / 3, shares
    assert max(shares.values()) - min(shares.values()) <= 0.15, shares


if __name__ == "__main__":
    for where in dict.fromkeys(task.where for task in TASKS):
        of_it = [task for task in TASKS if task.where == where]
        print(f"{where:24}{sum(bool(t.document()) for t in of_it):4} of {len(of_it):4} {share(of_it):5.0%}")
    print(f"{'all':24}{len(DOCUMENTS):4} of {len(TASKS):4} {share(TASKS):5.0%}")
    for kind, number in Counter(task.kind() for task in DOCUMENTS).most_common():
        print(f"  {kind:22}{number:4}")
    for quadrant in Quadrant:
        print(f"{quadrant:24}{share(task for task in TASKS if task.quadrant is quadrant):5.0%}")
