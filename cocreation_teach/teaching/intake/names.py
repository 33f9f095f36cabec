"""Who handed in: as Moodle and Canvas write it into the names of a zip, and a hub's outbox into folders.

Moodle: ``Full Name_123_assignsubmission_file/work.json``, with an underscore more before Moodle 4.1, or flat,
``Full Name_123_assignsubmission_file_work.json``; where marking is blind the name is "Participant" in the
lecturer's language.  Canvas: ``leeann[_LATE]_<user>_<attachment>_work.json``, or ``anon_<letters>_...``.
An outbox: ``ana/<assignment>.handed-in/work.json``.

Anybody can call a file so: ``week5_11_20_ann.json`` looks like Canvas's.  A file's name is evidence together
with the names beside it, where most are written so and the numbers fit the names.  The name of a folder of
Moodle's says enough: nobody hands in a folder.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from cocreation_teach.exchange.outbox import ENDING
from cocreation_teach.exchange.text import id_key, tidy_id

HUB: Final = "hub"
_MOODLE: Final = re.compile(
    r"(?P<name>.*?)_(?P<id>\d{1,20})_assignsubmission_(?P<what>file|onlinetext)(?:_(?P<file>.*))?", re.DOTALL
)
# Canvas leaves letters, digits and underscores of any script in a name, and writes LATE in either case.
_CANVAS: Final = re.compile(
    r"(?:anon(?P<anon>_LATE)?_(?P<code>\w{1,20}?)|(?P<name>\w+?)(?P<late>_LATE)?_(?P<id>\d{1,20}))"
    r"_(?:(?P<attachment>\d{1,20})_(?P<file>.+)|text\.html|link\.html)",
    re.DOTALL | re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"[\W_]*(?:\d+|[^\W\d_])$")
# Moodle's word for nobody where it has several words, or stands behind a group; one word alone is no name.
_NOBODY: Final = frozenset(
    {"anon", "participant", "participante", "partecipante", "teilnehmer", "teilnehmer in", "teilnehmerin"}
    | {"deelnemer", "deltaker", "deltagare", "deltager", "osallistuja", "uczestnik", "участник"}
    | {"participant e", "người tham gia", "parte hartzailea"}
)


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose hand-in a file is, by the learning platform.

    Attributes
    ----------
    system, id
        ``moodle`` or ``canvas``, and the number (in anonymous marking, the letters) by which it knows the
        person in this assignment; or ``hub``, and the name of its user.
    name
        As it writes the name; empty where marking is anonymous.
    file
        What the student's file was called; empty for a text typed on the platform.
    late
        Whether the platform says that it came late (Canvas does).
    attachment
        The number of the file itself (Canvas gives one).
    group
        In Moodle what stands before the name where students work in groups: each has the group's file.
    """

    system: str
    id: str
    name: str
    file: str
    late: bool = False
    attachment: str = ""
    group: str = ""


def sender_of(parts: Sequence[str]) -> Sender | None:
    """Return whom a path names as its sender, if it is a platform's; ``None`` if it can be none.

    Examples
    --------
    >>> sender_of(["Ann Lee_123_assignsubmission_file_", "work.json"]).name
    'Ann Lee'
    >>> canvas = sender_of(["leeann_LATE_4001_90210_work.json"])
    >>> canvas.system, canvas.id, canvas.name, canvas.file, canvas.late
    ('canvas', '4001', 'leeann', 'work.json', True)
    >>> sender_of(["work.json"]) is None
    True
    """
    sender = _claim(parts)[1]
    return sender and replace(sender, name=_persons(sender.name))


def senders(paths: Sequence[Sequence[str]], fewest: int = 1) -> list[Sender | None]:
    """Return the senders of files that were found together, by their paths; ``None`` for a loose file.

    Parameters
    ----------
    paths
        Of all files of an archive, or of all files in some folders.
    fewest
        So many people there must be before names of files are believed.

    Examples
    --------
    >>> dated = ["2026_11_20_ann.json", "2026_11_21_bo.json"]
    >>> canvas = ["leeann_4001_90210_w.json", "de_la_cruz_4002_90211_w.json"]
    >>> senders([[name] for name in dated])
    [None, None]
    >>> [one.name for one in senders([[name] for name in canvas])]
    ['leeann', 'de_la_cruz']
    """
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    claims = [_claim(parts) for parts in paths]
    for at, (place, _) in enumerate(claims):
        places[place].append(at)
    found: list[Sender | None] = [None] * len(paths)
    for place, together in places.items():
        for system in ("moodle", "canvas", HUB):
            claimed = {at: one for at in together if (one := claims[at][1]) and one.system == system}
            folders = any(len(place) < len(paths[at]) - 1 for at in claimed)
            people = len({one.id for one in claimed.values()})
            enough = folders or (people >= fewest and 2 * len(claimed) > len(together))
            if claimed and enough and _fit(list(claimed.values())):
                groups = _groups([one.name for one in claimed.values()])
                nobody = _is_nobodys(list(claimed.values()))
                for (at, one), group in zip(claimed.items(), groups, strict=True):
                    found[at] = replace(one, name="" if nobody else _persons(one.name), group=group)
    return found


