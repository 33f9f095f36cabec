"""What students wrote, made harmless: for a terminal, for a spreadsheet, as an id and as a name."""

import re
import unicodedata
from typing import Final

_CONTROLS: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]"
)
_ENDS: Final = re.compile("\r\n?|\u2028|\u2029|\x85")
# What cannot be seen although Unicode calls it a letter or a mark: fillers, selectors of variants, blanks.
_UNSEEN: Final = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)
# Where a program may see a cell begin, whatever parts cells for it, and take it for a formula.
_FORMULA: Final = r"""'*(?:[^\S\t\n]|["\u00ad\u200b-\u200d\u2060\ufeff])*[=+\-@＝＋－＠]"""
_BEGINS: Final = rf"(?:\A|(?<=[;\t\n]))(?={_FORMULA})|\A(?='*[\t\n])"
_GUARDED: Final = rf"(?:\A|(?<=[;\t\n]))'(?={_FORMULA})|\A'(?='*[\t\n])"
# As spreadsheets shorten them in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish and
# Swedish.
_MONTH: Final = (
    "(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|mrz|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil|août"
    "|déc|ene|abr|ago|dic|fev|set|out|gen|mag|giu|lug|ott|mrt|mei|maj|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru)"
)
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
_SPOILT: Final = re.compile(
    r"[+-]?\d+(?:[.,]\d+)?e[+-]\d+|\d[.,]\d+e\d+|\d+[.,]0+|\d{1,3}(?:,\d{3}){2,}|\d{15}0{3,}"
    rf"|\d{{1,4}}(?:-|\. ?){_MONTH}\.?|{_MONTH}\.?-\d{{1,4}}"
    rf"|{_DAY}([./]){_DAY}\1(?:19|20)?\d\d"
    r"|\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?"
    r"|#[#a-z/0!?]+"
)
_MARKS: Final = 4
_SCRIPTS: Final = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})
UNNAMED: Final = "unnamed"
LONGEST_ID: Final = 100
LONGEST_NAME: Final = 200


def visible(text: str) -> str:
    r"""Return a text without what a terminal or a reader's eye would obey; line ends and tabs stay.

    Examples
    --------
    >>> visible("red\x1b[31m\r\n")
    'red[31m\n'
    """
    if text.isprintable():
        return text
    return _CONTROLS.sub("", _ENDS.sub("\n", text))


def cell(text: str) -> str:
    """Return a text as a cell in which no spreadsheet sees a formula: an apostrophe stands before it.

    A program that parts cells at semicolons, tabs or line ends sees more cells than were written, so the
    apostrophe stands wherever one of these would begin.

    Examples
    --------
    >>> cell("=1+1"), cell("1 = 1"), cell("x;=1+1;y")
    ("'=1+1", '1 = 1', "x;'=1+1;y")
    """
    return text if text.isalnum() else re.sub(_BEGINS, "'", visible(text))


def from_cell(text: str) -> str:
    """Return the text that `cell` made a cell of.

    Examples
    --------
    >>> from_cell(cell("-5")), from_cell("'tis"), from_cell(cell("'=5"))
    ('-5', "'tis", "'=5")
    """
    return re.sub(_GUARDED, "", text) if "'" in text else text


def one_line(text: str) -> str:
    """Return a text on one line, without signs that cannot be seen and without piles of accents."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _unpiled(unicodedata.normalize("NFC", visible(re.sub(r"\s", " ", text)))).strip()


def _unpiled(text: str) -> str:
    """Return a text with no more than a few accents on a letter."""
    kept: list[str] = []
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks <= _MARKS:
            kept.append(sign)
    return "".join(kept)


def tidy_id(written: str) -> str:
    """Return an id to show and to hand in: the digits of any script become 0 to 9, zeros in front stay.

    What cannot be seen is left out.  An id that is tidied once more stays as it is.

    Examples
    --------
    >>> tidy_id(" ００７ "), tidy_id("٠٠٧"), tidy_id("10\u200b01"), tidy_id("A  1")
    ('007', '007', '1001', 'A 1')
    """
    if not (written.isascii() and written.isprintable()):
        seen = "".join(
            " " if sign.isspace() else sign
            for sign in _UNSEEN.sub("", written)
            if sign.isspace() or unicodedata.category(sign) not in ("Cc", "Cf", "Cs")
        )
        composed = _unpiled(unicodedata.normalize("NFKC", seen))
        written = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in composed)
    return " ".join(written.split())


def id_key(written: str) -> str:
    """Return an id so that two ways of typing the same one are equal.

    Wherever ids are looked up, compared or joined, and where one decides over a form, it is by this.

    Examples
    --------
    >>> id_key("AB012 ") == id_key("ａb012"), id_key("012") == id_key("12")
    (True, False)
    """
    # Folding can make what has to be composed anew, and composing what has to be folded.
    return tidy_id(tidy_id(tidy_id(written).casefold()).casefold())


def without_zeros(written: str) -> str:
    """Return an id as `id_key` does, without the zeros in front, which a spreadsheet takes away.

    Examples
    --------
    >>> without_zeros("00123"), without_zeros("0")
    ('123', '0')
    """
    key = id_key(written)
    return key.lstrip("0") or key[-1:]


def is_spoilt_id(written: str) -> bool:
    """Return whether a cell holds what a spreadsheet makes of an id: a number, a date or an error.

    Of a number it keeps fifteen digits.

    Examples
    --------
    >>> [is_spoilt_id(text) for text in ("2,02E+10", "20230012345.0", "12-Mar", "#####", "1E5", "00123")]
    [True, True, True, True, False, False]
    """
    return bool(_SPOILT.fullmatch(id_key(from_cell(written))))


def tidy_name(written: str) -> str:
    """Return a name to show.

    Examples
    --------
    >>> tidy_name(" Ann Lee "), len(tidy_name("A" * 10_000))
    ('Ann Lee', 200)
    """
    name = one_line(written)
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def slug(text: str) -> str:
    """Return a text as part of a file's name that every system takes.

    Examples
    --------
    >>> slug("Évora: week 5"), slug("../../x"), slug("学生")
    ('evora-week-5', 'x', 'unnamed')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return "-".join(words) or UNNAMED


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
