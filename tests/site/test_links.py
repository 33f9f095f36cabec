"""Every address on the site leads somewhere, and to one place: pages, headings and cards."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest

from cocreation_teach.course.notebooks import edition
from cocreation_teach.site.addresses import in_places
from cocreation_teach.site.offline import ICONS
from cocreation_teach.site.pages import Page, contents_html, page_html
from cocreation_teach.site.prose import html_of
from cocreation_teach.site.reading import Block, Live, Prose

BESIDE = {"course.css", "course.js", "explorers.js", "old.js", *ICONS}


class Addresses(HTMLParser):
    """The ids on a page, and where it links to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, _: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element is called, and where it leads."""
        for name, value in attrs:
            if name == "id":
                self.ids[value or ""] += 1
            elif name in ("href", "src") and not re.match(r"\w+:", value or ""):
                self.links.append(value or "")


def astray(pages: Mapping[str, str]) -> list[str]:
    """What is wrong with the addresses on some pages and between them."""
    held = {file: Addresses(html) for file, html in pages.items()}
    wrong: list[str] = []
    for file, on in held.items():
        wrong += [f"{file}: two are called {name}" for name, n in on.ids.items() if n > 1]
        for link in on.links:
            path, _, place = link.partition("#")
            to = normpath(join(dirname(file), unquote(path))) if path else file
            if to not in held and to not in BESIDE:
                wrong.append(f"{file}: no file at {link}")
            elif place and unquote(place) not in held[to].ids:
                wrong.append(f"{file}: no place at {link}")
    return wrong


def prose_of(path: str, content: bytes) -> Page:
    """A page of the course without what its code shows."""
    notebook = json.loads(content)
    sources = ["".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"]
    blocks = tuple(Prose(html_of(source)) for source in sources)
    return Page(path, notebook["metadata"]["cocreation_teach"]["title"], 0, blocks)


def test_every_link_of_the_course_leads_to_a_page_and_to_a_place_on_it() -> None:
    pages = [prose_of(path, content) for path, content in edition().items() if path.endswith(".ipynb")]
    assert len(pages) > 40
    written = {page.file: page_html(page, "1.0") for page in pages}
    assert astray({"index.html": contents_html(pages, "1.0"), **written}) == []


def test_what_leads_nowhere_or_to_two_places_is_found() -> None:
    one = '<h2 id="a"><a href="b.html"></a><a href="#c"></a><a href="two.html#b%20"></a>'
    two = '<p id="b"><p id="b"><a href="../lessons/one.html#a"></a><a href="https://example.org/#b"></a>'
    assert astray({"lessons/one.html": one, "lessons/two.html": two}) == [
        "lessons/one.html: no file at b.html",
        "lessons/one.html: no place at #c",
        "lessons/one.html: no place at two.html#b%20",
        "lessons/two.html: two are called b",
    ]


def board(*cards: str) -> Live:
    return Live("QuadrantBoard", "quadrant_board", {"content": {"cards": [{"id": card} for card in cards]}})


def explorer() -> Live:
    return Live("Explorer", "explorer", {"content": {"name": "cycle", "steps": ["Next", "Again"]}})


def heading(text: str) -> Prose:
    return Prose(html_of(f"## {text}"))


@pytest.mark.parametrize(
    ("blocks", "addresses"),
    [
        ((heading("Why?"), heading("Why?"), heading("Why?-2")), ["Why?", "Why?-2", "Why?-2-2"]),
        ((Prose(html_of("## Why?\n\n## Why?")),), ["Why?", "Why?-2"]),
        ((heading('Ana’s & "so"'),), ['Ana’s-&-"so"']),
        ((board("a", "b"), board("c")), ["a", "c"]),
        ((board("c"),), ["c"]),
        ((explorer(), Live("MyWork", "my_work", {})), ["cycle", "MyWork"]),
        ((heading("c"), board("c")), ["c", "c-2"]),
        ((heading("ccs-page"),), ["ccs-page-2"]),
    ],
    ids=[
        "headings",
        "in one cell",
        "signs",
        "boards",
        "a board alone",
        "others",
        "heading and board",
        "the page's own",
    ],
)
def test_headings_and_boards_have_addresses_of_their_own(blocks: list[Block], addresses: list[str]) -> None:
    page = Page("lessons/09-four-quadrants.ipynb", "The four quadrants", 30, tuple(blocks))
    found = Addresses(page_html(page, "1.0")).ids
    assert {name: n for name, n in found.items() if name not in ("ccs-page", "ccs-old")} == dict.fromkeys(
        addresses, 1
    )
    assert len(in_places(blocks)) == len(blocks)