def strays(paths: Sequence[Sequence[str]]) -> list[str]:
    """Return of each file the outbox's user in whose folder it lies, if no page put it there; else nothing.

    A user may write there what they like, also a folder that is called as another user's or as Moodle's.

    Examples
    --------
    >>> strays([["ana", "w5.handed-in", "a.json"], ["ana", "bob", "w5.handed-in", "b.json"], ["moodle.zip"]])
    ['', 'ana', '']
    """
    places = {place for place, sender in map(_claim, paths) if sender and sender.system == HUB}
    outboxes = [one for one in places if not any(one[: len(other)] == other for other in places - {one})]
    return [next((user for one in outboxes if (user := _strays(one, tuple(path)))), "") for path in paths]


def _strays(outbox: tuple[str, ...], path: tuple[str, ...]) -> str:
    rest = path[len(outbox) :]
    if path[: len(outbox)] != outbox or len(rest) < 2 or _MOODLE.fullmatch(rest[0]):
        return ""
    return "" if len(rest) == 3 and rest[1].endswith(ENDING) else rest[0]


def _claim(parts: Sequence[str]) -> tuple[tuple[str, ...], Sender | None]:
    """Return the folder in which a path's platform would have put it, and the sender that it names."""
    for at, part in enumerate(parts):
        if "_assignsubmission_" in part and (found := _MOODLE.fullmatch(part)):
            file = found["file"] if part is parts[-1] else parts[-1]
            typed = found["what"] == "onlinetext"
            sender = Sender("moodle", tidy_id(found["id"]), found["name"], "" if typed else file or "")
            return tuple(parts[:at]), sender
        if at and part is not parts[-1] and part.endswith(ENDING):
            return tuple(parts[: at - 1]), Sender(HUB, id_key(parts[at - 1]), "", parts[-1])
    if found := _CANVAS.fullmatch(parts[-1]):
        sender = Sender(
            "canvas",
            tidy_id(found["code"] or found["id"]),
            found["name"] or "",
            found["file"] or "",
            bool(found["late"] or found["anon"]),
            found["attachment"] or "",
        )
        return tuple(parts[:-1]), sender
    return tuple(parts[:-1]), None


def _fit(claimed: Sequence[Sender]) -> bool:
    """Return whether senders that some names claim can be a platform's: each number has one name."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for one in claimed:
        names[one.id].add(one.name)
    if any(len(several) > 1 for several in names.values()):
        return False
    if claimed[0].system != "canvas":
        return True
    attachments = [one.attachment for one in claimed if one.attachment]
    different = {name for several in names.values() for name in several}
    return (
        len(set(attachments)) == len(attachments)
        and all(any(map(str.isalpha, name)) for name in different - {""})
        # A word before several numbers is no person, unless it is the platform's own word for nobody.
        and (different == {""} or len(different) > 1 or len(claimed) == 1)
    )


def _is_nobodys(claimed: Sequence[Sender]) -> bool:
    """Return whether the names that some senders have are none of people.

    Several people have one word: it may stand behind the name of their group, before the number of each, or
    before the number or the letter of a group.  One alone has one word, where Moodle knows two of everybody.
    """
    people = {one.id: one.name for one in claimed}
    if len(people) == 1:
        return claimed[0].system == "moodle" and len(claimed[0].name.split()) == 1
    words = {name.rpartition("-")[2].removesuffix(number).strip() for number, name in people.items()}
    return len(words) == 1 or len({_NUMBERED.sub("", word).casefold() for word in words} - {""}) == 1


def _groups(names: Sequence[str]) -> list[str]:
    """Return what stands before a hyphen in each name, if one stands in all: Moodle writes groups so.

    What stands before all names, such as the year of all groups, tells no groups apart.
    """
    parted = [name.split("-") for name in names]
    group = ""
    while all(len(parts) > 1 for parts in parted):
        first = {parts[0] for parts in parted}
        if len(first) > 1:
            return [parts[0] for parts in parted]
        group, parted = first.pop(), [parts[1:] for parts in parted]
    return [group] * len(names)


def _persons(written: str) -> str:
    """Return a name if it may be a person's."""
    for said in (written, written.rpartition("-")[2]):  # a group's name may stand before it
        if re.sub(r"[\W\d_]+", " ", said).strip().casefold() in _NOBODY:
            return ""
    return written
