"""The glossary: what the course means by its words, and what others mean by them, in ``glossary.toml``.

::

    [moment-of-truth]
    term = "Moment of truth"
    concept = "B3"
    forms = ["moments of truth"]            # how else lessons write it
    says = "The moment in which user and organisation meet ..."
    otherwise = { "Author (year)" = "What they mean by the word, or hold against it." }
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from cocreation_teach.content.checks import Report, Table, check_concepts, has_fields
from cocreation_teach.content.parts import read_checked
from cocreation_teach.content.reading import SLUG, is_slug
from cocreation_teach.theory import CONCEPTS

_FILE: Final = Path(__file__).parent / "glossary.toml"
_FIELDS: Final = {"term": str, "concept": str, "says": str}
_OPTIONAL: Final[Mapping[str, type | tuple[type, ...]]] = {"forms": list, "otherwise": dict}


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the course.

    Attributes
    ----------
    term
        The word, as a heading has it.
    concept
        The id of the concept that it belongs to.
    forms
        How else lessons write it.
    says
        What the course means by it, with the source (author, year).
    otherwise
        By author and year, what others mean by it or hold against it.
    """

    term: str
    concept: str
    forms: tuple[str, ...]
    says: str
    otherwise: Mapping[str, str]


@cache
def glossary() -> tuple[Term, ...]:
    """Return the course's words in alphabetical order.

    Examples
    --------
    >>> next(term.concept for term in glossary() if term.term == "Moment of truth")
    'B3'
    """
    return read_glossary(_FILE)


def read_glossary(path: str | Path) -> tuple[Term, ...]:
    """Read and check a glossary; each concept of the course has a word in it.

    Raises
    ------
    ContentError
        If the file cannot be read or anything in it is wrong; it lists every problem, and nothing is loaded.
    """
    table = read_checked(Path(path), "glossary", _check)
    terms = (_term(held) for held in table.values())
    return tuple(sorted(terms, key=lambda term: term.term.casefold()))


def _term(held: Table) -> Term:
    forms, otherwise = tuple(held.get("forms", ())), held.get("otherwise", {})
    return Term(held["term"], held["concept"], forms, held["says"], otherwise)


def _check(table: Table, report: Report) -> None:
    sound = [held for key, held in table.items() if _check_term(key, held, report)]
    written = Counter(form.casefold() for held in sound for form in (held["term"], *held.get("forms", ())))
    for form in (form for form, times in written.items() if times > 1):
        report("", form, "This stands for two words: a reader could be sent to one of them alone.")
    for concept in CONCEPTS.keys() - {held["concept"] for held in sound}:
        report(f", concept {concept}", CONCEPTS[concept], "Give each concept a word in the glossary.")


def _check_term(key: str, held: object, report: Report) -> bool:
    place = f", {key}"
    if not is_slug(key):
        report(place, key, SLUG)
    if not has_fields(held, _FIELDS, _OPTIONAL, place, report):
        return False
    assert isinstance(held, dict)
    check_concepts([held["concept"]], lambda _, value, cure: report(f"{place}, concept", value, cure))
    said = [*held.get("forms", ()), *held.get("otherwise", {}).values()]
    wrong = [one for one in said if not isinstance(one, str) or not one.strip()]
    for one in wrong:
        report(place, one, "Forms, and what others say, are texts.")
    return not wrong
