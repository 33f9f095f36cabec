"""Texts that a person marks: what there is of one, and what the sheet says of it.

A row has a code made of the question, the person and the text: a mark belongs to that text, and if the
student hands in another one, the mark stays in the sheet but no longer counts.
"""

import hashlib
from dataclasses import dataclass

from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.exchange.tables import number


@dataclass(frozen=True, slots=True)
class Text:
    """A text to be marked: whose, on which question, what it says."""

    key: KeyItem
    person: str
    student_id: str
    student_name: str
    answer: str

    @property
    def code(self) -> str:
        """Return the row's code: the same for the same text of the same person."""
        whole = "\n".join((self.key.item.id, self.person, self.answer))
        return f"t{hashlib.sha256(whole.encode()).hexdigest()[:14]}"

    @property
    def row(self) -> dict[str, str]:
        """What stands in its row before it is marked."""
        item = self.key.item
        rubric = [f"{number(points)}: {words}" for words, points in self.key.criteria]
        return {
            "code": self.code,
            "question": item.id,
            "student_id": self.student_id,
            "student_name": self.student_name,
            "prompt": item.prompt,
            "answer": self.answer,
            "rubric": "\n".join(
                [*rubric, *([f"One way to put it: {self.key.model}"] if self.key.model else [])]
            ),
            "out_of": number(item.points),
        }
