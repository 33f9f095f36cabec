"""What students wrote, made harmless: for a terminal, for a spreadsheet, as an id and as a name."""

import re
import unicodedata
from typing import Final

_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_ENDS: Final = re.compile("\r\n?|\u2028|\u2029|\x85")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_MARKS: Final = 4
_SCRIPTS: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})
LONGEST_ID: Final = 100
LONGEST_NAME: Final = 200


def visible(text: str) -> str:
    r"""Return a text without what a terminal or a reader's eye would obey; line ends and tabs stay.

    Examples
    --------
    >>> visible("red\x1b[31m\r\n")
    'red[31m\n'
    """
    if text.isascii() and text.isprintable():
        return text
    return _CONTROLS.sub("", _ENDS.sub("\n", text))


def cell(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula.

    Examples
    --------
    >>> cell("=1+1"), cell("1 = 1")
    ("'=1+1", '1 = 1')
    """
    text = visible(text)
    return f"'{text}" if text.startswith(_FORMULA) else text


def from_cell(text: str) -> str:
    """Return the text that `cell` made a cell of.

    Examples
    --------
    >>> from_cell(cell("-5")), from_cell("'tis")
    ('-5', "'tis")
    """
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


def one_line(text: str) -> str:
    """Return a text on one line, without signs that cannot be seen and without piles of accents."""
    if text.isascii() and text.isprintable():
        return text.strip()
    text = unicodedata.normalize("NFC", visible(re.sub(r"\s", " ", text)))
    kept: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MARKS:
            kept.append(sign)
    return "".join(kept).strip()


def tidy_name(written: str) -> str:
    """Return a name to show.

    Examples
    --------
    >>> tidy_name(" Ann Lee "), len(tidy_name("A" * 10_000))
    ('Ann Lee', 200)
    """
    name = one_line(written)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def tidy_id(written: str) -> str:
    """Return an id to show and to look up: full-width digits become digits, zeros in front stay.

    Examples
    --------
    >>> tidy_id(" ００７ ")
    '007'
    """
    if written.isascii() and written.isprintable():
        return written.strip()
    text = unicodedata.normalize("NFKC", one_line(written))
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf").strip()


def same_person(student: str) -> str:
    """Return an id so that two ways of typing the same one are equal.

    Examples
    --------
    >>> same_person("AB012 ") == same_person("ab012"), same_person("012") == same_person("12")
    (True, False)
    """
    return tidy_id(student).casefold()


def scripts(text: str) -> list[str]:
    """Return the alphabets of a text in which letters of one can pass for letters of another.

    Examples
    --------
    >>> scripts("А12b")  # the first letter is Cyrillic
    ['CYRILLIC', 'LATIN']
    """
    if text.isascii():
        return ["LATIN"] if text else []
    named = {unicodedata.name(sign, "").partition(" ")[0] for sign in text if sign.isalpha()}
    return sorted(named & _SCRIPTS)


def names_fit(one: str, other: str) -> bool:
    """Return whether two spellings can name one person, whatever the order, accents and middle names.

    A name without spaces, as Canvas writes it, fits if all words of the other stand in it.

    Examples
    --------
    >>> names_fit("Zoë Müller-Strauß", "MULLER STRAUSS, Zoe"), names_fit("Ann Lee", "leeann")
    (True, True)
    >>> names_fit("Ann Lee", "Bob Brown")
    False
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return True
    if first <= second or second <= first:
        return True
    (few, many) = sorted((first, second), key=len)
    return len(few) == 1 and sorted("".join(many)) == sorted("".join(few))


def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i"))
    return frozenset(re.findall(r"\w+", "".join(sign for sign in plain if not unicodedata.combining(sign))))
