"""The course as plain pages, which need no kernel.

A notebook is read (`reading`) into prose and widgets as plain data, which become a page (`pages`).  The
modules that draw cards are joined to one classic script (`linking`).  It makes the page itself the widgets'
host (``page/main.mjs``), where in JupyterLab a kernel is.  What draws another widget, searches, or needs all
questions is a script of its own, which a page brings when it needs it, so that the first card waits for none
of it; the worker that keeps the site for reading offline has them all.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from cocreation_teach import __version__, words
from cocreation_teach.course.notebooks import KINDS, edition
from cocreation_teach.exchange.finding import holds_assignment
from cocreation_teach.site import data, search
from cocreation_teach.site.linking import PACKAGE, link, modules, uncommented
from cocreation_teach.site.offline import ENTRY, offline
from cocreation_teach.site.pages import REPOSITORY, Page, contents_html, page_html
from cocreation_teach.site.reading import Live, SiteError
from cocreation_teach.site.writing import MARK, read_pages, write
from cocreation_teach.widgets.exhibits import EXHIBITS

__all__ = ["SiteError", "write_site"]

MAIN: Final = "site/page/main.mjs"
EXPLORERS: Final = "site/page/explorers/explorers.mjs"
CARD: Final = "widgets/question_card.mjs"
"""What the script of all pages draws; whatever else is drawn has a script of its own."""
_ANSWERING: Final = {
    "assignment": "site/page/assignment_box.mjs",
    "explorer": EXPLORERS,
    "tax_return": "site/page/tax_answers.mjs",
}
BOOK: Final = PACKAGE / "course/jupyter/labextensions/cocreation-teach/static/book.css"
"""The style sheet that JupyterLab's reading view has, too."""
_HERE: Final = Path(__file__).parent
_NOT_SAID: Final = ("desk", "vote.", "site.here.")
"""What only lecturers are told, and what stands on a page before its scripts come."""
_WEB: Final = "web."


def write_site(
    folder: Path,
    course: Path | None = None,
    address: str = "",
    lab: str = "",
    repository: str = REPOSITORY,
) -> int:
    """Write the course as plain pages and return how many there are.

    Parameters
    ----------
    folder
        Where: a folder that is new or empty, or one with an earlier site, which is replaced.
    course
        A course folder whose notebooks become pages, with all that lecturers have put there; by default the
        installed edition.
    address
        Where the site will stand, if that is known: for those who link to its pages.
    lab
        The folder, seen from the site, in which the data lab stands with Python in the browser, if it does.
    repository
        Where on GitHub Binder finds the course, as owner and name.

    Raises
    ------
    SiteError
        If the folder holds something else, or the code of a notebook does not run.
    """
    pages = read_pages(edition() if course is None else pages_in(course))
    address, lab = (place and place.rstrip("/") + "/" for place in (address, lab))
    write(folder, files(pages, address, lab, repository))
    return len(pages)


def pages_in(course: Path) -> dict[str, bytes]:
    """Return the notebooks of a course folder, and the assignments beside them, by where they lie in it."""
    found = {path for kind in KINDS for path in (course / kind).glob("*.ipynb")}
    if not found:
        raise SiteError(f"{course} holds no lessons. Name a course folder, such as cocreation lab makes.")
    for folder in course.iterdir():
        if folder.is_dir() and holds_assignment(folder):
            found |= {*folder.glob("*.ipynb"), *folder.glob("*.json")}
    return {path.relative_to(course).as_posix(): path.read_bytes() for path in sorted(found)}


def files(
    pages: tuple[Page, ...], address: str = "", lab: str = "", repository: str = REPOSITORY
) -> dict[str, bytes]:
    """Return the files of a site by path."""
    drawing = {name for page in pages for name in _drawing(page.blocks)}
    later = {name: _entries(name) for name in sorted(drawing - {"question_card"})}
    first = _first(later.values())
    texts = {
        **_scripts(first, later),
        "course.css": _sheets([*chain(*later.values()), *first]),
        "bank.js": data.script(modules(first)),
        "licences.txt": _licences(),
        "search.js": search.script(pages),
        "old.js": (_HERE / "page/old.js").read_text(encoding="utf-8"),
        "index.html": contents_html(pages, __version__, address, repository),
        MARK: json.dumps({"edition": __version__}),
        **{page.file: page_html(page, __version__, address, lab, repository) for page in pages},
    }
    written = {path: text.encode() for path, text in texts.items()}
    return {**written, **offline(written)}


def _entries(name: str) -> list[str]:
    """Return the modules that draw a widget, and what answers it where that comes with them."""
    return [f"widgets/{name}.mjs", *([_ANSWERING[name]] if name in _ANSWERING else [])]


def _first(later: Iterable[list[str]]) -> list[str]:
    """Return the modules that each page runs at first: with what two of the others share, which runs once."""
    counted = Counter(path for entries in later for path in modules(entries))
    shared = [path for path, count in counted.items() if count > 1]
    return [*shared, CARD, MAIN, ENTRY]


def _scripts(first: list[str], later: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the script of all pages, and those of what else is drawn; what explorers say comes with them."""
    all_ = said()
    explored = {key: held for key, held in all_.items() if key.partition(".")[0] in EXHIBITS.values()}
    others = {key: held for key, held in all_.items() if key not in explored}
    known = modules(first)
    brought = {
        f"widgets/{name}.js": link(entries, explored if name == "explorer" else {}, known)
        for name, entries in later.items()
    }
    return {"course.js": link(first, others), **brought}


def _licences() -> str:
    """Return what others wrote of the scripts, and their licences, which go where their work goes."""
    vendor = _HERE / "vendor"
    files = [vendor / "README.txt", *sorted(vendor.glob("*.LICENSE"))]
    return "\n\n".join(file.read_text(encoding="utf-8").strip() for file in files) + "\n"


def said() -> words.Catalogue:
    """Return what pages say: no word to lecturers, and where there are two, the one without a kernel.

    Examples
    --------
    >>> said()["work.nothing"]
    'Nothing is answered yet in this browser.'
    """
    all_ = {key: held for key, held in words.catalogue().items() if not key.startswith(_NOT_SAID)}
    return all_ | {key.removeprefix(_WEB): held for key, held in all_.items() if key.startswith(_WEB)}


def _drawing(blocks: Iterable[object]) -> Iterable[str]:
    for block in blocks:
        if isinstance(block, Live):
            yield from [block.module] if block.module else ()
            yield from _drawing(block.children)


def _sheets(entries: list[str]) -> str:
    beside = ((PACKAGE / path).with_suffix(".css") for path in modules(entries))
    sheets = [_HERE / "page/theme.css", *beside, BOOK, _HERE / "page/page.css"]
    return "\n".join(uncommented(sheet.read_text(encoding="utf-8")) for sheet in sheets if sheet.is_file())
