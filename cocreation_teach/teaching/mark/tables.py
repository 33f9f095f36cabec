"""The tables of a graded class: inbox.csv, marks.csv and answers.csv."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cocreation_teach.exchange.key import KeyItem
from cocreation_teach.exchange.results import ANSWERS, INBOX, MARKS, as_line, number, write_table, write_whole
from cocreation_teach.exchange.text import cell
from cocreation_teach.teaching.intake.people import Attempt, TakenIn, Turned
from cocreation_teach.teaching.mark.feedback import Person
from cocreation_teach.teaching.mark.score import Scored


def write_tables(
    results: Path, taken: TakenIn, people: Sequence[Person], key: Mapping[str, KeyItem], due: str | None
) -> None:
    """Write what became of each file, what each person earned, and each answer."""
    write_table(results / "inbox.csv", INBOX, map(_inbox_row, taken.listed))
    marks = (_marks_row(one, attempt, due) for one, attempt in zip(people, taken.counted, strict=True))
    write_table(results / "marks.csv", MARKS, marks)
    lines = [as_line(ANSWERS), *_answer_lines(people, key)]
    write_whole(results / "answers.csv", "".join(lines).encode())


def _inbox_row(one: Attempt | Turned) -> tuple[str, str, str, str]:
    if isinstance(one, Turned):
        return cell(one.path), one.outcome, cell(one.note.reason), cell(one.note.cure)
    if not one.notes:
        return cell(one.path), "accepted", "It was graded.", "Nothing."
    cures = dict.fromkeys(note.cure for note in one.notes)
    if len(cures) > 1:
        cures.pop("Nothing.", None)
    reasons = " ".join(note.reason for note in one.notes)
    return cell(one.path), "accepted-with-note", cell(reasons), cell(" ".join(cures))


def _marks_row(one: Person, attempt: Attempt, due: str | None) -> tuple[str, ...]:
    return (
        cell(one.student_id),
        cell(one.student_name),
        one.lms_id,
        number(one.total.marks),
        number(one.total.out_of),
        number(one.total.percent, 1),
        str(one.total.answered),
        str(one.total.questions),
        attempt.submission.submitted_at,
        "" if due is None else str(one.late),
        cell(attempt.path),
    )


def _answer_lines(people: Iterable[Person], key: Mapping[str, KeyItem]) -> Iterator[str]:
    # The scorer gives equal answers as one object, so its part of a line is written once.
    known: dict[int, str] = {}
    for person in people:
        for one in person.scored:
            if id(one) not in known:
                known[id(one)] = as_line(_answer_row(one, key[one.question].item.kind))
        student = cell(person.student_id)
        start = f"{student}," if student.isalnum() else as_line([student, ""]).rstrip("\n")
        yield "".join([start + known[id(one)] for one in person.scored])


def _answer_row(one: Scored, kind: str) -> tuple[str, ...]:
    given = one.answer or ""
    return (
        one.question,
        kind,
        cell(given if isinstance(given, str) else ";".join(given)),
        number(one.credit, 4),
        number(one.points, 4),
        one.misconception,
        one.confidence,
    )
