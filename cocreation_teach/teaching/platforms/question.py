"""A question as it leaves for a learning platform's question bank: the same for every format."""

import html
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from cocreation_teach.exchange.tables import number

# What XML 1.0 cannot hold, escaped or not.
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

# question_bank::fraction_options of Moodle (question/engine/bank.php): it refuses any other.
_TENTHS: Final = {Fraction(p, 10) for p in range(11)}
_ACCEPTED: Final = sorted(
    {Fraction(p, q) for q in range(1, 7) for p in range(q + 1)}
    | _TENTHS
    | {Fraction(1, q) for q in range(1, 11)}
    | {Fraction(1, 20)}
)


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its share of the points, less than nothing for what takes away, and its feedback."""

    id: str
    label: str
    share: Fraction
    feedback: tuple[str, ...] = ()

    @property
    def right(self) -> bool:
        """Whether choosing it is part of a right answer that earns everything."""
        return self.share > 0


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    Attributes
    ----------
    id
        Unlike any other's in the same question bank.
    several
        Whether several options may be chosen; the shares of the right ones then add up to one.
    ordered
        Whether the options have an order of their own, and are not to be shuffled.
    general
        What everybody is told afterwards; to a text, the model answer.
    criteria
        What a text is marked by: sentences with their points.
    """

    id: str
    name: str
    prompt: str
    points: Decimal
    options: tuple[Option, ...] = ()
    several: bool = False
    ordered: bool = True
    general: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()


def legal(text: str) -> str:
    """Return a text without the characters that XML cannot hold."""
    return _ILLEGAL.sub("", text)


def as_html(*paragraphs: str) -> str:
    r"""Return plain text as HTML: nothing in it is markup; an empty line parts paragraphs.

    Examples
    --------
    >>> as_html("a < b\n\nc\nd")
    '<p>a &lt; b</p><p>c<br>d</p>'
    """
    parts = [part for text in paragraphs for part in re.split(r"\n\s*\n", legal(text).strip())]
    return "".join(f"<p>{inline(part)}</p>" for part in parts if part)


def inline(text: str) -> str:
    """Return plain text as HTML without a paragraph around it."""
    return html.escape(legal(text), quote=False).replace("\n", "<br>")


def accepted(share: Fraction) -> Fraction:
    """Return the share nearest to one's own that Moodle accepts, of equals the smaller.

    Examples
    --------
    >>> accepted(Fraction(5, 11)), accepted(Fraction(-1, 4))
    (Fraction(1, 2), Fraction(-1, 4))
    """
    nearest = min(_ACCEPTED, key=lambda one: (abs(one - abs(share)), one))
    return -nearest if share < 0 else nearest


def percent(share: Fraction) -> str:
    """Return a share as Moodle writes percentages: five decimals at the most.

    Examples
    --------
    >>> percent(Fraction(1, 3)), percent(Fraction(-1, 2)), percent(Fraction(1))
    ('33.33333', '-50', '100')
    """
    return number(100 * float(share), 5)
