"""Cases: the course's bank, and a lecturer's own sheets with every problem at its row."""

import csv
import io
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from cocreation_teach.content import COLUMNS, encounters
from cocreation_teach.content.encounters import BANK
from cocreation_teach.desk.place import CASES, Acts, Buffers, Place
from cocreation_teach.exchange.errors import SentenceError
from cocreation_teach.exchange.files import write_whole
from cocreation_teach.teaching.assigning import (
    advice_on_wording,
    check_cases,
    read_cases,
    write_template,
)
from cocreation_teach.theory import Encounter
from cocreation_teach.words import say

CHOSEN: Final = "from-the-bank.csv"
"""The sheet that holds what was chosen from the bank."""

_TEMPLATES: Final = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


def bank(_place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell all cases of the course's bank, each with its key."""
    return {"cases": [_told(one) for one in encounters()]}


def begin(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Make the folder of a new assignment."""
    if place.folder.exists():
        raise SentenceError(say("desk.name-taken", name=place.folder.name))
    place.folder.mkdir(parents=True)
    return {}


def look(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell which sheets there are, each with its problems at their rows, and what of their wording."""
    sheets = sheets_of(place.folder)
    problems = check_cases(sheets)
    return {
        "sheets": [
            {
                "file": path.relative_to(place.folder / CASES).as_posix(),
                "problems": [
                    {"place": one.place, "value": one.value[:60], "allowed": one.allowed}
                    for one in problems
                    if one.file == path.name
                ],
            }
            for path in sheets
        ],
        "chosen": [case.id for path in sheets if path.name == CHOSEN for case in _sound(path)],
        "advice": [] if problems else list(advice_on_wording(sheets)),
    }


def take(place: Place, asked: Mapping[str, Any], buffers: Buffers) -> dict[str, Any]:
    """Write the cases that were chosen from the bank into a sheet of the assignment's; none takes it away."""
    chosen = {str(one) for one in asked.get("cases", ())}
    with BANK.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["id"] in chosen]
    if len(rows) < len(chosen):
        raise SentenceError(say("desk.no-such-case"))
    path = place.folder / CASES / CHOSEN
    if not rows:
        path.unlink(missing_ok=True)
        return look(place, asked, buffers)
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    # A twin that was not chosen stands in no sheet, and may not be named there.
    writer.writerows({**row, "pair": row["pair"] if row["pair"] in chosen else ""} for row in rows)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, out.getvalue().encode("utf-8-sig"))
    return look(place, asked, buffers)


def take_out(place: Place, asked: Mapping[str, Any], buffers: Buffers) -> dict[str, Any]:
    """Delete a sheet that was dropped."""
    held = place.folder / CASES
    for path in sheets_of(place.folder):
        if path.relative_to(held).as_posix() == asked.get("file"):
            path.unlink()
    return look(place, asked, buffers)


def template(_place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Give the empty case sheet with two worked examples."""
    form = asked.get("form")
    if form not in _TEMPLATES:
        raise SentenceError(say("desk.unknown", what="template"))
    with tempfile.TemporaryDirectory() as aside:
        path = Path(aside) / f"cases.{form}"
        write_template(path)
        return {"file": path.name, "type": _TEMPLATES[form], "bytes": path.read_bytes()}


def sheets_of(folder: Path) -> tuple[Path, ...]:
    """Return the case sheets of an assignment's folder."""
    return tuple(path for path in sorted((folder / CASES).rglob("*")) if path.is_file())


def _sound(sheet: Path) -> tuple[Encounter, ...]:
    """Return the cases of a sheet; none where it was changed by hand and has problems."""
    return () if check_cases([sheet]) else read_cases(sheet)


def _told(case: Encounter) -> dict[str, Any]:
    return {
        "id": case.id,
        "title": case.title,
        "text": case.description,
        "words": len(case.description.split()),
        "sector": case.sector,
        "country": case.country,
        "quadrant": case.quadrant.value,
        "contested": case.contested.value if case.contested else "",
        "key": [
            [case.nature.label, case.nature_why],
            [case.locus.label, case.locus_why],
            *(
                [[say("desk.second", quadrant=case.contested.value), case.contested_why]]
                if case.contested
                else []
            ),
            [say("desk.place-of-5", place=case.intensity), case.intensity_why],
            [", ".join(kind.label for kind in case.values), case.values_why],
        ],
    }


ACTS: Final[Acts] = {
    "bank": bank,
    "begin": begin,
    "look": look,
    "take": take,
    "take_out": take_out,
    "template": template,
}
