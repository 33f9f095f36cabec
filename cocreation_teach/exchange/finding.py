"""Where an assignment's file lies, whatever a browser or a person has made of its name."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cocreation_teach.exchange.assignment import FORMAT, Assignment, AssignmentError, read_assignment
from cocreation_teach.exchange.files import is_file

_NAMED: Final = re.compile(r"assignment[ _-]?\(?\d*\)?\.json$")
_BEGINS: Final = 200
"""Bytes at the beginning of a file, among which stands what it is."""


def find_assignment(folder: Path, digest: str | None = None) -> Assignment:
    """Return the assignment that lies in a folder, under any name that ends in ``.json``.

    Parameters
    ----------
    folder
        Where to look; folders in it are not entered.
    digest
        That of the assignment that is looked for; unless given, there must be one alone.

    Raises
    ------
    AssignmentError
        If there is none, it is not sound, or it is another one.
    """
    cure = "Put the file that belongs to this page beside it: take it from where your lecturer put it."
    lying, problems = lying_in(folder)
    found = {one.digest: one for one in lying.values()}
    names = {one.digest: f"{name} (“{one.title}”)" for name, one in lying.items()}
    if digest in found:
        return found[digest]
    if digest is None and len(found) == 1:
        return next(iter(found.values()))
    if digest is None and found:
        told = f"Several assignments lie here: {', '.join(sorted(names.values()))}. Leave one of them."
        raise AssignmentError(told)
    if problems:
        raise AssignmentError(" ".join(problems))
    if found:
        raise AssignmentError(f"{', '.join(sorted(names.values()))} belongs to another page. {cure}")
    raise AssignmentError(f"The file of this assignment does not lie beside its page. {cure}")


def lying_in(folder: Path) -> tuple[dict[str, Assignment], list[str]]:
    """Return the assignments in a folder by the names of their files, and what is wrong with others."""
    found: dict[str, Assignment] = {}
    problems: list[str] = []
    for path in _candidates(folder):
        try:
            found[path.name] = read_assignment(path)
        except AssignmentError as problem:
            problems.append(str(problem))
    return found, problems


def holds_assignment(folder: Path) -> bool:
    """Return whether a file of a folder is called as an assignment's is, or as a browser would call a second.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> folder = Path(mkdtemp())
    >>> (folder / "week-5.assignment (1).json").touch()
    >>> holds_assignment(folder)
    True
    """
    return any(_NAMED.search(path.name) and is_file(path) for path in folder.glob("*.json"))


def _candidates(folder: Path) -> Iterator[Path]:
    """Yield the files that say they are assignments, in the order of their names."""
    for path in sorted(folder.glob("*.json")):
        if not is_file(path):  # a pipe would keep us waiting
            continue
        try:
            with path.open("rb") as file:
                begins = file.read(_BEGINS)
        except OSError:  # it may not be read: it is not what is looked for
            continue
        if FORMAT.encode() in begins:
            yield path
