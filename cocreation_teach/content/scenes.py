"""Scenes: one TOML file each, ``scenes/NAME.toml``.

::

    title = "The last boat"
    setting = "A ferry office on an island"     # one line: place, people
    concepts = ["B1", "B2", "B3"]

    [[passages]]                                # 5 to 9, each 1 to 4 sentences
    id = "counter"
    text = "The clerk asks for a name. The woman gives none."
    moment = true                               # do user and organisation meet and interact here?
    moment_why = "She and the clerk settle the crossing between them."
    service-management = "Her silence shapes what the clerk can do."
    public-management = "..."                   # left out where the view sees no co-production
    critics = "..."                             # left out where they raise no doubt

A passage that is no moment of truth may say which ``misconception`` taking it for one points to; without,
it is M14, for what is prepared or felt apart from the other side is no service yet.
"""

import re
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
from cocreation_teach.theory import Passage, Perspective, Scene

FOLDER: Final = Path(__file__).parent / "scenes"
_FIELDS: Final = {"title": str, "setting": str, "concepts": list, "passages": list}
_PASSAGE: Final = {"id": str, "text": str, "moment": bool, "moment_why": str}
_MOST_SENTENCES: Final = 4
# A quotation inside a sentence may end with a full stop of its own; the next sentence has a capital.
_SENTENCE_END: Final = re.compile(r"[.!?…][”’\"']*\s+(?=[“‘\"'(]*[A-Z0-9])")


@cache
def scene(name: str) -> Scene:
    """Return a scene of the course by its name.

    Raises
    ------
    ValueError
        If there is no such scene; the message lists what there is.

    Examples
    --------
    >>> scene("ferry-office").passages[0].id
    'crossing'
    """
    return read_scene(named_file(FOLDER, name, "scene"))


def read_scene(path: str | Path) -> Scene:
    """Read and check the file of a scene.

    Raises
    ------
    ContentError
        If the file cannot be read or anything in it is wrong; it lists every problem, and nothing is loaded.
    """
    path = Path(path)
    table = read_checked(path, "scene", _check)
    passages = tuple(map(_passage, table["passages"]))
    return Scene(path.stem, table["title"], table["setting"], tuple(table["concepts"]), passages)


def _check(table: Table, report: Report) -> None:
    has_fields(table, _FIELDS, {}, "", report)
    check_concepts(table.get("concepts"), report)
    passages = list(check_parts(table.get("passages"), "passage", 5, 9, report))
    sound = [_check_passage(place, passage, report) for place, passage in passages]
    if passages and all(sound) and not any(passage["moment"] for _, passage in passages):
        report(", passages", "", "At least one is a moment of truth (moment = true).")


def _check_passage(place: str, passage: Table, report: Report) -> bool:
    optional: dict[str, type | tuple[type, ...]] = {"misconception": str, **dict.fromkeys(Perspective, str)}
    if not has_fields(passage, _PASSAGE, optional, place, report):
        return False
    if len(_SENTENCE_END.split(passage["text"].strip())) > _MOST_SENTENCES:
        report(f"{place}, text", passage["text"], f"A passage has at most {_MOST_SENTENCES} sentences.")
    for view in Perspective:
        if view in passage and not passage[view].strip():
            report(f"{place}, {view}", "", "Say what this view sees, or leave the field out.")
    if passage["moment"] and Perspective.SERVICE_MANAGEMENT not in passage:
        cure = "Say what this view sees: to it, each moment of truth is co-production."
        report(f"{place}, {Perspective.SERVICE_MANAGEMENT}", "", cure)
    if "misconception" in passage:
        check_misconception(passage["misconception"], int(passage["moment"]), place, report)
    return True


def _passage(table: Table) -> Passage:
    return Passage(
        **{name: table[name] for name in _PASSAGE},
        readings={view: table[view] for view in Perspective if view in table},
        misconception=None if table["moment"] else table.get("misconception", "M14"),
    )
