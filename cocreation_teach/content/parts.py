"""Files that hold one thing made of parts, such as a scene of passages or a journey of steps."""

from collections.abc import Callable, Iterator
from pathlib import Path

from cocreation_teach.content.checks import Report, Table
from cocreation_teach.content.problems import ContentError, Problem
from cocreation_teach.content.reading import SLUG, is_slug, read_toml


def read_checked(path: Path, noun: str, check: Callable[[Table, Report], None]) -> Table:
    """Return the tables of a file that hold what they must.

    Raises
    ------
    ContentError
        If the file cannot be read or anything in it is wrong; it lists every problem.
    """
    problems: list[Problem] = []

    def report(place: str, value: object, allowed: str) -> None:
        problems.append(Problem(path.name, f"the {noun}{place}", str(value), allowed))

    table = read_toml(path)
    if not is_slug(path.stem):
        report(", file name", path.stem, SLUG)
    check(table, report)
    if problems:
        raise ContentError(problems)
    return table


def check_parts(
    parts: object, noun: str, fewest: int, most: int, report: Report
) -> Iterator[tuple[str, Table]]:
    """Report a wrong number of parts and ids that will not do; yield the tables, each with its place.

    An id that is missing is left to the check of the part's fields.
    """
    if not isinstance(parts, list):
        return
    if not fewest <= len(parts) <= most:
        report(f", {noun}s", len(parts), f"Allowed are {fewest} to {most} of them.")
    seen: set[str] = set()
    for at, part in enumerate(parts, start=1):
        if not isinstance(part, dict):
            report(f", {noun} {at}", part, f"Each {noun} is a table of its own: [[{noun}s]].")
            continue
        key = part.get("id")
        if not isinstance(key, str) or not key.strip():
            yield f", {noun} {at}", part
            continue
        if not is_slug(key):
            report(f", {noun} {at}, id", key, SLUG)
        if key in seen:
            report(f", {noun} {at}, id", key, f"Another {noun} has this id: give each its own.")
        seen.add(key)
        yield f", {noun} {key}", part
