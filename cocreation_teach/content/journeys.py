"""Journeys: one TOML file each, ``journeys/NAME.toml``.

::

    title = "The first bus"
    person = "Ilan Brook, 22, wants to ride the bus alone."   # who, where, what about: 1 to 3 sentences
    concepts = ["H1", "H2", "H3"]

    [[steps]]                          # 4 to 8
    id = "kitchen-table"
    title = "At the kitchen table"     # at most 6 words
    text = "..."                       # at most 70 words
    values = ["needs"]                 # of needs, wellbeing, capacity; [] where none arises, or value is lost
    needs = "..."                      # why it arises here, or does not ("You may think ..., but ...")
    wellbeing = "..."
    capacity = "..."
    none = "..."                       # why something arises here, or nothing does
    misconceptions = { capacity = "M9" }   # for what does not belong here; without, it is M13
"""

from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.checks import (
    Report,
    Table,
    check_concepts,
    check_misconception,
    has_fields,
)
from cocreation_teach.content.parts import check_parts, read_checked
from cocreation_teach.content.reading import named_file
from cocreation_teach.theory import Journey, Step, ValueKind
from cocreation_teach.theory.journey import NONE

FOLDER: Final = Path(__file__).parent / "journeys"
_FIELDS: Final = {"title": str, "person": str, "concepts": list, "steps": list}
_OPTIONS: Final = (*(kind.value for kind in ValueKind), NONE)
_STEP: Final = {"id": str, "title": str, "text": str, **dict.fromkeys(_OPTIONS, str)}
_MOST_WORDS: Final = {"title": 6, "text": 70}


@cache
def journey(name: str) -> Journey:
    """Return a journey of the course by its name.

    Raises
    ------
    ValueError
        If there is no such journey; the message lists what there is.

    Examples
    --------
    >>> len(journey("first-bus").steps)
    6
    """
    return read_journey(named_file(FOLDER, name, "journey"))


def read_journey(path: str | Path) -> Journey:
    """Read and check the file of a journey.

    Raises
    ------
    ContentError
        If the file cannot be read or anything in it is wrong; it lists every problem, and nothing is loaded.
    """
    path = Path(path)
    table = read_checked(path, "journey", _check)
    steps = tuple(map(_step, table["steps"]))
    return Journey(path.stem, table["title"], table["person"], tuple(table["concepts"]), steps)


def _check(table: Table, report: Report) -> None:
    has_fields(table, _FIELDS, {}, "", report)
    check_concepts(table.get("concepts"), report)
    for place, step in check_parts(table.get("steps"), "step", 4, 8, report):
        _check_step(place, step, report)


def _check_step(place: str, step: Table, report: Report) -> None:
    # An empty list of values says that none arises, so `values` is not among the fields to be filled in.
    if not has_fields(step, _STEP, {"values": list, "misconceptions": dict}, place, report):
        return
    for name, most in _MOST_WORDS.items():
        if len(step[name].split()) > most:
            report(f"{place}, {name}", step[name], f"Allowed are at most {most} words.")
    values = step.get("values")
    if values is None:
        report(f"{place}, values", "", "This field must be there; [] says that none arises.")
        return
    kinds = f"Allowed is each of these at most once: {', '.join(ValueKind)}."
    for value in values:
        if value not in list(ValueKind) or values.count(value) > 1:
            report(f"{place}, values", value, kinds)
    belong = values or [NONE]
    for option, misconception in step.get("misconceptions", {}).items():
        if option in _OPTIONS:
            check_misconception(misconception, int(option in belong), f"{place}, {option}", report)
        else:
            report(f"{place}, misconceptions", option, f"Allowed is one of: {', '.join(_OPTIONS)}.")


def _step(table: Table) -> Step:
    values = tuple(ValueKind(value) for value in table["values"])
    wrong = [option for option in _OPTIONS if option not in (values or (NONE,))]
    return Step(
        id=table["id"],
        title=table["title"],
        text=table["text"],
        values=values,
        whys={option: table[option] for option in _OPTIONS},
        misconceptions=dict.fromkeys(wrong, "M13") | table.get("misconceptions", {}),
    )
