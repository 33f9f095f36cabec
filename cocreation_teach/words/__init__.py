"""The interface's own words: sentences by id, from the catalogue of one language.

A language is a file more in this folder, beside ``en.json``, with the same ids; those that it lacks are said
in English.  ``COCREATION_LANGUAGE`` names the file that is used.  The page is sent the very same catalogue.
"""

import json
import os
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from babel import Locale

FOLDER: Final = Path(__file__).parent
ENGLISH: Final = "en"

Catalogue = dict[str, str | dict[str, str]]
"""By id a sentence with ``{names}``, or its forms: ``=0`` for a number by itself, and the plural's (CLDR)."""


def catalogue() -> Catalogue:
    """Return the sentences of the language that this kernel speaks; of one that there is not, the English."""
    return _catalogue(FOLDER, _language())


def unknown_language() -> str:
    """Return a sentence if a language is asked for that there is not, and else nothing."""
    there = _languages(FOLDER)
    known = _language() in there
    return "" if known else f"COCREATION_LANGUAGE is {_language()}. The course speaks: {', '.join(there)}."


def _language() -> str:
    return os.environ.get("COCREATION_LANGUAGE") or ENGLISH


def _languages(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.json"))}


@cache
def _catalogue(folder: Path, language: str) -> Catalogue:
    there = _languages(folder)
    files = [there[ENGLISH], there.get(language, there[ENGLISH])]
    return {key: said for file in files for key, said in json.loads(file.read_text("utf-8")).items()}


def of_pages() -> Catalogue:
    """Return the sentences that the course's part of JupyterLab says."""
    return {key: said for key, said in catalogue().items() if key == "language" or key.startswith("page.")}


def say(key: str, /, **values: Any) -> str:
    """Return a sentence; which of several forms it takes, `count` says.

    Examples
    --------
    >>> say("not-answered"), say("report.words", count=1), say("report.words", count=2)
    ('Not answered yet.', '1 word', '2 words')
    """
    said = catalogue()[key]
    return (said if isinstance(said, str) else _form(said, values["count"])).format_map(values)


def _form(forms: dict[str, str], count: float) -> str:
    if f"={count}" in forms:
        return forms[f"={count}"]
    return forms.get(_locale().plural_form(count)) or forms["other"]


def weekday_and_day(day: date) -> str:
    """Return a day of the near future in words.

    Examples
    --------
    >>> weekday_and_day(date(2026, 11, 3))
    'Tuesday 3 November'
    """
    from babel.dates import format_skeleton

    return format_skeleton("EEEEdMMMM", day, locale=_locale())


def _locale() -> "Locale":
    # Late, as few sentences that Python says need it.
    from babel import Locale

    return Locale.parse(str(catalogue()["language"]), sep="-")


def read_anew() -> None:
    """Forget what was read of the catalogues."""
    _catalogue.cache_clear()
