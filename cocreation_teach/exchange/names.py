"""Whether two spellings can name one person, and how sure that is."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache
from typing import Final, Literal

Likeness = Literal["same", "close", "partly", "different", "unknown"]

IN_WORDS: Final[dict[Likeness, str]] = {
    "close": "probably the same person, spelt in another way",
    "partly": "one name is the same and another is not",
    "different": "no name is the same",
}
"""How sure it is, where there is something to say."""

_CLOSE: Final = 0.75
_APOSTROPHES: Final = re.compile("['’‘ʼʻ`´ʹ]")
_STROKED: Final = re.compile(r"LATIN SMALL LETTER (?:DOTLESS )?([A-Z]{1,2})(?: WITH .*)?")
_LETTERS: Final = {"ð": "d", "þ": "th", "œ": "oe", "ŋ": "n", "ə": "e", "ß": "ss"}
# Where an umlaut or a ring cannot be written a letter more is: both are read without it.
_DIGRAPHS: Final = re.compile("(a)[ea]|([ou])e")
_CYRILLIC: Final = (
    "а a б b в v г g ґ g д d е e є ie ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u ў u "
    "ф f х kh ц ts ч ch ш sh щ shch ъ _ ы i ь _ э e ю iu я ia ђ d ј i љ li њ ni ћ c џ dz"
)
_GREEK: Final = (
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ u φ f χ kh ψ ps ω o"
)
_PAIRS: Final = f"{_CYRILLIC} {_GREEK}".replace("_", "").split(" ")
_LATIN_OF: Final = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
# Ways of writing one sound of another alphabet, each with the one that stands for all.
_SOUNDS: Final = (
    *(("shch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ch", "c"), ("tz", "c")),
    *(("ts", "c"), ("ph", "f"), ("th", "t"), ("ks", "x"), ("y", "i"), ("j", "i"), ("w", "v"), ("q", "k")),
    ("ou", "u"),
)
_COMPARABLE: Final = frozenset({"LATIN", "CYRILLIC", "GREEK"})
_NO_ALPHABETS: Final = frozenset({"MODIFIER", "FEMININE", "MASCULINE"})


def likeness(one: str, other: str) -> Likeness:
    """Return how likely two spellings are to name one person, whatever their order, accents and alphabet.

    One name more or less, an initial, and names written without spaces, as Canvas writes them, are no
    difference.  Names of which one is missing, or in alphabets that nothing here compares, are unknown.

    Examples
    --------
    >>> likeness("Zoë Müller-Strauß", "MUELLER STRAUSS, Zoe"), likeness("Łukasz O’Neil", "oneillukasz")
    ('same', 'same')
    >>> likeness("Ann Lee", "Anne Lee"), likeness("Ann Lee", "Bob Lee"), likeness("Ann Lee", "Cy Roe")
    ('close', 'partly', 'different')
    >>> likeness("Юлия Щербакова", "Yulia Shcherbakova"), likeness("山田 太郎", "Taro Yamada")
    ('same', 'unknown')
    """
    first, second = _words(one), _words(other)
    if not first or not second:
        return "unknown"
    if _is_same(first, second):
        return "same"
    alphabets = _alphabets(one + other)
    if len(alphabets) > 1:
        if alphabets - _COMPARABLE:
            return "unknown"
        first, second = (frozenset(map(_sounds, words)) for words in (first, second))
        if _is_same(first, second):
            return "same"
    if _is_near(first, second):
        return "close"
    return "partly" if any(len(word) > 1 for word in first & second) else "different"


def _is_same(first: frozenset[str], second: frozenset[str]) -> bool:
    if sorted("".join(first)) == sorted("".join(second)):
        return True
    return any(
        _holds(one, other) or _runs_on(one, other) for one, other in ((first, second), (second, first))
    )


def _holds(many: frozenset[str], few: frozenset[str]) -> bool:
    """Whether each of a few words stands among many; a letter alone stands for a word with it in front."""
    return all(
        any(word == each or (1 in (len(word), len(each)) and word[0] == each[0]) for each in many)
        for word in few
    )


def _runs_on(words: frozenset[str], several: frozenset[str]) -> bool:
    """Whether the one word that there is is made of several, or holds them all."""
    if len(words) > 1:
        return False
    (whole,) = words
    left = whole
    for word in sorted(several, key=len, reverse=True):
        left = left.replace(word, " ", 1)
    return not left.strip() or all(len(word) > 1 and word in whole for word in several)


def _is_near(first: frozenset[str], second: frozenset[str]) -> bool:
    """Whether each name of the shorter has one like it in the other."""
    few, many = sorted((first, second), key=len)
    return all(max(_ratio(word, each) for each in many) >= _CLOSE for word in few)


def _ratio(one: str, other: str) -> float:
    first, second = sorted((one, other))  # the order matters to difflib
    return SequenceMatcher(None, first, second).ratio()


@cache
def _words(name: str) -> frozenset[str]:
    folded = _APOSTROPHES.sub("", name.casefold())
    plain = unicodedata.normalize("NFKD", folded)
    letters = "".join(_plain(sign) for sign in plain if not unicodedata.combining(sign))
    return frozenset(_DIGRAPHS.sub(r"\1\2", word) for word in re.findall(r"[^\W_]+", letters))


def _plain(sign: str) -> str:
    """Return a letter without a stroke, a hook or whatever else does not come off."""
    if sign.isascii():
        return sign
    found = _STROKED.fullmatch(unicodedata.name(sign, ""))
    return _LETTERS.get(sign) or (found[1].lower() if found else sign)


def _alphabets(names: str) -> set[str]:
    """Return the alphabets of the letters in some names; what was written in another code page has none."""
    signs = unicodedata.normalize("NFKC", names)
    letters = (sign for sign in signs if sign.isalpha() or unicodedata.category(sign) == "Cs")
    return {unicodedata.name(sign, "UNKNOWN").partition(" ")[0] for sign in letters} - _NO_ALPHABETS


def _sounds(word: str) -> str:
    """Return a word in Latin letters, of several ways to write a sound one."""
    latin = "".join(_LATIN_OF.get(sign, sign) for sign in word)
    for written, sound in _SOUNDS:
        latin = latin.replace(written, sound)
    return re.sub(r"(.)\1+", r"\1", latin)
