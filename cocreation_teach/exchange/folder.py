"""Where everything of an assignment lies in its folder, and the columns of its tables.

``release/`` goes to the students, ``key/`` stays with the lecturer, ``results/`` is made by grading.
"""

from dataclasses import dataclass
from typing import Final

RELEASE: Final = "release"
KEY: Final = "key"
RESULTS: Final = "results"

ASSIGNMENT: Final = ".assignment.json"
"""What the file of an assignment ends in, in ``release/`` and beside a student's page."""

NOTEBOOK: Final = ".ipynb"
MINE: Final = "my-assignments"
"""The folder of a course that holds a student's; a lecturer's desk has its own in ``assignments``."""

README: Final = "README.txt"
KEY_FILE: Final = f"{KEY}/key.json"
FEEDBACK: Final = f"{RESULTS}/feedback"
"""A page a person."""

REPORT: Final = f"{RESULTS}/report.html"


@dataclass(frozen=True, slots=True)
class Table:
    """A table that one room writes and another, or the lecturer, reads.

    Attributes
    ----------
    path
        Where it lies in the assignment's folder.
    columns
        The names of its columns, in their order.
    """

    path: str
    columns: tuple[str, ...]


INBOX: Final = Table(f"{RESULTS}/inbox.csv", ("path", "outcome", "reason", "what_to_do", "hand_in", "person"))
"""What became of each file that was found, and what a decision calls the hand-in and the person."""

DECISIONS: Final = Table("decisions.csv", ("decision", "of", "same_as", "file"))
"""What grading leaves to the lecturer, and the lecturer has decided."""

MARKS: Final = Table(
    f"{RESULTS}/marks.csv",
    (
        *("student_id", "student_name", "lms_id", "marks", "out_of", "percent", "answered", "questions"),
        *("submitted_at", "late", "file"),
    ),
)
"""What each person earned in all."""

ANSWERS: Final = Table(
    f"{RESULTS}/answers.csv",
    ("student_id", "question", "kind", "answer", "credit", "points", "misconception", "confidence"),
)
"""Each question that a person was asked, with what was answered and what it earned."""

TO_MARK: Final = Table(
    f"{RESULTS}/to-mark.csv",
    (
        *("code", "question", "student_id", "student_name", "prompt", "answer", "rubric", "out_of"),
        *("mark", "comment", "note"),
    ),
)
"""Texts that a lecturer marks: ``mark`` and ``comment`` are the lecturer's."""

TO_MARK_BEFORE: Final = f"{RESULTS}/to-mark-before.csv"
"""The same table as the lecturer saved it last, if grading has written it anew."""

MARKED_AT_DESK: Final = Table(
    f"{RESULTS}/marked-at-desk.csv", ("code", "mark", "comment", "mark_before", "comment_before")
)
"""Each mark that was given at the desk, with what stood in its place in to-mark.csv."""

COMMENTS: Final = Table(f"{RESULTS}/comments.csv", ("code", "comment"))
"""Comments of which a lecturer writes the code only; written once, and the lecturer's from then on."""

ITEMS: Final = Table(
    f"{RESULTS}/items.csv",
    (
        *("question", "kind", "n", "waiting", "facility"),
        *("discrimination", "discrimination_low", "discrimination_high", "omitted", "alpha_if_dropped"),
        *("look_at_this_item", "reason", "trust", "options"),
    ),
)
"""How each question did."""

MISCONCEPTIONS: Final = Table(
    f"{RESULTS}/misconceptions.csv",
    (
        *("misconception", "text", "students", "twice", "could_show", "share"),
        *("questions", "lesson", "lesson_title"),
    ),
)
"""What the class believed."""
