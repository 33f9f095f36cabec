"""The pages to hand out: self-contained, for A4 and Letter, with room to write or with the key filled in."""

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from cocreation_teach import __version__
from cocreation_teach.content.course import CoursePage
from cocreation_teach.exchange.errors import TeachingError
from cocreation_teach.exchange.files import FileError, write_whole
from cocreation_teach.teaching.handouts.blocks import Item, blocks_of, find_lessons, name_of
from cocreation_teach.teaching.templates import template
from cocreation_teach.theory import MISCONCEPTIONS, Question

KEY: Final = "key"
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def write_handouts(folder: Path | str, lessons: Sequence[str] = ()) -> tuple[Path, ...]:
    """Write for each lesson the page of its cases and questions, and in ``key/`` the same with the key.

    Parameters
    ----------
    folder
        Where they are to lie; it is made if it is not there.  Pages of the same name are written anew.
    lessons
        Their numbers or names; none for all that have a number.

    Returns
    -------
    tuple of Path
        The pages without the key.

    Raises
    ------
    TeachingError
        If there is no such lesson, or the folder cannot be made.
    FileError
        If a page cannot be written.
    """
    folder, pages = Path(folder), find_lessons(tuple(lessons))
    drawn = [(page, handout(page, key=False), handout(page, key=True)) for page in pages]
    made = [place for place in (folder / KEY, folder) if not place.exists()]
    try:
        (folder / KEY).mkdir(parents=True, exist_ok=True)
        for page, without, with_key in drawn:
            write_whole(folder / f"{name_of(page)}.html", without.encode())
            write_whole(folder / KEY / f"{name_of(page)}-key.html", with_key.encode())
    except OSError as error:
        for place in made:
            with suppress(OSError):  # it was not made, or something stands in it
                place.rmdir()
        if isinstance(error, FileError):
            raise
        raise TeachingError(f"{folder} cannot be written: {error.strerror or error}.") from None
    return tuple(folder / f"{name_of(page)}.html" for page in pages)


def handout(page: CoursePage, key: bool) -> str:
    """Return the page of HTML to hand out, or the one with the key for whoever teaches.

    Examples
    --------
    >>> [page] = find_lessons(("01",))
    >>> "With the key" in handout(page, key=False), "With the key" in handout(page, key=True)
    (False, True)
    """
    return template("handout.html").render(
        page=page,
        key=key,
        blocks=blocks_of(page, key),
        letter=_LETTERS.__getitem__,
        right=_right,
        reasons=_reasons,
        placed=_placed,
        ring=_ring,
        version=__version__,
    )


@dataclass(frozen=True, slots=True)
class Reason:
    """What is said of an answer: of the right one, or of one by its letter."""

    said: tuple[str, ...]
    letter: str = ""
    half: bool = False


def _right(question: Question) -> Any:
    """Return the options that are right, or by row which one is; empty without a key."""
    right = question.right()
    return [right] if isinstance(right, str) else right or []


def _reasons(question: Question, options: bool) -> tuple[Reason, ...]:
    """Return what is said of the right answer and, where its options are asked for, of each of the others."""
    right = question.right()
    mark = question.mark(right)
    if mark is None:
        model = question.model_answer()
        return (Reason((f"One way to put it: {model}",)),) if model else ()
    # The first paragraph of feedback is the verdict, which the filled-in answer shows.
    reasons = [Reason(mark.feedback[1:])]
    if options:
        for letter, option in zip(_LETTERS, question.labels(), strict=False):
            other = question.mark(option) if option != right else None
            if other and not other.right:
                shown = _ideas("It", [other.misconception] if other.misconception else [])
                said = " ".join((*other.feedback[1:], *shown))
                reasons.append(Reason((said,), letter, half=other.credit > 0))
    else:
        reasons.append(Reason(_ideas("Another answer", sorted(question.misconceptions()))))
    return tuple(reason for reason in reasons if any(reason.said))


def _ideas(what: str, misconceptions: Sequence[str]) -> tuple[str, ...]:
    ideas = [f"that {MISCONCEPTIONS[name].belief} ({name})" for name in misconceptions]
    return (f"{what} can show the idea {', or '.join(ideas)}.",) if ideas else ()


def _placed(items: Sequence[Item], place: str) -> list[int]:
    """Return the numbers of the items whose key is a place."""
    return [item.number for item in items if item.question.right() == place]


def _ring(at: int, of: int) -> tuple[float, float]:
    """Return where one of some actors stands in a drawing, in per cent from its left and its top."""
    turn = 2 * math.pi * at / of - math.pi / 2
    return round(50 + 38 * math.cos(turn), 1), round(50 + 40 * math.sin(turn), 1)
