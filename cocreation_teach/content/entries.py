"""What must be so in a list of tables, such as the passages of a scene or the steps of a journey."""

from collections.abc import Iterator

from cocreation_teach.content.question_checks import Report, Table
from cocreation_teach.content.reading import SLUG, is_slug


def check_entries(
    entries: object, noun: str, fewest: int, most: int, report: Report
) -> Iterator[tuple[str, Table]]:
    """Report a wrong number of entries and ids that will not do; yield the tables, each with its place.

    An id that is missing is left to the check of the entry's fields.
    """
    if not isinstance(entries, list):
        return
    if not fewest <= len(entries) <= most:
        report(f", {noun}s", len(entries), f"Allowed are {fewest} to {most} of them.")
    seen: set[str] = set()
    for at, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            report(f", {noun} {at}", entry, f"Each {noun} is a table of its own: [[{noun}s]].")
            continue
        key = entry.get("id")
        if not isinstance(key, str) or not key.strip():
            yield f", {noun} {at}", entry
            continue
        if not is_slug(key):
            report(f", {noun} {at}, id", key, SLUG)
        if key in seen:
            report(f", {noun} {at}, id", key, f"Another {noun} has this id: give each its own.")
        seen.add(key)
        yield f", {noun} {key}", entry
