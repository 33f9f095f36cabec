"""From what stands on a page to its HTML: head, header, prose, places for widgets, and their data."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Any, Final

import jinja2
from markupsafe import Markup

from cocreation_teach.content.course import course_pages, number_of
from cocreation_teach.course.notebooks import KINDS
from cocreation_teach.course.shipped import Shipped, links, shipped
from cocreation_teach.learning.progress import page_progress
from cocreation_teach.site import data
from cocreation_teach.site.addresses import Placed, in_places
from cocreation_teach.site.offline import LARGEST
from cocreation_teach.site.reading import Block, Live, Prose
from cocreation_teach.words import catalogue, say

POLICY: Final = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data: blob:; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
)
"""What a page may load: what lies beside it, also where it was opened from a file."""

REPOSITORY: Final = "cocreation-teach/cocreation-teach"
"""What Binder opens, unless another repository is named."""
LAB: Final = "exercises/09b-data-lab.ipynb"
"""The page that runs in the browser, too, where `.ci/lite` has put Python beside the site."""
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site: where its notebook lies in the course, and what is on it."""

    path: str
    title: str
    minutes: int
    blocks: tuple[Block, ...]

    @property
    def number(self) -> str:
        """The number that its name begins with; none for a page outside the sequence."""
        return number_of(self.path)

    @property
    def kind(self) -> str:
        """One of lesson, exercise, solution."""
        return self.path.partition("/")[0].removesuffix("s")

    @property
    def name(self) -> str:
        """What it is called where its place in the course is told."""
        is_numbered = self.number and self.path.partition("/")[0] in KINDS
        return say(f"page.{self.kind}", number=self.number) if is_numbered else self.title

    @property
    def file(self) -> str:
        """Where it lies in the site."""
        return self.path.removesuffix(".ipynb") + ".html"

    def about(self) -> dict[str, Any]:
        """Return what others tell of it."""
        return {"path": self.path, "kind": self.kind, "number": self.number, "title": self.title}


def page_html(
    page: Page, edition: str, address: str = "", lab: str = "", repository: str = REPOSITORY
) -> str:
    """Return a page of the course as HTML.

    Parameters
    ----------
    page
        The page.
    edition
        The edition of the course.
    address
        Where the site will stand, with its last slash, if that is known: for those who link to the page.
    lab
        The folder of the data lab with Python in the browser, seen from the site, with its last slash.
    repository
        Where on GitHub Binder finds the course, as owner and name.
    """
    onward = _onward(page)
    placed = in_places(page.blocks)
    widgets = [one.live.plain() for one in placed if isinstance(one, Placed)]
    asks = next((one for one in data.pages() if one["path"] == page.path), None)
    about = {**page.about(), "minutes": page.minutes, "root": "../", "links": onward, "asks": asks}
    held = {"page": about, "edition": edition, "widgets": widgets}
    return _template("page.html").render(
        page=page,
        root="../",
        blocks=placed,
        coded=any(isinstance(block, Prose) and block.part == "code" for block in page.blocks),
        lab=lab and page.path == LAB and f"../{lab}notebooks/index.html?path={LAB}",
        keeps=page.kind != "solution" and bool(widgets),
        held=as_data(held),
        progress=_progress(page.path),
        links=[(say(f"page.to-{name}"), _href(to), _name(to)) for name, to in onward.items()],
        description=description(page.blocks),
        **_around(page.file, page.path, address, repository),
    )


