"""What is changed or missing on a page of the course, in sentences."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from cocreation_teach.course.shipped import Cell, Shipped, own_task, shipped
from cocreation_teach.words import say

MOST: Final = 4
"""How many differences are named; of more than that their number is told."""


def differences(page: Shipped, cells: Sequence[Cell]) -> tuple[str, ...]:
    """Return what of a page is not as the edition has it.

    Parameters
    ----------
    page
        The page of the edition.
    cells
        The cells that were found.  Where students write code, theirs is no difference.

    Examples
    --------
    >>> page = shipped()["lessons/09-four-quadrants.ipynb"]
    >>> differences(page, page.cells)
    ()
    >>> differences(page, [("markdown", "My own notes."), *page.cells])
    ()
    >>> differences(page, [cell for cell in page.cells if cell[1] != page.codes[-1]])
    ('A card is missing under “My work”.',)
    """
    own = own_task(page, shipped())
    most = own if own < len(page.codes) else len(cells)
    here, there = _without_own(page.cells, own), _without_own(cells, most)
    found = list(dict.fromkeys(filter(None, _sentences(here, there))))
    if len(found) > MOST:
        return (*found[: MOST - 1], say("page.more-differences", count=len(found) - MOST + 1))
    return tuple(found)


def _without_own(cells: Sequence[Cell], most: int) -> list[tuple[Cell, str]]:
    """Return the cells but for code after the first `most`, each with the heading that it stands under."""
    heading, codes, kept = "", 0, []
    for kind, source in cells:
        if kind == "markdown":
            heading = _last_heading(source) or heading
        codes += kind == "code"
        if kind != "code" or codes <= most:
            kept.append(((kind, source), heading))
    return kept


def _last_heading(source: str) -> str:
    headings = [line.lstrip("#").strip() for line in source.splitlines() if line.startswith("#")]
    return headings[-1] if headings else ""


def _sentences(here: Sequence[tuple[Cell, str]], there: Sequence[tuple[Cell, str]]) -> Iterator[str]:
    were, are = [cell for cell, _ in here], [cell for cell, _ in there]
    for act, first, last, start, end in SequenceMatcher(None, were, are, autojunk=False).get_opcodes():
        if act == "equal":
            continue
        for kind in ("code", "markdown"):
            gone = [one for one in here[first:last] if one[0][0] == kind]
            come = [one for one in there[start:end] if one[0][0] == kind and one[0] not in were]
            yield from (_sentence(one, "moved") for one in gone if one[0] in are)
            lost = [one for one in gone if one[0] not in are]
            both = min(len(lost), len(come))
            yield from (_sentence(one, "changed") for one in lost[:both])
            yield from (_sentence(one, "missing") for one in lost[both:])
            yield from (_sentence(one, "added") for one in come[both:])


def _sentence(found: tuple[Cell, str], act: str) -> str:
    (kind, _), heading = found
    if (kind, act) == ("markdown", "added"):
        return ""  # that somebody added text of their own is nobody else's business
    where = say("page.under", heading=heading) if heading else say("page.at-the-top")
    return say(f"page.{kind}-{act}", where=where)
