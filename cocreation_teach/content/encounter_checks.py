"""What must be so in a row of an encounter sheet, and between its rows."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Final

from cocreation_teach.content.reading import SLUG, is_slug
from cocreation_teach.theory import MISCONCEPTIONS, Channel, Locus, Nature, Quadrant, ValueKind

COLUMNS: Final = (
    *("id", "title", "description", "sector", "country", "nature", "nature_why", "locus", "locus_why"),
    *("contested", "contested_why", "intensity", "intensity_why", "channel", "values", "values_why"),
    *("pair", "misconceptions", "source"),
)
MAY_BE_EMPTY: Final = ("contested", "contested_why", "pair", "misconceptions")

Cells = dict[str, str]
Report = Callable[[str, str, str], None]


def check_row(number: int, cells: Cells, report: Report) -> None:
    """Report what is wrong within a row."""

    def wrong(column: str, allowed: str) -> None:
        report(f"row {number}, column {column}", cells[column], allowed)

    for column in COLUMNS:
        if not cells[column] and column not in MAY_BE_EMPTY:
            wrong(column, "This cell must not be empty.")
    for column, kind in {"nature": Nature, "locus": Locus, "channel": Channel}.items():
        if cells[column] and cells[column] not in set(kind):
            wrong(column, _one_of(kind))
    if cells["intensity"] and cells["intensity"] not in {"1", "2", "3", "4", "5"}:
        wrong("intensity", "Allowed is a whole number from 1 (passive) to 5 (iterative, inter-personal).")
    values = split(cells["values"])
    if cells["values"] and (set(values) - set(ValueKind) or len(set(values)) < len(values) or not values):
        wrong("values", f"{_one_of(ValueKind)[:-1]}; several are parted by semicolons, each once.")
    _check_contested(cells, wrong)
    _check_misconceptions(cells, wrong)


def _check_contested(cells: Cells, wrong: Callable[[str, str], None]) -> None:
    if cells["contested"] and cells["contested"] not in set(Quadrant):
        wrong("contested", f"{_one_of(Quadrant)} Leave it empty if the case is clear.")
    elif cells["contested"] and cells["contested"] == _key(cells):
        wrong("contested", "This is the quadrant of the key: name the second one that can be defended.")
    if bool(cells["contested"]) != bool(cells["contested_why"]):
        wrong("contested_why", "A contested case gives its reason here, and only a contested one does.")


def _check_misconceptions(cells: Cells, wrong: Callable[[str, str], None]) -> None:
    seen = set()
    for item in split(cells["misconceptions"]):
        quadrant, _, misconception = item.partition(":")
        if quadrant not in set(Quadrant) or misconception not in MISCONCEPTIONS or quadrant in seen:
            wrong("misconceptions", "Allowed is, for instance, III:M3;IV:M16, each quadrant once, M1 to M30.")
        elif quadrant == _key(cells):
            wrong("misconceptions", f"Quadrant {quadrant} is the key, so choosing it shows no misconception.")
        seen.add(quadrant)


def check_ids(rows: Iterable[tuple[int, Cells]], report: Report) -> None:
    """Report each id that stands there twice or is none."""
    first: dict[str, int] = {}
    for number, cells in rows:
        row = first.setdefault(cells["id"], number)
        if cells["id"] and row != number:
            report(f"row {number}, column id", cells["id"], f"Row {row} has this id already.")
        elif cells["id"] and not is_slug(cells["id"]):
            report(f"row {number}, column id", cells["id"], SLUG)


def check_pairs(rows: Sequence[tuple[int, Cells]], report: Report) -> None:
    """Report each partner that is not there, names another one, or stands in the same quadrant."""
    by_id = {cells["id"]: cells for _, cells in rows}
    for number, cells in rows:
        if not cells["pair"]:
            continue
        partner, key = by_id.get(cells["pair"]), _key(cells)
        if partner is None:
            cure = "No encounter of this sheet has that id."
        elif partner["pair"] != cells["id"]:
            cure = f"The partner does not name {cells['id']} as its pair: it must."
        elif key and _key(partner) == key:
            cure = f"Both are quadrant {key}: a pair stands in two."
        else:
            continue
        report(f"row {number}, column pair", cells["pair"], cure)


def _key(cells: Cells) -> str | None:
    if cells["nature"] not in set(Nature) or cells["locus"] not in set(Locus):
        return None
    return Quadrant.at(Nature(cells["nature"]), Locus(cells["locus"])).value


def split(cell: str) -> list[str]:
    """Return the parts of a cell that holds several."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def _one_of(kind: type[StrEnum]) -> str:
    return f"Allowed is one of: {', '.join(kind)}."