def _progress(path: str) -> str:
    """Return how far one is who has answered nothing: a line that comes late would move what is below it."""
    page = next((one for one in course_pages() if one.path == path), None)
    questions = page_progress(page, {}).questions if page else 0
    if not page or not questions:
        return ""
    return say("page.progress", answered=0, questions=questions, left=-(-page.minutes // 5) * 5)


def contents_html(
    pages: Iterable[Page], edition: str, address: str = "", repository: str = REPOSITORY
) -> str:
    """Return the page on which the site opens: all others, in the order of the course."""
    rows = sorted(pages, key=lambda one: (one.number or "~", one.kind != "lesson", one.path))
    asking = {one["path"]: one for one in data.pages()}
    asks = [asking[row.path] for row in rows if row.path in asking]
    held = {
        "page": {"path": "", "kind": "contents", "root": "", "links": {}, "pages": asks},
        "edition": edition,
        "widgets": [],
    }
    return _template("contents.html").render(
        root="",
        rows=[row for row in rows if row.kind != "solution"],
        held=as_data(held),
        description=say("site.description"),
        **_around("index.html", "lessons/00-start-here.ipynb", address, repository),
    )


def _around(file: str, path: str, address: str, repository: str) -> dict[str, Any]:
    opens = f"urlpath=doc%2Ftree%2F{path.replace('/', '%2F')}"
    return {
        "language": catalogue()["language"],
        "policy": POLICY,
        "address": address and address + file,
        "picture": address + LARGEST,
        # A lecturer's own page lies in no repository.
        "binder": path in shipped() and f"https://mybinder.org/v2/gh/{repository}/HEAD?{opens}",
    }


def _onward(page: Page) -> dict[str, dict[str, str]]:
    edition = shipped()
    if page.path not in edition:
        return {}
    return {name: _about(to) for name, to in links(edition[page.path], edition).items()}


def _about(page: Shipped) -> dict[str, str]:
    return {"path": page.path, "kind": page.kind, "number": page.number, "title": page.title}


def _href(to: Mapping[str, str]) -> str:
    return f"../{to['path'].removesuffix('.ipynb')}.html"


def _name(to: Mapping[str, str]) -> str:
    if not to["number"]:
        return to["title"]
    name = say(f"page.{to['kind']}", number=to["number"])
    return f"{name}: {to['title']}"


def told(live: Live) -> str:
    """Return what a widget asks as HTML, for those on whose page it does not come alive."""
    return str(_template("told.html").module.told(live))  # type: ignore[attr-defined]


def here(live: Live) -> str:
    """Return in a sentence what a widget lets one do; nothing of a question, and of what the course has not.

    Examples
    --------
    >>> here(Live("ValueMarker", "value_marker", {}))
    'Here you tick for each step which kinds of value it made, and read why.'
    """
    if live.questions and "keeping" not in live.state.get("content", {}):
        return say("site.here.solved")  # on a solution's page, which keeps nothing
    return say(f"site.here.{live.kind}") if f"site.here.{live.kind}" in catalogue() else ""


def description(blocks: Iterable[Block]) -> str:
    """Return what a page begins with, as a plain text of one or two lines.

    Examples
    --------
    >>> description([Prose("<h1>One</h1>"), Prose("<p>A <em>woolly</em> word.</p><p>And more.</p>")])
    'A woolly word.'
    """
    html = "".join(block.html for block in blocks if isinstance(block, Prose) and block.part == "prose")
    paragraphs = (unescape(re.sub(r"<[^>]+>", "", one)) for one in re.findall(r"<p>(.*?)</p>", html, re.S))
    first = next((" ".join(one.split()) for one in paragraphs if not one.strip().endswith("can")), "")
    return shortened(first, _LONGEST)


def shortened(text: str, longest: int) -> str:
    """Return a text, or its beginning if it is longer than that.

    Examples
    --------
    >>> shortened("One and all", 8)
    'One and …'
    """
    return text if len(text) <= longest else text[:longest].rpartition(" ")[0] + " …"


def as_data(value: object) -> Markup:
    r"""Return a value as it stands in a page's data, which no text in it can end.

    Examples
    --------
    >>> print(as_data({"text": "</script>"}))
    {"text":"\u003c/script>"}
    """
    held = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(held.replace("<", "\\u003c"))


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("cocreation_teach.site", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(say=say, here=here)
    environment.tests["placed"] = lambda one: isinstance(one, Placed)
    return environment


def _template(name: str) -> jinja2.Template:
    return _environment().get_template(name)
