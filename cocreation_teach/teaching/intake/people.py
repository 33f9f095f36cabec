"""From files to people: whose a hand-in is, which attempt counts, and what a lecturer should decide.

Who handed in is the sender that the LMS or hub names, or for a loose file the id that it says.  What a file
says is checked against the sender and the roster, and what does not fit is noted and graded all the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from statistics import median
from typing import Final

from cocreation_teach.exchange.assignment import Assignment
from cocreation_teach.exchange.due import days_late
from cocreation_teach.exchange.names import IN_WORDS, likeness
from cocreation_teach.exchange.text import without_zeros
from cocreation_teach.teaching.intake.attempts import Attempt, Turned, read_attempt
from cocreation_teach.teaching.intake.decisions import Decision
from cocreation_teach.teaching.intake.inbox import Found
from cocreation_teach.teaching.intake.names import HUB
from cocreation_teach.teaching.intake.notes import Note
from cocreation_teach.teaching.intake.roster import Listed, Roster
from cocreation_teach.teaching.intake.settling import UNDO, Settled, settle

_YEAR: Final = 366 * 24 * 60 * 60
_NAMED: Final = 3
_DECIDE: Final = "It was graded all the same. See who it is, and decide."
_NO_PEOPLE: Final = (
    "The LMS's names are none of those in the files, as names of groups or of users are not. "
    "They were left out of account: see in marks.csv whether each file came from where it should."
)
_ENOUGH: Final = 3
"""People of whom none has the name that the LMS gives: of fewer, some may have taken the file of another."""

_COMPARED: Final = 100


@dataclass(frozen=True)
class TakenIn:
    """Everything that was found.

    Attributes
    ----------
    counted
        The attempt that counts of each person, by id.
    listed
        Every attempt with its notes, and every file that was turned away, by path.
    told
        Sentences on decisions of the lecturer's that could not be applied.
    """

    counted: tuple[Attempt, ...]
    listed: tuple[Attempt | Turned, ...]
    told: tuple[str, ...] = ()


def take_in(
    found: Iterable[Found],
    assignment: Assignment,
    roster: Roster | None,
    decisions: Sequence[Decision] = (),
) -> TakenIn:
    """Read all that was found, and settle what counts, as the lecturer has decided or by what is newest."""
    taken = [read_attempt(one, assignment) for one in found]
    turned = [one for one in taken if isinstance(one, Turned)]
    settled = settle([one for one in taken if isinstance(one, Attempt)], decisions, roster)
    noted = [
        one._replace(notes=tuple(notes)) if notes else one
        for one, notes in _noted(settled, roster, assignment.due)
    ]
    counted = sorted(settled.counted.values(), key=lambda one: (one.hand_in.key, one.lms_id, one.path))
    listed: list[Attempt | Turned] = [*noted, *_beside(settled, turned)]
    listed.sort(key=lambda one: one.path)
    told = (*settled.told, _NO_PEOPLE) if _names_no_people(settled) else settled.told
    return TakenIn(tuple(counted), tuple(listed), told)


def _beside(settled: Settled, turned: Sequence[Turned]) -> Iterator[Turned]:
    """Yield the files that were turned away; whoever also sent a sound one need not hand in once more."""
    sound = {one.person: settled.counted[who].path for who, one in settled.attempts if who in settled.counted}
    for one in turned:
        other = sound.get((one.sender.system, one.sender.id)) if one.sender else None
        if one.outcome == "refused" and other is not None:
            cure = f"Nothing, unless it should count instead: {other}, from the same person, was graded."
            yield replace(one, note=Note(one.note.reason, cure))
        else:
            yield one


def _noted(settled: Settled, roster: Roster | None, due: str | None) -> Iterator[tuple[Attempt, list[Note]]]:
    claims: dict[str, list[str]] = defaultdict(list)
    for one in settled.counted.values():
        claims[one.hand_in.key].append(one.path)
    first = {key: sorted(said)[: _NAMED + 1] for key, said in claims.items() if len(said) > 1}
    in_groups = _in_groups(settled)
    nameless = _names_no_people(settled)
    among = [(owner, one) for owner, one in settled.attempts if one.code not in settled.left_out]
    strangers = {owner: one for owner, one in among if _is_anothers(one, settled.counted[owner])}
    usual = _usual_time([one for _, one in settled.attempts], due)
    bare = {without_zeros(key): listed.student_id for key, listed in (roster or {}).items()}
    for owner, one in settled.attempts:
        if one.code in settled.left_out:
            yield one, [*one.notes, Note("You decided that it does not count.", UNDO)]
            continue
        counts = settled.counted[owner]
        notes = list(one.notes)
        if counts is not one:
            notes.append(_on_another(one, counts, settled))
        elif stranger := strangers.get(owner):
            name = stranger.hand_in.student.name
            reason = (
                f"It counts in the place of {stranger.path}, which says this id and another name: {name}."
            )
            notes.append(Note(reason, _DECIDE))
        elif one.code not in in_groups and (said := first.get(one.hand_in.key)):
            others = [path for path in said if path != one.path][:_NAMED]
            reason = f"Another hand-in says the same student id: {', '.join(others)}."
            notes.append(Note(reason, _DECIDE))
        if one.sender or roster is not None:
            anothers = nameless or one.code in in_groups
            notes += _identity(one, roster, bare, anothers=anothers)
        notes += _times(one, usual, due)
        if counts is one and one.code in settled.chosen:
            notes = [note for note in notes if note.cure != _DECIDE]
            notes.append(Note("You decided that it counts.", UNDO))
        yield one, notes


def _on_another(one: Attempt, counts: Attempt, settled: Settled) -> Note:
    if counts.code in settled.chosen:
        return Note(f"You decided that {counts.path} counts in its place.", UNDO)
    reason = f"An earlier attempt: {counts.path} is newer and counts."
    if one.hand_in.key != counts.hand_in.key:
        ids = f"{one.hand_in.student.id}, the newer {counts.hand_in.student.id}"
        return Note(f"{reason} This one says another student id, {ids}.", "See who it is, and which counts.")
    return Note(reason, "Nothing, unless the other attempt should count.")


def _is_anothers(one: Attempt, counts: Attempt) -> bool:
    """Whether an earlier attempt, of which the id alone says whose it is, bears somebody else's name."""
    names = one.hand_in.student.name, counts.hand_in.student.name
    return not one.sender and one is not counts and likeness(*names) == "different"


