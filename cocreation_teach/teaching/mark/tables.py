"""The tables of a graded class: inbox.csv, marks.csv and answers.csv."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cocreation_teach.exchange.folder import ANSWERS, INBOX, MARKS
from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.exchange.tables import Cell, write_table
from cocreation_teach.teaching.intake import Attempt, TakenIn, Turned
from cocreation_teach.teaching.mark.feedback import Person


def write_tables(
    folder: Path, taken: TakenIn, people: Sequence[Person], key: Mapping[str, KeyItem], due: str | None
) -> None:
    """Write what became of each file, what each person earned, and each answer."""
    write_table(folder / INBOX.path, INBOX.columns, map(_inbox_row, taken.listed))
    marks = (_marks_row(one, attempt, due) for one, attempt in zip(people, taken.counted, strict=True))
    write_table(folder / MARKS.path, MARKS.columns, marks)
    write_table(folder / ANSWERS.path, ANSWERS.columns, _answer_rows(people, key))


def _inbox_row(one: Attempt | Turned) -> Sequence[Cell]:
    if isinstance(one, Turned):
        return one.path, one.outcome, one.note.reason, one.note.cure
    if not one.notes:
        return one.path, "accepted", "It was graded.", "Nothing."
    cures = dict.fromkeys(note.cure for note in one.notes)
    if len(cures) > 1:
        cures.pop("Nothing.", None)
    reasons = " ".join(note.reason for note in one.notes)
    return one.path, "accepted-with-note", reasons, " ".join(cures)


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


def _answer_rows(people: Iterable[Person], key: Mapping[str, KeyItem]) -> Iterator[Sequence[Cell]]:
    for person in people:
        for one in person.scored:
            given = one.answer or ""
            yield (
                person.student_id,
                one.question,
                key[one.question].item.kind,
                given if isinstance(given, str) else ";".join(given),
                one.credit,
                one.points,
                one.misconception,
                one.confidence,
            )
