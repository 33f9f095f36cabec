"""The glossary's page, and the links to it: from the first use of each word in a lesson."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from cocreation_teach.authoring.page import Cell, Page
from cocreation_teach.content.course import number_of
from cocreation_teach.content.glossary import Term

PAGE: Final = "glossary"
"""The page that is one, by name."""

_HERE: Final = Cell("markdown", "<!-- glossary -->")
# What a link cannot stand in: links, code, comments, formulas.
_SHUT: Final = r"!?\[[^\]]*\]\([^)]*\)|`[^`]*`|<!--.*?-->|\$[^$]*\$"
_PLAIN_LINE: Final = re.compile(r"^(?![#|>]|\s*$)")
_END: Final = "## References"


def with_glossary(pages: Sequence[Page], terms: Sequence[Term]) -> tuple[Page, ...]:
    """Return the pages with the glossary on its page, if there is one, and links to it in the lessons."""
    if not any(page.name == PAGE for page in pages):
        return tuple(pages)
    lessons = [page for page in pages if page.folder == "lessons" and number_of(page.name)]
    taught = {
        term.concept: [page.name for page in lessons if term.concept in page.concepts] for term in terms
    }
    return tuple(
        replace(page, cells=filled(page.cells, terms, taught) if page.name == PAGE else linked(page, terms))
        if page.name == PAGE or page in lessons
        else page
        for page in pages
    )


def filled(
    cells: Sequence[Cell], terms: Iterable[Term], taught: Mapping[str, Sequence[str]]
) -> tuple[Cell, ...]:
    """Return a page's cells with the glossary in the place of ``<!-- glossary -->``: a cell for each letter.

    Parameters
    ----------
    cells, terms
        The page as written, and the words in alphabetical order.
    taught
        By concept the lessons that teach it, by name.
    """
    letters: dict[str, list[str]] = {}
    for term in terms:
        letters.setdefault(term.term[0].upper(), []).append(entry(term, taught.get(term.concept, ())))
    made = [Cell("markdown", f"## {letter}\n\n" + "\n\n".join(held)) for letter, held in letters.items()]
    return tuple(one for cell in cells for one in (made if cell == _HERE else [cell]))


def entry(term: Term, lessons: Sequence[str]) -> str:
    """Return what the glossary says of a word, as Markdown."""
    where = ", ".join(f"[{number_of(name)}]({name}.ipynb)" for name in lessons)
    taught = f" (Lesson {where}.)" if lessons else ""
    others = "\n".join(f"- *Otherwise:* {who}. {says}" for who, says in term.otherwise.items())
    return "\n\n".join(filter(None, [f"### {term.term}", term.says + taught, others]))


def address(term: str) -> str:
    """Return where the glossary speaks of a word, as JupyterLab names its headings.

    Examples
    --------
    >>> address("Moment of truth")
    'glossary.ipynb#Moment-of-truth'
    """
    return f"{PAGE}.ipynb#{term.replace(' ', '-')}"


def linked(page: Page, terms: Sequence[Term]) -> tuple[Cell, ...]:
    """Return a lesson's cells, in which the first use of each word leads to the glossary.

    A use in a heading, a table, a quotation, a link or the references is left as it is. So is the first cell:
    the aims are read before anything has been explained.
    """
    left = {one.term: _pattern(one) for one in sorted(terms, key=lambda one: -len(one.term))}
    cells: list[Cell] = [*page.cells[:1]]
    for place, cell in enumerate(page.cells[1:], start=1):
        if cell.kind == "markdown" and cell.text.startswith(_END):
            return (*cells, *page.cells[place:])
        cells.append(replace(cell, text=_with_links(cell.text, left)) if cell.kind == "markdown" else cell)
    return tuple(cells)


def _with_links(text: str, left: dict[str, re.Pattern[str]]) -> str:
    return "\n".join(_line(line, left) if _PLAIN_LINE.match(line) else line for line in text.split("\n"))


def _line(line: str, left: dict[str, re.Pattern[str]]) -> str:
    for term in list(left):
        found = next((one for one in left[term].finditer(line) if one["use"]), None)
        if found:
            del left[term]
            line = f"{line[: found.start()]}[{found['use']}]({address(term)}){line[found.end() :]}"
    return line


def _pattern(term: Term) -> re.Pattern[str]:
    forms = "|".join(map(re.escape, sorted({term.term, *term.forms}, key=len, reverse=True)))
    forms = forms.replace("’", "['’]")  # as it is typed in a source, or as it is set
    return re.compile(rf"{_SHUT}|(?<![\w-])(?P<use>{forms})(?![\w-])", re.IGNORECASE)


def unused(pages: Iterable[Sequence[Cell]], terms: Iterable[Term]) -> Iterator[str]:
    """Yield a sentence for each word to which no lesson leads."""
    told = "\n".join(cell.text for cells in pages for cell in cells)
    for term in terms:
        if f"]({address(term.term)})" not in told:
            yield f"No lesson uses {term.term}: give it a form that lessons write, or leave it out."
