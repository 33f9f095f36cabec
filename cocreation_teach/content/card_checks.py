"""What must be so in a card to sort, and in the list of them."""

from collections.abc import Collection
from typing import Final

from cocreation_teach.content.checks import Report, Table, check_misconception, has_fields
from cocreation_teach.content.parts import check_parts
from cocreation_teach.theory import Otherwise, SortingCard

TITLE_WORDS: Final = 6
_CARD: Final = {"id": str, "title": str, "text": str, "place": str, "why": str, "otherwise": dict}
_OTHERWISE: Final[dict[str, type | tuple[type, ...]]] = {"misconception": str, "credit": (int, float)}


def check_cards(
    cards: object, noun: str, counts: tuple[int, int], words: int, places: Collection[str], report: Report
) -> None:
    """Report what is wrong with the cards of a list, each of at most so many words."""
    for place, card in check_parts(cards, noun, *counts, report):
        if has_fields(card, _CARD, {}, place, report):
            check_length(card["title"], TITLE_WORDS, f"{place}, title", report)
            check_length(card["text"], words, f"{place}, text", report)
            if card["place"] not in places:
                report(f"{place}, place", card["place"], f"Allowed is one of: {', '.join(places)}.")
            else:
                _check_otherwise(card, place, places, report)


def check_length(text: str, most: int, place: str, report: Report) -> None:
    """Report a text of too many words."""
    count = len(text.split())
    if count > most:
        report(place, f"{count} words", f"Allowed are {most} words at most.")


def read_card(card: Table, places: Collection[str]) -> SortingCard:
    """Return a card that has been checked."""
    said = card["otherwise"]
    others = {place: said.get(place, said.get("default")) for place in places if place != card["place"]}
    return SortingCard(
        **{name: card[name] for name in ("id", "title", "text", "place", "why")},
        otherwise={place: Otherwise(**table) for place, table in others.items()},
    )


def _check_otherwise(card: Table, place: str, places: Collection[str], report: Report) -> None:
    said: Table = card["otherwise"]
    wrong = [other for other in places if other != card["place"]]
    for key, table in said.items():
        where = f"{place}, otherwise {key}"
        if key not in (*wrong, "default"):
            report(where, key, f"Allowed is a place where the card does not belong: {', '.join(wrong)}.")
        elif has_fields(table, {"feedback": str}, _OTHERWISE, where, report):
            credit = table.get("credit", 0)
            if isinstance(credit, bool) or not 0 <= credit < 1:
                report(f"{where}, credit", credit, "A credit is a number from 0 to below 1.")
            else:
                check_misconception(table.get("misconception"), credit, where, report)
    for other in wrong if "default" not in said else ():
        if other not in said:
            report(f"{place}, otherwise", other, "Say what to answer there, or give an `otherwise.default`.")
