"""The addresses on a page: each heading has one of its own, and so has each widget."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape, unescape
from typing import Final

from cocreation_teach.site.reading import Block, Live, Prose

OWN: Final = ("ccs-page", "ccs-old")
"""What the page itself is addressed by: its data, and its word to old browsers."""
_HEADING: Final = re.compile(r'(?<=<h[1-6] id=")[^"]+')


@dataclass(frozen=True, slots=True)
class Placed:
    """A widget in its place: its address on the page, and which of the page's widgets it is."""

    address: str
    at: int
    live: Live


def in_places(blocks: Sequence[Block]) -> list[Prose | Placed]:
    """Return the blocks, in which no two headings or widgets have one address.

    What comes first keeps its name, by which JupyterLab finds it too; what is called the same gets a number.

    Examples
    --------
    >>> once, again = in_places([Prose('<h2 id="Why?">Why?</h2>')] * 2)
    >>> once.html, again.html
    ('<h2 id="Why?">Why?</h2>', '<h2 id="Why?-2">Why?</h2>')
    """
    taken = set(OWN)

    def free(name: str) -> str:
        address, n = name, 1
        while address in taken:
            n += 1
            address = f"{name}-{n}"
        taken.add(address)
        return address

    placed: list[Prose | Placed] = []
    for block in blocks:
        if isinstance(block, Live):
            placed.append(Placed(free(_name(block)), sum(isinstance(one, Placed) for one in placed), block))
        else:
            html = _HEADING.sub(lambda found: escape(free(unescape(found[0]))), block.html)
            placed.append(replace(block, html=html))
    return placed


def _name(live: Live) -> str:
    """Return what a widget asks: its question, or the first of its cards, whatever else is on the page."""
    match live.state.get("content", {}):
        case {"question": {"id": str(name)}} | {"id": str(name)} | {"name": str(name)}:
            pass
        case {"cards": [{"id": str(name)}, *_]} | {"steps": [{"id": str(name)}, *_]}:
            pass
        case _:
            name = live.kind
    return re.sub(r"[^\w.-]", "-", name)
