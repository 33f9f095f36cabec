"""Service systems round one person, one TOML file each, ``systems/NAME.toml``.

::

    title = "Round Rosa"
    person = "Rosa"
    story = "..."                    # at most 130 words
    concepts = ["G2", "I2"]
    [[parts]]                        # 8 to 14
    id = "day-centre"
    title = "The day centre"         # at most 6 words
    text = "..."                     # at most 40 words
    place = "organisation"           # or people, community, hard-technology, soft-technology, stakeholder
    why = "..."
    [parts.otherwise.default]        # or one for each wrong place, as in a sorting
    misconception = "M6"
    feedback = "You may think ..., but ..."
    [[touchpoints]]                  # 4 to 8, in the order of the journey
    id = "first-call"
    title = "The first call"
    text = "..."
    feeling = -2                     # -2 to 2: how the person tells it
    why = "..."
    [flows]                          # may be left out: see `content.flows`
"""

from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.card_checks import TITLE_WORDS, check_cards, check_length, read_card
from cocreation_teach.content.checks import Report, Table, check_concepts, has_fields
from cocreation_teach.content.flows import check_flows, read_flows
from cocreation_teach.content.parts import check_parts, read_checked
from cocreation_teach.content.reading import named_file
from cocreation_teach.theory import FEELINGS, SYSTEM_PLACES, ServiceSystem, TouchPoint

FOLDER: Final = Path(__file__).parent / "systems"
STORY_WORDS: Final = 130
PART_WORDS: Final = 40
_TEXTS: Final = {"title": str, "person": str, "story": str}
_FIELDS: Final = {**_TEXTS, "concepts": list, "parts": list, "touchpoints": list}
_OPTIONAL: Final[dict[str, type | tuple[type, ...]]] = {"flows": dict}
_TOUCHPOINT: Final = {"id": str, "title": str, "text": str, "feeling": int, "why": str}
_PLACES: Final = tuple(place.id for place in SYSTEM_PLACES)


@cache
def system(name: str) -> ServiceSystem:
    """Return a service system by its name.

    Raises
    ------
    ValueError
        If there is no such system; the message lists what there is.

    Examples
    --------
    >>> system("ines").person
    'Inês'
    """
    return read_system(named_file(FOLDER, name, "system"))


def read_system(path: str | Path) -> ServiceSystem:
    """Read and check the file of a service system.

    Raises
    ------
    ContentError
        If the file cannot be read or anything in it is wrong; it lists every problem, and nothing is loaded.
    """
    path = Path(path)
    table = read_checked(path, "system", _check)
    return ServiceSystem(
        id=path.stem,
        **{name: table[name] for name in _TEXTS},
        concepts=tuple(table["concepts"]),
        parts=tuple(read_card(part, _PLACES) for part in table["parts"]),
        touchpoints=tuple(TouchPoint(**point) for point in table["touchpoints"]),
        flows=read_flows(path.stem, table) if "flows" in table else None,
    )


def _check(table: Table, report: Report) -> None:
    if has_fields(table, _FIELDS, _OPTIONAL, "", report):
        check_length(table["story"], STORY_WORDS, ", story", report)
    check_concepts(table.get("concepts"), report)
    parts, points = table.get("parts"), table.get("touchpoints")
    check_cards(parts, "part", (8, 14), PART_WORDS, _PLACES, report)
    for place, point in check_parts(points, "touchpoint", 4, 8, report):
        if has_fields(point, _TOUCHPOINT, {}, place, report):
            check_length(point["title"], TITLE_WORDS, f"{place}, title", report)
            if isinstance(point["feeling"], bool) or point["feeling"] not in FEELINGS:
                report(f"{place}, feeling", point["feeling"], "Allowed is a whole number from -2 to 2.")
    # Parts, touch-points and the drawing share one record of answers.
    for key in sorted(_ids(parts) & _ids(points)):
        report(f", touchpoint {key}, id", key, "A part has this id: take another.")
    if "flows" in _ids(parts) | _ids(points):
        report(", id", "flows", "The drawing is called so: take another.")
    if "flows" in table:
        check_flows(table["flows"], report)


def _ids(parts: object) -> set[str]:
    tables = parts if isinstance(parts, list) else []
    return {str(part["id"]) for part in tables if isinstance(part, dict) and part.get("id")}
