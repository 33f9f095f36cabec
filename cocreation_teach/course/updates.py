"""Decide what a newer edition does to a student's folder; nothing is read or written here.

A file that still has the digest with which it was delivered is the course's, and a newer edition takes its
place.  Any other file is the student's: it stays, and the newer edition is put beside it under a name that
carries its version.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, count
from pathlib import PurePosixPath


class Act(StrEnum):
    """What is done about one file of the course."""

    ADD = "add"
    REPLACE = "replace"
    KEEP = "keep"
    BESIDE = "beside"
    SAME = "same"
    GIVE_WAY = "give way"
    STAY = "stay"


@dataclass(frozen=True, slots=True)
class Step:
    """One file of the course, what is done about it, and where its newest edition lies afterwards.

    The target is the file itself, or the name that the newer edition has, beside it or for it.
    """

    act: Act
    file: str
    target: str


def names_beside(file: str, version: str) -> Iterator[str]:
    """Yield the names under which an edition can lie beside a file, the best one first, without end.

    Examples
    --------
    >>> names = names_beside("lessons/09-four-quadrants.ipynb", "0.2.0")
    >>> next(names), next(names)
    ('lessons/09-four-quadrants.v0.2.0.ipynb', 'lessons/09-four-quadrants.v0.2.0-2.ipynb')
    """
    for ending in chain([""], (f"-{number}" for number in count(2))):
        yield f"{_stem(file)}.v{version}{ending}{PurePosixPath(file).suffix}"


def plan(
    here: Mapping[str, str], delivered: Mapping[str, str], edition: Mapping[str, str], version: str
) -> tuple[Step, ...]:
    """Decide what to do about each file of an edition.

    Parameters
    ----------
    here
        Digest of each file that lies in the folder, ``""`` for what is no plain file.
    delivered
        Digest of each file that was ever delivered, as it was delivered.
    edition
        Digest of each file of the edition to deliver.
    version
        The edition's version.

    Examples
    --------
    >>> [step] = plan({"a.ipynb": "mine"}, {"a.ipynb": "first"}, {"a.ipynb": "second"}, "0.2.0")
    >>> step.act, step.target
    (<Act.BESIDE: 'beside'>, 'a.v0.2.0.ipynb')
    >>> plan({"a.ipynb": "first"}, {"a.ipynb": "first"}, {"a.ipynb": "second"}, "0.2.0")[0].act
    <Act.REPLACE: 'replace'>
    """
    return tuple(_step(file, new, here, delivered, version) for file, new in edition.items())


def plan_renamed(
    here: Mapping[str, str], delivered: Mapping[str, str], renamed: Mapping[str, str]
) -> tuple[Step, ...]:
    """Decide what to do about pages that lie here under a name of an earlier edition.

    One that nobody has changed gives way to the page of the new name.  A changed one is the student's and
    stays; that is told once, when the new name is delivered for the first time.

    Examples
    --------
    >>> plan_renamed({"a.ipynb": "first"}, {"a.ipynb": "first"}, {"a.ipynb": "b.ipynb"})[0].act
    <Act.GIVE_WAY: 'give way'>
    >>> plan_renamed({"a.ipynb": "mine"}, {"a.ipynb": "first"}, {"a.ipynb": "b.ipynb"})[0].act
    <Act.STAY: 'stay'>
    """
    return tuple(
        Step(Act.GIVE_WAY if here[old] == delivered.get(old) else Act.STAY, old, new)
        for old, new in renamed.items()
        if old in here and (here[old] == delivered.get(old) or new not in delivered)
    )


def _step(file: str, new: str, here: Mapping[str, str], delivered: Mapping[str, str], version: str) -> Step:
    if file not in here:
        return Step(Act.ADD, file, file)
    if here[file] == new:
        return Step(Act.SAME, file, file)
    if here[file] == delivered.get(file):
        return Step(Act.REPLACE, file, file)
    if new in _editions_had(file, delivered):
        # The student changed this very edition, or has had it beside before.
        return Step(Act.KEEP, file, file)
    for target in names_beside(file, version):
        if here.get(target) == new:
            return Step(Act.KEEP, file, target)
        if target not in here or here[target] == delivered.get(target):
            return Step(Act.BESIDE, file, target)
    raise AssertionError("names_beside has no end")


def _editions_had(file: str, delivered: Mapping[str, str]) -> set[str]:
    beside = f"{_stem(file)}.v"
    return {value for name, value in delivered.items() if name == file or name.startswith(beside)}


def _stem(file: str) -> str:
    return str(PurePosixPath(file).with_suffix(""))