def _in_groups(settled: Settled) -> set[str]:
    """Return the codes of hand-ins that the LMS gave to several of a group: they are one file."""
    together = defaultdict[tuple[str, str, float], list[Attempt]](list)
    for one in settled.counted.values():
        if one.sender and one.sender.group:
            together[one.sender.group, one.hand_in.key, one.hand_in.at].append(one)
    return {
        one.code
        for several in together.values()
        if len(several) > 1 and all(one.hand_in.answers == several[0].hand_in.answers for one in several)
        for one in several
    }


def _names_no_people(settled: Settled) -> bool:
    """Whether no name that the LMS gives is one that a file says, of whomever."""
    named = [one for one in settled.counted.values() if one.sender and one.sender.name]
    own = (likeness(one.sender.name, one.hand_in.student.name) for one in named if one.sender)
    if len(named) < _ENOUGH or any(alike != "different" for alike in own):
        return False
    some = named[:_COMPARED]
    said = {one.hand_in.student.name for one in some}
    return all(likeness(one.sender.name, name) == "different" for one in some if one.sender for name in said)


def _identity(
    one: Attempt, roster: Roster | None, bare: Mapping[str, str], *, anothers: bool
) -> Iterator[Note]:
    """Yield what does not fit; whose name and number the LMS gives may be another's, as in a group."""
    said = one.hand_in
    if one.sender and not anothers:
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
    if one.sender and one.sender.system == HUB:
        yield from _on_users(one.sender.id, listed, roster)
    elif one.sender and not anothers and listed.lms_id and listed.lms_id != one.sender.id:
        who = f"By the roster {said.student.id} has the LMS's number {listed.lms_id}"
        yield Note(f"{who}; it came from {one.sender.id}.", _DECIDE)


def _on_users(user: str, listed: Listed, roster: Roster) -> Iterator[Note]:
    """Yield what is to be said of a hub's user who hands in under an id of the roster."""
    whose = roster.get(user) or next((one for one in roster.values() if one.user == user), None)
    if listed.user not in ("", user):
        who = f"By the roster {listed.student_id} is the hub’s user {listed.user}"
        yield Note(f"{who}; it came from {user}.", _DECIDE)
    elif whose is not None and whose is not listed:
        who = f"By the roster the hub’s user {user} is {whose.student_id}"
        yield Note(f"{who}; the file says {listed.student_id}.", _DECIDE)


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
