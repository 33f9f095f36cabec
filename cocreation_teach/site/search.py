"""What can be found on a site: each heading with the words below it, and each card, by its address."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final
from urllib.parse import quote

from cocreation_teach.site.addresses import Placed, in_places
from cocreation_teach.site.linking import link
from cocreation_teach.site.pages import Page, shortened, told
from cocreation_teach.site.reading import Prose

FINDING: Final = "site/page/finding.mjs"
_HEADING: Final = re.compile(r'<h[1-4] id="([^"]+)">(.*?)</h[1-4]>', re.S)
_LONGEST: Final = 110
_FIRST: Final = re.compile(r"<p>(.*?)</p>", re.S)
_ENDS: Final = re.compile(r"</(?:p|li|td|th|h\d|div|pre|blockquote)>|<br ?/?>")
_TAG: Final = re.compile(r"<[^>]+>")
_NEEDS: Final = "ccs-needs"
_HERE: Final = re.compile(r'<p class="ccs-here">.*?</p>')
"""What is said of each widget of a kind, by which none is found."""


def script(pages: Iterable[Page]) -> str:
    """Return the script that a page brings when somebody searches: what can be found, and what finds it."""
    # A solution is not come upon by chance: its exercise leads there.
    found = [place for page in pages if page.kind != "solution" for place in places(page)]
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"(globalThis.cocreationData ??= {{}}).search = {text};\n" + link([FINDING], {})


def places(page: Page) -> Iterator[dict[str, str]]:
    """Yield what can be found on a page: where it is, under which heading on which page, and its words.

    Examples
    --------
    >>> prose = Prose('<h1 id="A-call">A call</h1><p>Who <em>rings</em>?</p>')
    >>> [found] = places(Page("lessons/01-one.ipynb", "One", 5, (prose,)))
    >>> found["where"], found["page"], found["text"]
    ('lessons/01-one.html#A-call', 'Lesson 01: One', 'Who rings?')
    """
    name = page.name if page.name == page.title else f"{page.name}: {page.title}"
    placed = in_places(page.blocks)
    prose = "\n".join(block.html for block in placed if isinstance(block, Prose) and block.part == "prose")
    before, *rest = _HEADING.split(prose)
    parts = [("", page.title, before), *zip(rest[::3], rest[1::3], rest[2::3], strict=True)]
    for block in placed:
        if isinstance(block, Placed) and not block.live.children:
            html = _HERE.sub("", told(block.live))
            if (first := _FIRST.search(html)) and _NEEDS not in html:
                parts.append((block.address, first[1], html))
    for address, heading, html in parts:
        if address or _words(html):
            where = f"{page.file}#{quote(unescape(address))}" if address else page.file
            yield {
                "where": where,
                "page": name,
                "heading": shortened(_words(heading), _LONGEST),
                "text": _words(html),
            }


def _words(html: str) -> str:
    """Return HTML as plain text, in which what stands apart stays apart.

    Examples
    --------
    >>> _words("<li>One &amp; <em>all</em>?</li><li>Two</li>")
    'One & all? Two'
    """
    return " ".join(unescape(_TAG.sub("", _ENDS.sub(" ", html))).split())
