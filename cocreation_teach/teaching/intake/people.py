"""From files to people: whose a hand-in is, which attempt counts, and what a lecturer should decide.

Who handed in is the sender that the LMS names, or for a loose file the id that it says.  What a file says is
checked against the sender and the roster, and what does not fit is noted and graded all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Final, NamedTuple

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.due import days_late
from cocreation_teach.exchange.hand_in import HandIn, HandInError, read_hand_in
from cocreation_teach.exchange.names import IN_WORDS, likeness
from cocreation_teach.exchange.text import without_zeros
from cocreation_teach.teaching.intake.inbox import Found
from cocreation_teach.teaching.intake.names import Sender
from cocreation_teach.teaching.intake.notes import Note, Outcome, notes_on
from cocreation_teach.teaching.intake.roster import Roster

_YEAR: Final = 366 * 24 * 60 * 60
_NAMED: Final = 3
_DECIDE: Final = "It was graded all the same. See who it is, and decide."


class Attempt(NamedTuple):
    """A valid hand-in and where it was found."""

    path: str
    sender: Sender | None
    hand_in: HandIn
    notes: tuple[Note, ...] = ()

    @property
    def person(self) -> tuple[str, str]:
        """Return whose it is: the LMS and its number, or for a loose file nothing and the id that it says."""
        if self.sender:
            return self.sender.system, self.sender.id
        return "", self.hand_in.key

    @property
    def lms_id(self) -> str:
        """Return the LMS's number; empty for a loose file."""
        return self.sender.id if self.sender else ""

    @property
    def newness(self) -> tuple[float, str]:
        """Return what the newest attempt has most of."""
        return self.hand_in.at, self.path


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


def take_in(found: Iterable[Found], assignment: Assignment, roster: Roster | None) -> TakenIn:
    """Read all that was found, and settle what counts."""
    taken = [_taken(one, assignment) for one in found]
    attempts = [one for one in taken if isinstance(one, Attempt)]
    turned = [one for one in taken if isinstance(one, Turned)]
    newest: dict[tuple[str, str], Attempt] = {}
    for attempt in attempts:
        before = newest.get(attempt.person)
        if before is None or attempt.newness > before.newness:
            newest[attempt.person] = attempt
    noted = [
        one._replace(notes=tuple(notes)) if notes else one
        for one, notes in _noted(attempts, newest, roster, assignment.due)
    ]
    counted = sorted(newest.values(), key=lambda one: (one.hand_in.key, one.lms_id, one.path))
    return TakenIn(tuple(counted), tuple(sorted((*noted, *turned), key=lambda one: one.path)))


def _taken(one: Found, assignment: Assignment) -> Attempt | Turned:
    try:
        return Attempt(one.path, one.sender, read_hand_in(one.read(), assignment), one.notes)
    except HandInError as refusal:
        return Turned(one.path, refusal.outcome, Note(refusal.reason, refusal.cure))
    except Exception as error:  # Whatever a reader of foreign bytes raises is that file's problem alone.
        return Turned(one.path, "refused", Note(f"It cannot be read ({type(error).__name__})."))


def _noted(
    attempts: Sequence[Attempt],
    newest: dict[tuple[str, str], Attempt],
    roster: Roster | None,
    due: str | None,
) -> Iterator[tuple[Attempt, list[Note]]]:
    claims: dict[str, list[str]] = defaultdict(list)
    for one in newest.values():
        claims[one.hand_in.key].append(one.path)
    first = {person: sorted(said)[: _NAMED + 1] for person, said in claims.items() if len(said) > 1}
    strangers = {one.person: one for one in attempts if _is_anothers(one, newest[one.person])}
    usual = _usual_time(attempts, due)
    bare = {without_zeros(key): listed.student_id for key, listed in (roster or {}).items()}
    for one in attempts:
        notes = [*one.notes, *notes_on(one.hand_in)]
        counts = newest[one.person]
        if counts is not one:
            reason = f"An earlier attempt: {counts.path} is newer and counts."
            notes.append(Note(reason, "Nothing, unless the other attempt should count."))
        elif stranger := strangers.get(one.person):
            name = stranger.hand_in.student.name
            reason = (
                f"It counts in the place of {stranger.path}, which says this id and another name: {name}."
            )
            notes.append(Note(reason, _DECIDE))
        elif said := first.get(one.hand_in.key):
            others = [path for path in said if path != one.path][:_NAMED]
            reason = f"Another hand-in says the same student id: {', '.join(others)}."
            notes.append(Note(reason, _DECIDE))
        if one.sender or roster is not None:
            notes += _identity(one, roster, bare)
        notes += _times(one, usual, due)
        yield one, notes


def _is_anothers(one: Attempt, counts: Attempt) -> bool:
    """Whether an earlier attempt, of which the id alone says whose it is, bears somebody else's name."""
    names = one.hand_in.student.name, counts.hand_in.student.name
    return not one.sender and one is not counts and likeness(*names) == "different"


def _identity(one: Attempt, roster: Roster | None, bare: Mapping[str, str]) -> Iterator[Note]:
    said = one.hand_in
    if one.sender:
        yield from _on_names("The LMS has it from", one.sender.name, said.student.name)
    if roster is None:
        return
    listed = roster.get(said.key)
    if listed is None:
        near = bare.get(without_zeros(said.key))
        other = f", but {near}: a spreadsheet takes away zeros in front" if near else ""
        yield Note(f"The roster does not know the id {said.student.id}{other}.", _DECIDE)
        return
    yield from _on_names(f"By the roster {said.student.id} is", listed.name, said.student.name)
    if one.sender and listed.lms_id and listed.lms_id != one.sender.id:
        who = f"By the roster {said.student.id} has the LMS's number {listed.lms_id}"
        yield Note(f"{who}; it came from {one.sender.id}.", _DECIDE)


def _on_names(source: str, known: str, said: str) -> Iterator[Note]:
    alike = likeness(known, said)
    if sure := IN_WORDS.get(alike):
        cure = "Nothing, unless you know better." if alike == "close" else _DECIDE
        yield Note(f"{source} {known}, and the file says {said}: {sure}.", cure)


def _times(one: Attempt, usual: float, due: str | None) -> Iterator[Note]:
    said = one.hand_in
    cure = "Take the time from the LMS: which attempt is newest, and what is late, was told by this one."
    if abs(said.at - usual) > _YEAR:
        yield Note(f"It says that it was handed in at {said.submitted_at}, which can hardly be.", cure)
    elif one.sender and one.sender.late and not days_late(said.at, due):
        yield Note("Canvas marks it as late, and by its own time it is not.", cure)


def _usual_time(attempts: Sequence[Attempt], due: str | None) -> float:
    """Return when hand-ins are due; where none is, when half of them had come."""
    if due is not None:
        return datetime.fromisoformat(due).timestamp()
    return median([one.hand_in.at for one in attempts]) if attempts else 0.0
