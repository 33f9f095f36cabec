"""Which attempt counts: the newest of each person, unless the lecturer has decided otherwise.

A decision that meets no hand-in, since it is gone or holds something else by now, is told and not applied.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from cocreation_teach.exchange.folder import DECISIONS
from cocreation_teach.exchange.strict_json import quoted
from cocreation_teach.exchange.student import Student
from cocreation_teach.exchange.text import id_key
from cocreation_teach.teaching.intake.attempts import Attempt
from cocreation_teach.teaching.intake.decisions import COUNTS, COUNTS_NOT, ONE_PERSON, Decision, owners
from cocreation_teach.teaching.intake.notes import Note
from cocreation_teach.teaching.intake.roster import Roster

UNDO: Final = f"Nothing. To undo it, take its row out of {DECISIONS.path}."


class Settled(NamedTuple):
    """Attempts with whose they are in the end.

    Attributes
    ----------
    attempts
        Each with the person that it is from in the end, under that person's id, name and number of the LMS.
    left_out
        The codes of those that the lecturer has decided not to count.
    chosen
        The codes of those that the lecturer has decided to count.
    counted
        The one that counts, by person.
    told
        Sentences on decisions that were not applied.
    """

    attempts: Sequence[tuple[str, Attempt]]
    left_out: frozenset[str]
    chosen: frozenset[str]
    counted: Mapping[str, Attempt]
    told: tuple[str, ...]


def settle(attempts: Sequence[Attempt], decisions: Sequence[Decision], roster: Roster | None) -> Settled:
    """Return which attempts count, and whose they are."""
    known = {one.code for one in attempts} | {one.named for one in attempts}
    paths = {one.path for one in attempts}
    idle = {one: why for one in decisions if (why := _idle(one, known, paths))}
    held = [one for one in decisions if one not in idle]
    owned = _owned(attempts, owners(held), roster)
    left_out = frozenset(one.of for one in held if one.kind == COUNTS_NOT)
    rank = {one.of: place for place, one in enumerate(held, start=1) if one.kind == COUNTS}
    counted: dict[str, Attempt] = {}
    for owner, one in owned:
        before = counted.get(owner)
        if one.code not in left_out and (before is None or _weight(one, rank) > _weight(before, rank)):
            counted[owner] = one
    codes = {one.code for one in counted.values()}
    told = [*idle.values(), *(_outdone(one) for one in held if one.kind == COUNTS and one.of not in codes)]
    return Settled(owned, left_out, frozenset(rank) & codes, counted, tuple(told))


def _weight(one: Attempt, rank: Mapping[str, int]) -> tuple[int, tuple[float, str]]:
    return rank.get(one.code, 0), one.newness


def _idle(one: Decision, known: set[str], paths: set[str]) -> str:
    """Return why a decision meets nothing; an empty text if it meets something."""
    where = f"{DECISIONS.path}, row {one.row}:"
    cure = "It was not applied; decide anew, or take the row out."
    if one.kind == ONE_PERSON:
        # An id may be one under which nobody has handed in: the right one, where the wrong one was typed.
        missing = one.of if one.of not in known else one.same_as
        if missing in known or (missing == one.same_as and missing.startswith("id ")):
            return ""
        return f"{where} nothing was handed in by {quoted(missing)}. {cure}"
    if one.of in known:
        return ""
    if one.file in paths:
        return f"{where} {quoted(one.file)} holds something else than when you decided. {cure}"
    name = f"the hand-in {one.of}" + (f" ({quoted(one.file)})" if one.file else "")
    return f"{where} {name} is not there any more. {cure}"


def _outdone(one: Decision) -> str:
    cure = "Take one of the rows out."
    return f"{DECISIONS.path}, row {one.row}: a row below says that another of this person counts. {cure}"


def _owned(
    attempts: Sequence[Attempt], same: Mapping[str, str], roster: Roster | None
) -> list[tuple[str, Attempt]]:
    groups = defaultdict[str, list[Attempt]](list)
    for one in attempts:
        groups[same.get(one.named, one.named)].append(one)
    return [
        (owner, one)
        for owner, held in groups.items()
        for one in (_of_one(owner, held, roster) if owner in same.values() else held)
    ]


def _of_one(owner: str, held: Sequence[Attempt], roster: Roster | None) -> Iterator[Attempt]:
    """Yield the attempts of a person that came under several names, all under the one that holds."""
    own = [one for one in held if one.named == owner]
    newest = max(own or held, key=lambda one: one.newness)
    student = newest.hand_in.student if own else _listed(owner, newest, roster)
    sender = newest.sender or next((one.sender for one in held if one.sender), None)
    for one in held:
        notes = one.notes
        if one.named != owner:
            said = f"You decided that {one.named} is {owner}: it is a hand-in of {student.id}."
            notes = (*notes, Note(said, UNDO))
        hand_in = one.hand_in._replace(student=student, key=id_key(student.id))
        yield one._replace(hand_in=hand_in, sender=sender, notes=notes)


def _listed(owner: str, newest: Attempt, roster: Roster | None) -> Student:
    number = owner.partition(" ")[2]
    listed = (roster or {}).get(number)
    name = newest.hand_in.student.name
    return Student(listed.student_id, listed.name or name) if listed else Student(number, name)
