"""The tables of a graded class: inbox.csv, marks.csv, answers.csv; and the marks, read again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from cocreation_teach.exchange.cell import in_cell
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import ANSWERS, INBOX, MARKS
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.exchange.tables import Cell, write_table
from cocreation_teach.teaching.intake import Attempt, TakenIn, Turned
from cocreation_teach.teaching.mark.people import Person
from cocreation_teach.teaching.results import read_results, read_steadily


def write_tables(
    place: Path, taken: TakenIn, people: Sequence[Person], key: Mapping[str, KeyItem], due: str | None
) -> None:
    """Write what became of each file, what each person earned, and each answer."""
    write_table(place / INBOX.path, INBOX.columns, map(_inbox_row, taken.listed))
    write_table(place / MARKS.path, MARKS.columns, marks_rows(people, taken, due))
    write_table(place / ANSWERS.path, ANSWERS.columns, answer_rows(people, key))


def marks_rows(people: Iterable[Person], taken: TakenIn, due: str | None) -> Iterator[Sequence[Cell]]:
    """Yield what stands in ``marks.csv``."""
    for one, attempt in zip(people, taken.counted, strict=True):
        yield _marks_row(one, attempt, due)


def _inbox_row(one: Attempt | Turned) -> Sequence[Cell]:
    if isinstance(one, Turned):
        return one.path, one.outcome, one.note.reason, one.note.cure, "", ""
    if not one.notes:
        return one.path, "accepted", "It was graded.", "Nothing.", one.code, one.named
    cures = dict.fromkeys(note.cure for note in one.notes)
    if len(cures) > 1:
        cures.pop("Nothing.", None)
    reasons = " ".join(note.reason for note in one.notes)
    return one.path, "accepted-with-note", reasons, " ".join(cures), one.code, one.named


def _marks_row(one: Person, attempt: Attempt, due: str | None) -> Sequence[Cell]:
    marks, percent = one.total.marks, one.total.percent
    return (
        one.student_id,
        one.student_name,
        one.lms_id,
        None if marks is None else round(marks, 2),
        round(one.total.out_of, 2),
        None if percent is None else round(percent, 1),
        one.total.answered,
        one.total.questions,
        attempt.hand_in.submitted_at,
        None if due is None else one.late,
        attempt.path,
    )


def answer_rows(people: Iterable[Person], key: Mapping[str, KeyItem]) -> Iterator[Sequence[Cell]]:
    """Yield what stands in ``answers.csv``."""
    for person in people:
        for one in person.scored:
            yield (
                person.student_id,
                one.question,
                key[one.question].item.kind,
                in_cell(one.answer),
                one.mark.credit if one.mark else None,
                one.points,
                (one.mark.misconception if one.mark else None) or "",
                one.confidence,
            )


@dataclass(frozen=True, slots=True)
class Marked:
    """A student's row; ``marks`` is ``None`` while texts wait to be marked."""

    student_id: str
    student_name: str
    lms_id: str
    marks: Decimal | None
    out_of: Decimal
    file: str

    @property
    def who(self) -> str:
        """The student as messages name them."""
        return f"{self.student_id} ({self.student_name})" if self.student_name else self.student_id


def read_marks(folder: Path) -> list[Marked]:
    """Read the marks of a graded class, in their order.

    Raises
    ------
    TeachingError
        If there are none yet, or a table was changed since it was written; all problems at once.
    """
    return read_steadily(folder, lambda: _read_marks(folder))


def _read_marks(folder: Path) -> list[Marked]:
    if not (folder / MARKS.path).is_file():
        cure = f"Run `cocreation grade {folder}` with the hand-ins first."
        raise TeachingError(f"There are no marks yet: {folder / MARKS.path} is missing. {cure}")
    answers = (folder / ANSWERS.path).is_file()
    rows, _ = read_results(folder, "student_name", "lms_id", "file", answers=answers)
    return [
        Marked(
            row["student_id"],
            row["student_name"],
            row["lms_id"],
            Decimal(row["marks"]) if row["marks"] else None,
            Decimal(row["out_of"]),
            row["file"],
        )
        for row in rows
    ]
