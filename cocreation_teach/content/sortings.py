"""Sortings: cards to sort into places, one TOML file each, ``sortings/NAME.toml``.

::

    prompt = "What does the word mean here?"
    kind = "choice"                  # or perspective: then the places are the views
    concepts = ["A2"]
    noun = "meaning"                 # what a place is called
    [[places]]                       # 2 to 6
    id = "design"
    label = "Designing together"
    note = "users help to change a service"
    [[cards]]
    id = "bus-map"
    title = "The bus map"            # at most 6 words
    text = "..."                     # at most 60 words
    place = "design"
    why = "..."
    [cards.otherwise.delivery]       # one for every wrong place, or [cards.otherwise.default]
    misconception = "M20"
    feedback = "You may think ..., but ..."

A wrong place that can be defended has some credit (``credit = 0.5``) and may go without a misconception.
"""

from collections.abc import Collection
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.card_checks import check_cards, read_card
from cocreation_teach.content.checks import Report, Table, check_concepts, has_fields
from cocreation_teach.content.parts import check_parts, read_checked
from cocreation_teach.content.reading import named_file
from cocreation_teach.theory import Perspective, Place, Sorting

FOLDER: Final = Path(__file__).parent / "sortings"
CARD_WORDS: Final = 60
_FIELDS: Final = {"prompt": str, "kind": str, "concepts": list, "noun": str, "places": list, "cards": list}
_KINDS: Final = ("choice", "perspective")


def sorting(name: str, *ids: str) -> Sorting:
    """Return a sorting with all its cards, or with some of them in the order asked for.

    Raises
    ------
    ValueError
        If there is no such sorting or no such card; the message lists what there is.

    Examples
    --------
    >>> [card.title for card in sorting("two-meanings", "app-workshop").cards]
    ['Six evenings and an app']
    """
    whole = _sorting(name)
    cards = {card.id: card for card in whole.cards}
    if unknown := [key for key in ids if key not in cards]:
        raise ValueError(f"No card of {name} is called {', '.join(unknown)}. There is: {', '.join(cards)}.")
    return replace(whole, cards=tuple(cards[key] for key in ids)) if ids else whole


@cache
def _sorting(name: str) -> Sorting:
    return read_sorting(named_file(FOLDER, name, "sorting"))


def read_sorting(path: str | Path) -> Sorting:
    """Read and check the file of a sorting.

    Raises
    ------
    ContentError
        If the file cannot be read or anything in it is wrong; it lists every problem, and nothing is loaded.
    """
    path = Path(path)
    table = read_checked(path, "sorting", _check)
    places = tuple(Place(**place) for place in table["places"])
    return Sorting(
        id=path.stem,
        **{name: table[name] for name in ("prompt", "kind", "noun")},
        concepts=tuple(table["concepts"]),
        places=places,
        cards=tuple(read_card(card, [place.id for place in places]) for card in table["cards"]),
    )


def _check(table: Table, report: Report) -> None:
    has_fields(table, _FIELDS, {}, "", report)
    check_concepts(table.get("concepts"), report)
    kind = table.get("kind")
    if isinstance(kind, str) and kind.strip() and kind not in _KINDS:
        report(", kind", kind, f"Allowed is one of: {', '.join(_KINDS)}.")
    places = _check_places(table.get("places"), kind == "perspective", report)
    # Without sound places there is nothing to hold the cards against.
    if places:
        check_cards(table.get("cards"), "card", (1, 60), CARD_WORDS, places, report)


def _check_places(places: object, views: bool, report: Report) -> Collection[str]:
    ids = []
    for where, place in check_parts(places, "place", 2, 6, report):
        if has_fields(place, {"id": str, "label": str}, {"note": str}, where, report):
            ids.append(place["id"])
    for key in ids:
        if views and key not in set(Perspective):
            report(f", place {key}, id", key, f"Allowed is one of: {', '.join(Perspective)}.")
        if key == "default":
            report(f", place {key}, id", key, "This word stands for all other places: take another.")
    return ids
