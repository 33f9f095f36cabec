"""From files to people: whose a hand-in is, which attempt counts, and what a lecturer should decide.

Who handed in is the LMS's entry, or for a loose file the id that it says.  What a file says is checked
against the entry and the roster, and what does not fit is noted and graded all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Final, NamedTuple

from cocreation_teach.exchange.due import days_late
from cocreation_teach.exchange.text import names_fit
from cocreation_teach.teaching.intake.inbox import Found
from cocreation_teach.teaching.intake.reader import Reader, Submission
from cocreation_teach.teaching.intake.roster import Roster
from cocreation_teach.teaching.intake.verdict import Note, Outcome, RefusedError
from cocreation_teach.teaching.platforms.names import LmsEntry

_YEAR: Final = 366 * 24 * 60 * 60
_NAMED: Final = 3
_DECIDE: Final = "It was graded all the same. See who it is, and decide."


class Attempt(NamedTuple):
    """A valid hand-in and where it was found."""

    path: str
    entry: LmsEntry | None
    submission: Submission
    notes: tuple[Note, ...] = ()

    @property
    def person(self) -> tuple[str, str]:
        """Return whose it is: the LMS and its number, or for a loose file nothing and the id that it says."""
        if self.entry:
            return self.entry.system, self.entry.id
        return "", self.submission.person

    @property
    def lms_id(self) -> str:
        """Return the LMS's number; empty for a loose file."""
        return self.entry.id if self.entry else ""

    @property
    def newness(self) -> tuple[float, str]:
        """Return what the newest attempt has most of."""
        return self.submission.at, self.path


@dataclass(frozen=True, slots=True)
class Turned:
    """A file that was not graded."""

    path: str
    outcome: Outcome
    note: Note


@dataclass(frozen=True)
class TakenIn:
    """Everything that was found.

    Attributes
    ----------
    counted
        The attempt that counts of each person, by id.
    listed
        Every attempt with its notes, and every file that was turned away, by path.
    """

    counted: tuple[Attempt, ...]
    listed: tuple[Attempt | Turned, ...]


def take_in(found: Iterable[Found], reader: Reader, roster: Roster | None, due: str | None) -> TakenIn:
    """Read all that was found, and settle what counts."""
    attempts: list[Attempt] = []
    turned: list[Turned] = []
    for one in found:
        try:
            attempts.append(Attempt(one.path, one.entry, reader.read(one.read()), one.notes))
        except RefusedError as refusal:
            turned.append(Turned(one.path, refusal.outcome, refusal.note))
    newest: dict[tuple[str, str], Attempt] = {}
    for attempt in attempts:
        before = newest.get(attempt.person)
        if before is None or attempt.newness > before.newness:
            newest[attempt.person] = attempt
    noted = [
        one._replace(notes=tuple(notes)) if notes else one
        for one, notes in _noted(attempts, newest, roster, due)
    ]
    counted = sorted(newest.values(), key=lambda one: (one.submission.person, one.lms_id, one.path))
    return TakenIn(tuple(counted), tuple(sorted((*noted, *turned), key=lambda one: one.path)))


def _noted(
    attempts: Sequence[Attempt],
    newest: dict[tuple[str, str], Attempt],
    roster: Roster | None,
    due: str | None,
) -> Iterator[tuple[Attempt, list[Note]]]:
    claims: dict[str, list[str]] = defaultdict(list)
    for one in newest.values():
        claims[one.submission.person].append(one.path)
    first = {person: sorted(said)[: _NAMED + 1] for person, said in claims.items() if len(said) > 1}
    usual = _usual_time(attempts, due)
    for one in attempts:
        notes = [*one.notes, *one.submission.notes]
        counts = newest[one.person]
        if counts is not one:
            reason = f"An earlier attempt: {counts.path} is newer and counts."
            notes.append(Note(reason, "Nothing, unless the other attempt should count."))
        elif said := first.get(one.submission.person):
            others = [path for path in said if path != one.path][:_NAMED]
            reason = f"Another hand-in says the same student id: {', '.join(others)}."
            notes.append(Note(reason, _DECIDE))
        if one.entry or roster is not None:
            notes += _identity(one, roster)
        notes += _times(one, usual, due)
        yield one, notes


def _identity(one: Attempt, roster: Roster | None) -> Iterator[Note]:
    said = one.submission
    if one.entry and not names_fit(one.entry.name, said.student_name):
        who = f"The LMS has it from {one.entry.name}, and the file says {said.student_name}."
        yield Note(who, _DECIDE)
    if roster is None:
        return
    listed = roster.get(said.person)
    if listed is None:
        yield Note(f"The roster does not know the id {said.student_id}.", _DECIDE)
        return
    if not names_fit(listed.name, said.student_name):
        yield Note(
            f"By the roster {said.student_id} is {listed.name}; the file says {said.student_name}.", _DECIDE
        )
    if one.entry and listed.lms_id and listed.lms_id != one.entry.id:
        who = f"By the roster {said.student_id} has the LMS's number {listed.lms_id}"
        yield Note(f"{who}; it came from {one.entry.id}.", _DECIDE)


def _times(one: Attempt, usual: float, due: str | None) -> Iterator[Note]:
    said = one.submission
    cure = "Take the time from the LMS: which attempt is newest, and what is late, was told by this one."
    if abs(said.at - usual) > _YEAR:
        yield Note(f"It says that it was handed in at {said.submitted_at}, which can hardly be.", cure)
    elif one.entry and one.entry.late and not days_late(said.at, due):
        yield Note("Canvas marks it as late, and by its own time it is not.", cure)


def _usual_time(attempts: Sequence[Attempt], due: str | None) -> float:
    """Return when hand-ins are due; where none is, when half of them had come."""
    if due is not None:
        return datetime.fromisoformat(due).timestamp()
    return median([one.submission.at for one in attempts]) if attempts else 0.0
