"""Mark texts: one answer at a time beside its rubric, in the sheet that may be open elsewhere as well."""

from collections.abc import Mapping
from typing import Any, Final

from cocreation_teach.desk.place import Acts, Buffers, Place
from cocreation_teach.teaching.mark import Entry, Pile, enter, keep_comment, to_be_marked


def look(place: Place, _asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell which texts there are and which are marked, what they answer, and the comments at hand."""
    pile = to_be_marked(place.folder)
    asked = {one.key.item.id: one.key for one in pile.texts}
    return {
        "texts": _listed(pile),
        "questions": {
            name: {
                "prompt": key.item.prompt,
                "out_of": key.item.points,
                "criteria": [{"words": words, "points": points} for words, points in key.criteria],
                "model": key.model,
            }
            for name, key in asked.items()
        },
        "bank": _bank(pile),
        "problems": list(pile.problems),
    }


def text(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell one answer and what is entered beside it; not whose it is."""
    pile = to_be_marked(place.folder)
    one = pile.text(asked.get("code"))
    return {"code": one.code, "answer": one.answer, **one.entry._asdict(), "texts": _listed(pile)}


def who(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Tell whose an answer is."""
    one = to_be_marked(place.folder).text(asked.get("code"))
    return {"student_id": one.student_id, "student_name": one.student_name}


def mark(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Enter a mark and a comment; tell what somebody else entered since the page was told."""
    entry, seen = _entry(asked.get("entry")), _entry(asked.get("seen"))
    theirs = enter(place.folder, str(asked.get("code")), entry, seen)
    texts = _listed(to_be_marked(place.folder))
    return {"theirs": theirs._asdict() if theirs else None, "texts": texts}


def keep(place: Place, asked: Mapping[str, Any], _buffers: Buffers) -> dict[str, Any]:
    """Keep a comment of the lecturer's own at hand for every text."""
    keep_comment(place.folder, str(asked.get("comment", "")))
    return {"bank": _bank(to_be_marked(place.folder))}


def _bank(pile: Pile) -> list[dict[str, str]]:
    return [{"code": code, "comment": comment} for code, comment in pile.bank.items()]


def _listed(pile: Pile) -> list[dict[str, Any]]:
    return [
        {"code": one.code, "question": one.key.item.id, "marked": bool(one.entry.mark)} for one in pile.texts
    ]


def _entry(held: object) -> Entry:
    told = held if isinstance(held, Mapping) else {}
    return Entry(str(told.get("mark", "")), str(told.get("comment", "")))


ACTS: Final[Acts] = {"look": look, "text": text, "who": who, "mark": mark, "keep": keep}
