"""GIFT, as Moodle's `question/format/gift/format.php` reads it: plain text, for what reads no XML.

A sign of the format that stands in a text is escaped always, even where Moodle would let it pass: other
readers are stricter.
"""

from collections.abc import Sequence
from typing import Final

from cocreation_teach.teaching.platforms.question import (
    Option,
    Question,
    accepted,
    as_html,
    inline,
    legal,
    percent,
)

_SIGNS: Final = str.maketrans(
    {sign: f"\\{sign}" for sign in "\\~=#{}:"} | {"\n": "\\n", "\r": None, "\t": " "}
)


def write_gift(title: str, questions: Sequence[Question]) -> bytes:
    r"""Return a file of questions, in a category that is called like the assignment.

    Examples
    --------
    >>> from decimal import Decimal
    >>> print(write_gift("T", [Question("q1", "Why", "Why = how?", Decimal(2))]).decode())
    $CATEGORY: $course$/top/T
    <BLANKLINE>
    // [id:q1]
    ::Why::[html]<p>Why \= how?</p>{}
    <BLANKLINE>
    """
    category = f"$CATEGORY: $course$/top/{legal(title).replace('/', '//')}"
    return "\n\n".join([category, *map(_question, questions), ""]).encode()


def _question(question: Question) -> str:
    tags = "".join(f" [tag:{tag}]" for tag in question.tags)
    name = legal(question.name).translate(_SIGNS)
    lines = [f"// [id:{question.id}]{tags}", f"::{name}::{_html(as_html(question.prompt))}{{"]
    lines += [_option(option, question.several) for option in question.options]
    if question.general:
        lines.append(f"####{_html(as_html(*question.general))}")
    inner = "\n".join(lines)
    return f"{inner}}}" if len(lines) == 2 else f"{inner}\n}}"


def _option(option: Option, several: bool) -> str:
    share = accepted(option.share)
    sign = "=" if share == 1 and not several else f"~%{percent(share)}%" if share else "~"
    feedback = f"#{_html(as_html(*option.feedback))}" if option.feedback else ""
    return f"{sign}{_html(inline(option.label))}{feedback}"


def _html(text: str) -> str:
    return f"[html]{text.translate(_SIGNS)}"
