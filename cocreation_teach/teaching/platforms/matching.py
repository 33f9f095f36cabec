"""Whose marks go into which row of a learning platform's export: by ids alone, never by names."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cocreation_teach.exchange.text import id_key, names_fit
from cocreation_teach.teaching.platforms.layout import Layout, Row
from cocreation_teach.teaching.platforms.marks_file import Marked


@dataclass(frozen=True, slots=True)
class Matches:
    """The pairs that are certain, and what is told of the others."""

    pairs: tuple[tuple[Row, Marked], ...]
    notes: tuple[str, ...]


def match(marked: Sequence[Marked], layout: Layout, platform: str) -> Matches:
    """Find each student's row: by the platform's own id first, then by ids that equal the student's.

    Whoever is found in no row, in several, or together with another student in the same row is left out,
    and told.

    Examples
    --------
    >>> from decimal import Decimal
    >>> row = Row(1, "501", frozenset({"s1"}), "Ann")
    >>> ann = Marked("s1", "Ann", "", Decimal(3), Decimal(4), "ann.cocreation.json")
    >>> match([ann], Layout((row,), 2, "Grade", None, False), "Moodle").pairs == ((row, ann),)
    True
    """
    by_lms_id: defaultdict[str, list[Row]] = defaultdict(list)
    by_id: defaultdict[str, list[Row]] = defaultdict(list)
    for row in layout.students:
        by_lms_id[row.lms_id].append(row)
        for key in row.ids:
            by_id[key].append(row)
    claims: defaultdict[int, list[Marked]] = defaultdict(list)
    rows = {row.place: row for row in layout.students}
    notes: list[str] = []
    for one in marked:
        found = (by_lms_id.get(one.lms_id) if one.lms_id else None) or by_id.get(id_key(one.student_id), [])
        if len(found) == 1:
            claims[found[0].place].append(one)
        elif found:
            lines = " and ".join(str(row.place) for row in found)
            notes.append(f"Doubled: {one.who} stands in rows {lines} of the file; none was filled in.")
        else:
            notes.append(f"Unknown: {one.who} stands in no row of the file; enter the marks by hand.")
    for place, several in claims.items():
        if len(several) > 1:
            names = " and ".join(one.who for one in several)
            notes.append(f"Doubled: {names} belong to {rows[place].shown}; left as it was.")
    pairs = tuple((rows[place], several[0]) for place, several in sorted(claims.items()) if len(several) == 1)
    notes = _misfits(pairs, platform) + notes
    without = [row for row in layout.students if row.place not in claims]
    if without:
        told = "1 student" if len(without) == 1 else f"{len(without)} students"
        notes.append(f"{told} in {platform}'s file handed in nothing that was marked; left as they were.")
    return Matches(pairs, tuple(notes))


def _misfits(pairs: Sequence[tuple[Row, Marked]], platform: str) -> list[str]:
    # The id decides; a name is what the student typed, and only shows that one should look.
    strange = [(row, one) for row, one in pairs if not names_fit(row.name, one.student_name)]
    notes = [f"Look: by the id {one.who} is {row.shown}, but the names differ." for row, one in strange]
    if len(strange) > len(pairs) / 2 and len(strange) > 1:
        why = "Moodle numbers participants anew in each." if platform == "Moodle" else "Most names differ."
        return [f"Look: is this the file of this assignment? {why}", *notes]
    return notes
