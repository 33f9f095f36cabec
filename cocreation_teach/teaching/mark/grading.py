"""Grade a class: a folder of an assignment and the hand-ins in, tables and feedback out.

The same files give the same bytes: no clock is read, no order of paths or of a folder shows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.due import days_late
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import KEY, RELEASE, RESULTS
from cocreation_teach.exchange.key import KeyItem, read_key, read_released
from cocreation_teach.teaching.intake import (
    Attempt,
    Outcome,
    Roster,
    TakenIn,
    Turned,
    open_inbox,
    read_roster,
    take_in,
)
from cocreation_teach.teaching.mark.feedback import Pages, Person, feedback_names, write_pages
from cocreation_teach.teaching.mark.score import Scorer, total
from cocreation_teach.teaching.mark.tables import write_tables
from cocreation_teach.teaching.mark.texts import Markings, Text, read_markings, write_bank, write_to_mark

T = TypeVar("T")
Watch = Callable[[str, Sequence[T]], Iterable[T]]
"""Passes items on while it shows how far they have come, under a word on what is done to them."""


@dataclass(frozen=True)
class Graded:
    """What became of a class.

    Attributes
    ----------
    results
        The folder that holds everything.
    outcomes
        How many files were accepted, accepted with a note, refused, ignored.
    people
        How many people have a row in the marks.
    waiting
        How many texts wait to be marked.
    problems
        Sentences on marks in to-mark.csv that will not do.
    absent
        Ids of the roster without a hand-in that counts.
    """

    results: Path
    outcomes: Mapping[Outcome, int]
    people: int
    waiting: int
    problems: tuple[str, ...]
    absent: tuple[str, ...]


def unwatched(_doing: str, items: Sequence[T]) -> Iterable[T]:
    """Pass items on."""
    return items


def grade(
    folder: Path | str,
    paths: Iterable[Path | str],
    roster: Path | str | None = None,
    *,
    late_penalty: float = 0.0,
    pages: bool = True,
    watch: Watch[object] = unwatched,
) -> Graded:
    """Grade hand-ins, and write ``results/`` in the assignment's folder.

    Parameters
    ----------
    folder
        The assignment's folder, with its release and its key.
    paths
        Hand-ins, folders of them, zips as the LMS gives them; in any order.
    roster
        The list of students to check ids and names against.
    late_penalty
        Per cent of the marks taken off for each day late that has begun.
    pages
        Whether to write the feedback, the statistics and the report too.
    watch
        Shows the progress.

    Raises
    ------
    TeachingError
        If there is no assignment or key, a path leads nowhere, or the roster or the marks for texts cannot
        be read.  A bad hand-in raises nothing: it has its row in ``inbox.csv``.
    """
    folder = Path(folder)
    if not 0 <= late_penalty <= 100:
        raise TeachingError(f"A penalty lies between 0 and 100 per cent a day; this one is {late_penalty}.")
    assignment = read_released(folder)
    key = read_key(folder, assignment)
    listed = read_roster(Path(roster)) if roster is not None else None
    markings = read_markings(folder)
    closed = [folder / part for part in (RELEASE, KEY, RESULTS)]
    with open_inbox([Path(path) for path in paths], closed) as found:
        taken = take_in(watch("Reading", found), assignment, listed)  # type: ignore[arg-type]
    people, texts = _scored(taken.counted, assignment, key, markings, late_penalty)
    write_tables(folder, taken, people, key, assignment.due)
    write_bank(folder, key.values())
    write_to_mark(folder, texts, markings)
    if pages:
        names = feedback_names((one.student_id, one.lms_id) for one in people)
        write_pages(folder, Pages(assignment, key), watch("Writing feedback", people), names)  # type: ignore[arg-type]
        _write_report(folder)
    return _summary(folder / RESULTS, taken, texts, markings, listed)


def _scored(
    counted: Sequence[Attempt],
    assignment: Assignment,
    key: Mapping[str, KeyItem],
    markings: Markings,
    late_penalty: float,
) -> tuple[list[Person], list[Text]]:
    scorer = Scorer(key)
    written = [item.id for item in assignment.items if item.kind == "text"]
    people: list[Person] = []
    texts: list[Text] = []
    for one in counted:
        said = one.hand_in
        mine = {
            question: Text(
                key[question],
                " ".join(one.person),
                said.student.id,
                said.student.name,
                str(said.answers[question].answer),
            )
            for question in written
            if question in said.answers
        }
        marks = {
            question: mark for question, text in mine.items() if (mark := markings.mark(text)[0]) is not None
        }
        comments = {question: markings.comment(text) for question, text in mine.items()}
        late = days_late(said.at, assignment.due) or 0
        penalty = min(1.0, late * late_penalty / 100)
        scored = scorer.score(said, marks)
        people.append(
            Person(
                said.student.id,
                said.student.name,
                one.lms_id,
                scored,
                total(said, scored, penalty),
                late,
                penalty,
                comments,
            )
        )
        texts += mine.values()
    return people, sorted(
        texts, key=lambda text: [item.id for item in assignment.items].index(text.key.item.id)
    )


def _write_report(folder: Path) -> None:
    # pandas and the figures are loaded when there is something to show, and not to read hand-ins.
    from cocreation_teach.teaching.report import write_report
    from cocreation_teach.teaching.statistics import write_statistics

    write_statistics(folder)
    write_report(folder)


def _summary(
    results: Path, taken: TakenIn, texts: Sequence[Text], markings: Markings, roster: Roster | None
) -> Graded:
    outcomes = Counter(
        one.outcome if isinstance(one, Turned) else "accepted-with-note" if one.notes else "accepted"
        for one in taken.listed
    )
    marked = [markings.mark(text) for text in texts]
    here = {one.hand_in.key for one in taken.counted}
    return Graded(
        results,
        outcomes,
        len(taken.counted),
        sum(mark is None for mark, _ in marked),
        tuple(problem for _, problem in marked if problem),
        tuple(sorted(listed.student_id for student, listed in (roster or {}).items() if student not in here)),
    )
