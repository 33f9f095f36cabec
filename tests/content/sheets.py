"""Encounter sheets as a lecturer's spreadsheet would save them."""

import csv
import io
from collections.abc import Iterable

from cocreation_teach.content import COLUMNS

Row = dict[str, str]

SOUND: Row = {
    "id": "night-bell",
    "title": "A bell at night",
    "description": "Someone rings.",
    "sector": "health",
    "country": "Norway",
    "nature": "involuntary",
    "nature_why": "It comes with the ward.",
    "locus": "individual",
    "locus_why": "It stays on the ward.",
    "contested": "",
    "contested_why": "",
    "intensity": "4",
    "intensity_why": "They meet often.",
    "channel": "in person",
    "values": "needs;wellbeing",
    "values_why": "Sleep, and company.",
    "pair": "",
    "misconceptions": "",
    "source": "course",
}


def sheet(
    rows: Iterable[Row | list[str]], columns: Iterable[str] = COLUMNS, delimiter: str = ",", end: str = "\r\n"
) -> str:
    """A sheet as a spreadsheet saves it: rows by column, or cells as they are to stand."""
    columns = list(columns)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([row.get(column, "x") for column in columns] if isinstance(row, dict) else row)
    return out.getvalue()
