"""Pages that earlier editions had under another name: folders and bookmarks of that time go on working."""

from pathlib import PurePosixPath
from typing import Final

EXERCISES: Final = {
    "01-whose-view": "02-whose-view",
    "02-service-or-product": "03-service-or-product",
    "03-value-in-use": "04-value-in-use",
    "04-residential-care": "05-residential-care",
    "05-continuum": "06-continuum",
    "06-where-service-theory-stops": "07-where-service-theory-stops",
    "07-three-kinds-of-value": "08-three-kinds-of-value",
    "08-classify-encounters": "09-classify-encounters",
    "09-co-destruction": "10-co-destruction",
    "10-data-lab": "09b-data-lab",
}
"""An exercise and its solution have the number of their lesson; once they were counted by themselves."""

RENAMED: Final = {
    f"{folder}/{old}.ipynb": f"{folder}/{new}.ipynb"
    for folder in ("exercises", "solutions")
    for old, new in EXERCISES.items()
}
"""What a page was called, by its place in the course, and what it is called now."""


def now(path: str) -> str:
    """Return what a page is called now; a name that has not changed, or is none of ours, as it is.

    Examples
    --------
    >>> now("spring/exercises/05-continuum.ipynb"), now("lessons/06-tax.ipynb")
    ('spring/exercises/06-continuum.ipynb', 'lessons/06-tax.ipynb')
    """
    place = PurePosixPath(path)
    new = RENAMED.get(f"{place.parent.name}/{place.name}")
    return str(place.with_name(PurePosixPath(new).name)) if new else path
