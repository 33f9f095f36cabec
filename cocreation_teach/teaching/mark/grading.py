"""Grade a class: a folder of an assignment and the hand-ins in, tables and feedback out.

The same files give the same bytes: no clock is read, no order of paths or of a folder shows.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, Protocol, TypeVar

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.folder import KEY, RELEASE, RESULTS
from cocreation_teach.exchange.key import KeyItem, read_key, read_released
from cocreation_teach.teaching.intake import (
    Outcome,
    Roster,
    TakenIn,
    Turned,
    open_inbox,
    read_decisions,
    read_roster,
    take_in,
)
from cocreation_teach.teaching.mark.feedback import Pages, feedback_names, write_pages
from cocreation_teach.teaching.mark.markings import Markings, read_markings
from cocreation_teach.teaching.mark.people import Person, score_class
from cocreation_teach.teaching.mark.tables import answer_rows, marks_rows, write_tables
from cocreation_teach.teaching.mark.texts import Text
from cocreation_teach.teaching.mark.to_mark import write_bank, write_to_mark
from cocreation_teach.teaching.results import WORK, alone, aside, look, settle, switch

_TRIES: Final = 5
"""How often it begins anew with what a lecturer has saved in the meantime."""

T = TypeVar("T")


class Watch(Protocol):
    """Shows how far a long act has come."""

    def __call__(self, doing: str, items: Sequence[T], /) -> Iterable[T]:
        """Pass items on, while it is shown under a word what is done to them."""


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
        Sentences on marks in to-mark.csv that will not do, and on decisions that could not be applied.
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
    watch: Watch = unwatched,
) -> Graded:
    """Grade hand-ins, and write ``results/`` in the assignment's folder: all of it or, if it fails, nothing.

    Parameters
    ----------
    folder
        The assignment's folder, with its release and its key.
    paths
        Hand-ins, folders of them, zips as the LMS gives them, a hub's outbox; in any order.
    roster
        The list of students to check ids and names against.
    late_penalty
        Per cent of the marks taken off for each day late that has begun.
    watch
        Shows the progress.

    Raises
    ------
    TeachingError
        If there is no assignment or key, a path leads nowhere, the roster, the decisions or the marks for
        texts cannot be read, or somebody else is grading.  A bad hand-in raises nothing: it has its row in
        ``inbox.csv``.
    FileError
        If the results cannot be written; what was there is as it was.
    """

    def write(lot: ScoredClass) -> None:
        names = feedback_names((one.student_id, one.lms_id) for one in lot.people)
        people = watch("Writing feedback", lot.people)
        write_pages(lot.place, Pages(lot.assignment, lot.key), people, names)
        _write_report(lot)

    return _in_one_run(Path(folder), paths, roster, late_penalty, watch, write)


def grade_to_tables(
    folder: Path | str,
    paths: Iterable[Path | str],
    roster: Path | str | None = None,
    *,
    late_penalty: float = 0.0,
) -> Graded:
    """Grade hand-ins as `grade` does, and write the tables alone: no feedback, no statistics, no report."""
    return _in_one_run(Path(folder), paths, roster, late_penalty, unwatched, lambda _: None)


class ScoredClass(NamedTuple):
    """A class whose tables are written, with the folder that takes its ``results/``."""

    place: Path
    assignment: Assignment
    key: Mapping[str, KeyItem]
    taken: TakenIn
    people: Sequence[Person]


def _in_one_run(
    folder: Path,
    paths: Iterable[Path | str],
    roster: Path | str | None,
    late_penalty: float,
    watch: Watch,
    write: Callable[[ScoredClass], None],
) -> Graded:
    if not 0 <= late_penalty <= 100:
        raise TeachingError(f"A penalty lies between 0 and 100 per cent a day; this one is {late_penalty}.")
    with alone(folder):
        assignment = read_released(folder)
        key = read_key(folder, assignment)
        listed = read_roster(Path(roster)) if roster is not None else None
        decisions = read_decisions(folder)
        settle(folder)
        read_markings(folder)  # What cannot be read is told before the hand-ins are.
        closed = [folder / part for part in (RELEASE, KEY, RESULTS, WORK)]
        with open_inbox([Path(path) for path in paths], closed, assignment.id) as found:
            taken = take_in(watch("Reading", found), assignment, listed, decisions)
        for _ in range(_TRIES):
            seen, markings = look(folder), read_markings(folder)
            people, texts = score_class(taken.counted, assignment, key, markings, late_penalty)
            with aside(folder) as place:
                write_tables(place, taken, people, key, assignment.due)
                write_bank(place, folder, key.values())
                write_to_mark(place, texts, markings)
                write(ScoredClass(place, assignment, key, taken, people))
                if switch(folder, place, seen):
                    return _summary(folder / RESULTS, taken, texts, markings, listed)
    again = "Leave it alone for a moment, and run the command again."
    raise TeachingError(f"Something in {folder / RESULTS} was saved while this was at work. {again}")


def _write_report(lot: ScoredClass) -> None:
    # pandas and the figures are loaded when there is something to show, and not to read hand-ins.
    from cocreation_teach.teaching.report import write_page
    from cocreation_teach.teaching.statistics import class_of, write_tables_of

    marks = marks_rows(lot.people, lot.taken, lot.assignment.due)
    data = class_of(lot.assignment, lot.key, marks, answer_rows(lot.people, lot.key))
    write_tables_of(data, lot.place)
    write_page(data, lot.place)


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
        (*taken.told, *markings.problems, *(problem for _, problem in marked if problem)),
        tuple(sorted(listed.student_id for student, listed in (roster or {}).items() if student not in here)),
    )
